"""A time on the wall of the meeting means one moment, or is refused or asked about: nothing shifts silently."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid
from meetings.programme.times import ambiguous, kept_on_the_wall, moment, require_known_days, zone_of

pytestmark = pytest.mark.alike
# In 2026 clocks in Zurich go forward on 29 March at 2:00 and back on 25 October at 3:00.
SKIPPED, DOUBLED = datetime(2026, 3, 29, 2, 30), datetime(2026, 10, 25, 2, 30)


@pytest.mark.parametrize(
    ("wall", "zone", "meant"),
    [
        (datetime(2026, 1, 15, 9, 0), "Europe/Zurich", datetime(2026, 1, 15, 8, 0)),
        (datetime(2026, 7, 15, 9, 0), "Europe/Zurich", datetime(2026, 7, 15, 7, 0)),
        (datetime(2026, 7, 15, 9, 0), "Asia/Kathmandu", datetime(2026, 7, 15, 3, 15)),
        (datetime(2026, 7, 15, 0, 30), "Pacific/Kiritimati", datetime(2026, 7, 14, 10, 30)),
        (datetime(2026, 7, 15, 9, 0), "UTC", datetime(2026, 7, 15, 9, 0)),
        (datetime(2026, 3, 29, 1, 59), "Europe/Zurich", datetime(2026, 3, 29, 0, 59)),
        (datetime(2026, 3, 29, 3, 0), "Europe/Zurich", datetime(2026, 3, 29, 1, 0)),
    ],
)
def test_means_one_moment(wall: datetime, zone: str, meant: datetime) -> None:
    assert moment(wall, zone) == meant.replace(tzinfo=UTC)


@pytest.mark.parametrize("fold", [None, 0, 1])
def test_a_time_that_clocks_skip_is_refused_whatever_is_said_of_it(fold: int | None) -> None:
    with pytest.raises(Invalid, match="02:30 does not exist that day") as refused:
        moment(SKIPPED, "Europe/Zurich", fold, "end")
    assert list(refused.value.fields) == ["end"]


def test_a_time_that_comes_twice_is_asked_about() -> None:
    with pytest.raises(Invalid, match="02:30 comes twice that day") as refused:
        moment(DOUBLED, "Europe/Zurich")
    assert list(refused.value.fields) == ["start"]
    first, second = (moment(DOUBLED, "Europe/Zurich", fold) for fold in (0, 1))
    assert (first, second - first) == (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), timedelta(hours=1))


def test_only_a_time_that_comes_twice_is_ambiguous() -> None:
    assert ambiguous(DOUBLED, "Europe/Zurich")
    assert not ambiguous(SKIPPED, "Europe/Zurich")
    assert not ambiguous(DOUBLED, "UTC")
    assert not ambiguous(datetime(2026, 10, 25, 3, 0), "Europe/Zurich")


def test_clocks_that_turn_by_half_an_hour_are_asked_about_as_well() -> None:
    assert ambiguous(datetime(2026, 4, 5, 1, 45), "Australia/Lord_Howe")
    assert not ambiguous(datetime(2026, 4, 5, 1, 15), "Australia/Lord_Howe")


@pytest.mark.parametrize("fold", [0, 1])
def test_of_two_equal_times_the_same_is_meant_in_another_zone_that_has_two(fold: int) -> None:
    was = moment(DOUBLED, "Europe/Zurich", fold)
    assert kept_on_the_wall(DOUBLED, was, "Europe/Zurich", "Europe/Vienna") == was


def test_a_time_that_the_new_zone_has_twice_and_the_old_one_had_not_is_asked_about_there() -> None:
    with pytest.raises(Invalid, match="comes twice") as refused:
        kept_on_the_wall(DOUBLED, DOUBLED.replace(tzinfo=UTC), "UTC", "Europe/Zurich")
    assert list(refused.value.fields) == ["zone"]


@given(st.datetimes(datetime(1946, 1, 1), datetime(2190, 1, 1)), st.sampled_from(["Asia/Tokyo", "America/Bogota"]))
def test_in_places_whose_clocks_stay_the_wall_shows_what_was_written(wall: datetime, zone: str) -> None:
    if date(1995, 1, 1) < wall.date():  # both changed them before
        assert moment(wall, zone).astimezone(zone_of(zone)).replace(tzinfo=None) == wall


@pytest.mark.parametrize("name", ["CET", "EST5EDT", "", "Mars/Olympus", "europe/zurich", "../etc/passwd", "GMT"])
def test_only_a_place_is_a_zone(name: str) -> None:
    with pytest.raises(Invalid, match="choose a place such as Europe/Zurich"):
        zone_of(name)


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (date(1944, 12, 31), date(1945, 1, 1), "first_day"),
        (date(2199, 12, 31), date(2200, 1, 1), "last_day"),
        (date(1017, 10, 10), date(1017, 10, 11), "first_day"),
    ],
)
def test_days_that_can_only_be_slips_are_refused_beside_the_first_of_them(first: date, last: date, field: str) -> None:
    with pytest.raises(Invalid, match="from 1945 to 2199") as refused:
        require_known_days(FuzzyDates.on(first, last))
    assert list(refused.value.fields) == [field]


def test_the_first_and_the_last_day_and_no_day_at_all_are_taken() -> None:
    require_known_days(FuzzyDates.on(date(1945, 1, 1), date(2199, 12, 31)))
    require_known_days(FuzzyDates.undetermined())
