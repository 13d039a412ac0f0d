"""A month has whole weeks, its neighbours, and a way back to this month."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from meetings.core import clock
from meetings.showing.meeting.month_grid import EARLIEST, LATEST, Month, first_day, grid
from meetings.web import languages

pytestmark = pytest.mark.alike

NOON = datetime(2027, 5, 20, 12, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def _on_a_page() -> Iterator[None]:
    app = Flask("months")
    languages.init_app(app)
    with app.test_request_context("/?lang=en"), clock.fixed(NOON):
        yield


def month(first: date) -> Month:
    return grid([], first, lambda day: f"{day:%Y-%m}")


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("2017-10", date(2017, 10, 1)),
        ("1950-01", EARLIEST),
        ("1949-12", EARLIEST),
        ("0001-01", EARLIEST),
        ("2100-12", LATEST),
        ("9999-12", LATEST),
    ],
)
def test_shows_the_month_asked_for_within_bounds(asked: str, first: date) -> None:
    assert first_day(asked) == first


@pytest.mark.parametrize("asked", ["", "2017", "2017-13", "2017-00", "october", "2017-10-10", "2017-W40", "-1"])
def test_shows_this_month_where_what_is_asked_for_is_none(asked: str) -> None:
    assert first_day(asked) == date(2027, 5, 1)


def test_a_month_of_four_weeks_has_no_day_outside() -> None:
    """February 2027 begins on a Monday and has 28 days."""
    february = month(date(2027, 2, 1))
    assert [len(week) for week in february.weeks] == [7, 7, 7, 7]
    assert not any(day.is_outside for week in february.weeks for day in week)


def test_days_of_the_months_beside_it_fill_its_weeks() -> None:
    may = month(date(2027, 5, 1))  # which begins on a Saturday
    assert [(day.number, day.is_outside) for day in may.weeks[0]] == [
        (26, True), (27, True), (28, True), (29, True), (30, True), (1, False), (2, False),
    ]  # fmt: skip
    assert may.weeks[-1][0].iso == "2027-05-31"


def test_today_is_marked_in_its_month_only() -> None:
    def marked(first: date) -> list[str]:
        return [day.iso for week in month(first).weeks for day in week if day.is_today]

    assert marked(date(2027, 5, 1)) == ["2027-05-20"]
    assert marked(date(2027, 7, 1)) == []


def test_leads_to_the_months_beside_it_and_to_this_one() -> None:
    december = month(date(2027, 12, 1))
    assert december.previous == ("← November 2027", "2027-11")
    assert december.next == ("January 2028 →", "2028-01")
    assert december.this_month == ("This month", "2027-05")
    assert month(date(2027, 5, 1)).this_month is None


def test_the_first_and_the_last_month_lead_no_further() -> None:
    assert month(EARLIEST).previous is None
    assert month(EARLIEST).next is not None
    assert month(LATEST).next is None
    assert month(LATEST).previous is not None


def test_weeks_begin_on_monday() -> None:
    assert [name for _short, name in month(date(2027, 5, 1)).weekdays][0::6] == ["Monday", "Sunday"]


def test_each_day_says_its_whole_date() -> None:
    assert month(date(2027, 5, 1)).weeks[0][5].label == "Saturday 1 May 2027"


@given(st.dates(EARLIEST, LATEST))
def test_every_day_of_the_month_is_there_once(day: date) -> None:
    shown = month(day.replace(day=1))
    inside = [each.number for week in shown.weeks for each in week if not each.is_outside]
    assert inside == list(range(1, len(inside) + 1))
    assert 28 <= len(inside) <= 31
    assert all(len(week) == 7 for week in shown.weeks)
