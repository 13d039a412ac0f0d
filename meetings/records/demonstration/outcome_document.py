"""The demonstration with its outcome document: a draft with one gap, so that a newcomer can find it and publish."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, delete, or_, select

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import Base, db
from meetings.documents import actions as texts
from meetings.documents.models import (
    Document,
    DraftVersion,
    OfficialParagraph,
    OfficialText,
    Paragraph,
    ParagraphMap,
    Publication,
)
from meetings.outcomes.actions import DocumentEntry, RecommendationEntry, mark_recommendation, start_document
from meetings.outcomes.models import (
    MeetingDocument,
    Proposer,
    Recommendation,
    RecommendationLink,
    Tag,
    Wording,
    WordsDecision,
    wording_paragraphs,
)
from meetings.programme.models import Meeting
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.records.demonstration import people

Row = Mapping[str, Any]


def load(data: Row) -> Meeting:
    """Make the demonstration, its people in their groups and its outcome document in draft.

    :raises Conflict: when it is there already.
    """
    meeting = people.load(data)
    db.session.flush()
    _outcome(meeting, data["outcome"])
    return meeting


def remove() -> None:
    """Remove the demonstration, its documents and their recommendations included, published or not.

    What follow-up keeps of them is gone before.

    :raises Missing: when it is not there.
    """
    documents, gone = invented_documents(), invented_recommendations()
    _delete_recommendations(documents, gone)
    _delete_documents(documents)
    people.remove()


def invented_documents() -> list[int]:
    """The numbers of its documents, with every revision of one, the last first."""
    ours = select(MeetingDocument.document_id).join(MeetingDocument.meeting).where(Meeting.code == DEMONSTRATION)
    found = list(db.session.scalars(ours))
    while True:
        later = select(Document.id).where(Document.revises_id.in_(found), Document.id.not_in(found))
        more = list(db.session.scalars(later))
        if not more:
            return sorted(found, reverse=True)
        found += more


def invented_recommendations() -> list[int]:
    """The numbers of those that no other document words."""
    documents = invented_documents()
    elsewhere = select(Wording.recommendation_id).where(Wording.document_id.not_in(documents))
    here = select(Wording.recommendation_id).where(Wording.document_id.in_(documents))
    return list(db.session.scalars(here.where(Wording.recommendation_id.not_in(elsewhere)).distinct()))


def _outcome(meeting: Meeting, row: Row) -> None:
    entry = DocumentEntry(
        title=row["title"],
        reference=f"{DEMONSTRATION}/outcome",
        # The meeting is always ahead; of today, what becomes of its recommendations can be tried out at once.
        issued=FuzzyDates.on(clock.today()),
        code_prefix=row["prefix"],
    )
    document = start_document(COMMAND_LINE, meeting, entry)
    document.paragraphs = [
        Paragraph(text=each["text"], kind=each.get("kind", "numbered"), depth=each.get("depth", 0), path=[], position=0)
        for each in row["paragraphs"]
    ]
    texts.renumber(document)
    db.session.flush()
    for number, each in enumerate(row["recommendations"], 1):
        pairs = zip(document.paragraphs, row["paragraphs"], strict=True)
        held = [paragraph for paragraph, said in pairs if said.get("recommends") == number]
        mark_recommendation(COMMAND_LINE, document, held, RecommendationEntry(**each))


def _delete_recommendations(documents: list[int], gone: list[int]) -> None:
    worded = select(Wording.id).where(Wording.document_id.in_(documents))
    linked = or_(RecommendationLink.from_id.in_(gone), RecommendationLink.to_id.in_(gone))
    db.session.execute(delete(wording_paragraphs).where(wording_paragraphs.c.wording_id.in_(worded)))
    _delete(Wording, Wording.document_id.in_(documents))
    _delete(RecommendationLink, linked)
    for model in (Tag, Proposer, WordsDecision):
        _delete(model, model.recommendation_id.in_(gone))
    _delete(Recommendation, Recommendation.id.in_(gone))


def _delete_documents(documents: list[int]) -> None:
    paragraphs: Select[int] = select(Paragraph.id).where(Paragraph.document_id.in_(documents))
    _delete(ParagraphMap, or_(ParagraphMap.old_id.in_(paragraphs), ParagraphMap.new_id.in_(paragraphs)))
    of_official = or_(
        OfficialParagraph.summary_paragraph_id.in_(paragraphs), OfficialParagraph.paragraph_id.in_(paragraphs)
    )
    _delete(OfficialParagraph, of_official)
    _delete(OfficialText, or_(OfficialText.document_id.in_(documents), OfficialText.summary_id.in_(documents)))
    for model in (Paragraph, Publication, DraftVersion, MeetingDocument):
        _delete(model, model.document_id.in_(documents))
    _delete(Document, Document.id.in_(documents))


def _delete(model: type[Base], condition: Any) -> None:
    """In bulk, past the guard that keeps published texts: nobody ever relied on these."""
    db.session.execute(delete(model).where(condition))
