"""Sessions stand under the day on which they begin, in order of time; what begins at once stands together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import permutations

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from meetings.showing.meeting.agenda_days import Day, days_of
from meetings.showing.meeting.sessions_shown import SessionShown
from meetings.web import languages

pytestmark = pytest.mark.alike

SESSION = SessionShown(
    id="session-1", number="1", title="Opening", url=None, kind_text=None, starts_iso="", ends_iso="",
    day=date(2027, 5, 20), time_text="09:00–10:00", zone_text="CEST", zones=("CEST",),
    elsewhere_text=None, room=None,
    speakers=[],
    particulars=[], note=None, change_text=None, is_cancelled=False, is_pause=False, ics_url=None,
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _on_a_page() -> Iterator[None]:
    app = Flask("days")
    languages.init_app(app)
    with app.test_request_context("/?lang=en"):
        yield


def session(number: int, start: str, *, pause: bool = False, cancelled: bool = False) -> SessionShown:
    """A session on the page's clock; its start with or without its offset, which is then that of a summer in Zurich."""
    text = start if start[-6] in "+-" and "T" in start[:-6] else f"{start}:00+02:00"
    day = datetime.fromisoformat(text).date()
    return replace(SESSION, id=f"session-{number}", starts_iso=text, day=day, is_pause=pause, is_cancelled=cancelled)


def placed(days: list[Day]) -> list[list[list[str]]]:
    """By day and by beginning, the numbers of the sessions."""
    return [[[each.id.removeprefix("session-") for each in slot.sessions] for slot in day.slots] for day in days]


def test_a_day_has_its_sessions_in_order_of_time_whatever_the_order_they_come_in() -> None:
    sessions = [
        session(1, "2027-05-20T09:00"),
        session(2, "2027-05-20T11:00"),
        session(3, "2027-05-21T09:00"),
        session(4, "2027-05-20T14:00"),
    ]
    for shuffled in permutations(sessions):
        assert placed(days_of(list(shuffled))) == [[["1"], ["2"], ["4"]], [["3"]]]


def test_what_begins_at_one_moment_stands_together_in_the_order_of_its_numbers() -> None:
    sessions = [session(number, "2027-05-20T09:00") for number in (10, 9, 2)]
    assert placed(days_of(sessions)) == [[["2", "9", "10"]]]


def test_an_agenda_without_sessions_has_no_days() -> None:
    assert days_of([]) == []


def test_a_day_says_its_whole_date_and_has_an_address_of_its_own() -> None:
    (day,) = days_of([session(1, "2027-05-20T09:00")])
    assert (day.id, day.iso, day.title) == ("day-2027-05-20", "2027-05-20", "Thursday 20 May 2027")


def test_breaks_and_what_was_cancelled_are_there_and_not_counted() -> None:
    (day,) = days_of(
        [
            session(1, "2027-05-20T09:00"),
            session(2, "2027-05-20T10:00", pause=True),
            session(3, "2027-05-20T11:00", cancelled=True),
            session(4, "2027-05-20T12:00"),
        ]
    )
    assert (len(day.slots), day.count_text) == (4, "2 sessions")


def test_a_day_with_one_session_has_one_and_a_day_of_breaks_counts_nothing() -> None:
    assert days_of([session(1, "2027-05-20T09:00")])[0].count_text == "1 session"
    assert days_of([session(1, "2027-05-20T09:00", pause=True)])[0].count_text is None


def test_in_the_night_the_clocks_go_back_the_first_half_past_two_comes_before_the_second_quarter_past() -> None:
    before = session(1, "2027-10-31T02:30:00+02:00")
    after = session(2, "2027-10-31T02:15:00+01:00")
    assert placed(days_of([after, before])) == [[["1"], ["2"]]]


def test_two_equal_times_of_that_night_are_two_moments() -> None:
    twice = [session(2, "2027-10-31T02:30:00+01:00"), session(1, "2027-10-31T02:30:00+02:00")]
    assert placed(days_of(twice)) == [[["1"], ["2"]]]


@given(st.lists(st.tuples(st.integers(20, 29), st.integers(0, 23)), max_size=20))
def test_every_session_is_there_once_under_its_day(times: list[tuple[int, int]]) -> None:
    sessions = [session(number, f"2027-05-{day}T{hour:02}:00") for number, (day, hour) in enumerate(times, start=1)]
    days = days_of(sessions)
    shown = [(day.iso, each.id) for day in days for slot in day.slots for each in slot.sessions]
    assert sorted(shown) == sorted((each.day.isoformat(), each.id) for each in sessions)
    assert [day.iso for day in days] == sorted({each.day.isoformat() for each in sessions})
