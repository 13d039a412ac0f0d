"""How a meeting stands, when and where it is, and who sees it: in words, and silent where all is plain."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from meetings.core.dates import FuzzyDates
from meetings.showing.followup.review_windows import window
from meetings.showing.meeting.meeting_rows import days, in_language, kind_of, place, standing, visibility
from meetings.web import languages

pytestmark = pytest.mark.alike

FIRST, LAST = date(2027, 5, 20), date(2027, 5, 21)
SETTLED = FuzzyDates.on(FIRST, LAST)
ROUGH = FuzzyDates("Late May (TBC)", FIRST, LAST, "tentative")
UNKNOWN = FuzzyDates.undetermined("In spring")


@pytest.fixture(scope="module")
def site() -> Flask:
    app = Flask("lines")
    languages.init_app(app)
    return app


@pytest.fixture(autouse=True)
def _on_a_page(site: Flask) -> Iterator[None]:
    with site.test_request_context("/?lang=en"):
        yield


@pytest.mark.parametrize(
    ("word", "dates", "today", "found"),
    [
        ("planned", SETTLED, date(2027, 5, 19), ("scheduled", None)),
        ("planned", SETTLED, LAST, ("scheduled", None)),  # its last day is not over
        ("planned", SETTLED, date(2027, 5, 22), ("held", None)),
        ("planned", SETTLED, None, ("scheduled", None)),  # a page that must be the same tomorrow
        ("planned", ROUGH, LAST, ("tentative", "Dates to be confirmed")),
        ("planned", ROUGH, date(2027, 5, 22), ("tentative", "As announced")),
        ("planned", UNKNOWN, date(2027, 5, 22), ("tentative", None)),
        ("cancelled", SETTLED, date(2027, 5, 22), ("cancelled", "Cancelled")),
        ("postponed", UNKNOWN, LAST, ("postponed", "Postponed")),
        ("postponed", SETTLED, date(2027, 5, 22), ("postponed", "Postponed")),
    ],
)
def test_says_how_it_stands_where_there_is_something_to_say(
    word: str, dates: FuzzyDates, today: date | None, found: tuple[str, str | None]
) -> None:
    assert standing(word, dates, today) == found


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        (SETTLED, "20–21 May 2027"),
        (ROUGH, "Late May (TBC)"),
        (FuzzyDates(None, FIRST, LAST, "tentative"), "20–21 May 2027"),
        (FuzzyDates("20 and 21 May", FIRST, LAST, "confirmed"), "20–21 May 2027"),
        (UNKNOWN, "Dates to be determined"),
    ],
)
def test_exact_days_are_written_out_and_others_as_they_were_printed(dates: FuzzyDates, text: str) -> None:
    assert days(dates) == text


@pytest.mark.parametrize(
    ("mode", "venue", "city", "country", "text"),
    [
        ("in-person", "Palais des Nations", "Geneva", "Switzerland", "Palais des Nations, Geneva, Switzerland"),
        ("in-person", None, "Geneva", None, "Geneva"),
        ("in-person", None, None, None, "In person"),
        ("hybrid", None, "Geneva", "Switzerland", "Geneva, Switzerland, and online"),
        ("hybrid", None, None, None, "In person and online"),
        ("online", None, None, None, "Online"),
        ("online", None, "Geneva", "Switzerland", "Online"),  # where its host sits is no place to go to
        (None, None, "Geneva", "Switzerland", "Geneva, Switzerland"),
        (None, None, None, None, None),
    ],
)
def test_says_where_people_go_else_how_they_meet(
    mode: str | None, venue: str | None, city: str | None, country: str | None, text: str | None
) -> None:
    assert place(mode, city, country, venue) == text


@pytest.mark.parametrize(
    ("word", "text"), [("public", None), ("listed", "Title and dates only"), ("private", "Private")]
)
def test_says_who_else_sees_it_unless_everybody_does(word: str, text: str | None) -> None:
    assert visibility(word) == text


def test_its_kind_is_a_word_where_it_is_public() -> None:
    assert kind_of("grcp") == "Global Meeting"
    assert kind_of(None) is None


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ({"en": "Chad", "fr": "Tchad"}, "Tchad"),
        ({"en": "Chad"}, "Chad"),
        ({"fr": "", "en": "Chad"}, "Chad"),
        ({}, None),
    ],
)
def test_a_name_is_in_the_readers_language_else_in_english(
    site: Flask, names: dict[str, str], text: str | None
) -> None:
    with site.test_request_context("/?lang=fr"):
        assert in_language(names) == text


@pytest.mark.parametrize(
    ("opens", "closes", "today", "text"),
    [
        (FIRST, LAST, date(2027, 5, 19), "opens on 20 May 2027"),
        (FIRST, LAST, FIRST, "open until 21 May 2027"),
        (FIRST, LAST, LAST, "open until 21 May 2027"),
        (FIRST, LAST, date(2027, 5, 22), "closed on 21 May 2027"),
        (None, LAST, FIRST, "open until 21 May 2027"),
        (None, LAST, date(2027, 5, 22), "closed on 21 May 2027"),
        (FIRST, None, date(2027, 5, 19), "opens on 20 May 2027"),
        (FIRST, None, LAST, None),  # nobody knows until when
        (None, None, LAST, None),
    ],
)
def test_a_window_for_inputs_opens_is_open_or_closed(
    opens: date | None, closes: date | None, today: date, text: str | None
) -> None:
    assert window(opens, closes, today) == text
