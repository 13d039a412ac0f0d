"""The record loaded again: nothing is doubled, what people made stays, and a mended record keeps every address."""

import copy
from datetime import date

import pytest
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import func, select, text

from meetings.compact.models import Milestone
from meetings.core import history
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.followup.actions.checking import verify
from meetings.followup.models import ResultDocument
from meetings.followup.queries.standing_now import is_agreed, stage_now, standing_now
from meetings.maintenance import condition
from meetings.outcomes.models import Tag
from meetings.outcomes.queries.content import frozen_digest
from meetings.outcomes.queries.readable_texts import document_for, recommendation_for
from meetings.programme.models import Meeting
from meetings.records import documents_on_record, seed
from meetings.records import followup_on_record as followup_record
from meetings.records.seed_files import read
from tests.records.recommended import (
    ANA,
    Unit,
    again,
    changed,
    contributions,
    document,
    documents,
    followup,
    numbers,
    paragraph,
    reading_of,
)


def test_a_second_run_adds_and_changes_nothing(unit: Unit) -> None:
    before = numbers(unit)
    report = again(unit)
    assert (report.added, report.updated, report.kept) == (0, 0, [])
    assert numbers(unit) == before


def test_a_recommendation_that_people_edited_is_named_and_left(unit: Unit) -> None:
    with unit():
        recommendation_for(ANA, "GRCP7-R03").recommendation.note = "As we remember it"
    assert again(unit).kept == ["recommendation: GRCP7-R03"]
    with unit():
        assert recommendation_for(ANA, "GRCP7-R03").recommendation.note == "As we remember it"


def test_a_tag_that_people_add_is_beside_the_record(unit: Unit) -> None:
    with unit():
        whole = recommendation_for(ANA, "GRCP7-R03").recommendation
        whole.tags.append(Tag(objective_id=6, by_user_id=ANA.id))
    assert again(unit).kept == []
    with unit():
        assert 6 in {each.objective_id for each in recommendation_for(ANA, "GRCP7-R03").recommendation.tags}


def test_a_document_whose_note_people_edited_is_named_and_left(unit: Unit) -> None:
    with unit():
        document_for(ANA, "gcm").note = "Ours"
    assert again(unit).kept == ["document: gcm"]


def test_a_text_that_people_took_off_a_milestone_stays_off(unit: Unit) -> None:
    with unit():
        db.session.execute(text("DELETE FROM result_documents WHERE document_id IN (SELECT id FROM documents "
                                "WHERE reference = 'nyd')"))  # fmt: skip
    assert again(unit).kept == ["result document: un-summit-2016/nyd"]
    with unit():
        query = select(ResultDocument).join(ResultDocument.document).where(Document.reference == "nyd")
        assert db.session.scalar(query) is None


