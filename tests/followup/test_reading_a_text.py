"""A reading is of a result text of that milestone, cites what is there, and says why."""

from datetime import date

import pytest
from sqlalchemy import update

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.documents.models import Document
from meetings.followup.actions.readings import ReadingEntry, record_reading
from meetings.followup.queries.loading import contribution_for
from meetings.followup.queries.standing_now import stage_now
from meetings.followup.rules.standing import unrevised
from tests.followup.builders import ANA, LETTER, TEXT, Unit, asked, nothing_found, read, result, started, stepped
from tests.followup.on_record import recommended, result_text
from tests.pages.meetings import held


def test_a_reading_cites_a_result_document_of_that_milestone(unit: Unit) -> None:
    with unit():
        contribution = started()
        with pytest.raises(Invalid, match="No result document of"):
            read(contribution, result_text())
        on_record = result()
        elsewhere = result(at="test-conference")
        with pytest.raises(Invalid) as refusal:
            read(contribution, elsewhere)
        assert "A negotiated text" in str(refusal.value.values)
        assert read(contribution, on_record).citations[0].checked


def test_a_positive_degree_needs_a_paragraph_and_an_attribution(unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        with pytest.raises(Invalid) as refusal:
            read(contribution, text, citations=[], attribution=None, rationale=" \u200b")
        assert set(refusal.value.fields) == {"citations", "attribution", "rationale"}


def test_a_paragraph_that_does_not_exist_is_refused_with_those_that_do(unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        with pytest.raises(Invalid) as refusal:
            read(contribution, text, citations=[("47", "")])
        assert refusal.value.values["number"] == "47"
        assert refusal.value.values["numbers"] == "1"
        with pytest.raises(Invalid, match="by its number"):
            read(contribution, text, citations=[("§ 1", "")])


def test_a_quote_must_stand_in_the_paragraph_however_it_is_set(unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        with pytest.raises(Invalid, match="does not stand in paragraph 1"):
            read(contribution, text, citations=[("1", "irregular pathways")])
        read(contribution, text, citations=[("1", 'REGULAR  pathways […] "as national circumstances')])


def test_a_quote_of_a_summary_is_kept_and_not_called_checked(unit: Unit) -> None:
    with unit():
        summary = result("Pathways, in our words.", nature="summary")
        cited = read(started(), summary, citations=[("1", "words of the original")]).citations[0]
        assert (cited.quote, cited.checked) == ("words of the original", False)


def test_a_paragraph_is_cited_once(unit: Unit) -> None:
    with unit(), pytest.raises(Invalid, match="cited twice"):
        read(started(), result(), citations=[("1", ""), ("p-1", "regular")])


def test_verbatim_is_checked_on_both_sides(unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        read(contribution, text, degree="verbatim", citations=[("1", "")])
        other = started(asked("TEST-R02", "Make every pathway available."))
        shortened = started(asked("TEST-R03", "Make regular pathways […] flexible."))
        for each in (other, shortened):
            with pytest.raises(Invalid) as refusal:
                read(each, text, degree="verbatim", citations=[("1", "")])
            assert set(refusal.value.fields) == {"degree"}


def test_a_summary_is_never_verbatim(unit: Unit) -> None:
    with unit():
        summed = recommended("TEST-R02", TEXT)
        db.session.execute(update(Document).where(Document.id == summed.document.id).values(nature="summary"))
        db.session.refresh(summed.document)
        with pytest.raises(Invalid, match="two texts of record only"):
            read(started(summed.recommendation), result(), degree="verbatim", citations=[("1", "")])


def test_no_corresponding_passage_needs_a_text_and_reasons_and_cites_nothing(unit: Unit) -> None:
    with unit():
        contribution = started()
        with pytest.raises(Invalid):
            nothing_found(contribution, result_text())
        text = result()
        with pytest.raises(Invalid) as refusal:
            nothing_found(contribution, text, rationale="", citations=[("1", "")])
        assert set(refusal.value.fields) == {"citations", "rationale"}
        assert stage_now(contribution) == "recorded"  # not assessed is another thing
        nothing_found(contribution, text)
        assert stage_now(contribution) == "assessed"


def test_documented_needs_the_source_that_says_so(unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        with pytest.raises(Invalid) as refusal:
            read(contribution, text, attribution="documented")
        assert set(refusal.value.fields) == {"evidence_title"}
        assert read(contribution, text, attribution="documented", evidence=LETTER).evidence


def test_a_text_older_than_the_meeting_cannot_reflect_it(unit: Unit) -> None:
    with unit():
        contribution, old = started(), result(issued=date(2016, 9, 19))
        with pytest.raises(Invalid) as refusal:
            read(contribution, old)
        assert (refusal.value.values["issued"], refusal.value.values["source"]) == (
            date(2016, 9, 19),
            date(2017, 10, 11),
        )
        same_day = result(issued=date(2017, 10, 11))
        assert read(contribution, same_day)


def test_a_text_between_the_meeting_and_its_outcome_can_reflect_it(unit: Unit) -> None:
    with unit():
        held("autumn", dates=FuzzyDates.on(date(2017, 9, 10), date(2017, 9, 12)))
        contribution = started(asked(meeting="autumn", issued=date(2017, 11, 1)))
        with pytest.raises(Invalid) as refusal:
            read(contribution, result(issued=date(2017, 9, 9)))
        assert refusal.value.values["source"] == date(2017, 9, 10)
        assert read(contribution, result(issued=date(2017, 10, 20)))


def test_a_contribution_that_ended_is_not_read(unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        stepped(contribution, "lapsed")
        with pytest.raises(Invalid):
            read(contribution, text)


def test_a_text_has_one_reading_and_then_a_revision_of_it(unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        first = read(contribution, text)
        with pytest.raises(Conflict):
            read(contribution, text)
        second = nothing_found(contribution, text, revises=first)
        with pytest.raises(Conflict):
            read(contribution, text, revises=first)
        loaded = contribution_for(ANA, contribution.id)
        assert unrevised(loaded.reflections) == [second]
        assert read(contribution, result(), revises=None)  # another text of the milestone


def test_a_reading_of_what_was_never_transmitted_is_taken_and_told(unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        entry = ReadingEntry(document=text, degree="none", rationale="Nothing in it speaks of this.")
        assert [str(each)[:15] for each in record_reading(ANA, contribution, entry).notices] == ["No transmission"]
