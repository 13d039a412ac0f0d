"""A revision is another text with a map; what was on record before stays, and was known on the days before."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from meetings.core import clock
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.history import HistoryEntry
from meetings.documents.models import ParagraphMap
from meetings.documents.rules.published_stays import PublishedForEver
from meetings.followup.answers.journey import known_recommendation
from meetings.followup.queries.recommendation_rows import tags
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.actions import (
    ParagraphEntry,
    RecommendationEntry,
    add_paragraph,
    came_from,
    edit_document,
    edit_paragraph,
    edit_recommendation,
    propose,
    remove_paragraph,
    revise,
    tag,
    unmark_recommendation,
)
from meetings.outcomes.actions.entries import shown_recommendation
from meetings.outcomes.models import Proposer, Recommendation, Wording
from meetings.outcomes.queries import readable_texts
from meetings.outcomes.queries.drafts import origins
from tests.outcomes.builders import (
    ALICE,
    ANNA,
    BOB,
    REFERENCE,
    Unit,
    dated,
    marked,
    published,
    texts,
    written,
)


def test_revises_with_a_map_and_keeps_what_was_said_before(unit: Unit) -> None:
    with unit():
        draft = written("A", "B", code_prefix="WEB")
        old = marked(draft, 0)
        published(draft)
        revision = revise(BOB, draft)
        assert (revision.reference, revision.title) == (f"{REFERENCE}/rev-1", draft.title)
        assert (revision.revises_id, revision.issued.status) == (draft.id, "undetermined")
        assert texts(revision) == ["1 A", "2 B"]
        new = readable_texts.recommendations_in(revision)[0]
        assert new.recommendation_id == old.recommendation_id
        edit_paragraph(BOB, revision.paragraphs[0], ParagraphEntry(text="A, better"), 1)
        edit_recommendation(BOB, new, RecommendationEntry(text="A, better", kind="ask"), 1)
        edit_document(BOB, revision, dated(revision), 1)
        assert old.in_force
        published(revision)
        db.session.expire_all()
        assert (old.in_force, new.in_force, old.text, new.text) == (False, True, "A", "A, better")
        assert new.recommendation.code == "WEB-R01"


def test_a_draft_revision_changes_nothing_of_a_recommendation_on_record_but_its_words(unit: Unit) -> None:
    with unit():
        draft = written("A", code_prefix="WEB")
        marked(draft, 0, objectives=["O5"], others=["A body"])
        published(draft)
        new = readable_texts.recommendations_in(revise(BOB, draft))[0]
        entry = RecommendationEntry(text="B", kind="process", objectives=["O23"], others=["Another body"])
        edit_recommendation(BOB, new, entry, 1)
        assert told(new) == ("B", "ask", "O5", "A body")
    with unit():
        assert entries_of("recommendation.edited")[-1].inward


def test_what_a_recommendation_on_record_is_about_is_told_at_once_from_a_draft_too(unit: Unit) -> None:
    with unit():
        draft = written("A", code_prefix="WEB")
        marked(draft, 0)
        published(draft)
        new = readable_texts.recommendations_in(revise(BOB, draft))[0]
        tag(BOB, new, RecommendationEntry(objectives=["O23"]))
        propose(BOB, new, RecommendationEntry(others=["A body"]))
        assert told(new) == ("A", "ask", "O23", "A body")
    with unit():
        for action in ("recommendation.tagged", "recommendation.proposed"):
            (entry,) = entries_of(action)
            assert (entry.subject_key, entry.inward) == ("WEB-R01", False)


def test_a_recommendation_on_record_keeps_its_kind(unit: Unit) -> None:
    with unit():
        draft = written("A", code_prefix="WEB")
        row = marked(draft, 0)
        published(draft)
        row.recommendation.kind = "process"
        with pytest.raises(PublishedForEver, match="keeps its kind: WEB-R01"):
            db.session.flush()
        db.session.rollback()


def test_what_was_taken_off_a_recommendation_on_record_was_known_on_the_days_before(unit: Unit) -> None:
    first, second, third = (datetime(2027, 6, day, 9, tzinfo=UTC) for day in (1, 2, 3))
    with unit():
        with clock.fixed(first):
            draft = written("A", code_prefix="WEB")
            row = marked(draft, 0, objectives=["O5"], mechanisms=["arcp"])
            published(draft)
        with clock.fixed(second):
            tag(ANNA, row, RecommendationEntry(objectives=["O6"]))
            propose(ANNA, row, RecommendationEntry(others=["A body"]))
        with clock.fixed(third):
            tag(ANNA, row, RecommendationEntry(objectives=["O5"]))
            propose(ANNA, row, RecommendationEntry(mechanisms=["arcp"]))
        number = row.recommendation_id
    days = [AsOf(moment.date(), moment.date()) for moment in (first, second, third)]
    with unit():
        found = [tags(BOB, day)[number] for day in days]
        assert [(each.objectives, each.mechanisms, each.others) for each in found] == [
            ([5], ["arcp"], []), ([6], [], ["A body"]), ([5], ["arcp"], []),
        ]  # fmt: skip
        journeys = [known_recommendation(BOB, "WEB-R01", day) for day in days]
        assert [[each.objective.number for each in known.tags] for known in journeys] == [[5], [6], [5]]
        assert [[each.label for each in known.proposers] for known in journeys] == [[None], ["A body"], [None]]


def test_what_is_taken_off_a_draft_leaves_nothing_behind(unit: Unit) -> None:
    with unit():
        row = marked(written("A"), 0, objectives=["O5"], others=["A body"])
        edit_recommendation(BOB, row, RecommendationEntry(), 1)
        assert (row.recommendation.all_tags, db.session.scalars(select(Proposer)).all()) == ([], [])


def told(row: Wording) -> tuple[str, ...]:
    shown = shown_recommendation(row)
    return tuple(shown[name] for name in ("text", "kind", "tags", "proposers"))


def entries_of(action: str) -> list[HistoryEntry]:
    return db.session.query(HistoryEntry).filter_by(action=action).order_by(HistoryEntry.id).all()


def test_a_paragraph_taken_out_of_a_revision_leaves_the_map(unit: Unit) -> None:
    with unit():
        draft = written("A", "B")
        published(draft)
        revision = revise(BOB, draft, "corr")
        assert revision.reference.endswith("/corr-1")
        remove_paragraph(BOB, revision.paragraphs[0], 1)
        assert db.session.query(ParagraphMap).count() == 1
        joined = add_paragraph(BOB, revision, ParagraphEntry(text="A and B"))
        came_from(BOB, joined, draft.paragraphs)
        assert [[row.text for row in rows] for rows in origins(revision).values()] == [["B"], ["A", "B"]]
        with pytest.raises(Invalid, match="Choose paragraphs of the text that this one revises"):
            came_from(BOB, joined, [joined])


def test_an_addendum_starts_empty(unit: Unit) -> None:
    with unit():
        draft = written()
        marked(draft, 0)
        published(draft)
        addendum = revise(BOB, draft, "add")
        assert (addendum.reference, addendum.paragraphs) == (f"{REFERENCE}/add-1", [])
        assert readable_texts.recommendations_in(addendum) == []


def test_refuses_a_revision_of_a_draft_or_of_what_was_revised(unit: Unit) -> None:
    with unit():
        draft = written()
        with pytest.raises(Invalid, match="change it as it is"):
            revise(BOB, draft)
        published(draft)
        revision = revise(BOB, draft)
        with pytest.raises(Conflict, match="was started already"):
            revise(ALICE, draft)
        edit_document(BOB, revision, dated(revision), 1)
        published(revision)
        with pytest.raises(Invalid, match="rev-1 revises this document already"):
            revise(BOB, draft)
        second = revise(BOB, revision)
        assert (second.reference, second.revision_number) == (f"{REFERENCE}/rev-2", 2)
        assert second.revises_id == revision.id


def test_a_revision_starts_from_the_text_with_its_corrigendum(unit: Unit) -> None:
    with unit():
        draft = written()
        published(draft)
        corrigendum = revise(BOB, draft, "corr")
        with pytest.raises(Conflict, match="corr-1 was started already"):
            revise(BOB, draft)
        edit_document(BOB, corrigendum, dated(corrigendum), 1)
        published(corrigendum)
        with pytest.raises(Invalid, match="corr-1 revises this document already"):
            revise(BOB, draft)
        assert revise(BOB, draft, "add").revises_id == draft.id
        assert revise(BOB, corrigendum).reference == f"{REFERENCE}/rev-1"


def test_counts_what_is_on_record_whatever_a_revision_for_the_staff_says(unit: Unit) -> None:
    from meetings.accounts.viewer import NOBODY
    from meetings.followup.answers.register import Chosen, register_for
    from meetings.programme.actions.meetings import show_to
    from tests.programme.builders import CODE, OLGA
    from tests.programme.builders import at_desk as meeting_at_desk

    with unit():
        draft = written("A", code_prefix="WEB")
        marked(draft, 0)
        published(draft)
        revision = revise(BOB, draft)
        edit_document(BOB, revision, dated(revision), 1)
        show_to(OLGA, meeting_at_desk(OLGA), "public")
        published(revision, visibility="private")
        for viewer in (NOBODY, BOB):
            assert len(register_for(viewer).find(Chosen(meeting=CODE)).entries) == 1


def test_unmarking_leaves_what_was_published_before_on_record(unit: Unit) -> None:
    with unit():
        draft = written("A", code_prefix="WEB")
        marked(draft, 0)
        published(draft)
        revision = revise(BOB, draft)
        unmark_recommendation(BOB, readable_texts.recommendations_in(revision)[0])
        assert db.session.query(Recommendation).filter_by(code="WEB-R01").count() == 1
        assert db.session.query(Wording).filter_by(in_force=True, document_id=draft.id).count() == 1
        fresh = marked(revision, 0)
        number = fresh.recommendation_id
        unmark_recommendation(BOB, fresh)
        assert db.session.get(Recommendation, number) is None
