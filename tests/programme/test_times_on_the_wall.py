"""A time on the wall means one moment: one that clocks skip is refused, one that they repeat is asked about."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid
from meetings.programme.rules.wall_times import (
    FIRST,
    LAST,
    ambiguous,
    kept_on_the_wall,
    moment,
    require_known_days,
    zone_of,
)

pytestmark = pytest.mark.alike

# Zones whose clocks change in spring, in autumn, by half an hour, not at all, and one that left out a whole day.
ZONES = st.sampled_from(
    ["Europe/Zurich", "America/Santiago", "Australia/Lord_Howe", "Asia/Kolkata", "UTC", "Pacific/Apia", "Africa/Cairo"]
)
WALLS = st.datetimes(datetime(1960, 1, 1), datetime(2100, 1, 1)).map(lambda wall: wall.replace(second=0, microsecond=0))


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("shown", "zone", "meant"),
    [
        ("2027-01-15 10:00", "Europe/Zurich", "2027-01-15 09:00"),
        ("2027-07-15 10:00", "Europe/Zurich", "2027-07-15 08:00"),
        ("2027-01-15 10:00", "America/New_York", "2027-01-15 15:00"),
        ("2027-01-15 02:00", "Asia/Kolkata", "2027-01-14 20:30"),
        ("2027-01-15 10:00", "UTC", "2027-01-15 10:00"),
        ("2027-03-28 01:59", "Europe/Zurich", "2027-03-28 00:59"),
        ("2027-03-28 03:00", "Europe/Zurich", "2027-03-28 01:00"),
        ("2027-10-31 01:59", "Europe/Zurich", "2027-10-30 23:59"),
        ("2027-10-31 03:00", "Europe/Zurich", "2027-10-31 02:00"),
    ],
)
def test_a_time_means_the_moment_at_which_the_clock_of_the_place_shows_it(shown: str, zone: str, meant: str) -> None:
    assert moment(wall(shown), zone) == utc(meant)


@pytest.mark.parametrize(
    ("shown", "zone"),
    [
        ("2027-03-28 02:00", "Europe/Zurich"),
        ("2027-03-28 02:59", "Europe/Zurich"),
        ("2027-03-14 02:30", "America/New_York"),
        ("2027-10-03 02:15", "Australia/Lord_Howe"),  # half an hour only
        ("2011-12-30 12:00", "Pacific/Apia"),  # the day that Samoa left out
    ],
)
@pytest.mark.parametrize("fold", [None, 0, 1])
def test_refuses_a_time_that_clocks_skip_whichever_of_two_is_meant(shown: str, zone: str, fold: int | None) -> None:
    with pytest.raises(Invalid, match="does not exist that day") as refused:
        moment(wall(shown), zone, fold)
    assert shown[-5:] in str(refused.value)
    assert "an hour earlier or later" in refused.value.fields["start"]


@pytest.mark.parametrize(
    ("shown", "zone", "first", "second"),
    [
        ("2027-10-31 02:00", "Europe/Zurich", "2027-10-31 00:00", "2027-10-31 01:00"),
        ("2027-10-31 02:59", "Europe/Zurich", "2027-10-31 00:59", "2027-10-31 01:59"),
        ("2027-11-07 01:30", "America/New_York", "2027-11-07 05:30", "2027-11-07 06:30"),
        ("2027-04-04 01:45", "Australia/Lord_Howe", "2027-04-03 14:45", "2027-04-03 15:15"),
    ],
)
def test_of_a_time_that_comes_twice_says_the_one_that_is_meant(shown: str, zone: str, first: str, second: str) -> None:
    assert moment(wall(shown), zone, 0) == utc(first)
    assert moment(wall(shown), zone, 1) == utc(second)
    assert ambiguous(wall(shown), zone)


def test_asks_which_one_is_meant_where_nobody_said() -> None:
    with pytest.raises(Invalid, match="02:30 comes twice that day") as asked:
        moment(wall("2027-10-31 02:30"), "Europe/Zurich", field="end")
    assert "the first or the second" in asked.value.fields["end"]


def test_whoever_says_which_of_two_where_there_is_one_means_that_one() -> None:
    assert moment(wall("2027-01-15 10:00"), "Europe/Zurich", 1) == utc("2027-01-15 09:00")


def test_a_time_that_clocks_skip_does_not_come_twice() -> None:
    assert not ambiguous(wall("2027-03-28 02:30"), "Europe/Zurich")
    assert not ambiguous(wall("2027-03-28 12:30"), "Europe/Zurich")


@given(WALLS, ZONES, st.sampled_from([0, 1]))
def test_the_clock_shows_at_that_moment_what_was_asked_for(shown: datetime, zone: str, fold: int) -> None:
    try:
        meant = moment(shown, zone, fold)
    except Invalid:
        return
    assert meant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == shown


@given(WALLS, ZONES)
def test_asks_exactly_where_the_clock_shows_it_twice(shown: datetime, zone: str) -> None:
    try:
        moment(shown, zone)
        asked = False
    except Invalid as refused:
        asked = "comes twice" in str(refused)
    assert asked == ambiguous(shown, zone)


@given(st.datetimes(datetime(1960, 1, 1), datetime(2100, 1, 1)), ZONES)
def test_no_moment_is_out_of_reach(at: datetime, zone: str) -> None:
    """Whatever a clock shows at some moment can be entered, with which of two it is."""
    known = at.replace(microsecond=0, tzinfo=UTC)
    local = known.astimezone(ZoneInfo(zone))
    assert moment(local.replace(tzinfo=None, fold=0), zone, local.fold) == known


@pytest.mark.parametrize("name", ["UTC", "Europe/Zurich", "America/Argentina/Buenos_Aires", "Asia/Kolkata"])
def test_takes_the_zone_of_a_place(name: str) -> None:
    assert zone_of(name).key == name


@pytest.mark.parametrize(
    "name",
    ["CET", "EST5EDT", "Zulu", "utc", "", "Zurich", "Europe/Genf", "europe/zurich", "../etc/passwd", "/etc/hosts"],
)
def test_refuses_what_is_not_the_zone_of_a_place(name: str) -> None:
    with pytest.raises(Invalid, match="is not a time zone; choose a place such as Europe/Zurich") as refused:
        zone_of(name)
    assert set(refused.value.fields) == {"zone"}


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_the_first_and_the_last_day_that_a_meeting_can_have_are_taken(day: date) -> None:
    require_known_days(FuzzyDates.on(day))
    noon = datetime(day.year, day.month, day.day, 12)
    assert moment(noon, "UTC") == noon.replace(tzinfo=UTC)


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=1), date.min, date.max])
def test_refuses_a_time_on_a_day_of_another_age(day: date) -> None:
    with pytest.raises(Invalid, match="from 1945 to 2199") as refused:
        moment(datetime(day.year, day.month, day.day, 12), "Europe/Zurich", field="end")
    assert set(refused.value.fields) == {"end"}


def test_names_the_first_of_two_days_that_is_a_slip_of_the_keyboard() -> None:
    with pytest.raises(Invalid) as refused:
        require_known_days(FuzzyDates.on(date(217, 10, 10), date(2017, 10, 11)))
    assert set(refused.value.fields) == {"first_day"}
    with pytest.raises(Invalid) as refused:
        require_known_days(FuzzyDates.on(date(2017, 10, 10), date(2917, 10, 11)))
    assert set(refused.value.fields) == {"last_day"}


def test_dates_without_days_have_none_that_could_be_wrong() -> None:
    require_known_days(FuzzyDates.undetermined("TBD"))


@pytest.mark.parametrize(
    ("shown", "was", "old", "new", "meant"),
    [
        ("2027-01-15 10:00", "2027-01-15 09:00", "Europe/Zurich", "America/New_York", "2027-01-15 15:00"),
        ("2027-10-31 02:30", "2027-10-31 00:30", "Europe/Zurich", "Europe/Paris", "2027-10-31 00:30"),
        ("2027-10-31 02:30", "2027-10-31 01:30", "Europe/Zurich", "Europe/Paris", "2027-10-31 01:30"),
        ("2027-10-31 02:30", "2027-10-31 01:30", "Europe/Zurich", "UTC", "2027-10-31 02:30"),
    ],
)
def test_in_another_zone_the_same_time_stays_on_the_wall(shown: str, was: str, old: str, new: str, meant: str) -> None:
    assert kept_on_the_wall(wall(shown), utc(was), old, new) == utc(meant)


@pytest.mark.parametrize("shown", ["2027-03-28 02:30", "2027-10-31 02:30"])
def test_a_zone_that_skips_or_repeats_the_time_is_refused_as_the_zone(shown: str) -> None:
    with pytest.raises(Invalid) as refused:
        kept_on_the_wall(wall(shown), utc(shown), "UTC", "Europe/Zurich")
    assert set(refused.value.fields) == {"zone"}
