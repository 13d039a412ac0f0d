"""What an analyst chooses from in forms: documents with recommendations, milestones, evidence that is on record."""

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import joinedload

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Cycle, Milestone
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.documents.queries import is_published
from meetings.followup.models import Contribution, Evidence, Reflection, Step
from meetings.followup.queries.whose_recommendation import of_theirs
from meetings.outcomes.models import Recommendation, Wording
from meetings.outcomes.queries.readable_texts import readable

MOST_EVIDENCE = 40


def documents_with_recommendations(viewer: Viewer) -> list[Document]:
    """The documents that word recommendations this analyst follows up, the latest first. One query."""
    worded = select(Wording.document_id).join(Wording.recommendation).where(Wording.in_force, of_theirs(viewer))
    query = select(Document).where(Document.id.in_(worded), is_published())
    return list(db.session.scalars(query.order_by(Document.issued_earliest.desc().nulls_last(), Document.id.desc())))


def recommendations_of(viewer: Viewer, document: Document) -> list[Wording]:
    """The recommendations that a document words now and this analyst follows up. One query."""
    query = select(Wording).join(Wording.recommendation)
    query = query.where(
        Wording.document_id == document.id, Wording.in_force, Recommendation.code.is_not(None), of_theirs(viewer)
    )
    query = query.options(joinedload(Wording.recommendation)).order_by(Wording.position, Wording.id)
    return list(db.session.scalars(query))


def recommendation_by_code(viewer: Viewer, code: str) -> Recommendation | None:
    """The recommendation on record that this person may read. One query."""
    query = select(Recommendation).join(Recommendation.wordings).join(Wording.document)
    return db.session.scalar(query.where(Recommendation.code == code.strip(), Wording.in_force, readable(viewer)))


def milestones_by_day() -> list[Milestone]:
    """All milestones, the latest first; those without days first of all. One query."""
    query = select(Milestone).join(Milestone.cycle).options(joinedload(Milestone.cycle))
    return list(
        db.session.scalars(
            query.order_by(Cycle.number.desc(), Milestone.dates_earliest.desc().nulls_first(), Milestone.code)
        )
    )


def evidence_near(viewer: Viewer, contribution: Contribution) -> list[Evidence]:
    """Evidence on record for the same recommendation or milestone, the latest first. One query.

    Only what contributions that this analyst follows rest on: what is held elsewhere is not even named.
    """
    same = or_(
        Contribution.recommendation_id == contribution.recommendation_id,
        Contribution.milestone_id == contribution.milestone_id,
    )
    query = select(Evidence).where(_rested_on(_followed(viewer).where(same)))
    return list(db.session.scalars(query.order_by(Evidence.id.desc()).limit(MOST_EVIDENCE)))


def published_documents(viewer: Viewer) -> list[Document]:
    """Every published document that the person may read, the latest first. One query."""
    query = select(Document).where(is_published(), readable(viewer))
    return list(db.session.scalars(query.order_by(Document.issued_earliest.desc().nulls_last(), Document.id.desc())))


def evidence_of(viewer: Viewer, number: int) -> Evidence | None:
    """Evidence that this analyst may see: of a contribution of theirs, or any for analysts of all meetings."""
    if viewer.may("analyst"):
        return db.session.get(Evidence, number)
    return db.session.scalar(select(Evidence).where(Evidence.id == number, _rested_on(_followed(viewer))))


def _followed(viewer: Viewer) -> Select[int]:
    return select(Contribution.id).join(Contribution.recommendation).where(of_theirs(viewer))


def _rested_on(contributions: Select[int]) -> ColumnElement[bool]:
    """The condition under which a step or a reading of one of these rests on the evidence."""
    steps = select(Step.evidence_id).where(Step.contribution_id.in_(contributions))
    readings = select(Reflection.evidence_id).where(Reflection.contribution_id.in_(contributions))
    return or_(
        Evidence.id.in_(steps.where(Step.evidence_id.is_not(None))),
        Evidence.id.in_(readings.where(Reflection.evidence_id.is_not(None))),
    )
