"""The recommendations on record once they are loaded: what the public sees, and what staff see."""

import html
from collections import Counter

from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.accounts.viewer import NOBODY
from meetings.core.db import db
from meetings.documents.rules.numbering import label
from meetings.followup.actions.checking import clear, verify
from meetings.followup.answers.entries import entries_for
from meetings.followup.models import Mandate, Reflection
from meetings.followup.queries.standing_now import live_steps, standing_now
from meetings.followup.rules.as_of import AsOf
from meetings.followup.vocabulary import FINDS_PASSAGE
from meetings.outcomes.queries.readable_texts import document_for
from meetings.records.seed_files import read
from tests.records.recommended import ANA, EVA, Unit, again, contributions, reading_of


def test_everybody_may_read_the_highlights_with_their_eleven_points(unit: Unit) -> None:
    with unit():
        highlights = document_for(NOBODY, "grcp-7/highlights")
        points = [each for each in highlights.paragraphs if each.kind == "bullet" and len(each.path) == 2]
        assert len(points) == 11
        assert label(points[0].path, editorial=points[0].editorial) == "6 [1]"
        assert (highlights.nature, highlights.symbol, highlights.is_published) == ("summary", None, True)


def test_the_compact_is_found_by_the_symbol_of_its_original(unit: Unit) -> None:
    with unit():
        compact = document_for(NOBODY, "A/RES/73/195")
        assert (compact.reference, compact.symbol, compact.adoption) == ("gcm", None, "endorsed")
        assert {each.anchor for each in compact.paragraphs} >= {"p-15-f", "p-17", "p-39", "p-47", "p-54"}


def test_everybody_may_read_the_28_and_nobody_a_reading(unit: Unit) -> None:
    with unit():
        shown = [entry for entry in entries_for(NOBODY, AsOf.now()) if entry.meeting == "grcp-7"]
        assert len(shown) == 28
        assert {cell.degree for entry in shown for cell in entry.cells} == {None}
        assert {cell.milestone for entry in shown for cell in entry.cells} == {"stocktaking-2017", "endorsement-2018"}
        assert {entry.stage for entry in shown} == {"considered"}


def test_no_page_shows_a_visitor_why_anything_was_read_anywhere(client: FlaskClient) -> None:
    pages = [f"/recommendations/GRCP7-R{number:02}" for number in range(1, 29)]
    pages += ["/documents/grcp-7/highlights", "/documents/A/RES/73/195", "/recommendations/?q=circular"]
    answers = {page: client.get(page) for page in pages}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert "Promote circular labour migration schemes" in answers["/recommendations/GRCP7-R05"].text
    reasons = [item["rationale"] for item in read("followup")["readings"]]
    shown = "".join(html.unescape(answer.text) for answer in answers.values())
    assert [reason for reason in reasons if reason in shown] == []


def test_staff_see_what_is_proposed(unit: Unit) -> None:
    with unit():
        cells = [cell for entry in entries_for(ANA, AsOf.now()) for cell in entry.cells if cell.degree]
        assert Counter(cell.degree for cell in cells) == {
            "substantial": 18 + 2, "partial": 8 + 9, "none": 2, "ended": 3, "unread": 51,
        }  # fmt: skip
        assert {cell.standing for cell in cells} == {"proposed"}


def test_each_went_to_the_stocktaking_in_two_steps_and_was_considered(unit: Unit) -> None:
    with unit():
        steps = [step for each in contributions("GRCP7-R05", "stocktaking-2017") for step in live_steps(each)]
        assert [step.kind for step in steps] == ["agreed", "transmitted", "transmitted", "considered"]
        assert {step.on.status for step in steps if step.kind == "transmitted"} == {"tentative"}
        received = {
            step.recipient.organisation.code for step in steps if step.recipient and step.recipient.organisation
        }
        assert received == {"srsg", "co-facilitators"}
        assert all(step.evidence and step.evidence.access == "public" for step in steps)


def test_a_reading_cites_the_paragraphs_it_names_and_no_passage_has_no_link(unit: Unit) -> None:
    with unit():
        for reading in db.session.scalars(select(Reflection)):
            finds = reading.degree in FINDS_PASSAGE
            assert bool(reading.citations) == finds
            said = "plausible" if reading.document.reference == "gcm" else "coincident"
            assert reading.attribution == (said if finds else None)
            assert {each.paragraph.document_id for each in reading.citations} <= {reading.document_id}
            assert (reading.by_user_id, standing_now(reading)) == (None, "proposed")


def test_one_mechanism_takes_no_positions(unit: Unit) -> None:
    with unit():
        assert [(each.mechanism.code, each.standing) for each in db.session.scalars(select(Mandate))] == [
            ("igc", "takes-no-positions")
        ]


def test_a_reading_of_the_record_is_verified_and_cleared_by_people_and_then_public(unit: Unit) -> None:
    with unit():
        reading = reading_of("GRCP7-R05")
        verify(ANA, reading)
        clear(EVA, reading)
    with unit():
        shown = [entry for entry in entries_for(NOBODY, AsOf.now()) if entry.code == "GRCP7-R05"]
        assert [(cell.milestone, cell.degree) for cell in shown[0].cells if cell.degree] == [
            ("endorsement-2018", "substantial")
        ]
    assert again(unit).kept == [], "what people do with a reading is no edit of the record"
