"""Whatever organisers do, in whatever order: what was once released stays, and only what changed is stamped anew."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.programme.actions.meetings import cancel_meeting, postpone_meeting, reinstate_meeting
from meetings.programme.actions.sessions import (
    add_session,
    cancel_session,
    edit_session,
    move_session,
    remove_session,
    restore_session,
    take_off_agenda,
)
from meetings.programme.models import Meeting, Session
from meetings.programme.released.document import ReleasedMeeting
from tests.programme.builders import DAY, OLGA, Unit, at_desk, entry, frozen, released, wall, webinar

BEGIN = datetime(2027, 1, 1, tzinfo=UTC)
Act = Callable[[Meeting, Session, int], None]


def _retitle(_meeting: Meeting, session: Session, number: int) -> None:
    start, end = (f"{each:%Y-%m-%d %H:%M}" for each in (session.start_wall, session.end_wall))
    edit_session(OLGA, session, entry(f"Title {number}", start, end), session.version)


def _move(_meeting: Meeting, session: Session, number: int) -> None:
    start = wall(f"{DAY} {8 + number % 10:02}:00")
    move_session(OLGA, session, start=start, room=f"Room {number % 3}", version=session.version)


def _remove(_meeting: Meeting, session: Session, _number: int) -> None:
    try:
        remove_session(OLGA, session)
    except Invalid:
        cancel_session(OLGA, session)


def _take_off(session: Session) -> None:
    with suppress(Invalid):  # people were not told yet that it is cancelled
        take_off_agenda(OLGA, session)


ACTS: dict[str, Act] = {
    "add": lambda meeting, _session, number: _add(meeting, number),
    "retitle": _retitle,
    "move": _move,
    "cancel": lambda _meeting, session, _number: cancel_session(OLGA, session),
    "restore": lambda _meeting, session, _number: restore_session(OLGA, session),
    "remove": _remove,
    "take off": lambda _meeting, session, _number: _take_off(session),
    "postpone": lambda meeting, _session, _number: postpone_meeting(OLGA, meeting, FuzzyDates.undetermined()),
    "cancel all": lambda meeting, _session, _number: cancel_meeting(OLGA, meeting),
    "reinstate": lambda meeting, _session, _number: _reinstate(meeting),
    "release": lambda meeting, _session, _number: None,
}


def _reinstate(meeting: Meeting) -> None:
    if meeting.standing != "planned":
        reinstate_meeting(OLGA, meeting, FuzzyDates.on(DAY))


def _add(meeting: Meeting, number: int) -> None:
    add_session(OLGA, meeting, entry(f"Session {number}", f"{8 + number % 10:02}:00", f"{9 + number % 10:02}:00"))


def _release(code: str) -> ReleasedMeeting | None:
    try:
        return frozen(released(code=code).number, code)
    except Invalid:
        return None  # nothing had changed


@given(steps=st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 30)), min_size=3, max_size=14))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_over_any_sequence_of_edits_and_releases(unit: Unit, steps: list[tuple[str, int]]) -> None:
    code = f"walk-{uuid4()}"
    days = count(1)
    with unit():
        _add(webinar(code), 0)
        documents = [_release(code)]
        for name, number in [*steps, ("release", 0)]:
            meeting = at_desk(OLGA, code)
            with clock.fixed(BEGIN + timedelta(days=next(days))):
                if meeting.sessions or name in ("add", "release"):
                    session = meeting.sessions[number % len(meeting.sessions)] if meeting.sessions else None
                    ACTS[name](meeting, session, number)  # type: ignore[arg-type]  # an addition needs no session
                db.session.flush()
                if name == "release":
                    documents.append(_release(code))
        db.session.rollback()
    kept = [document for document in documents if document is not None]
    for was, now in pairwise(kept):
        _holds(was, now)


def _holds(was: ReleasedMeeting, now: ReleasedMeeting) -> None:
    before = {session.uid: session for session in was.sessions}
    after = {session.uid: session for session in now.sessions}
    assert before.keys() <= after.keys()  # what was once released stays
    assert len({session.number for session in now.sessions}) == len(now.sessions)
    assert now.sequence >= was.sequence
    for uid, old in before.items():
        new = after[uid]
        assert new.sequence >= old.sequence
        assert new.stamp >= old.stamp
        as_before = replace(new, sequence=old.sequence, stamp=old.stamp, change=old.change)
        assert (as_before == old) == (old == new)  # the same session is the same, to the stamp
        timed = ("start", "end", "room", "standing", "link")
        assert (new.sequence > old.sequence) == any(getattr(old, name) != getattr(new, name) for name in timed)
