"""When a zone changes its clock is found to the second, and told as a rule only where the rule gives it back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.formats.clock_changes import Change, changes_between, standing
from meetings.formats.vtimezone import NAMES_OF_UTC, Rule, timezone_bytes

pytestmark = pytest.mark.alike

HOUR = timedelta(hours=1)
ZURICH = ZoneInfo("Europe/Zurich")
RULES = st.one_of(
    st.builds(Rule, st.integers(1, 12), st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1]), st.just(())),
    st.builds(
        lambda month, weekday, first: Rule(month, weekday, None, tuple(range(first, first + 7))),
        st.integers(1, 12),
        st.integers(0, 6),
        st.integers(1, 22),
    ),
)


def of_year(zone: str, year: int) -> list[Change]:
    return changes_between(ZoneInfo(zone), datetime(year, 1, 1), datetime(year, 12, 31))


def lines(zone: str, first: int, last: int) -> list[str]:
    return timezone_bytes(zone, first, last).decode().split("\r\n")


def test_zurich_changes_its_clock_twice_a_year_at_one_in_utc() -> None:
    assert of_year("Europe/Zurich", 2027) == [
        Change(datetime(2027, 3, 28, 1), HOUR, 2 * HOUR, "CEST", summer=True),
        Change(datetime(2027, 10, 31, 1), 2 * HOUR, HOUR, "CET", summer=False),
    ]


def test_a_change_is_told_by_what_the_clock_showed_before_it() -> None:
    spring, autumn = of_year("Europe/Zurich", 2027)
    assert (spring.wall, autumn.wall) == (datetime(2027, 3, 28, 2), datetime(2027, 10, 31, 3))


def test_lord_howe_changes_by_half_an_hour() -> None:
    assert [change.after - change.before for change in of_year("Australia/Lord_Howe", 2027)] == [-HOUR / 2, HOUR / 2]


def test_samoa_left_out_a_day() -> None:
    (change,) = changes_between(ZoneInfo("Pacific/Apia"), datetime(2011, 12, 1), datetime(2012, 1, 31))
    assert (change.wall, change.after - change.before) == (datetime(2011, 12, 30), timedelta(days=1))


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "Africa/Lagos"])
def test_a_zone_that_changes_nothing_has_no_changes(zone: str) -> None:
    assert of_year(zone, 2027) == []


def test_dublin_calls_its_later_clock_summer_like_others() -> None:
    spring, autumn = of_year("Europe/Dublin", 2027)
    assert (spring.name, spring.summer, autumn.name, autumn.summer) == ("IST", True, "GMT", False)


@pytest.mark.parametrize(
    ("zone", "year", "offset", "name"),
    [("Europe/Zurich", 2027, HOUR, "CET"), ("Asia/Kolkata", 2027, 5.5 * HOUR, "IST"), ("UTC", 2027, 0 * HOUR, "UTC")],
)
def test_what_held_before_the_first_change_is_told_as_if_it_had_always_held(
    zone: str, year: int, offset: timedelta, name: str
) -> None:
    held = standing(ZoneInfo(zone), datetime(year, 1, 1))
    assert (held.before, held.after, held.name, held.summer) == (offset, offset, name, False)
    assert held.wall == datetime(1970, 1, 1)


def test_changes_that_follow_one_rule_are_of_one_kind() -> None:
    changes = changes_between(ZURICH, datetime(2027, 1, 1), datetime(2029, 12, 31))
    kinds = [change.kind for change in changes]
    assert len(changes) == 6
    assert kinds[0::2] == [kinds[0]] * 3
    assert kinds[1::2] == [kinds[1]] * 3
    assert kinds[0] != kinds[1]


@given(
    st.sampled_from(["Europe/Zurich", "America/Santiago", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Tehran"]),
    st.integers(1990, 2030),
)
def test_the_clock_jumps_at_the_very_second(zone: str, year: int) -> None:
    for change in of_year(zone, year):
        around = [(change.at + timedelta(seconds=n)).replace(tzinfo=UTC).astimezone(ZoneInfo(zone)) for n in (-1, 0)]
        assert [moment.utcoffset() for moment in around] == [change.before, change.after]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (Rule(3, 6, -1, ()), [date(2026, 3, 29), date(2027, 3, 28), date(2028, 3, 26)]),  # the last Sunday
        (Rule(11, 6, 1, ()), [date(2026, 11, 1), date(2027, 11, 7), date(2028, 11, 5)]),  # the first Sunday
        (Rule(3, 6, 2, ()), [date(2026, 3, 8), date(2027, 3, 14), date(2028, 3, 12)]),
        (Rule(9, 6, None, tuple(range(2, 9))), [date(2026, 9, 6), date(2027, 9, 5), date(2028, 9, 3)]),
        (Rule(2, 1, -1, ()), [date(2026, 2, 24), date(2027, 2, 23), date(2028, 2, 29)]),  # a leap day
    ],
)
def test_a_rule_gives_one_day_a_year(rule: Rule, days: list[date]) -> None:
    assert list(rule.dates(date(2026, 1, 1), date(2028, 12, 31))) == days


def test_a_rule_gives_no_day_before_the_first_or_after_the_last() -> None:
    last_sunday = Rule(3, 6, -1, ())
    assert list(last_sunday.dates(date(2026, 3, 29), date(2027, 3, 28))) == [date(2026, 3, 29), date(2027, 3, 28)]
    assert list(last_sunday.dates(date(2026, 3, 30), date(2027, 3, 27))) == []


@given(RULES, st.integers(1950, 2090))
def test_every_day_of_a_rule_is_its_weekday_of_its_month(rule: Rule, year: int) -> None:
    days = list(rule.dates(date(year, 1, 1), date(year + 9, 12, 31)))
    assert [day.year for day in days] == list(range(year, year + 10))
    assert {(day.month, day.weekday()) for day in days} == {(rule.month, rule.weekday)}


def test_a_rule_is_written_as_calendars_have_it() -> None:
    assert Rule(3, 6, -1, ()).parts() == {"FREQ": "YEARLY", "BYMONTH": 3, "BYDAY": "-1SU"}
    assert Rule(9, 0, None, (2, 3)).parts() == {
        "FREQ": "YEARLY",
        "BYMONTH": 9,
        "BYDAY": "MO",
        "BYMONTHDAY": [2, 3],
    }


def test_a_rule_that_ended_says_until_when() -> None:
    """Istanbul kept European rules until it stayed in summer for ever, in 2016."""
    rules = [line for line in lines("Europe/Istanbul", 2012, 2027) if line.startswith("RRULE")]
    assert rules
    assert all("UNTIL=201" in rule for rule in rules)


def test_a_zone_without_changes_in_those_years_has_one_clock_and_no_rule() -> None:
    told = lines("Asia/Kolkata", 2026, 2027)
    assert told.count("BEGIN:STANDARD") == 1
    assert "TZOFFSETTO:+0530" in told
    assert not [line for line in told if line.startswith(("RRULE", "BEGIN:DAYLIGHT"))]


@pytest.mark.parametrize("name", sorted(NAMES_OF_UTC & {"UTC", "Etc/UTC", "GMT", "Etc/Zulu", "Zulu"}))
def test_a_zone_that_is_utc_is_not_described(name: str) -> None:
    assert timezone_bytes(name, 2026, 2027) == b""


def test_years_before_clocks_changed_and_after_all_plans_are_those_in_which_they_change() -> None:
    assert timezone_bytes("Europe/Zurich", 1700, 1750) == timezone_bytes("Europe/Zurich", 1800, 1800)
    assert timezone_bytes("Europe/Zurich", 2300, 2400) == timezone_bytes("Europe/Zurich", 2200, 2200)
