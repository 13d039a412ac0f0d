"""Days and the signs between words as each language writes them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.written_days import colon_in, day_in, days_in, semicolon_in

pytestmark = pytest.mark.alike

LANGUAGES = st.sampled_from(["en", "fr", "es", "ar", "ru"])
DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "1 October 2017"),
        ("fr", "1er octobre 2017"),
        ("es", "1 de octubre de 2017"),
        ("ar", "1 أكتوبر 2017"),
        ("zh", "2017年10月1日"),
        ("ru", "1 октября 2017\u202fг."),
    ],
)
def test_each_official_language_writes_a_day_out(language: str, written: str) -> None:
    assert day_in(language, date(2017, 10, 1)) == written


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


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2017, 10, 1), date(2017, 10, 2), "1er–2 octobre 2017"),
        (date(2017, 10, 2), date(2017, 10, 11), "2–11 octobre 2017"),
        (date(2017, 9, 30), date(2017, 10, 1), "30 septembre – 1er octobre 2017"),
        (date(2017, 10, 1), date(2018, 1, 1), "1er octobre 2017 – 1er janvier 2018"),
        (date(2017, 10, 10), date(2017, 11, 12), "10 octobre – 12 novembre 2017"),
        (date(2017, 10, 1), date(2017, 10, 1), "1er octobre 2017"),
    ],
)
def test_only_the_first_of_a_month_is_a_first_in_french(first: date, last: date, written: str) -> None:
    assert days_in("fr", first, last) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ar", "30 أكتوبر – 2 نوفمبر 2017"),
        ("ru", "30 октября – 2 ноября 2017\u202fг."),
        ("en", "30 October – 2 November 2017"),
    ],
)
def test_the_year_is_written_once_where_two_days_share_it(language: str, written: str) -> None:
    assert days_in(language, date(2017, 10, 30), date(2017, 11, 2)) == written


@given(LANGUAGES, DAYS, st.integers(0, 800))
def test_two_days_end_with_the_last_as_it_is_written_alone(language: str, first: date, more: int) -> None:
    last = first + timedelta(days=more)
    assert days_in(language, first, last).endswith(day_in(language, last))


@given(LANGUAGES, DAYS, st.integers(0, 800))
def test_a_year_that_two_days_share_is_written_once(language: str, first: date, more: int) -> None:
    last = first + timedelta(days=more)
    written = days_in(language, first, last)
    assert written.count(str(first.year)) == 1
    assert written.count(str(last.year)) == 1


@given(LANGUAGES, DAYS)
def test_a_single_day_is_no_stretch_of_days(language: str, day: date) -> None:
    assert days_in(language, day, day) == day_in(language, day)


@pytest.mark.parametrize(
    ("language", "colon", "semicolon"),
    [
        ("en", ": ", "; "),
        ("es", ": ", "; "),
        ("fr", "\u00a0: ", "\u00a0; "),  # a space that does not break before it
        ("zh", "\uff1a", "\uff1b"),  # as wide as a letter
        ("ar", ": ", "\u061b "),
        ("ru", ": ", "; "),
    ],
)
def test_signs_between_words_are_those_of_the_language(language: str, colon: str, semicolon: str) -> None:
    assert (colon_in(language), semicolon_in(language)) == (colon, semicolon)
