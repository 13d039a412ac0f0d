"""The tables of the programme: meetings, their agenda as a draft, and the releases that froze it."""

from meetings.programme.models.meeting import (
    BreakoutGroup,
    Meeting,
    MeetingParty,
    Release,
    Room,
    Session,
    SessionSpeaker,
)
from meetings.programme.models.series import Series

__all__ = ["BreakoutGroup", "Meeting", "MeetingParty", "Release", "Room", "Series", "Session", "SessionSpeaker"]
