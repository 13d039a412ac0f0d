"""The demonstration's outcome document: a draft to finish, published, followed, and removed without a trace."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from flask import Flask
from sqlalchemy import func, select

from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import Base, db
from meetings.documents.models import Document
from meetings.documents.rules.numbering import label
from meetings.followup.actions.checking import verify
from meetings.followup.actions.milestones import add_result_document
from meetings.followup.models import Contribution
from meetings.maintenance import preparing
from meetings.outcomes.actions import RecommendationEntry, edit_recommendation, gaps, publish
from meetings.outcomes.actions.revising import revise
from meetings.outcomes.queries.content import proposer_told
from meetings.outcomes.queries.readable_texts import recommendation_for, recommendations_in
from meetings.records.demonstration import followup
from tests.followup.builders import ANA, BEN, CHARLIE, milestone, read, result, started, stepped

Unit = Callable[[], AbstractContextManager[None]]
LEFT = {"history", "history_values", "outbox"}  # what was done is never forgotten


def test_the_draft_has_every_kind_of_paragraph_and_five_recommendations_of_its_groups(app: Flask, unit: Unit) -> None:
    _load(app)
    with unit():
        draft = _document()
        assert {each.kind for each in draft.paragraphs} == {"preamble", "heading", "numbered", "bullet"}
        numbers = [label(each.path) for each in draft.paragraphs if each.kind == "numbered"]
        assert (numbers[-1], "6 (b) (ii)" in numbers) == ("11", True)
        rows = recommendations_in(draft)
        assert [[proposer_told(each) for each in row.recommendation.proposers] for row in rows] == [
            ["1. Regular pathways and skills"],
            ["2. Data and evidence"],
            ["3. Protection and vulnerability"],
            ["4. Return and reintegration"],
            ["5. Partnerships and means"],
        ]
        assert all(row.recommendation.tags and row.text for row in rows)


def test_one_recommendation_has_no_kind_and_nothing_else_is_in_the_way(app: Flask, unit: Unit) -> None:
    _load(app)
    with unit():
        assert [str(gap) for gap in gaps(_document())] == ["Recommendation 4 has no kind."]


def test_removing_it_takes_all_that_hangs_on_it_and_leaves_the_rest(app: Flask, unit: Unit) -> None:
    with unit():
        result(issued=clock.today())
        other = started()
        number = other.id
        read(other, _result())
    before = _counts(unit)
    _load(app)
    _followed(unit, number)
    with unit():
        followup.remove()
    assert _counts(unit) == before
    _load(app)
    with unit():
        assert not _document().is_published, "it begins afresh"


def _followed(unit: Unit, other: int) -> None:
    """Publish it, revise it, hand a recommendation on, and read it in one text and another in its own."""
    with unit():
        draft = _document()
        fourth = recommendations_in(draft)[3]
        edit_recommendation(CHARLIE, fourth, RecommendationEntry(kind="ask"), fourth.recommendation.version)
        publish(CHARLIE, draft, visibility="public")
    with unit():
        revision = revise(CHARLIE, _document())
        revision.issued = FuzzyDates.on(clock.today())
        publish(CHARLIE, revision, visibility="public")
    with unit():
        here = started(recommendation_for(ANA, "DEMO-R01").recommendation, carrier="The Ministry of Lakes")
        stepped(here, on=FuzzyDates.on(clock.today()), sender="Chair of the Lakes Dialogue")
        verify(BEN, read(here, _result()))
        step = stepped(here, "considered").step
        stepped(here, "void", corrects=step)
    with unit():
        add_result_document(ANA, milestone(), _document())
        contribution = db.session.get_one(Contribution, other)
        reading = read(contribution, _document(), citations=[("1", "")])
        read(contribution, _document(), citations=[("2", "")], revises=reading)


def _load(app: Flask) -> None:
    with app.app_context():
        preparing.load_demonstration()


def _document() -> Document:
    return db.session.scalars(select(Document).where(Document.reference == "demonstration/outcome")).one()


def _result() -> Document:
    return db.session.scalars(select(Document).where(Document.reference.startswith("test/result-"))).one()


def _counts(unit: Unit) -> dict[str, int]:
    tables = [table for table in Base.metadata.sorted_tables if table.name not in LEFT]
    with unit():
        return {table.name: db.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
