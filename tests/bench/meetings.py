"""Meetings for the benchmarks: public, with as many sessions as are asked for."""

from datetime import date, datetime, timedelta

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core.dates import FuzzyDates
from meetings.programme.actions.meetings import create_meeting
from meetings.programme.actions.releasing import release
from meetings.programme.actions.sessions import add_session
from meetings.programme.models import Meeting
from meetings.programme.released.session_fields import SessionEntry
from tests.programme.typed import typed_meeting, typed_session, typed_speaker

FIRST = date(2027, 3, 1)


def meeting_with_sessions(code: str, sessions: int) -> Meeting:
    """A released, public meeting of five days; its sessions last half an hour, six at a time."""
    entry = typed_meeting(
        title=f"A meeting with {sessions} sessions",
        kind="technical",
        dates=FuzzyDates.on(FIRST, FIRST + timedelta(days=4)),
        zone="Europe/Zurich",
        mode="in-person",
        city="Geneva",
        country="CHE",
    )
    meeting = create_meeting(COMMAND_LINE, code, entry)
    meeting.visibility = "public"
    for number in range(sessions):
        add_session(COMMAND_LINE, meeting, _session(number))
    release(COMMAND_LINE, meeting, note="", version=None)
    return meeting


def _session(number: int) -> SessionEntry:
    slot, room = divmod(number, 6)
    day, part = divmod(slot, 20)
    start = datetime(FIRST.year, FIRST.month, FIRST.day, 8) + timedelta(days=day, minutes=30 * part)
    return typed_session(
        title=f"Session {number + 1}: how neighbours count the people who cross their border",
        kind="panel",
        start=start,
        end=start + timedelta(minutes=30),
        room=f"Room {room + 1}",
        description="What is counted, by whom, how often, and what may be published of it.",
        speakers=[typed_speaker(f"Speaker {number}-{place}", "panellist", "Adviser", "A process") for place in (1, 2)],
    )
