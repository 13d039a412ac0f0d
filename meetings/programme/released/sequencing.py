"""Turns a draft document into the next release's: sequence, stamp and last change of the meeting and of each session.

Exactly what changed gets a new stamp; SEQUENCE rises where time, place, status or link did; what was once released
stays, cancelled, for ever. Source: RFC 5545, 3.8.7.4 (SEQUENCE) and 3.8.7.3 (LAST-MODIFIED).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from meetings.core.dates import FuzzyDates
from meetings.programme.released.changes import (
    MEETING_FIELDS,
    SESSION_FIELDS,
    Difference,
    between,
    of_fields,
    of_session,
    raises_sequence,
)
from meetings.programme.released.document import Change, ReleasedMeeting, ReleasedSession, Stamped

Item = TypeVar("Item", bound=Stamped)

# What a session's event says of its meeting: a change of it is a change of each session's event.
SHOWN_WITH_SESSIONS = ("venue", "city", "country", "country_names", "mode", "zone", "short")


def stamped(previous: ReleasedMeeting | None, draft: ReleasedMeeting, at: datetime) -> ReleasedMeeting:
    """The document that a release made at ``at`` freezes."""
    now = prepared(previous, draft)
    changes = of_fields(previous, now, MEETING_FIELDS) if previous else []
    before = {session.uid: session for session in previous.sessions} if previous else {}
    place = [change for change in changes if change.what in SHOWN_WITH_SESSIONS]
    return replace(
        _stamp(previous, now, changes, MEETING_FIELDS, at),
        last_dates=_last_dates(previous, now),
        sessions=tuple(_session(before.get(session.uid), session, place, at) for session in now.sessions),
    )


def prepared(previous: ReleasedMeeting | None, draft: ReleasedMeeting) -> ReleasedMeeting:
    """The draft as it would be released: what was released stays, and a cancelled meeting has no live session."""
    kept = {session.uid for session in draft.sessions}
    gone = [session for session in (previous.sessions if previous else ()) if session.uid not in kept]
    every = [*draft.sessions, *(replace(session, standing="cancelled") for session in gone)]
    fallen = [_with_meeting(session, draft) for session in every]
    return replace(draft, sessions=tuple(sorted(fallen, key=lambda session: (session.start, session.number))))


def _with_meeting(session: ReleasedSession, meeting: ReleasedMeeting) -> ReleasedSession:
    if session.standing != "planned" or _stands(session, meeting):
        return session
    return replace(session, standing=meeting.standing)


def _stands(session: ReleasedSession, meeting: ReleasedMeeting) -> bool:
    """Whether the meeting lets the session take place: a postponed one does, where it was moved to the new days."""
    if meeting.standing == "planned":
        return True
    first, last = meeting.dates.earliest, meeting.dates.latest
    return meeting.standing == "postponed" and bool(first and last and first <= session.start.date() <= last)


def differences(previous: ReleasedMeeting | None, draft: ReleasedMeeting) -> list[Difference]:
    """What a release made now would change, in reading order; what the preview and the list of releases show."""
    return between(previous, prepared(previous, draft))


def _session(
    was: ReleasedSession | None, now: ReleasedSession, place: Iterable[Change], at: datetime
) -> ReleasedSession:
    changes = [] if was is None else of_session(was, now)
    if was is not None:
        link = [change for change in changes if change.what == "link"]
        changes = [*(change for change in changes if change.what != "link"), *place, *link]
    return _stamp(was, now, changes, {**MEETING_FIELDS, **SESSION_FIELDS}, at)


def _stamp(was: Stamped | None, now: Item, changes: list[Change], fields: Mapping[str, bool], at: datetime) -> Item:
    if was is None:
        return replace(now, sequence=0, stamp=at, change=())
    if not changes:
        return replace(now, sequence=was.sequence, stamp=was.stamp, change=was.change)
    return replace(now, sequence=was.sequence + raises_sequence(changes, fields), stamp=at, change=tuple(changes))


def _last_dates(previous: ReleasedMeeting | None, now: ReleasedMeeting) -> FuzzyDates | None:
    """The days that calendars still show when a postponed meeting has none."""
    if now.dates.earliest or previous is None:
        return None
    return previous.dates if previous.dates.earliest else previous.last_dates
