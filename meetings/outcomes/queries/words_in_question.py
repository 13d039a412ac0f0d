"""Of which recommendations of a draft it must still be said which words hold, and what was said."""

from sqlalchemy import select

from meetings.core.db import db
from meetings.documents.models import Document
from meetings.outcomes.models import Wording, WordsDecision
from meetings.outcomes.queries.readable_texts import recommendations_in
from meetings.outcomes.rules.agreement import Question, left_behind, worded_otherwise


def questions(document: Document) -> list[Question]:
    """Every recommendation whose words and paragraphs say different things, answered or not. Constant queries."""
    earlier = {row.recommendation_id: row for row in recommendations_in(document.revises)} if document.revises else {}
    asked = []
    for row in recommendations_in(document):
        before = earlier.get(row.recommendation_id)
        if worded_otherwise(row, document) or left_behind(row, before):
            asked.append(Question(row, before))
    return asked


def open_questions(document: Document) -> list[Question]:
    """Those that nobody has answered for exactly these words. Constant queries."""
    asked = questions(document)
    if not asked:
        return []
    answered = db.session.execute(
        select(WordsDecision.recommendation_id, WordsDecision.basis).where(
            WordsDecision.document_id == document.id, WordsDecision.which == "keeps"
        )
    ).all()
    known = {(number, basis) for number, basis in answered}
    return [each for each in asked if (each.wording.recommendation_id, each.basis) not in known]


def question_about(document: Document, wording: Wording) -> Question | None:
    """What is asked about one of them, answered or not; None where its words and its paragraphs agree."""
    return next((each for each in questions(document) if each.wording is wording), None)
