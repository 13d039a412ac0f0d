"""Dates keep how sure they are; combinations that mean nothing are refused."""

from datetime import date

import pytest

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid

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
