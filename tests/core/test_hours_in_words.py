"""A time from one moment to another in words: another day is told, and both names of a zone that has two."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.written_hours import end_in, hours_in, last_day, names_of_zone, offset_of

pytestmark = pytest.mark.alike

VIENNA, AUCKLAND, CASABLANCA = "Europe/Vienna", "Pacific/Auckland", "Africa/Casablanca"


def at(text: str, zone: str = VIENNA, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2027-05-20 09:30", "2027-05-20 10:15", "09:30–10:15"),
        ("2027-05-20 22:00", "2027-05-21 00:00", "22:00–24:00"),
        ("2027-05-20 00:00", "2027-05-21 00:00", "00:00–24:00"),
        ("2027-05-20 22:00", "2027-05-21 02:00", "22:00–02:00 (+1 day)"),
        ("2027-05-20 09:00", "2027-05-21 09:00", "09:00–09:00 (+1 day)"),
        ("2027-05-20 09:00", "2027-05-22 00:00", "09:00–00:00 (+2 days)"),
        ("2027-10-31 01:30", "2027-10-31 04:00", "01:30 CEST–04:00 CET"),
        ("2027-03-28 01:30", "2027-03-28 04:00", "01:30 CET–04:00 CEST"),
        ("2027-10-30 22:00", "2027-10-31 04:00", "22:00 CEST–04:00 CET (+1 day)"),
        ("2027-10-30 22:00", "2027-10-31 00:00", "22:00–24:00"),
    ],
)
def test_tells_what_is_not_understood_by_itself(start: str, end: str, text: str) -> None:
    assert hours_in("en", at(start), at(end)) == text


def test_tells_apart_the_hour_that_comes_twice() -> None:
    twice = at("2027-10-31 02:30"), at("2027-10-31 02:30", fold=1)
    assert hours_in("en", *twice) == "02:30 CEST–02:30 CET"


def test_names_the_zone_where_it_is_asked_for_and_tells_a_day_that_is_another_one() -> None:
    start, end = at("2027-04-04 09:00", AUCKLAND), at("2027-04-04 10:30", AUCKLAND)
    assert hours_in("en", start, end, dash="-", zone=AUCKLAND) == "09:00-10:30 NZST"
    utc = start.astimezone(UTC), end.astimezone(UTC)
    assert hours_in("en", *utc, dash="-", zone="UTC", since=start.date()) == "Sat 3 Apr, 21:00-22:30 UTC"
    assert hours_in("fr", *utc, dash="-", zone="UTC", since=start.date()) == "sam. 3 avr., 21:00-22:30 UTC"
    later = end + timedelta(hours=2)
    assert hours_in("en", utc[0], later.astimezone(UTC), since=start.date()) == "Sat 3 Apr, 21:00–00:30 (+1 day)"


def test_says_days_in_the_language_of_the_reader() -> None:
    night = at("2027-05-20 22:00"), at("2027-05-21 02:00")
    assert [hours_in(each, *night) for each in ("fr", "es")] == ["22:00–02:00 (+1\u00a0jour)", "22:00–02:00 (+1 día)"]


def test_a_zone_without_names_has_offsets_where_they_differ() -> None:
    # In Morocco clocks go back for the month of Ramadan: at 3:00 on 7 February 2027.
    start, end = at("2027-02-06 23:00", CASABLANCA), at("2027-02-07 05:00", CASABLANCA)
    assert names_of_zone(start, end, CASABLANCA) == ("UTC+01", "UTC+00")
    assert names_of_zone(start, start, CASABLANCA) == (CASABLANCA, CASABLANCA)
    assert [offset_of(at("2027-05-20 09:00", zone)) for zone in ("Asia/Kathmandu", "America/Lima")] == [
        "UTC+05:45",
        "UTC-05",
    ]


@pytest.mark.parametrize(
    ("end", "text"),
    [
        ("2027-05-21 00:30", "23:00–00:30"),
        ("2027-05-21 00:00", "23:00–00:00"),
        ("2027-05-21 23:00", "23:00–23:00 (+1 day)"),
    ],
)
def test_without_what_one_understands_a_day_is_told_that_nobody_could_know(end: str, text: str) -> None:
    assert hours_in("en", at("2027-05-20 23:00"), at(end), curt=True) == text
    assert end_in("en", at("2027-05-20 23:00"), at(end), curt=True) == text.partition("–")[2]


@pytest.mark.parametrize(("end", "day"), [("2027-05-20 23:00", 20), ("2027-05-21 00:00", 20), ("2027-05-21 00:01", 21)])
def test_what_ends_at_midnight_takes_nothing_of_the_next_day(end: str, day: int) -> None:
    assert last_day(at("2027-05-20 22:00"), at(end)) == date(2027, 5, day)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)),
    st.integers(1, 1440),
    st.sampled_from([VIENNA, AUCKLAND, CASABLANCA, "America/Havana", "Africa/Cairo", "Australia/Lord_Howe", "UTC"]),
)
def test_no_two_lengths_of_at_most_a_day_read_alike(start: datetime, minutes: int, zone: str) -> None:
    begin = start.replace(second=0, microsecond=0)
    first = begin.astimezone(ZoneInfo(zone))
    ends = (begin + timedelta(minutes=each) for each in (minutes, minutes % 1440 + 1))
    last, other = (end.astimezone(ZoneInfo(zone)) for end in ends)
    assert hours_in("en", first, last, zone=zone) != hours_in("en", first, other, zone=zone)