def test_the_record_of_a_text_is_mended_in_place_and_its_digest_follows(unit: Unit) -> None:
    rows = documents()
    paragraph(rows, "gcm", "47")["text"] = "Said better"
    document(rows, "gcm")["paragraphs"].insert(3, {"at": "15-k", "text": "A new one"})
    with unit():
        before = {each.anchor: each.id for each in document_for(ANA, "gcm").paragraphs}
        report = documents_on_record.load(rows, read("recommendations")["recommendations"])
        assert (report.added, report.updated, report.kept) == (0, 1, [])
    with unit():
        compact = document_for(ANA, "gcm")
        texts = {each.anchor: each.text for each in compact.paragraphs}
        assert (texts["p-47"], texts["p-15-k"]) == ("Said better", "A new one")
        assert before.items() <= {each.anchor: each.id for each in compact.paragraphs}.items()
        assert compact.publication is not None
        assert compact.publication.digest == frozen_digest(compact)
    with unit():
        assert changed(documents_on_record.load(rows, read("recommendations")["recommendations"])) == 0


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE paragraphs SET text = text || ' HAND' WHERE id = {paragraph}",
        "UPDATE wordings SET addressed_to = 'all' WHERE id = {wording}",
        "UPDATE documents SET title = 'HAND' WHERE id = {document}",
    ],
)
def test_what_was_edited_by_hand_stays_found_when_the_record_is_mended(unit: Unit, edit: str) -> None:
    items, texts = copy.deepcopy(list(read("recommendations")["recommendations"])), documents()
    items[9]["text"] = "Say it better"
    with unit():
        highlights = document_for(ANA, "grcp-7/highlights")
        wording = recommendation_for(ANA, "GRCP7-R03")
        numbers_of = {"paragraph": highlights.paragraphs[0].id, "wording": wording.id, "document": highlights.id}
        db.session.execute(text(edit.format(**numbers_of)))
    with unit():
        assert condition._publications().detail == "1 texts were changed outside Concord: grcp-7/highlights"
    with unit():
        report = documents_on_record.load(texts, items)
        assert report.updated == 1
        assert "publication: grcp-7/highlights" in report.kept
    with unit():
        assert recommendation_for(ANA, "GRCP7-R10").text == "Say it better"
        assert condition._publications().detail == "1 texts were changed outside Concord: grcp-7/highlights"
        assert db.session.scalar(select(func.count()).where(history.HistoryEntry.action == "document.mended")) == 1


def test_an_address_that_was_given_stays_when_the_record_drops_its_paragraph(unit: Unit) -> None:
    rows = documents()
    compact = document(rows, "gcm")
    compact["paragraphs"] = [each for each in compact["paragraphs"] if each["at"] != "53"]
    with unit():
        documents_on_record.load(rows, read("recommendations")["recommendations"])
    with unit():
        assert "p-53" in {each.anchor for each in document_for(ANA, "gcm").paragraphs}


def test_a_recommendation_is_mended_in_place_with_its_paragraphs_and_tags(unit: Unit) -> None:
    rows = copy.deepcopy(list(read("recommendations")["recommendations"]))
    rows[2] |= {"text": "Ease regular migration", "at": ["6-2", "6-3"], "tags": ["T2", "O6"], "kind": "process"}
    with unit():
        number = recommendation_for(ANA, "GRCP7-R03").recommendation_id
        assert documents_on_record.load(read("documents")["documents"], rows).updated == 1
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
    data = followup()
    data["journeys"][0]["steps"][3]["note"] = "Said better"
    data["readings"][4]["degree"] = "partial"
    with unit():
        report = followup_record.load(data)
        history.record("record.loaded", "record", "seeds")  # as whoever loads the seeds does
        assert (report.updated, report.kept) == (29, []), "28 steps and one reading"
    with unit():
        considered = [step for each in contributions("GRCP7-R05", "stocktaking-2017") for step in each.steps[3:]]
        assert [(step.kind, step.note == "Said better") for step in considered] == [
            ("considered", False), ("considered", True),
        ]  # fmt: skip
        assert considered[1].corrects_id == considered[0].id
        readings = contributions("GRCP7-R05", "endorsement-2018")[0].reflections
        assert [(each.degree, standing_now(each)) for each in readings] == [
            ("substantial", "revised"), ("partial", "proposed"),
        ]  # fmt: skip
    with unit():
        assert changed(followup_record.load(data)) == 0


def test_a_reading_that_people_verified_is_not_revised_by_the_record(unit: Unit) -> None:
    data = followup()
    data["readings"][4]["degree"] = "partial"
    with unit():
        verify(ANA, reading_of("GRCP7-R05"))
    with unit():
        assert followup_record.load(data).kept == ["contribution: GRCP7-R05/endorsement-2018/grcp"]
    with unit():
        assert (reading_of("GRCP7-R05").degree, standing_now(reading_of("GRCP7-R05"))) == ("substantial", "verified")


