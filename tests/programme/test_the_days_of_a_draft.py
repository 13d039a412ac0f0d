"""From which day the sessions of a draft count when the meeting is moved."""

from datetime import date, datetime, timedelta
from typing import Literal

import pytest

from meetings.core.dates import FuzzyDates
from meetings.programme.actions.shifting import first_day, planned
from meetings.programme.models import Meeting, Session

pytestmark = pytest.mark.alike

FIRST, LAST = date(2027, 5, 20), date(2027, 5, 21)
EXACT = FuzzyDates.on(FIRST, LAST)


def session(day: date, standing: Literal["planned", "cancelled"] = "planned") -> Session:
    start = datetime(day.year, day.month, day.day, 9)
    return Session(title="Opening", start_wall=start, end_wall=start + timedelta(hours=1), standing=standing)


def meeting(dates: FuzzyDates, *sessions: Session) -> Meeting:
    return Meeting(title="Lakes", dates=dates, sessions=list(sessions))


def test_counts_from_the_meetings_first_day() -> None:
    assert first_day(meeting(EXACT)) == FIRST
    assert first_day(meeting(EXACT, session(LAST))) == FIRST


def test_counts_from_the_first_session_where_none_is_in_the_meetings_days() -> None:
    """Somebody moved the meeting's days before: the sessions are to follow."""
    left_behind = meeting(EXACT, session(date(2027, 3, 2)), session(date(2027, 3, 1)))
    assert first_day(left_behind) == date(2027, 3, 1)


def test_one_session_within_the_days_is_enough_to_count_from_them() -> None:
    assert first_day(meeting(EXACT, session(date(2027, 5, 19)), session(FIRST))) == FIRST


@pytest.mark.parametrize(
    "dates", [FuzzyDates("May 2027", date(2027, 5, 1), date(2027, 5, 31), "tentative"), FuzzyDates.undetermined()]
)
def test_counts_from_the_first_session_while_the_meetings_days_are_not_exact(dates: FuzzyDates) -> None:
    assert first_day(meeting(dates, session(LAST), session(FIRST))) == FIRST
    assert first_day(meeting(dates)) is None


def test_a_cancelled_session_counts_for_nothing() -> None:
    draft = meeting(FuzzyDates.undetermined(), session(FIRST, "cancelled"), session(LAST))
    assert first_day(draft) == LAST
    assert [each.start_wall.date() for each in planned(draft)] == [LAST]
