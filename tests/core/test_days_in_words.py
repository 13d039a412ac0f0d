"""Days as people know them are read as their first and last day, in three languages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.rough_days import dates_in_words, days_meant

pytestmark = pytest.mark.alike
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


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
        ("Late August 2027 (TBC)", date(2027, 8, 21), date(2027, 8, 31)),
        ("early February 2028", date(2028, 2, 1), date(2028, 2, 10)),
        ("mid-May 2027", date(2027, 5, 11), date(2027, 5, 20)),
        ("Fin février 2027", date(2027, 2, 21), date(2027, 2, 28)),
        ("mi-mai 2027", date(2027, 5, 11), date(2027, 5, 20)),
        ("finales de agosto de 2027", date(2027, 8, 21), date(2027, 8, 31)),
        ("4 de diciembre de 2017", date(2017, 12, 4), date(2017, 12, 4)),
    ],
)
def test_are_read_as_their_first_and_last_day(words: str, first: date, last: date) -> None:
    assert days_meant(words) == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "0000",
        "2017-13",
        "31 February 2017",
        "13/2017",
        "December",
        "December 99999",
        "Brumaire 2017",
        "late 2027",
        "early 5 May 2027",
        "2018-00",
        "0 May 2018",
    ],
)
def test_words_that_say_no_day_mean_none(words: str) -> None:
    assert days_meant(words) is None


@given(DAYS)
def test_every_day_is_read_back_from_the_way_it_is_stored(day: date) -> None:
    assert days_meant(day.isoformat()) == (day, day)


@given(DAYS)
def test_a_month_ends_on_the_day_before_the_next_and_lies_in_its_year(day: date) -> None:
    month, year = days_meant(f"{day:%Y-%m}"), days_meant(f"{day:%Y}")
    assert month
    assert year
    assert (month[0].day, (month[1] + timedelta(days=1)).day) == (1, 1)
    assert year[0] <= month[0] <= day <= month[1] <= year[1]


@pytest.mark.parametrize(
    ("typed", "first", "last", "status"),
    [
        ("5-7 May 2027", "2027-05-05", "2027-05-07", "confirmed"),
        ("5–7 May 2027", "2027-05-05", "2027-05-07", "confirmed"),
        ("du 5 au 7 mai 2027", "2027-05-05", "2027-05-07", "confirmed"),
        ("del 5 al 7 de mayo de 2027", "2027-05-05", "2027-05-07", "confirmed"),
        ("30 April - 2 May 2027", "2027-04-30", "2027-05-02", "confirmed"),
        ("28 December 2027 to 3 January 2028", "2027-12-28", "2028-01-03", "confirmed"),
        ("5-7 May 2027 (TBC)", "2027-05-05", "2027-05-07", "tentative"),
        ("September/October 2027", "2027-09-01", "2027-10-31", "tentative"),
        ("Q3 2027", "2027-07-01", "2027-09-30", "tentative"),
    ],
)
def test_a_range_is_read_as_its_ends_and_as_exact_as_they_are(typed: str, first: str, last: str, status: str) -> None:
    found = dates_in_words(typed)
    assert (str(found.earliest), str(found.latest), found.status) == (first, last, status)
    assert dates_in_words(typed, one_day=True).status == "tentative"  # of one day two are its bounds


@pytest.mark.parametrize("typed", ["7-5 May 2027", "31-2 May 2027", "32-33 May 2027", "5-7", "soon - later", "-", "/"])
def test_what_is_no_range_of_days_says_none(typed: str) -> None:
    assert dates_in_words(typed).status == "undetermined"
