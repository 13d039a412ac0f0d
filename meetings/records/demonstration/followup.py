"""Removes with the demonstration what analysts recorded of its recommendations and texts.

Its records stand above all others: whoever loads or removes the demonstration begins here. It loads none itself.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, or_, select

from meetings.core.db import Base, db
from meetings.documents.models import Paragraph
from meetings.followup.models import (
    Contribution,
    Evidence,
    Mandate,
    Party,
    Reflection,
    ReflectionCitation,
    ReflectionStep,
    ResultDocument,
    Step,
)
from meetings.programme.models import Meeting
from meetings.records.demonstration import outcome_document


def load(data: Mapping[str, Any]) -> Meeting:
    """Make the demonstration; of the follow-up it brings nothing.

    :raises Conflict: when it is there already.
    """
    return outcome_document.load(data)


def remove() -> None:
    """Remove the demonstration and its journeys and readings, with evidence and parties of theirs alone.

    :raises Missing: when it is not there.
    """
    documents, gone = outcome_document.invented_documents(), outcome_document.invented_recommendations()
    contributions = _ids(select(Contribution.id).where(Contribution.recommendation_id.in_(gone)))
    cited = select(ReflectionCitation.reflection_id).join(ReflectionCitation.paragraph)
    cited = cited.where(Paragraph.document_id.in_(documents))
    theirs = Reflection.contribution_id.in_(contributions)
    readings = _with_revisions(
        _ids(select(Reflection.id).where(or_(theirs, Reflection.document_id.in_(documents), Reflection.id.in_(cited))))
    )
    evidence, parties = _evidence_of(contributions, readings), _parties_of(contributions)
    _delete_readings(readings)
    _delete(Step, Step.contribution_id.in_(contributions))
    _delete(Contribution, Contribution.id.in_(contributions))
    _delete(ResultDocument, ResultDocument.document_id.in_(documents))
    _delete(Evidence, Evidence.id.in_(evidence - _cited_still()))
    _delete(Party, Party.id.in_(parties - _named_still()), Party.label.is_not(None))
    outcome_document.remove()


def _delete_readings(readings: list[int]) -> None:
    _delete(ReflectionStep, ReflectionStep.reflection_id.in_(readings))
    _delete(ReflectionCitation, ReflectionCitation.reflection_id.in_(readings))
    _delete(Reflection, Reflection.id.in_(readings))


def _with_revisions(readings: list[int]) -> list[int]:
    """These readings with every reading that revises one of them."""
    while True:
        later = select(Reflection.id).where(Reflection.revises_id.in_(readings), Reflection.id.not_in(readings))
        more = _ids(later)
        if not more:
            return readings
        readings += more


def _evidence_of(contributions: list[int], readings: list[int]) -> set[int]:
    steps = select(Step.evidence_id).where(Step.contribution_id.in_(contributions))
    read = select(Reflection.evidence_id).where(Reflection.id.in_(readings))
    return _numbers(steps, read)


def _cited_still() -> set[int]:
    return _numbers(select(Step.evidence_id), select(Reflection.evidence_id), select(Mandate.evidence_id))


def _parties_of(contributions: list[int]) -> set[int]:
    ours = Step.contribution_id.in_(contributions)
    carriers = select(Contribution.carrier_id).where(Contribution.id.in_(contributions))
    return _numbers(select(Step.sender_id).where(ours), select(Step.recipient_id).where(ours), carriers)


def _named_still() -> set[int]:
    return _numbers(select(Step.sender_id), select(Step.recipient_id), select(Contribution.carrier_id))


def _numbers(*queries: Any) -> set[int]:
    return {number for query in queries for number in _ids(query.distinct()) if number is not None}


def _ids(query: Any) -> list[int]:
    return list(db.session.scalars(query))


def _delete(model: type[Base], *conditions: Any) -> None:
    db.session.execute(delete(model).where(*conditions))
