"""Where minutes stand on paper: to scale as far as possible, stretched for words, pauses short, no more than a page."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.handouts.sheets.time_scale import PAUSE, TIGHTEST, WIDEST, Axis, Stay, axis_of

pytestmark = pytest.mark.alike

NINE, TEN, ELEVEN, TWO, THREE = 540, 600, 660, 840, 900
STAYS = st.lists(
    st.builds(
        lambda start, length, need: Stay(start, start + length, need),
        st.integers(0, 1300),
        st.integers(5, 300),
        st.floats(0, 60),
    ),
    min_size=1,
    max_size=10,
)


def test_an_hour_is_as_tight_as_can_be_where_there_is_no_room() -> None:
    assert axis_of([Stay(NINE, TEN, 0)], 0).height == TIGHTEST


def test_an_hour_is_as_wide_as_is_of_use_where_there_is_room() -> None:
    assert axis_of([Stay(NINE, TEN, 0)], 500).height == WIDEST


def test_an_hour_takes_the_room_that_there_is() -> None:
    assert axis_of([Stay(NINE, TEN, 0)], 10).height == 10
    assert axis_of([Stay(NINE, TEN, 0)], 10.2).height == 10  # in steps of a quarter of a millimetre
    assert axis_of([Stay(NINE, ELEVEN, 0)], 20).height == 20


def test_what_needs_more_than_its_time_is_given_it_though_the_page_overflows() -> None:
    axis = axis_of([Stay(NINE, TEN, 60)], 40)
    assert (axis.height, axis.top(NINE), axis.top(NINE + 30), axis.top(TEN)) == (60, 0, 30, 60)


def test_what_a_short_session_needs_stretches_its_own_time_only() -> None:
    axis = axis_of([Stay(NINE, TEN, 30), Stay(TEN, ELEVEN, 0)], 0)
    assert (axis.top(TEN), axis.top(ELEVEN)) == (30, 30 + TIGHTEST)


def test_a_long_session_beside_short_ones_needs_nothing_that_they_have_already() -> None:
    axis = axis_of([Stay(NINE, ELEVEN, 40), Stay(NINE, TEN, 30), Stay(TEN, ELEVEN, 20)], 0)
    assert axis.height == 50


def test_a_time_at_which_nothing_takes_place_is_short() -> None:
    mornings_and_afternoons = [Stay(NINE, TEN, 0), Stay(TWO, THREE, 0)]
    assert axis_of(mornings_and_afternoons, 0).height == 2 * TIGHTEST + PAUSE
    assert axis_of(mornings_and_afternoons, 500).height == 2 * WIDEST + PAUSE


def test_a_time_at_which_something_takes_place_on_another_day_is_no_pause() -> None:
    axis = axis_of([Stay(NINE, TEN, 0), Stay(TWO, THREE, 0), Stay(NINE, THREE, 0)], 0)
    assert axis.height == 6 * TIGHTEST


def test_a_pause_of_minutes_is_to_scale() -> None:
    axis = axis_of([Stay(NINE, TEN, 0), Stay(TEN + 30, ELEVEN, 0)], 0)
    assert axis.top(TEN + 30) - axis.top(TEN) == TIGHTEST / 2


def test_full_hours_are_told_where_they_stand() -> None:
    axis = Axis([530, 650], [0.0, 12.0])
    assert axis.hours(0) == [(9, 1.0), (10, 7.0)]


def test_hours_that_would_stand_upon_one_another_are_left_out() -> None:
    axis = Axis([NINE, NINE + 240], [0.0, 8.0])
    assert axis.hours(3) == [(9, 0.0), (11, 4.0), (13, 8.0)]
    assert axis.hours(100) == [(9, 0.0)]


def test_midnight_is_hour_nought_at_both_ends_of_a_day() -> None:
    assert Axis([0, 1440], [0.0, 240.0]).hours(200) == [(0, 0.0), (20, 200.0)]
    assert Axis([1380, 1440], [0.0, 10.0]).hours(1) == [(23, 0.0), (0, 10.0)]


def test_a_session_between_two_hours_has_none() -> None:
    assert Axis([545, 590], [0.0, 10.0]).hours(1) == []


@given(STAYS, st.floats(0, 400))
def test_later_is_further_down(stays: list[Stay], room: float) -> None:
    axis = axis_of(stays, room)
    tops = [axis.top(minute) for minute in range(axis.minutes[0], axis.minutes[-1] + 1, 31)]
    assert all(first < second for first, second in pairwise(tops))


@given(STAYS, st.floats(0, 400))
def test_the_page_is_not_left_for_the_sake_of_scale(stays: list[Stay], room: float) -> None:
    """What is higher than the page is no higher than without any page."""
    axis = axis_of(stays, room)
    assert axis.height <= max(room, axis_of(stays, 0).height)


@given(STAYS, st.floats(0, 400), st.floats(0, 400))
def test_more_room_never_makes_a_day_lower(stays: list[Stay], one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert axis_of(stays, less).height <= axis_of(stays, more).height


@given(STAYS, st.floats(0, 400))
def test_no_time_of_a_session_is_tighter_than_can_be_read(stays: list[Stay], room: float) -> None:
    axis = axis_of(stays, room)
    for stay in stays:
        assert axis.top(stay.end) - axis.top(stay.start) >= (stay.end - stay.start) / 60 * TIGHTEST - 0.001


@given(STAYS)
def test_hours_stand_as_far_apart_as_asked(stays: list[Stay]) -> None:
    tops = [top for _hour, top in axis_of(stays, 150).hours(4)]
    assert all(second - first >= 4 for first, second in pairwise(tops))
