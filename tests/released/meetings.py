"""A meeting with three consecutive releases: the second moves a session and adds one, the third cancels one."""

from datetime import UTC, datetime, timedelta

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import unit_of_work
from meetings.programme.actions.entries import MeetingEntry
from meetings.programme.actions.meetings import create_meeting
from meetings.programme.actions.releasing import release
from meetings.programme.actions.sessions import add_session, cancel_session, move_session
from meetings.programme.models import Meeting
from meetings.programme.queries.visible_meetings import for_desk, session_of
from meetings.programme.released.session_fields import SessionEntry
from tests.programme.typed import typed_meeting, typed_session, typed_speaker

CODE = "lakes-2027"
FIRST_RELEASE = datetime(2026, 12, 1, 9, tzinfo=UTC)
DAY = datetime(2027, 3, 9)


def first_release() -> None:
    """Announce the meeting with three sessions."""
    with clock.fixed(FIRST_RELEASE), unit_of_work():
        meeting = create_meeting(COMMAND_LINE, CODE, _entry())
        meeting.visibility = "public"
        for number, (title, hour) in enumerate(
            (("Opening", 9), ("Data that neighbours share", 11), ("Closing", 16)), 1
        ):
            add_session(COMMAND_LINE, meeting, _session(title, hour, f"https://meet.example.org/canarylink-{number}"))
        release(COMMAND_LINE, meeting, note="", version=None)


def second_release() -> None:
    """Move the second session to the afternoon and another room, and add a fourth."""
    with clock.fixed(FIRST_RELEASE + timedelta(days=1)), unit_of_work():
        meeting = here()
        session = session_of(meeting, 2)
        move_session(COMMAND_LINE, session, start=DAY.replace(hour=14), room="Room XVII", version=session.version)
        add_session(COMMAND_LINE, meeting, _session("Groups report", 17, None))
        release(COMMAND_LINE, meeting, note="The afternoon is fuller now.", version=None)


def third_release() -> None:
    """Cancel the fourth."""
    with clock.fixed(FIRST_RELEASE + timedelta(days=2)), unit_of_work():
        meeting = here()
        cancel_session(COMMAND_LINE, session_of(meeting, 4))
        release(COMMAND_LINE, meeting, note="The groups report in writing.", version=None)


def here() -> Meeting:
    """The meeting, in the present unit of work."""
    return for_desk(COMMAND_LINE, CODE)


def _entry() -> MeetingEntry:
    return typed_meeting(
        title="Lakes Dialogue, third technical meeting; data",
        short="Lakes Dialogue 3",
        dates=FuzzyDates.on(DAY.date()),
        zone="Europe/Zurich",
        mode="hybrid",
        city="Geneva",
        country="CHE",
        venue="Palais",
    )


def _session(title: str, hour: int, link: str | None) -> SessionEntry:
    start = DAY.replace(hour=hour)
    return typed_session(
        title=title,
        start=start,
        end=start + timedelta(minutes=90),
        room="Room I",
        join_url=link,
        speakers=[typed_speaker("Ms Amara Okonjo", "chair", "Chair", "Lakes Dialogue")],
    )