def test_a_step_too_many_is_taken_back(unit: Unit) -> None:
    data = followup()
    del data["journeys"][0]["steps"][3]
    with unit():
        followup_record.load(data)
        history.record("record.loaded", "record", "seeds")
    with unit():
        (contribution,) = contributions("GRCP7-R05", "stocktaking-2017")
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


def test_what_was_corrected_is_in_the_history_with_the_words_before_and_on_the_page_with_its_day(
    unit: Unit, client: FlaskClient
) -> None:
    documents_now, rows = documents(), copy.deepcopy(list(read("recommendations")["recommendations"]))
    paragraph(documents_now, "grcp-7/highlights", "6-4")["text"] = "Said better"
    rows[9]["text"] = "Say it better"
    before = read("recommendations")["recommendations"][9]["text"]
    with unit():
        documents_on_record.load(documents_now, rows)
    with unit():
        entry = db.session.scalars(
            select(history.HistoryEntry)
            .where(history.HistoryEntry.action == "document.mended")
            .order_by(history.HistoryEntry.id.desc())
        ).first()
        assert entry is not None
        assert entry.values is not None
        assert entry.values.before["words"]["GRCP7-R10"] == before
        assert entry.values.after["words"] == {"p-6-4": "Said better", "GRCP7-R10": "Say it better"}
        highlights = document_for(ANA, "grcp-7/highlights")
        assert highlights.publication is not None
        assert highlights.publication.mended_at is not None
    assert "corrected in the record on" in client.get("/documents/grcp-7/highlights").text
    assert "corrected in the record on" not in client.get("/documents/gcm").text


def test_the_record_of_before_comes_up_to_what_its_seeds_say_now(unit: Unit) -> None:
    """An installation whose seeds knew six conclusions as recommendations, and no item of GRCP 8."""
    earlier = copy.deepcopy(list(read("recommendations")["recommendations"]))
    earlier = [row for row in earlier if not row["code"].startswith("GRCP8")]
    for row in earlier:
        if row["code"] == "WEBINAR2020-R04":
            row |= {"text": "Make a joint input with other ISCMs of the same region"}
            del row["put_as"]
    with unit():
        documents_on_record.load(documents(), earlier)
        assert recommendation_for(ANA, "WEBINAR2020-R04").recommendation.put_as == "recommendation"
    report = again(unit)
    assert (report.updated, report.kept) == (1, [])
    with unit():
        mended = recommendation_for(ANA, "WEBINAR2020-R04")
        assert (mended.recommendation.put_as, mended.text) == (
            "conclusion", "ISCMs of the same region can make a joint input",
        )  # fmt: skip
    assert again(unit).changed == 0


def test_days_of_which_one_column_alone_is_corrected_are_taken_up(unit: Unit) -> None:
    with unit():
        row = db.session.scalars(select(Milestone).where(Milestone.code == "imrf-2026")).one()
        row.dates = FuzzyDates("early May", date(2026, 5, 5), date(2026, 5, 8), "tentative")
        history.record("record.loaded", "record", "seeds")
    with unit():
        row = db.session.scalars(select(Milestone).where(Milestone.code == "imrf-2026")).one()
        row.dates_latest = date(2026, 5, 9)  # as the seeds are taken up, column by column
        history.record("record.loaded", "record", "seeds")
    with unit():
        row = db.session.scalars(select(Milestone).where(Milestone.code == "imrf-2026")).one()
        assert row.dates == FuzzyDates("early May", date(2026, 5, 5), date(2026, 5, 9), "tentative")


def test_a_meeting_that_tells_who_proposed_what_is_still_as_the_record_has_it(unit: Unit) -> None:
    with unit():
        meeting = db.session.scalars(select(Meeting).where(Meeting.code == "grcp-7")).one()
        meeting.proposers_shown = "public"
        history.record("record.loaded", "record", "seeds")
    with unit():
        assert [each for each in seed(db.session()).kept if each.startswith("meetings")] == []
