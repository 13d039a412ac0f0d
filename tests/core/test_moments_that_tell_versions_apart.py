"""Two versions are never of the same second: a reader tells them apart by it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core import clock

pytestmark = pytest.mark.alike

NOON = datetime(2027, 5, 20, 12, tzinfo=UTC)
MOMENTS = st.integers(-5, 5).map(lambda seconds: NOON + timedelta(seconds=seconds))


def test_is_now_when_nothing_came_before() -> None:
    with clock.fixed(NOON):
        assert clock.later_than() == clock.later_than(None, None) == NOON


@pytest.mark.parametrize(("before", "later"), [(-2, 0), (-1, 0), (0, 1), (1, 2), (30, 31)])
def test_is_the_next_second_where_the_version_before_is_of_this_one(before: int, later: int) -> None:
    with clock.fixed(NOON):
        found = clock.later_than(None, NOON + timedelta(seconds=before))
    assert found == NOON + timedelta(seconds=later)


@given(st.lists(st.one_of(st.none(), MOMENTS)))
def test_is_after_every_version_before_and_never_in_the_past(before: list[datetime | None]) -> None:
    with clock.fixed(NOON):
        later = clock.later_than(*before)
    assert later >= NOON
    assert all(later > moment for moment in before if moment is not None)


def test_a_clock_held_within_one_that_is_held_is_let_go_of_alone() -> None:
    with clock.fixed(NOON):
        with clock.fixed(NOON + timedelta(days=1)):
            assert clock.today() == datetime(2027, 5, 21).date()
        assert clock.now() == NOON


def test_a_clock_is_let_go_of_when_what_it_was_held_for_fails() -> None:
    with pytest.raises(KeyError), clock.fixed(NOON):
        raise KeyError("whatever")
    assert clock.now() != NOON
