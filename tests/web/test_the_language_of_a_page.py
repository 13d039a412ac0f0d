"""The language of a page: the one asked for, else one that the browser takes; whoever chose one keeps it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from flask import Flask, url_for

from meetings.core.dates import FuzzyDates
from meetings.web import filters, languages
from meetings.web.languages import chosen, here_with, page_language, written
from meetings.web.query_string import asked

pytestmark = pytest.mark.alike

ZURICH = ZoneInfo("Europe/Zurich")


@pytest.fixture(scope="module")
def site() -> Flask:
    """A site with a page of its own for each meeting."""
    app = Flask("languages")
    languages.init_app(app)
    app.add_url_rule("/meetings/<code>/", "meeting", lambda code: code)
    return app


@pytest.mark.parametrize(
    ("address", "accepted", "language"),
    [
        ("/", "", "en"),
        ("/?lang=fr", "", "fr"),
        ("/?lang=fr", "es", "fr"),
        ("/?lang=de", "es", "es"),
        ("/?lang=", "fr", "fr"),
        ("/", "fr-CH", "fr"),
        ("/", "fr-CH, fr;q=0.9, en;q=0.5", "fr"),
        ("/", "de, es;q=0.8, en;q=0.2", "es"),
        ("/", "fr-CH, en;q=0.5", "fr"),
        ("/", "fr-CA,en-US;q=0.7,en;q=0.3", "fr"),
        ("/", "es-419, en;q=0.9", "es"),
        ("/", "en;q=0.5, es-MX", "es"),
        ("/", "fr_BE, en;q=0.5", "fr"),
        ("/", "pt-BR, fr-FR;q=0.6, en-GB;q=0.7", "en"),
        ("/", "fr;q=0, es", "es"),
        ("/", "*, fr;q=0.1", "fr"),
        ("/", "de, it", "en"),
        ("/", "*", "en"),
    ],
)
def test_is_the_one_asked_for_else_the_best_of_those_the_browser_takes(
    site: Flask, address: str, accepted: str, language: str
) -> None:
    with site.test_request_context(address, headers={"Accept-Language": accepted}):
        assert chosen() == page_language() == language


def test_is_english_where_there_is_no_page() -> None:
    assert page_language() == "en"


def test_whoever_chose_a_language_keeps_it_from_page_to_page(site: Flask) -> None:
    with site.test_request_context("/meetings/grcp-7/?lang=fr"):
        assert url_for("meeting", code="grcp-8") == "/meetings/grcp-8/?lang=fr"
        assert url_for("meeting", code="grcp-8", lang="es") == "/meetings/grcp-8/?lang=es"
        assert url_for("static", filename="a.css") == "/static/a.css"


@pytest.mark.parametrize("address", ["/meetings/grcp-7/", "/meetings/grcp-7/?lang=de"])
def test_whoever_chose_none_has_none_in_the_address(site: Flask, address: str) -> None:
    with site.test_request_context(address, headers={"Accept-Language": "fr"}):
        assert url_for("meeting", code="grcp-8") == "/meetings/grcp-8/"


@pytest.mark.parametrize(
    ("address", "name", "value", "there"),
    [
        ("/meetings/grcp-7/", "page", 2, "/meetings/grcp-7/?page=2"),
        ("/meetings/grcp-7/?page=2", "page", 3, "/meetings/grcp-7/?page=3"),
        ("/meetings/grcp-7/?a=1&page=2&b=3", "page", 3, "/meetings/grcp-7/?a=1&b=3&page=3"),
        ("/meetings/grcp-7/?a=1&a=2", "lang", "es", "/meetings/grcp-7/?a=1&a=2&lang=es"),
        ("/meetings/grcp-7/?q=a%26b+c", "page", 2, "/meetings/grcp-7/?q=a%26b+c&page=2"),
        ("/meetings/c%C3%B4te/", "page", 2, "/meetings/c%C3%B4te/?page=2"),
    ],
)
def test_one_thing_of_an_address_changes_and_the_rest_stays(
    site: Flask, address: str, name: str, value: object, there: str
) -> None:
    with site.test_request_context(address):
        assert here_with(name, value) == there


def test_the_days_of_a_sentence_are_written_in_its_language(site: Flask) -> None:
    values = {"day": date(2017, 10, 1), "count": 3, "at": datetime(2017, 10, 1, 9, tzinfo=UTC), "title": "Lakes"}
    with site.test_request_context("/?lang=fr"):
        assert written(values) == {**values, "day": "1er octobre 2017"}


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        (FuzzyDates.on(date(2017, 10, 10), date(2017, 10, 11)), "10–11 October 2017"),
        (FuzzyDates("10 Oct.", date(2017, 10, 10), date(2017, 10, 10), "confirmed"), "10 October 2017"),
        (FuzzyDates("Late August (TBC)", date(2017, 8, 21), date(2017, 8, 31), "tentative"), "Late August (TBC)"),
        (FuzzyDates(None, date(2017, 8, 21), date(2017, 8, 31), "tentative"), "21–31 August 2017"),
        (FuzzyDates.undetermined("In spring"), "In spring"),
        (FuzzyDates.undetermined(), "Dates to be determined"),
    ],
)
def test_fuzzy_days_are_told_by_their_label_and_settled_ones_by_themselves(
    site: Flask, dates: FuzzyDates, text: str
) -> None:
    with site.test_request_context("/"):
        assert filters.written_days(dates) == text


def test_a_day_of_the_week_stands_before_its_day(site: Flask) -> None:
    for language, text in (
        ("en", "Tuesday 10 October 2017"),
        ("fr", "mardi 10 octobre 2017"),
        ("es", "martes 10 de octubre de 2017"),
    ):
        with site.test_request_context(f"/?lang={language}"):
            assert filters.weekday(date(2017, 10, 10)) == text


@pytest.mark.parametrize(
    ("zone", "shown"), [(None, "07:30"), ("Europe/Zurich", "09:30"), ("Asia/Kathmandu", "13:15"), ("UTC", "07:30")]
)
def test_a_clock_has_24_hours_and_shows_the_zone_that_is_named(site: Flask, zone: str | None, shown: str) -> None:
    with site.test_request_context("/"):
        assert filters.clock(datetime(2027, 5, 20, 7, 30, tzinfo=UTC), zone) == shown


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        (datetime(2027, 5, 20, tzinfo=ZURICH), "CEST"),
        (datetime(2027, 1, 20, tzinfo=ZURICH), "CET"),
        (datetime(2027, 1, 20, tzinfo=UTC), "UTC"),
        (datetime(2027, 1, 20, tzinfo=ZoneInfo("Asia/Bangkok")), "UTC+07:00"),
        (datetime(2027, 1, 20, tzinfo=ZoneInfo("America/Sao_Paulo")), "UTC-03:00"),
        (datetime(2027, 1, 20, tzinfo=ZoneInfo("Asia/Kathmandu")), "UTC+05:45"),
    ],
)
def test_a_zone_is_told_by_a_name_that_people_know_else_by_its_offset(moment: datetime, name: str) -> None:
    assert filters.zone_name(moment) == name


def test_a_moment_of_the_record_says_that_it_is_in_utc(site: Flask) -> None:
    with site.test_request_context("/"):
        assert filters.stamp(datetime(2017, 10, 10, 14, 5, tzinfo=UTC)) == "10 October 2017, 14:05 UTC"


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("q=lakes", "lakes"),
        ("", ""),
        ("q=", ""),
        ("q=%20%20lakes%20", "lakes"),
        ("q=la%00k%0Aes", "lakes"),
        ("q=" + "x" * 150, "x" * 100),
        ("q=C%C3%B4te+d%27Ivoire", "Côte d'Ivoire"),
    ],
)
def test_a_word_of_the_query_is_cleaned_of_what_no_name_holds(site: Flask, query: str, word: str) -> None:
    with site.test_request_context(f"/?{query}"):
        assert asked("q") == word
