"""Turns a draft document into the next release's: sequence, stamp and last change of the meeting and of each session.

Exactly what changed gets a new stamp; SEQUENCE rises where time, place, status or link did; what was once released
stays, cancelled, for ever. Source: RFC 5545, 3.8.7.4 (SEQUENCE) and 3.8.7.3 (LAST-MODIFIED).
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, TypeVar

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
from meetings.programme.released.document import WORDING, Change, ReleasedMeeting, ReleasedSession, Stamped

Item = TypeVar("Item", bound=Stamped)
GIVEN = tuple(field.name for field in fields(Stamped))

# What a session's event says of its meeting beside its title: a change of it is a change of each session's event.
SHOWN_WITH_SESSIONS = ("venue", "city", "country", "country_names", "mode", "zone", "short")


def stamped(previous: ReleasedMeeting | None, draft: ReleasedMeeting, at: datetime, note: str = "") -> ReleasedMeeting:
    """The document that a release made at ``at`` freezes.

    :param note: of the release; whatever it changes carries it until it changes again.
    """
    given = {"stamp": at, "release_note": note if previous else None, "wording": WORDING}
    now = prepared(previous, draft)
    changes = of_fields(previous, now, MEETING_FIELDS) if previous else []
    before = {session.uid: session for session in previous.sessions} if previous else {}
    place = [change for change in changes if change.what in SHOWN_WITH_SESSIONS]
    place += [Change("meeting", change.was, change.now) for change in changes if change.what == "title"]
    return replace(
        _stamp(previous, now, changes, MEETING_FIELDS, given),
        last_dates=_last_dates(previous, now),
        sessions=tuple(_session(before.get(session.uid), session, place, given) for session in now.sessions),
    )


def prepared(previous: ReleasedMeeting | None, draft: ReleasedMeeting) -> ReleasedMeeting:
    """The draft as it would be released: what was released stays, and a cancelled meeting has no live session.

    A session that was cancelled before anybody knew of it is in no release: there is nobody to be told.
    """
    former = previous.sessions if previous else ()
    kept, known = ({session.uid for session in those} for those in (draft.sessions, former))
    gone = [replace(session, standing="cancelled") for session in former if session.uid not in kept]
    fallen = (_with_meeting(session, draft) for session in (*draft.sessions, *gone))
    told = [session for session in fallen if session.standing != "cancelled" or session.uid in known]
    numbers = {session.number for session in told}
    groups = (
        replace(group, sessions=tuple(each for each in group.sessions if each in numbers)) for group in draft.groups
    )
    told.sort(key=lambda session: (session.start, session.number))
    return replace(draft, sessions=tuple(told), groups=tuple(groups))


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
    was: ReleasedSession | None, now: ReleasedSession, place: Iterable[Change], given: Mapping[str, Any]
) -> ReleasedSession:
    changes = [] if was is None else of_session(was, now)
    if was is not None:
        link = [change for change in changes if change.what == "link"]
        changes = [*(change for change in changes if change.what != "link"), *place, *link]
    return _stamp(was, now, changes, {**MEETING_FIELDS, **SESSION_FIELDS}, given)


def _stamp(
    was: Stamped | None, now: Item, changes: list[Change], raising: Mapping[str, bool], given: Mapping[str, Any]
) -> Item:
    if was is None:
        return replace(now, sequence=0, change=(), **given)
    if not changes:
        return replace(now, **{name: getattr(was, name) for name in GIVEN})
    sequence = was.sequence + raises_sequence(changes, raising)
    return replace(now, sequence=sequence, change=tuple(changes), **given)


def _last_dates(previous: ReleasedMeeting | None, now: ReleasedMeeting) -> FuzzyDates | None:
    """The days that calendars still show when a postponed meeting has none."""
    if now.dates.earliest or previous is None:
        return None
    return previous.dates if previous.dates.earliest else previous.last_dates
