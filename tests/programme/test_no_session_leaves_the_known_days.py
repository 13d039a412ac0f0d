"""Whatever moves a session leaves it within the days of the form: else nobody could save it again."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from meetings.core.errors import Invalid
from meetings.programme.actions.delaying import move_by_minutes, versions_of
from meetings.programme.actions.selected import move_to_day
from meetings.programme.actions.sessions import add_session, move_session
from meetings.programme.actions.shifting import shift_sessions
from meetings.programme.models import Session
from tests.programme.builders import OLGA, Unit, at_desk, entry, session_at_desk, webinar

FIRST, LAST = date(1945, 1, 1), date(2199, 12, 31)
Act = Callable[[Session], object]


def by_minutes(minutes: int) -> Act:
    return lambda session: move_by_minutes(OLGA, session.meeting, versions_of([session]), minutes)


def by_days(days: int) -> Act:
    return lambda session: shift_sessions(OLGA, session.meeting, days)


def to(start: datetime) -> Act:
    return lambda session: move_session(OLGA, session, start=start, room=None, version=session.version)


@pytest.mark.parametrize(
    ("starts", "act"),
    [
        ("2199-12-31 09:00", by_minutes(1440)),
        ("2199-12-31 22:00", by_minutes(60)),  # it would end on the day after
        ("1945-01-01 00:30", by_minutes(-60)),
        ("2199-12-31 09:00", by_days(1)),
        ("2195-01-01 09:00", by_days(3660)),
        ("1945-01-01 09:00", by_days(-1)),
        ("2027-05-20 23:00", lambda session: move_to_day(OLGA, [session], LAST)),
        ("2027-05-20 09:00", to(datetime(2199, 12, 31, 23, 30))),
        ("2027-05-20 09:00", to(datetime(2200, 1, 1, 9))),
    ],
)
def test_what_would_leave_them_is_refused_and_nothing_moves(unit: Unit, starts: str, act: Act) -> None:
    start = datetime.fromisoformat(starts)
    with unit():
        add_session(OLGA, webinar(), entry("Opening", starts, f"{start + timedelta(hours=1):%Y-%m-%d %H:%M}"))
    with pytest.raises(Invalid, match="from 1945 to 2199"), unit():
        act(session_at_desk(1))
    with unit():
        assert session_at_desk(1).start_wall == start


def test_what_stays_within_them_moves(unit: Unit) -> None:
    with unit():
        add_session(OLGA, webinar(), entry("Opening", "2199-12-30 09:00", "2199-12-30 10:00"))
    with unit():
        by_minutes(1440)(session_at_desk(1))
    with unit():
        by_days(-1)(session_at_desk(1))
        assert at_desk().sessions[0].start_wall == datetime(2199, 12, 30, 9)
