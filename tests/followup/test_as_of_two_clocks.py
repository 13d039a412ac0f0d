"""A report says as of which day, and with what was recorded by the end of which day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid
from meetings.followup.rules.as_of import AsOf

pytestmark = pytest.mark.alike
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@dataclass
class Happened:
    """An event: a day in the world, and when it was recorded."""

    on: FuzzyDates
    recorded_at: datetime


def test_the_last_moment_of_the_day_is_known_and_the_next_is_not() -> None:
    when = AsOf(date(2026, 5, 1), date(2026, 5, 7))
    assert when.knows(datetime(2026, 5, 7, 23, 59, 59, 999999, UTC))
    assert not when.knows(datetime(2026, 5, 8, tzinfo=UTC))


def test_the_day_that_ends_is_the_one_in_utc() -> None:
    when = AsOf(date(2026, 5, 7), date(2026, 5, 7))
    east, west = timezone(timedelta(hours=9)), timezone(timedelta(hours=-5))
    assert when.knows(datetime(2026, 5, 8, 8, 59, tzinfo=east))  # 23:59 in UTC
    assert not when.knows(datetime(2026, 5, 7, 19, 0, tzinfo=west))  # midnight in UTC


@pytest.mark.parametrize(
    ("on", "recorded", "counts"),
    [
        (FuzzyDates.on(date(2026, 5, 7)), datetime(2026, 5, 1, tzinfo=UTC), True),
        (FuzzyDates.on(date(2026, 5, 8)), datetime(2026, 5, 1, tzinfo=UTC), False),  # recorded ahead of its day
        (FuzzyDates.on(date(2018, 12, 19)), datetime(2026, 5, 8, tzinfo=UTC), False),  # long past, not yet known
        (FuzzyDates("May", date(2026, 5, 7), date(2026, 5, 31), "tentative"), datetime(2026, 5, 1, tzinfo=UTC), True),
        (FuzzyDates("May", date(2026, 5, 8), date(2026, 5, 31), "tentative"), datetime(2026, 5, 1, tzinfo=UTC), False),
        (FuzzyDates.undetermined(), datetime(2026, 5, 7, 12, tzinfo=UTC), True),  # counts from its recording
        (FuzzyDates.undetermined(), datetime(2026, 5, 8, tzinfo=UTC), False),
    ],
)
def test_an_event_counts_when_it_had_happened_and_was_known(on: FuzzyDates, recorded: datetime, counts: bool) -> None:
    assert AsOf(date(2026, 5, 7), date(2026, 5, 7)).counts(Happened(on, recorded)) is counts


def test_an_event_of_no_known_day_that_was_recorded_later_than_the_day_asked_for_had_not_happened() -> None:
    event = Happened(FuzzyDates.undetermined(), datetime(2026, 5, 8, tzinfo=UTC))
    assert not AsOf(day=date(2026, 5, 7), known=date(2026, 6, 1)).counts(event)


@pytest.mark.parametrize(
    ("known", "stood"), [(date(2026, 4, 30), False), (date(2026, 5, 1), True), (date(2026, 5, 3), False)]
)
def test_what_was_said_stands_until_the_day_on_which_it_is_taken_back(known: date, stood: bool) -> None:
    when = AsOf(date(2026, 5, 1), known)
    assert when.stood(datetime(2026, 5, 1, 9, tzinfo=UTC), datetime(2026, 5, 3, 9, tzinfo=UTC)) is stood


def test_what_nobody_took_back_stands_for_good() -> None:
    assert AsOf(date(2026, 5, 1), date(2099, 1, 1)).stood(datetime(2026, 5, 1, 9, tzinfo=UTC), None)


@given(DAYS, DAYS, DAYS, st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_what_is_known_stays_known(day: date, one: date, other: date, recorded: datetime) -> None:
    earlier, later = sorted((one, other))
    if AsOf(day, earlier).knows(recorded):
        assert AsOf(day, later).knows(recorded)


@given(DAYS, DAYS, DAYS)
def test_what_has_happened_has_happened_on_every_later_day(one: date, other: date, first: date) -> None:
    event = Happened(FuzzyDates.on(first), datetime(2000, 1, 1, tzinfo=UTC))
    earlier, later = sorted((one, other))
    if AsOf(earlier, earlier).counts(event):
        assert AsOf(later, earlier).counts(event)


def test_an_address_gives_two_days() -> None:
    assert AsOf.read(" 2018-12-19", "2026-05-07 ") == AsOf(date(2018, 12, 19), date(2026, 5, 7))


def test_an_address_that_gives_none_means_today_with_all_that_is_recorded() -> None:
    assert AsOf.read("", " ") == AsOf.now()


@pytest.mark.parametrize("text", ["yesterday", "2018-02-30", "2018-13-01", "19.12.2018", "9999-12-31"])
def test_refuses_what_is_no_day_and_says_how_one_is_written(text: str) -> None:
    with pytest.raises(Invalid, match="such as 2018-12-31"):
        AsOf.read(text, "")
    with pytest.raises(Invalid, match="such as 2018-12-31"):
        AsOf.read("", text)
