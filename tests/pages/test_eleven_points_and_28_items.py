"""Where a number of GRCP 7 shows, both show: the points of its text, and the items that they are read in."""

import csv
import io
import re
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.accounts.viewer import NOBODY, Viewer
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document, Paragraph
from meetings.handouts.sheets.document import document_sheet
from meetings.handouts.sheets.report import report_sheet
from meetings.outcomes.actions import revise
from meetings.outcomes.queries.readable_texts import document_for
from tests.accounts.people import account, signed_in
from tests.records.recommended import Unit

pytestmark = pytest.mark.alike

RAE = Viewer(78, "Rae", frozenset({("rapporteur", None)}))
SAID = {
    "en": "eleven points, read here as 28 items",
    "fr": "onze points, lus ici comme 28 éléments",
    "es": "once puntos, leídos aquí como 28 elementos",
}
PAGES = (
    "/",
    "/meetings/grcp-7/",
    "/documents/",
    "/documents/grcp-7/highlights",
    "/recommendations/",
    "/recommendations/?meeting=grcp-7",
    "/milestones/stocktaking-2017",
    "/cycles/preparatory",
    "/followup/",
    "/followup/compact",
    "/followup/paragraphs",
    "/followup/channels",
    "/followup/again",
    "/followup/objectives",
    "/followup/matrix",
    "/followup/timeline",
)
FILES = (
    "/recommendations.csv",
    "/followup/report.csv",
    "/followup/compact.csv",
    "/followup/channels.csv",
    "/followup/objectives.csv",
    "/followup/matrix.csv",
    "/followup/timeline.csv",
    "/followup/timeline.svg",
    "/followup/matrix.svg",
)


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_both_numbers(client: FlaskClient, page: str, language: str) -> None:
    answer = client.get(page, headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert SAID[language] in answer.text


@pytest.mark.parametrize("file", FILES)
def test_a_file_says_both_numbers(client: FlaskClient, file: str) -> None:
    answer = client.get(file)
    assert answer.status_code == 200
    assert SAID["en"] in answer.data.decode("utf-8-sig")


def test_the_register_as_data_says_both_numbers(client: FlaskClient) -> None:
    data = client.get("/recommendations.json?meeting=grcp-7").get_json()
    assert data["total"] == 28
    assert data["points"] == [{"document": "grcp-7/highlights", "points": 11, "items": 28}]


def test_paper_says_both_numbers(client: FlaskClient) -> None:
    with client.application.test_request_context("/followup/report.pdf"):
        from meetings.followup.rules.as_of import AsOf
        from meetings.showing.followup.report_rows import report_of
        from meetings.showing.followup.report_scope import scope_asked
        from meetings.showing.two_clocks import Asked

        report = report_of(NOBODY, Asked(AsOf.now(), {}), scope_asked(NOBODY))
        assert SAID["en"] in report_sheet(report).manuscript.html
        assert SAID["en"] in document_sheet(document_for(NOBODY, "grcp-7/highlights")).manuscript.html


def test_the_page_of_the_document_says_which_items_stand_in_no_point(client: FlaskClient) -> None:
    page = client.get("/documents/grcp-7/highlights").text
    assert "4 of them outside the points: para. 3, 8 (i), 8 (ii), 8 (iii)" in page


def test_a_choice_of_the_items_is_told_of_the_whole(client: FlaskClient) -> None:
    page = client.get("/recommendations/?meeting=grcp-7&objective=17").text
    assert "3 of 28 items, read here in eleven points" in page


def test_the_numbers_are_counted(unit: Unit, client: FlaskClient) -> None:
    """A point more in the text, with an item taken from it, and both numbers of points and items follow."""
    from sqlalchemy import select, update

    from meetings.core import history
    from meetings.outcomes.models import wording_paragraphs

    with unit():
        highlights = db.session.scalars(select(Document).where(Document.reference == "grcp-7/highlights")).one()
        third = next(each for each in highlights.paragraphs if each.anchor == "p-3")
        past_the_guard = update(Paragraph).where(Paragraph.id == third.id)
        db.session.execute(past_the_guard.values(path=["9", "1"], anchor="p-9-1", kind="bullet", depth=1))
        moved = select(wording_paragraphs).where(wording_paragraphs.c.paragraph_id == third.id)
        assert len(db.session.execute(moved).all()) == 1
        history.record("record.loaded", "record", "seeds")
    assert "twelve points, read here as 28 items" in client.get("/recommendations/?meeting=grcp-7").text


def test_a_text_that_does_not_count_itself_in_points_is_counted_by_its_recommendations(client: FlaskClient) -> None:
    row = re.search(r"The role of inter-State consultation.*?</li>", client.get("/documents/").text, re.S)
    assert row is not None
    assert "10 recommendations" in row.group()


def test_what_its_source_calls_no_recommendation_is_counted_as_none(client: FlaskClient) -> None:
    home = client.get("/").text
    assert "41 recommendations, 15 conclusions, 12 issues and views" in home
    assert "15 conclusions on record" in client.get("/meetings/webinar-2020/").text
    assert "5 issues and views on record" in client.get("/meetings/grcp-8/").text
    assert "7 issues and views on record" in client.get("/meetings/grcp-9/").text
    rows = list(csv.DictReader(io.StringIO(client.get("/recommendations.csv").data.decode("utf-8-sig"))))
    named = {row["Code"]: row["What its source makes of it"] for row in rows if row["What its source makes of it"]}
    assert named["GRCP7-R01"] == "Recommendation"
    assert named["GRCP9-R06"] == "Issue of the meeting, not a recommendation"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("GRCP8-R01", "Issue of the meeting, not a recommendation"),
        ("GRCP8-R05", "Announced before the meeting, not a recommendation"),
        ("GRCP9-R01", "View of the meeting, not a recommendation"),
        ("WEBINAR2020-R01", "Conclusion"),
        ("GRCP7-R01", "Recommendation"),
    ],
)
def test_the_head_of_an_item_says_what_it_is(client: FlaskClient, code: str, said: str) -> None:
    assert f'<span class="masthead__kind">{said}</span>' in client.get(f"/recommendations/{code}").text


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("continued cooperation", "GRCP7-R25"),
        ("civil society", "GRCP7-R27"),
        ("discrimination", "GRCP7-R10"),
        ("positive image of migrants", "GRCP7-R11"),
        ("private sector", "GRCP7-R19"),
    ],
)
def test_the_terms_that_were_agreed_find_their_items(client: FlaskClient, words: str, code: str) -> None:
    found = client.get("/recommendations.json", query_string={"q": words}).get_json()["recommendations"]
    assert code in {each["code"] for each in found}


@pytest.mark.parametrize("language", SAID)
def test_the_desk_that_revises_it_says_both_numbers(app: Flask, unit: Unit, language: str) -> None:
    with unit():
        highlights = db.session.scalars(select(Document).where(Document.reference == "grcp-7/highlights")).one()
        draft = revise(RAE, highlights, "corr")
        draft.issued, number = FuzzyDates.on(date(2026, 11, 2)), draft.id
    account(app, "rae@example.org", ("rapporteur", None))
    rae = signed_in(app, "rae@example.org")
    for page in ("", "publication"):
        text = rae.get(f"/desk/documents/{number}/{page}?lang={language}").text
        assert SAID[language] in text, page
        assert not re.search(r"\b28 recomm?[ae]nd", text), page


def test_no_desk_counts_what_its_source_calls_no_recommendation(app: Flask, unit: Unit) -> None:
    with unit():
        issues = db.session.scalars(select(Document).where(Document.reference == "grcp-9/issues")).one()
        number = revise(RAE, issues, "corr").id
    account(app, "rae@example.org", ("rapporteur", None))
    text = signed_in(app, "rae@example.org").get(f"/desk/documents/{number}/").text
    assert "7 issues and views</a>" in text
