"""*Considered* is never said without what was: the whole text, or the item; on no page, in no table, picture or report.

The record says of the items of GRCP 7 that the stocktaking meeting considered the text they stand in.
"""

import re
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.accounts.viewer import NOBODY
from meetings.core import history
from meetings.core.dates import FuzzyDates
from meetings.followup.answers.journey import known_recommendation
from meetings.followup.models import Step
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.words_of_stages import possibly_called, stage_called, step_called
from meetings.handouts.sheets.journey import journey_sheet
from meetings.handouts.sheets.report import report_sheet
from meetings.showing.followup.report_rows import report_of
from meetings.showing.followup.report_scope import scope_of
from meetings.showing.two_clocks import Asked
from tests import installations
from tests.accounts.people import account, signed_in
from tests.followup.on_record import ENTERED, contributed, recommended
from tests.pages.every_address import desks, pages, tables
from tests.pages.meetings import drafted, full_of_sessions, made
from tests.participation.lists import issued

BARE = {
    "en": re.compile(r"\b(Considered|[Pp]ossibly considered)\b(?! \()"),
    "fr": re.compile(r"\b(Examinée|[Pp]eut-être examinée)\b(?! \()"),
    "es": re.compile(r"\b(Examinada|[Pp]osiblemente examinada)\b(?! \()"),
}


@pytest.fixture
def full(app: Flask) -> Flask:
    with installations.unit(app):
        meeting = drafted("full")
        full_of_sessions(meeting, range(3))
        made(meeting)
        issued("full", "Somebody who agreed")
    return app


def text_of(client: FlaskClient, address: str) -> str:
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 200 or (answer.status_code == 404 and "as_of" in address), address  # not out yet
    return re.sub(r"\s+", " ", re.sub(r"<option[^>]*>[^<]*</option>|<[^>]+>", " ", answer.text))


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_on_no_page_and_in_no_table(full: Flask, language: str) -> None:
    client, said = full.test_client(), 0
    for address in (*pages(full), *tables(full)):
        text = text_of(client, f"{address}?lang={language}")
        assert not BARE[language].search(text), address
        said += bool(re.search(BARE[language].pattern.replace("(?! ", "(?= "), text))
    assert said > 10


@pytest.mark.parametrize("as_of", ["2017-12-05", "2018-05-01"])
def test_nor_where_days_are_rough(full: Flask, as_of: str) -> None:
    client = full.test_client()
    for address in (*pages(full), *tables(full)):
        assert not BARE["en"].search(text_of(client, f"{address}?as_of={as_of}")), address
    assert "onsidered (the whole text)" in text_of(client, f"/followup/compact.csv?as_of={as_of}")


@pytest.mark.parametrize("query", [{}, {"meeting": "grcp-7"}, {"milestone": "stocktaking-2017"}])
def test_nor_on_paper(app: Flask, query: dict[str, str]) -> None:
    clocks = Asked(AsOf.now(), {})
    with app.test_request_context("/", base_url="http://127.0.0.1:8000"):
        scope = scope_of(NOBODY, query, clocks.when)
        told = report_sheet(report_of(NOBODY, clocks, scope)).manuscript.html
        told += journey_sheet(known_recommendation(NOBODY, "GRCP7-R05", clocks.when), clocks).manuscript.html
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", told))
    assert not BARE["en"].search(text)
    assert text.count("Considered (the whole text)") > 28


def test_nor_at_a_desk(full: Flask) -> None:
    account(
        full, "ada@example.org", *((role, None) for role in ("administrator", "analyst", "organiser", "rapporteur"))
    )
    ada, addresses = signed_in(full, "ada@example.org"), list(desks(full))
    for address in (*addresses, "/desk/followup/milestones/stocktaking-2017"):
        assert not BARE["en"].search(text_of(ada, address)), address
    assert {"/desk/followup/", "/desk/followup/recommendations/GRCP7-R05", "/desk/documents/"} <= set(addresses)
    assert "Considered (the whole text): 28" in text_of(ada, "/desk/followup/milestones/stocktaking-2017")


def test_a_choice_that_stands_for_several_says_each(app: Flask) -> None:
    with installations.unit(app):
        way = contributed(recommended("TEST-R01").recommendation, "endorsement-2018", "agreed")
        day = FuzzyDates.on(date(2018, 3, 1))
        way.steps.append(Step(kind="considered", considered="item", on=day, recorded_at=ENTERED, by_name="Ana"))
        history.record("tested", "world", "1")
    client = app.test_client()
    assert "Considered (the whole text, or the item)" in text_of(client, "/recommendations/")
    assert "Considered (the whole text, or the item)" in text_of(client, "/")
    assert client.get("/recommendations.json?q=TEST-R01").json["recommendations"][0]["considered"] == "item"


def test_the_words() -> None:
    assert stage_called("considered", [None]) == "Considered (not said whether the text or the item)"
    assert stage_called("considered", ["text", "text"]) == "Considered (the whole text)"
    assert stage_called("transmitted", ["text"]) == "Transmitted"
    assert possibly_called("considered", ["item", None]) == "possibly considered (the whole text, or the item)"
    assert (step_called("considered", "item"), step_called("planned", None)) == ("Considered (this item)", "Planned")
