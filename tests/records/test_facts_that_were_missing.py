"""What sources say of meetings, reviews and forums stands on their pages, with the source that says it."""

import html

import pytest
from flask.testing import FlaskClient

pytestmark = pytest.mark.alike


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("/milestones/imrf-2022", "one for Africa and the Arab region together"),
        ("/milestones/imrf-2022", "ESCWA news, 26 May 2022"),
        ("/milestones/imrf-2026", "By this day the report of the Secretary-General was due"),
        ("/milestones/imrf-2026", "10 February 2026"),
        ("/milestones/imrf-2026", "Briefing ahead of it by Amy Pope"),
        ("/milestones/imrf-2030", "the rule of four years gives 2028"),
        ("/milestones/ga-plenary-2024", "came in 2020, 2022 and 2024"),
        ("/milestones/grcp-9", "Of a Global Meeting after this one nothing was found"),
        ("/milestones/rr1-lac", "Report of the Regional Implementation Review of the Global Compact"),
        ("/milestones/stocktaking-2017", "At least 7 processes and forums"),
        ("/milestones/stocktaking-2017", "At least 14, recommendations among them"),
        ("/milestones/endorsement-2018", "164 States adopted it in Marrakech on 10 December 2018"),
        ("/meetings/grcp-8/", "31 (active at the time, whether they met or not)"),
        ("/meetings/grcp-8/", "uploaded on 26 December 2019"),
        ("/meetings/grcp-8/", "PUB2019/050/EL"),
    ],
)
def test_it_stands_on_its_page(client: FlaskClient, page: str, says: str) -> None:
    assert says in html.unescape(client.get(page).text)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "Not read: 6-69, 71-75, 77 onwards, if any."),
        ("fr", "6-69, 71-75, 77 et suivants, s’il y en a."),
        ("es", "6-69, 71-75, 77 y siguientes, si los hay."),
    ],
)
def test_what_is_not_read_is_said_in_the_readers_language(client: FlaskClient, language: str, says: str) -> None:
    page = html.unescape(client.get(f"/documents/progress-2022?lang={language}").text)
    assert says in page
    assert (language == "en") == ("onwards, if any" in page)
