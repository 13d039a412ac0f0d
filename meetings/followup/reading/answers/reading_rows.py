"""The rows of readings: which are asked about, what was done with them, and what they cite. One query each."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Milestone
from meetings.core.db import db
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.numbering import label
from meetings.followup.models import Contribution, Evidence, Reflection, ReflectionCitation, ReflectionStep
from meetings.followup.reading.readings_by_paragraph import the_compact
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.models import MeetingDocument, Wording
from meetings.outcomes.queries.readable_texts import readable
from meetings.programme.models import Meeting


@dataclass(frozen=True, slots=True)
class Cited:
    """A paragraph that a reading cites."""

    position: int
    label: str  # as the text writes it
    anchor: str
    text: str
    quote: str | None


def wanted_readings(when: AsOf, meeting: str | None, milestone: str | None) -> Select[int]:
    """The numbers of the readings known by then: of a meeting's recommendations, or of a milestone's contributions."""
    query = (
        select(Reflection.id)
        .join(Contribution, Contribution.id == Reflection.contribution_id)
        .where(Reflection.recorded_at < when.until, Contribution.recorded_at < when.until)
    )
    if meeting is not None:
        theirs = (
            select(Wording.recommendation_id)
            .join(MeetingDocument, MeetingDocument.document_id == Wording.document_id)
            .join(Meeting, Meeting.id == MeetingDocument.meeting_id)
            .where(Meeting.code == meeting)
        )
        query = query.where(Contribution.recommendation_id.in_(theirs))
    if milestone is not None:
        query = query.join(Milestone, Milestone.id == Contribution.milestone_id).where(Milestone.code == milestone)
    return query


def columns(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """Each reading with its contribution, its evidence, and its text, which the person may or may not read."""
    query: Select[*tuple[Any, ...]] = select(
        Reflection.id, Reflection.contribution_id, Reflection.degree, Reflection.attribution, Reflection.rationale,
        Reflection.revises_id, Reflection.recorded_at, Reflection.by_name, Contribution.recommendation_id,
        Contribution.channel, Milestone.code.label("milestone"), Document.id.label("document_id"), Document.reference,
        Document.symbol, Document.original_symbol, Document.title, Document.issued_label, Document.issued_earliest,
        Document.issued_latest, Document.issued_status, Evidence.title.label("evidence"), Evidence.access,
        readable(viewer).label("is_readable"), the_compact().label("is_the_compact"),
    )  # fmt: skip
    return (
        query.join(Contribution, Contribution.id == Reflection.contribution_id)
        .join(Milestone, Milestone.id == Contribution.milestone_id)
        .join(Document, Document.id == Reflection.document_id)
        .outerjoin(Evidence, Evidence.id == Reflection.evidence_id)
    )


Done = Mapping[int, list[tuple[Any, datetime, str]]]


def done_with(wanted: Select[int]) -> Done:
    """What colleagues did with each, known by then or not: what, when and who."""
    found: dict[int, list[tuple[Any, datetime, str]]] = defaultdict(list)
    rows = db.session.execute(
        select(ReflectionStep.reflection_id, ReflectionStep.kind, ReflectionStep.recorded_at, ReflectionStep.by_name)
        .where(ReflectionStep.reflection_id.in_(wanted))
        .order_by(ReflectionStep.id)
    )
    for reading, kind, at, name in rows:
        found[reading].append((kind, at, name))
    return found


def cited_by(wanted: Select[int]) -> dict[int, list[Cited]]:
    """The paragraphs that each cites, in their order."""
    found: dict[int, list[Cited]] = defaultdict(list)
    rows = db.session.execute(
        select(
            ReflectionCitation.reflection_id, Paragraph.position, Paragraph.path, Paragraph.editorial, Paragraph.anchor,
            Document.language, Paragraph.text, ReflectionCitation.quote,
        )
        .join(Paragraph, Paragraph.id == ReflectionCitation.paragraph_id)
        .join(Document, Document.id == Paragraph.document_id)
        .where(ReflectionCitation.reflection_id.in_(wanted))
        .order_by(Paragraph.position, ReflectionCitation.id)
    )  # fmt: skip
    for reading, position, path, editorial, anchor, language, text, quote in rows:
        number = label(path, language, editorial=editorial)
        found[reading].append(Cited(position, number, anchor, text, quote))
    return found
