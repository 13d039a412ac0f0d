from datetime import date

import pytest

from meetings.core.written_days import day_in, days_in


@pytest.mark.parametrize(
    ("language", "first", "last", "written"),
    [
        ("en", date(2017, 10, 10), date(2017, 10, 10), "10 October 2017"),
        ("en", date(2017, 10, 10), date(2017, 10, 11), "10–11 October 2017"),
        ("en", date(2017, 10, 30), date(2017, 11, 2), "30 October – 2 November 2017"),
        ("en", date(2017, 12, 30), date(2018, 1, 2), "30 December 2017 – 2 January 2018"),
        ("fr", date(2017, 10, 10), date(2017, 10, 11), "10–11 octobre 2017"),
        ("es", date(2017, 10, 10), date(2017, 10, 11), "10–11 de octubre de 2017"),
        ("es", date(2017, 10, 30), date(2017, 11, 2), "30 de octubre – 2 de noviembre de 2017"),
    ],
)
def test_days_are_written_with_what_they_share_once(language: str, first: date, last: date, written: str) -> None:
    assert days_in(language, first, last) == written


def test_the_day_stands_before_the_month_in_english() -> None:
    assert day_in("en", date(2017, 9, 1)) == "1 September 2017"


def test_writes_the_first_of_a_month_as_the_french_do() -> None:
    assert day_in("fr", date(2017, 4, 1)) == "1er avril 2017"
    assert days_in("fr", date(2017, 4, 1), date(2017, 11, 30)) == "1er avril – 30 novembre 2017"
    assert day_in("fr", date(2017, 4, 11)) == "11 avril 2017"
