"""Days as people know them are read as their first and last day, in three languages."""

from datetime import date

import pytest

from meetings.followup.rules.parse_rough_days import days_meant


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-10-11", date(2017, 10, 11), date(2017, 10, 11)),
        ("December 2017", date(2017, 12, 1), date(2017, 12, 31)),
        ("Sept. 2017", date(2017, 9, 1), date(2017, 9, 30)),
        ("11  october 2017", date(2017, 10, 11), date(2017, 10, 11)),
        ("1er août 2017", date(2017, 8, 1), date(2017, 8, 1)),
        ("FEVRIER 2017", date(2017, 2, 1), date(2017, 2, 28)),
        ("4 de diciembre de 2017", date(2017, 12, 4), date(2017, 12, 4)),
    ],
)
def test_are_read_as_their_first_and_last_day(words: str, first: date, last: date) -> None:
    assert days_meant(words) == (first, last)


@pytest.mark.parametrize(
    "words",
    ["", "soon", "0000", "2017-13", "31 February 2017", "13/2017", "December", "December 99999", "Brumaire 2017"],
)
def test_words_that_say_no_day_mean_none(words: str) -> None:
    assert days_meant(words) is None
