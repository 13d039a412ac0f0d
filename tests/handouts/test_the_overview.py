"""Where the boxes of an overview stand: at their time, beside what takes place at once, with room for their words."""

from dataclasses import replace
from datetime import date, datetime
from itertools import combinations, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.handouts.sheets.overview_grid import overview_of
from meetings.handouts.sheets.parallel_columns import in_lanes
from meetings.handouts.sheets.time_scale import Stay, axis_of
from meetings.showing.meeting.agenda_days import Day, Slot
from meetings.showing.meeting.sessions_shown import SessionShown

pytestmark = pytest.mark.alike
ZURICH = ZoneInfo("Europe/Zurich")
TIMES = st.tuples(st.integers(0, 1400), st.integers(5, 400)).map(lambda pair: (pair[0], min(pair[0] + pair[1], 1440)))
SESSION = SessionShown(
    id="session-1", number="1", title="Opening", url=None, kind_text=None, starts_iso="", ends_iso="",
    day=date(2027, 5, 20), time_text="09:00–10:00", zone_text="CEST", zones=("CEST",),
    elsewhere_text=None, room=None,
    speakers=[],
    particulars=[], note=None, change_text=None, is_cancelled=False, is_pause=False, ics_url=None,
)  # fmt: skip


def day(*times: tuple[str, str], title: str = "Opening") -> Day:
    """A day with sessions at these times, ``09:00`` or whole ones."""
    spans = [[text if "T" in text else f"2027-05-20T{text}+02:00" for text in pair] for pair in times]
    sessions = [replace(SESSION, title=title, starts_iso=start, ends_iso=end) for start, end in spans]
    return Day("day", "2027-05-20", "Thursday", None, [Slot([session]) for session in sessions])


def test_sessions_at_once_stand_side_by_side_and_others_have_the_whole_width() -> None:
    placed = in_lanes(
        day(("09:00", "10:00"), ("10:00", "11:00"), ("10:00", "10:30"), ("10:30", "11:00"), ("11:00", "12:00"))
    )
    assert [(each.lane, each.lanes) for each in placed] == [(0, 1), (0, 2), (1, 2), (1, 2), (0, 1)]


def test_a_lane_is_taken_again_as_soon_as_it_is_free() -> None:
    placed = in_lanes(day(("09:00", "12:00"), ("09:00", "10:00"), ("09:30", "11:00"), ("10:00", "12:00")))
    assert [(each.lane, each.lanes) for each in placed] == [(0, 3), (1, 3), (2, 3), (1, 3)]


def test_sessions_that_hang_together_by_a_third_share_the_width_with_it() -> None:
    placed = in_lanes(day(("09:00", "10:00"), ("09:30", "11:00"), ("10:30", "12:00"), ("12:00", "13:00")))
    assert [each.lanes for each in placed] == [2, 2, 2, 1]


def test_sessions_are_placed_in_the_order_in_which_they_begin() -> None:
    placed = in_lanes(day(("11:00", "12:00"), ("09:00", "10:00"), ("09:30", "09:45")))
    assert [each.start for each in placed] == [9 * 60, 9 * 60 + 30, 11 * 60]


def test_a_day_without_sessions_has_no_lanes() -> None:
    assert in_lanes(day()) == []


def test_a_session_of_no_length_has_a_minute() -> None:
    (placed,) = in_lanes(day(("09:00", "09:00")))
    assert (placed.start, placed.end) == (9 * 60, 9 * 60 + 1)


@given(st.lists(TIMES, min_size=1, max_size=12))
def test_there_are_as_many_lanes_as_sessions_at_once_and_no_more(times: list[tuple[int, int]]) -> None:
    pairs = [
        (f"{start // 60:02}:{start % 60:02}", f"{end // 60:02}:{end % 60:02}") for start, end in times if end < 1440
    ]
    placed = in_lanes(day(*pairs))
    for each in placed:
        assert 0 <= each.lane < each.lanes
    at_once = max((sum(one.start <= each.start < one.end for one in placed) for each in placed), default=0)
    assert max((each.lanes for each in placed), default=0) == at_once


def test_what_goes_on_after_midnight_ends_with_its_day() -> None:
    (placed,) = in_lanes(day(("2027-05-20T22:00+02:00", "2027-05-21T02:00+02:00")))
    assert (placed.start, placed.end) == (22 * 60, 24 * 60)


def test_a_session_in_the_hour_that_comes_twice_has_a_place() -> None:
    start, end = (datetime(2027, 10, 31, 2, 30, tzinfo=ZURICH, fold=fold).isoformat() for fold in (0, 1))
    (placed,) = in_lanes(day((start, end)))
    assert placed.end > placed.start


@given(st.lists(st.tuples(TIMES, st.floats(3, 40)), min_size=1, max_size=12))
def test_every_session_has_the_height_that_it_needs(wanted: list[tuple[tuple[int, int], float]]) -> None:
    stays = [Stay(start, end, need) for (start, end), need in wanted]
    axis = axis_of(stays, 140)
    assert all(axis.top(stay.end) - axis.top(stay.start) >= stay.need - 0.01 for stay in stays)
    assert all(first <= second for first, second in pairwise(axis.tops))


@given(st.lists(TIMES, min_size=1, max_size=12))
def test_no_two_boxes_lie_upon_one_another(times: list[tuple[int, int]]) -> None:
    def text(minute: int) -> str:
        return f"2027-05-{20 + minute // 1440}T{minute // 60 % 24:02}:{minute % 60:02}+02:00"

    placed = in_lanes(day(*((text(start), text(end)) for start, end in times)))
    for one, other in combinations(placed, 2):
        assert one.end <= other.start or other.end <= one.start or one.lane / one.lanes != other.lane / other.lanes


def test_the_print_is_as_large_as_the_page_allows() -> None:
    few = overview_of([day(("09:00", "10:00"), ("10:00", "11:00"))], 140)
    many = overview_of(
        [day(*((f"{hour:02}:00", f"{hour:02}:50") for hour in range(8, 17)), title="Words " * 20)] * 4, 140
    )
    assert few is not None
    assert many is not None
    assert (few.size, many.size) == ("large", "tiny")
    assert overview_of([day(("09:00", "10:00"))] * 6, 140).columns == []
    assert overview_of([], 140) is None
