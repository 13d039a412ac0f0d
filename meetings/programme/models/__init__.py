"""The tables of the programme: meetings, their agenda as a draft, and the releases that froze it."""

from meetings.programme.models.agenda import BreakoutGroup, Room, Session, SessionSpeaker
from meetings.programme.models.meeting import Meeting, MeetingParty, Series
from meetings.programme.models.release import Release

__all__ = ["BreakoutGroup", "Meeting", "MeetingParty", "Release", "Room", "Series", "Session", "SessionSpeaker"]
