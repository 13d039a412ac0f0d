"""Meetings to be scheduled, and the people who try to."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any

from meetings.accounts.viewer import Viewer
from meetings.core.dates import FuzzyDates
from meetings.programme.actions.meetings import create_meeting
from meetings.programme.actions.releasing import release
from meetings.programme.actions.sessions import add_session
from meetings.programme.models import Meeting, Release, Session
from meetings.programme.queries import visible_meetings
from meetings.programme.released.document import ReleasedMeeting, ReleasedSession, upgraded
from meetings.programme.released.session_fields import SessionEntry
from tests.programme.typed import typed_meeting, typed_session, typed_speaker

Unit = Callable[[], AbstractContextManager[None]]

CODE = "spring-webinar"
DAY = date(2027, 5, 20)
OLGA = Viewer(1, "Olga", frozenset({("organiser", None)}))  # organises every meeting
ALICE = Viewer(2, "Alice", frozenset({("organiser", CODE)}))
BOB = Viewer(3, "Bob", frozenset({("rapporteur", CODE)}))
CHARLIE = Viewer(4, "Charlie", frozenset({("organiser", "another-meeting")}))


def wall(text: str) -> datetime:
    """``2027-05-20 09:30`` as the clock on the wall shows it."""
    return datetime.fromisoformat(text)


def webinar(code: str = CODE, zone: str | None = "Europe/Zurich", **more: Any) -> Meeting:
    """A webinar of one day, without sessions."""
    plain: dict[str, Any] = {
        "title": "Spring webinar",
        "kind": "webinar",
        "mode": "online",
        "dates": FuzzyDates.on(DAY),
    }
    return create_meeting(OLGA, code, typed_meeting(**{**plain, "zone": zone, **more}))


def entry(title: str, start: str, end: str, *speakers: str, **more: Any) -> SessionEntry:
    """A session as typed; times are ``09:30`` of the webinar's day, or whole wall times."""
    first, last = (wall(text if " " in text else f"{DAY} {text}") for text in (start, end))
    return typed_session(title, first, last, speakers=[typed_speaker(name) for name in speakers], **more)


def with_sessions(**more: Any) -> Meeting:
    """A webinar with an opening at 09:00 and a panel at 10:00, an hour each."""
    meeting = webinar(**more)
    add_session(OLGA, meeting, entry("Opening", "09:00", "10:00", "Amara Diallo", room="Room I"))
    add_session(OLGA, meeting, entry("Panel", "10:00", "11:00", "Luis Quispe", room="Room II", kind="panel"))
    return meeting


def at_desk(viewer: Viewer = ALICE, code: str = CODE) -> Meeting:
    """The meeting as its desk loads it."""
    return visible_meetings.for_desk(viewer, code)


def session_at_desk(number: int, viewer: Viewer = ALICE) -> Session:
    """One session of it."""
    return visible_meetings.session_of(at_desk(viewer), number)


def released(note: str = "As announced.", code: str = CODE) -> Release:
    """The draft, released as it stands."""
    return release(OLGA, at_desk(OLGA, code), note=note, version=None)


def frozen(number: int | None = None, code: str = CODE) -> ReleasedMeeting:
    """The document of a release; of the one in force without a number."""
    meeting = at_desk(OLGA, code)
    return upgraded(visible_meetings.release_of(meeting, number or meeting.release_number or 0).document)


def sessions_of(document: ReleasedMeeting) -> dict[str, ReleasedSession]:
    """The sessions of a document by title."""
    return {session.title: session for session in document.sessions}
