"""The recommendations on record once they are loaded: what the public sees, what staff see, and what people keep."""

import copy
import html
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import func, select, text

from meetings.accounts.viewer import NOBODY, Viewer
from meetings.core.db import db
from meetings.documents.models import Document, Paragraph, Publication
from meetings.documents.paths import label
from meetings.followup import record as followup_record
from meetings.followup.actions.checking import clear, verify
from meetings.followup.clocks import AsOf
from meetings.followup.entries import entries_for
from meetings.followup.models import Contribution, Mandate, Reflection, ResultDocument, Step
from meetings.followup.queries.journey import is_agreed, live_steps, stage_now, standing_now
from meetings.outcomes import record
from meetings.outcomes.content import frozen_digest
from meetings.outcomes.models import Recommendation, Tag, Wording
from meetings.outcomes.queries import document_for, recommendation_for
from meetings.programme.record import Report
from meetings.seeding import seed
from meetings.seeding.reading import read

Unit = Callable[[], AbstractContextManager[None]]
ANA = Viewer(71, "Ana", frozenset({("analyst", None)}))
EVA = Viewer(72, "Eva", frozenset({("analyst", None)}))


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
        assert Counter(cell.degree for cell in cells) == {"substantial": 18, "partial": 8, "none": 2}
        assert {cell.standing for cell in cells} == {"proposed"}


def test_each_went_to_the_stocktaking_in_two_steps_and_was_considered(unit: Unit) -> None:
    with unit():
        steps = [step for each in _contributions("GRCP7-R05", "stocktaking-2017") for step in live_steps(each)]
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
            assert bool(reading.citations) == (reading.degree != "none")
            assert reading.attribution == (None if reading.degree == "none" else "plausible")
            assert {each.paragraph.document_id for each in reading.citations} <= {reading.document_id}
            assert (reading.by_user_id, standing_now(reading)) == (None, "proposed")


def test_one_mechanism_takes_no_positions(unit: Unit) -> None:
    with unit():
        assert [(each.mechanism.code, each.standing) for each in db.session.scalars(select(Mandate))] == [
            ("igc", "takes-no-positions")
        ]


def test_a_reading_of_the_record_is_verified_and_cleared_by_people_and_then_public(unit: Unit) -> None:
    with unit():
        reading = _reading("GRCP7-R05")
        verify(ANA, reading)
        clear(EVA, reading)
    with unit():
        shown = [entry for entry in entries_for(NOBODY, AsOf.now()) if entry.code == "GRCP7-R05"]
        assert [(cell.milestone, cell.degree) for cell in shown[0].cells if cell.degree] == [
            ("endorsement-2018", "substantial")
        ]
    assert _again(unit).kept == [], "what people do with a reading is no edit of the record"


def test_a_second_run_adds_and_changes_nothing(unit: Unit) -> None:
    before = _numbers(unit)
    report = _again(unit)
    assert (report.added, report.updated, report.kept) == (0, 0, [])
    assert _numbers(unit) == before


def test_a_recommendation_that_people_edited_is_named_and_left(unit: Unit) -> None:
    with unit():
        recommendation_for(ANA, "GRCP7-R03").recommendation.note = "As we remember it"
    assert _again(unit).kept == ["recommendation: GRCP7-R03"]
    with unit():
        assert recommendation_for(ANA, "GRCP7-R03").recommendation.note == "As we remember it"


def test_a_tag_that_people_add_is_beside_the_record(unit: Unit) -> None:
    with unit():
        whole = recommendation_for(ANA, "GRCP7-R03").recommendation
        whole.tags.append(Tag(objective_id=6, by_user_id=ANA.id))
    assert _again(unit).kept == []
    with unit():
        assert 6 in {each.objective_id for each in recommendation_for(ANA, "GRCP7-R03").recommendation.tags}


def test_a_document_whose_note_people_edited_is_named_and_left(unit: Unit) -> None:
    with unit():
        document_for(ANA, "gcm").note = "Ours"
    assert _again(unit).kept == ["document: gcm"]


def test_a_text_that_people_took_off_a_milestone_stays_off(unit: Unit) -> None:
    with unit():
        db.session.execute(text("DELETE FROM result_documents WHERE document_id IN (SELECT id FROM documents "
                                "WHERE reference = 'nyd')"))  # fmt: skip
    assert _again(unit).kept == ["result document: un-summit-2016/nyd"]
    with unit():
        query = select(ResultDocument).join(ResultDocument.document).where(Document.reference == "nyd")
        assert db.session.scalar(query) is None


def test_the_record_of_a_text_is_mended_in_place_and_its_digest_follows(unit: Unit) -> None:
    rows = _documents()
    _paragraph(rows, "gcm", "47")["text"] = "Said better"
    _document(rows, "gcm")["paragraphs"].insert(3, {"at": "15-k", "text": "A new one"})
    with unit():
        before = {each.anchor: each.id for each in document_for(ANA, "gcm").paragraphs}
        report = record.load(rows, read("recommendations")["recommendations"])
        assert (report.added, report.updated, report.kept) == (0, 1, [])
    with unit():
        compact = document_for(ANA, "gcm")
        texts = {each.anchor: each.text for each in compact.paragraphs}
        assert (texts["p-47"], texts["p-15-k"]) == ("Said better", "A new one")
        assert before.items() <= {each.anchor: each.id for each in compact.paragraphs}.items()
        assert compact.publication is not None
        assert compact.publication.digest == frozen_digest(compact)
    with unit():
        assert _changed(record.load(rows, read("recommendations")["recommendations"])) == 0


