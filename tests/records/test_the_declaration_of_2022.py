"""The Progress Declaration of 2022: what was read of it, what was not, and the readings that await a second person."""

import html
import re
from collections import Counter

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.accounts.viewer import NOBODY
from meetings.compact.models import Milestone
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.documents.models import Document
from meetings.followup.actions.readings import ReadingEntry, record_reading
from meetings.followup.answers.entries import entries_for
from meetings.followup.models import Contribution, Reflection
from meetings.followup.rules.as_of import AsOf
from meetings.followup.vocabulary import FINDS_PASSAGE
from meetings.outcomes.models import Recommendation
from meetings.outcomes.queries.readable_texts import document_for
from meetings.records.seed_files import read
from tests.records.recommended import ANA, Unit

READINGS = read("followup")["readings_2022"]
NOT_READ = {"en": "Not read: 6-69, 71-75, 77 onwards, if any.", "fr": "Non lu\u00a0: 6-69", "es": "No leído: 6-69"}


@pytest.mark.alike
@pytest.mark.parametrize("language", NOT_READ)
def test_its_page_says_what_is_not_read(client: FlaskClient, language: str) -> None:
    page = html.unescape(client.get("/documents/A/RES/76/266", headers={"Accept-Language": language}).text)
    assert NOT_READ[language] in page
    for gap in ("6 to 69: not read", "71 to 75: not read", "77 onwards, if there are any: not read"):
        assert gap in page


def test_what_was_read_whole_in_part_or_quoted_is_there_and_nothing_else() -> None:
    text = next(row for row in read("documents")["documents"] if row["reference"] == "progress-2022")
    numbered = [each["at"] for each in text["paragraphs"] if each["at"].isdigit()]
    assert numbered == ["1", "2", "3", "4", "5", "70", "76"]
    assert [each["at"] for each in text["paragraphs"] if each["at"].startswith("u-")] == [f"u-{n}" for n in range(1, 8)]


def test_as_data_and_on_paper_it_says_so_too(client: FlaskClient) -> None:
    from meetings.handouts.sheets.document import document_sheet

    assert client.get("/documents/progress-2022.json").get_json()["unread"] == "6-69, 71-75, 77 onwards, if any"
    with client.application.test_request_context("/"):
        assert NOT_READ["en"] in document_sheet(document_for(NOBODY, "progress-2022")).manuscript.html


def test_no_lead_from_memory_is_anywhere_on_record() -> None:
    """What a person remembers of the text is for whoever has it at hand; nothing of it may look like the record."""
    text = next(row for row in read("documents")["documents"] if row["reference"] == "progress-2022")
    said = str([text, *READINGS, read("traces"), read("disagreements")])
    assert (
        re.findall(r"slow and uneven|\bpathways|vaccin\w+|disaggregated|[Nn]ational (?:implementation )?plans", said)
        == []
    )


def test_65_are_proposed_and_none_is_public(unit: Unit) -> None:
    with unit():
        seen = [cell for entry in entries_for(ANA, AsOf.now()) for cell in entry.cells if cell.milestone == "imrf-2022"]
        assert Counter(cell.degree for cell in seen) == {"unread": 51, "partial": 9, "ended": 3, "substantial": 2}
        assert {cell.standing for cell in seen} == {"proposed"}
        shown = [cell for entry in entries_for(NOBODY, AsOf.now()) for cell in entry.cells]
        assert "imrf-2022" not in {cell.milestone for cell in shown}
        assert {cell.degree for cell in shown} == {None}


def test_every_item_of_the_five_texts_is_read_once() -> None:
    texts = ("GRCP7", "REVIEW2018", "WEBINAR2020", "GRCP8", "GRCP9")
    items = [row["code"] for row in read("recommendations")["recommendations"] if row["code"].startswith(texts)]
    assert sorted(row["recommendation"] for row in READINGS) == sorted(items)
    assert len(items) == 65


def test_what_is_not_read_is_no_silence_and_no_assessment(unit: Unit) -> None:
    with unit():
        unread = [entry for entry in entries_for(ANA, AsOf.now()) if entry.code == "GRCP7-R15"]
        cells = {cell.milestone: cell for cell in unread[0].cells}
        assert (cells["imrf-2022"].degree, cells["imrf-2022"].stage) == ("unread", "recorded")
        for reading in db.session.scalars(select(Reflection).join(Reflection.document).where(
            Document.reference == "progress-2022"
        )):  # fmt: skip
            assert reading.degree != "none"
            assert bool(reading.citations) == (reading.degree in FINDS_PASSAGE)
            assert reading.attribution == ("coincident" if reading.degree in FINDS_PASSAGE else None)


def test_no_page_shows_a_visitor_why_anything_was_read_anywhere(client: FlaskClient) -> None:
    pages = ["/documents/A/RES/76/266", "/milestones/imrf-2022", "/recommendations/GRCP7-R15", "/recommendations/"]
    shown = "".join(html.unescape(client.get(page).text) for page in pages)
    assert [row["rationale"] for row in READINGS if row["rationale"] in shown] == []
    assert "Cannot be told yet" not in shown


def entry(document: Document, degree: str) -> ReadingEntry:
    return ReadingEntry(document=document, degree=degree, rationale="Nothing was found in it.")  # type: ignore[arg-type]  # asked


def fresh(milestone: str) -> Contribution:
    """A contribution of GRCP4-R01, of which nothing is read."""
    recommendation = db.session.scalars(select(Recommendation).where(Recommendation.code == "GRCP4-R01")).one()
    number = db.session.scalars(select(Milestone.id).where(Milestone.code == milestone)).one()
    made = Contribution(
        recommendation=recommendation, milestone_id=number, channel="direct", live_key=f"test/{milestone}", sources=[]
    )
    db.session.add(made)
    db.session.flush()
    return made


def test_a_text_of_which_parts_are_not_read_is_not_called_silent(unit: Unit) -> None:
    with unit():
        text = document_for(ANA, "progress-2022")
        with pytest.raises(Invalid, match="cannot be recorded yet") as refusal:
            record_reading(ANA, fresh("imrf-2022"), entry(text, "none"))
        assert "cannot be called silent" in refusal.value.fields["degree"]
        db.session.rollback()
    with unit():
        read_ = record_reading(ANA, fresh("imrf-2022"), entry(document_for(ANA, "progress-2022"), "unread"))
        assert (read_.reading.degree, read_.reading.attribution) == ("unread", None)


def test_a_text_that_is_on_record_whole_is_not_called_unread(unit: Unit) -> None:
    with unit():
        with pytest.raises(Invalid, match="cannot be recorded yet") as refusal:
            record_reading(ANA, fresh("imrf-modalities-2019"), entry(document_for(ANA, "imrf-modalities"), "unread"))
        assert "say what it holds" in refusal.value.fields["degree"]
        db.session.rollback()
