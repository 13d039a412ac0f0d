"""Days of which only the bounds are known: every combination that means something is taken, no other."""

from dataclasses import FrozenInstanceError
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.dates import DateStatus, FuzzyDates
from meetings.core.errors import Invalid

pytestmark = pytest.mark.alike

STATUS: st.SearchStrategy[DateStatus] = st.sampled_from(["confirmed", "tentative", "undetermined"])
SOMETIMES = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2040, 1, 1)))

FIRST, LAST = date(2017, 8, 21), date(2017, 8, 31)


def test_exact_days_are_settled() -> None:
    dates = FuzzyDates.on(date(2017, 10, 10), date(2017, 10, 11))
    assert (dates.exact, dates.days, dates.status) == (True, 2, "confirmed")
    assert FuzzyDates.on(FIRST).days == 1


def test_late_august_keeps_its_label_and_its_bounds() -> None:
    dates = FuzzyDates("Late August 2017 (TBC)", FIRST, LAST, "tentative")
    assert (dates.exact, dates.days, dates.label) == (False, 11, "Late August 2017 (TBC)")


def test_undetermined_dates_have_no_days() -> None:
    dates = FuzzyDates.undetermined("TBD")
    assert (dates.exact, dates.days, dates.label) == (False, None, "TBD")


@pytest.mark.parametrize(
    ("earliest", "latest", "status", "said"),
    [
        (LAST, FIRST, "confirmed", "on or after the first day"),
        (FIRST, None, "confirmed", "first and the last day"),
        (None, LAST, "tentative", "first and the last day"),
        (FIRST, LAST, "undetermined", "have no days"),
        (FIRST, None, "undetermined", "have no days"),
    ],
)
def test_refuses_dates_that_mean_nothing(earliest: date, latest: date, status: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        FuzzyDates(None, earliest, latest, status)  # type: ignore[arg-type]  # each row's own


@given(SOMETIMES, SOMETIMES, STATUS)
def test_takes_two_days_in_order_or_none_where_nothing_is_determined(
    earliest: date | None, latest: date | None, status: DateStatus
) -> None:
    if status == "undetermined":
        means_something = earliest is None and latest is None
    else:
        means_something = earliest is not None and latest is not None and earliest <= latest
    try:
        FuzzyDates("as printed", earliest, latest, status)
        taken = True
    except Invalid:
        taken = False
    assert taken == means_something


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 400))
def test_counts_the_first_and_the_last_day(first: date, more: int) -> None:
    assert FuzzyDates.on(first, first + timedelta(days=more)).days == more + 1


def test_bounds_are_counted_like_days() -> None:
    assert FuzzyDates("Late August", date(2017, 8, 21), date(2017, 8, 31), "tentative").days == 11


def test_a_leap_day_is_a_day() -> None:
    assert FuzzyDates.on(date(2024, 2, 28), date(2024, 3, 1)).days == 3
    assert FuzzyDates.on(date(2023, 2, 28), date(2023, 3, 1)).days == 2


@pytest.mark.parametrize(("status", "exact"), [("confirmed", True), ("tentative", False)])
def test_only_confirmed_days_are_exact(status: DateStatus, exact: bool) -> None:
    assert FuzzyDates(None, date(2017, 10, 10), date(2017, 10, 11), status).exact is exact


def test_a_label_does_not_make_days_less_sure() -> None:
    assert FuzzyDates("10 and 11 October 2017", date(2017, 10, 10), date(2017, 10, 11), "confirmed").exact


def test_undetermined_dates_need_no_label() -> None:
    assert FuzzyDates.undetermined() == FuzzyDates(None, None, None, "undetermined")


def test_dates_do_not_change_once_they_are_written() -> None:
    dates = FuzzyDates.on(date(2017, 10, 10))
    with pytest.raises(FrozenInstanceError):
        dates.latest = date(2017, 10, 9)  # type: ignore[misc]  # what is refused