def test_an_address_that_was_given_stays_when_the_record_drops_its_paragraph(unit: Unit) -> None:
    rows = _documents()
    compact = _document(rows, "gcm")
    compact["paragraphs"] = [each for each in compact["paragraphs"] if each["at"] != "53"]
    with unit():
        record.load(rows, read("recommendations")["recommendations"])
    with unit():
        assert "p-53" in {each.anchor for each in document_for(ANA, "gcm").paragraphs}


def test_a_recommendation_is_mended_in_place_with_its_paragraphs_and_tags(unit: Unit) -> None:
    rows = copy.deepcopy(list(read("recommendations")["recommendations"]))
    rows[2] |= {"text": "Ease regular migration", "at": ["6-2", "6-3"], "tags": ["T2", "O6"], "kind": "process"}
    with unit():
        number = recommendation_for(ANA, "GRCP7-R03").recommendation_id
        assert record.load(read("documents")["documents"], rows).updated == 1
    with unit():
        mended = recommendation_for(ANA, "GRCP7-R03")
        assert (mended.recommendation_id, mended.text) == (number, "Ease regular migration")
        assert [each.anchor for each in mended.paragraphs] == ["p-6-2", "p-6-3"]
        assert {each.objective.number for each in mended.recommendation.tags if each.objective} == {6}
        assert mended.recommendation.kind == "process"
        highlights = mended.document
        assert highlights.publication is not None
        assert highlights.publication.digest == frozen_digest(highlights)


def test_a_journey_is_mended_by_new_events_that_correct_the_old(unit: Unit) -> None:
    data = _followup()
    data["journeys"][0]["steps"][3]["note"] = "Said better"
    data["readings"][4]["degree"] = "partial"
    with unit():
        report = followup_record.load(data)
        assert (report.updated, report.kept) == (29, []), "28 steps and one reading"
    with unit():
        considered = [step for each in _contributions("GRCP7-R05", "stocktaking-2017") for step in each.steps[3:]]
        assert [(step.kind, step.note == "Said better") for step in considered] == [
            ("considered", False), ("considered", True),
        ]  # fmt: skip
        assert considered[1].corrects_id == considered[0].id
        readings = _contributions("GRCP7-R05", "endorsement-2018")[0].reflections
        assert [(each.degree, standing_now(each)) for each in readings] == [
            ("substantial", "revised"), ("partial", "proposed"),
        ]  # fmt: skip
    with unit():
        assert _changed(followup_record.load(data)) == 0


def test_a_reading_that_people_verified_is_not_revised_by_the_record(unit: Unit) -> None:
    data = _followup()
    data["readings"][4]["degree"] = "partial"
    with unit():
        verify(ANA, _reading("GRCP7-R05"))
    with unit():
        assert followup_record.load(data).kept == ["contribution: GRCP7-R05/endorsement-2018/grcp"]
    with unit():
        assert (_reading("GRCP7-R05").degree, standing_now(_reading("GRCP7-R05"))) == ("substantial", "verified")


def test_a_step_too_many_is_taken_back(unit: Unit) -> None:
    data = _followup()
    del data["journeys"][0]["steps"][3]
    with unit():
        followup_record.load(data)
    with unit():
        (contribution,) = _contributions("GRCP7-R05", "stocktaking-2017")
        assert stage_now(contribution) == "transmitted"
        assert is_agreed(contribution)


def test_a_publication_that_no_longer_fits_is_named(unit: Unit, runner: FlaskCliRunner) -> None:
    with unit():
        db.session.execute(text("UPDATE paragraphs SET text = 'Tampered with' WHERE anchor = 'p-6-1'"))
    told = runner.invoke(args=["check"])
    assert told.exit_code == 1
    assert "publications: 1 texts were changed outside Concord: grcp-7/highlights" in told.output


@pytest.fixture
def runner(client: FlaskClient) -> FlaskCliRunner:
    """A terminal."""
    return client.application.test_cli_runner()


def _again(unit: Unit) -> Any:
    with unit():
        return seed(db.session())


def _numbers(unit: Unit) -> dict[str, int]:
    tables = (Document, Paragraph, Publication, Recommendation, Wording, Tag, Contribution, Step, Reflection, Mandate)
    with unit():
        return {each.__name__: db.session.scalar(select(func.count()).select_from(each)) or 0 for each in tables}


def _contributions(code: str, milestone: str) -> list[Contribution]:
    query = select(Contribution).join(Contribution.recommendation).join(Contribution.milestone)
    found = db.session.scalars(query.where(Recommendation.code == code))
    return [each for each in found if each.milestone.code == milestone]


def _reading(code: str) -> Reflection:
    query = select(Reflection).join(Reflection.contribution).join(Contribution.recommendation)
    return db.session.scalars(query.where(Recommendation.code == code)).one()


def _documents() -> list[dict[str, Any]]:
    return copy.deepcopy(list(read("documents")["documents"]))


def _followup() -> dict[str, Any]:
    return copy.deepcopy(dict(read("followup")))


def _document(rows: list[dict[str, Any]], reference: str) -> dict[str, Any]:
    return next(row for row in rows if row["reference"] == reference)


def _paragraph(rows: list[dict[str, Any]], reference: str, at: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in _document(rows, reference)["paragraphs"] if each["at"] == at)
    return found


def _changed(report: Report) -> int:
    return report.added + report.updated
