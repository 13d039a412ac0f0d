"""What a form says of days and times: exactly, roughly or not yet; and which of two equal times."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid
from meetings.programme.rules.wall_times import moment
from meetings.programme.views.forms.dates import DatesFields
from meetings.programme.views.forms.times import StartFields, chosen_fold, comes_twice
from meetings.web import languages

pytestmark = pytest.mark.alike

ZURICH = "Europe/Zurich"
SETTLED = {"precision": "confirmed", "first_day": "2027-05-20"}


@pytest.fixture(scope="module", autouse=True)
def _on_a_page() -> Iterator[None]:
    app = Flask("forms")
    languages.init_app(app)
    with app.test_request_context("/?lang=en"):
        yield


def dates(**typed: str) -> FuzzyDates:
    form = DatesFields(MultiDict(typed))
    assert form.validate(), form.errors
    return form.dates()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (SETTLED, FuzzyDates.on(date(2027, 5, 20))),
        (SETTLED | {"last_day": "2027-05-21"}, FuzzyDates.on(date(2027, 5, 20), date(2027, 5, 21))),
        (
            {"precision": "tentative", "first_day": "2027-08-21", "last_day": "2027-08-31", "dates_label": " August "},
            FuzzyDates("August", date(2027, 8, 21), date(2027, 8, 31), "tentative"),
        ),
        ({"precision": "undetermined"}, FuzzyDates.undetermined()),
        ({"precision": "undetermined", "dates_label": "In spring"}, FuzzyDates.undetermined("In spring")),
        ({"precision": "undetermined", "dates_label": "  "}, FuzzyDates.undetermined()),
        ({"precision": "given"}, FuzzyDates.undetermined()),
        ({"precision": "given", "first_day": "2027-05-20"}, FuzzyDates.on(date(2027, 5, 20))),
        ({"precision": "given", "dates_label": "20 May 2027"}, FuzzyDates.on(date(2027, 5, 20))),
        ({"precision": "given", "dates_label": "In spring"}, FuzzyDates.undetermined("In spring")),
        (
            {"precision": "given", "dates_label": "Late August 2027 (TBC)"},
            FuzzyDates("Late August 2027 (TBC)", date(2027, 8, 21), date(2027, 8, 31), "tentative"),
        ),
        (
            {"precision": "given", "first_day": "2027-08-21", "last_day": "2027-08-31", "dates_label": "Late August"},
            FuzzyDates("Late August", date(2027, 8, 21), date(2027, 8, 31), "tentative"),
        ),
        (
            {"precision": "confirmed", "dates_label": "May 2027"},
            FuzzyDates("May 2027", date(2027, 5, 1), date(2027, 5, 31), "tentative"),
        ),
    ],
)
def test_reads_days_as_exactly_as_they_were_given(typed: dict[str, str], meant: FuzzyDates) -> None:
    assert dates(**typed) == meant


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"precision": "confirmed"}, "first_day", "Give the first day."),
        ({"precision": "confirmed", "last_day": "2027-05-21"}, None, None),
        (SETTLED | {"last_day": "2027-05-19"}, "last_day", "on or after the first day"),
        ({"precision": "tentative", "first_day": "2027-05-20"}, "last_day", "the last day that is possible"),
        ({"precision": "undetermined", "first_day": "2027-05-20"}, "precision", "You gave days"),
        ({"precision": "undetermined", "last_day": "2027-05-20"}, "precision", "You gave days"),
        ({"precision": "given", "last_day": "2027-05-21"}, "first_day", "Give the first day."),
        ({"precision": "given", "first_day": "2027-05-20", "last_day": "2027-05-19"}, "last_day", "on or after"),
    ],
)
def test_refuses_what_cannot_be_meant_beside_its_field(
    typed: dict[str, str], field: str | None, said: str | None
) -> None:
    with pytest.raises(Invalid) as refused:
        dates(**typed)
    assert set(refused.value.fields) == {field or "first_day"}
    assert (said or "Give the first day") in refused.value.fields[field or "first_day"]


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({}, "precision", "Choose one of these."),
        ({"precision": "perhaps"}, "precision", "Not a valid choice"),
        (SETTLED | {"first_day": "20 May"}, "first_day", "such as 2027-05-20"),
        (SETTLED | {"first_day": "2027-02-30"}, "first_day", "such as 2027-05-20"),
        (SETTLED | {"dates_label": "x" * 121}, "dates_label", "120"),
    ],
)
def test_says_what_a_field_takes(typed: dict[str, str], field: str, said: str) -> None:
    form = DatesFields(MultiDict(typed))
    assert not form.validate()
    assert said in str(form.errors[field][0])


@given(
    st.one_of(
        st.builds(FuzzyDates.undetermined, st.sampled_from([None, "In spring"])),
        st.builds(
            lambda days, status, label: FuzzyDates(label, min(days), max(days), status),
            st.tuples(st.dates(date(2000, 1, 1)), st.dates(date(2000, 1, 1))),
            st.sampled_from(["confirmed", "tentative"]),
            st.sampled_from([None, "Late August"]),
        ),
    )
)
def test_days_that_are_shown_and_sent_again_are_the_same(known: FuzzyDates) -> None:
    shown = DatesFields()
    shown.show_dates(known)
    sent = {name: str(value) for name, value in shown.data.items() if value is not None}
    assert dates(**sent) == known


def test_a_form_without_dates_leaves_it_to_what_will_be_typed() -> None:
    shown = DatesFields()
    shown.show_dates(None)
    assert (shown.precision.data, shown.first_day.data) == ("given", None)


@pytest.mark.parametrize(
    ("known", "typed", "meant"),
    [
        (FuzzyDates.undetermined(), {"first_day": "2027-05-20"}, FuzzyDates.on(date(2027, 5, 20))),
        (
            FuzzyDates.undetermined("May 2027"),  # which says days, and was said not to
            {"first_day": "2027-05-20", "dates_label": ""},
            FuzzyDates.on(date(2027, 5, 20)),
        ),
        (FuzzyDates.on(date(2027, 5, 20)), {"first_day": ""}, FuzzyDates.undetermined()),
        (FuzzyDates.on(date(2027, 5, 20)), {"first_day": "2027-05-19"}, FuzzyDates.on(date(2027, 5, 19))),
        (
            FuzzyDates.on(date(2027, 5, 20)),
            {"last_day": "2027-05-31", "dates_label": "Late May"},
            FuzzyDates("Late May", date(2027, 5, 20), date(2027, 5, 31), "tentative"),
        ),
        (
            FuzzyDates(None, date(2027, 5, 20), date(2027, 5, 31), "tentative"),
            {"last_day": ""},
            FuzzyDates.on(date(2027, 5, 20)),
        ),
        (
            FuzzyDates(None, date(2027, 5, 20), date(2027, 5, 31), "tentative"),
            {"first_day": "2027-05-21"},
            FuzzyDates(None, date(2027, 5, 21), date(2027, 5, 31), "tentative"),
        ),
    ],
)
def test_an_exactness_that_nobody_changed_follows_what_is_typed(
    known: FuzzyDates, typed: dict[str, str], meant: FuzzyDates
) -> None:
    shown = DatesFields()
    shown.show_dates(known)
    sent = {name: str(value) for name, value in shown.data.items() if value is not None}
    assert dates(**sent | typed) == meant


def test_a_day_and_a_time_are_one_time_on_the_wall() -> None:
    form = StartFields(MultiDict({"day": "2027-05-20", "start": "09:30"}))
    assert form.validate()
    assert form.starts() == datetime(2027, 5, 20, 9, 30)
    assert form.start_fold.fold is None


@pytest.mark.parametrize(("answered", "fold"), [("0", 0), ("1", 1), ("2", None), ("", None)])
def test_says_which_of_two_equal_times_was_chosen(answered: str, fold: int | None) -> None:
    form = StartFields(MultiDict({"day": "2027-10-31", "start": "02:30", "start_fold": answered}))
    assert form.start_fold.fold == fold


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"start": "09:30"}, "day", "Give the day."),
        ({"day": "2027-05-20"}, "start", "Give the time at which it starts."),
        ({"day": "2027-05-20", "start": "9.30 am"}, "start", "such as 09:30"),
        ({"day": "2027-05-20", "start": "25:00"}, "start", "such as 09:30"),
    ],
)
def test_asks_for_the_day_and_the_time_of_a_start(typed: dict[str, str], field: str, said: str) -> None:
    form = StartFields(MultiDict(typed))
    assert not form.validate()
    assert said in str(form.errors[field][0])


def test_midnight_is_a_time() -> None:
    form = StartFields(MultiDict({"day": "2027-05-20", "start": "00:00"}))
    assert form.validate()
    assert form.starts() == datetime(2027, 5, 20)


@pytest.mark.parametrize(
    ("day", "clock", "twice"),
    [
        (date(2027, 10, 31), time(2, 30), True),
        (date(2027, 10, 31), time(3, 0), False),
        (date(2027, 3, 28), time(2, 30), False),
        (None, time(2, 30), False),
        (date(2027, 10, 31), None, False),
    ],
)
def test_asks_which_one_only_where_a_time_comes_twice(day: date | None, clock: time | None, twice: bool) -> None:
    assert comes_twice(day, clock, ZURICH) is twice


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)), st.sampled_from([0, 1]))
def test_what_is_shown_of_a_moment_means_that_moment_again(shown: datetime, fold: int) -> None:
    wall = shown.replace(microsecond=0)
    try:
        meant = moment(wall, ZURICH, fold)
    except Invalid:
        return  # clocks skip it
    again = chosen_fold(meant, wall, ZURICH)
    assert moment(wall, ZURICH, None if again is None else int(again)) == meant


def test_of_two_equal_times_the_one_that_was_meant_is_shown() -> None:
    wall = datetime(2027, 10, 31, 2, 30)
    assert chosen_fold(datetime(2027, 10, 31, 0, 30, tzinfo=UTC), wall, ZURICH) == "0"
    assert chosen_fold(datetime(2027, 10, 31, 1, 30, tzinfo=UTC), wall, ZURICH) == "1"
    assert chosen_fold(datetime(2027, 5, 20, 7, 30, tzinfo=UTC), datetime(2027, 5, 20, 9, 30), ZURICH) is None
