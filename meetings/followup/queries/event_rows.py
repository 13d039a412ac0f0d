"""Reads what is on record of recommendations and their journeys as plain values, with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Milestone, Objective, Principle, Theme
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.directory.models import Mechanism
from meetings.documents.models import Document, Paragraph, Publication
from meetings.documents.rules.numbering import label
from meetings.followup.models import Contribution, Reflection, ReflectionStep, Step
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import ReadingFact, StepFact
from meetings.outcomes.models import MeetingDocument, Proposer, Recommendation, Tag, Wording, wording_paragraphs
from meetings.outcomes.queries.readable_texts import readable
from meetings.programme.models import Meeting


@dataclass(slots=True)
class Journey:
    """One contribution with its events."""

    id: int
    milestone: str
    channel: str
    steps: list[StepFact] = field(default_factory=list)
    readings: list[ReadingFact] = field(default_factory=list)


@dataclass(slots=True)
class Tags:
    """What a recommendation is about, and who proposed it."""

    themes: list[str] = field(default_factory=list)
    principles: list[str] = field(default_factory=list)
    objectives: list[int] = field(default_factory=list)
    mechanisms: list[str] = field(default_factory=list)
    groups: list[tuple[int, str]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def wordings(viewer: Viewer, when: AsOf) -> list[Any]:
    """Each recommendation that the person may read, as it was worded then; in the order of the register."""
    rows = db.session.execute(
        select(
            Wording.id, Wording.recommendation_id, Wording.text, Wording.folded, Wording.addressed_to,
            Recommendation.code, Recommendation.kind, Recommendation.certainty,
            Document.id.label("document_id"), Document.reference, Document.symbol, Document.original_symbol,
            Document.title, Document.nature, Document.issued_label, Document.issued_earliest, Document.issued_latest,
            Document.issued_status, Publication.at.label("published_at"),
            Meeting.code.label("meeting"),
        )
        .join(Wording.recommendation)
        .join(Wording.document)
        .join(Publication, Publication.document_id == Document.id)
        .outerjoin(MeetingDocument, MeetingDocument.document_id == Document.id)
        .outerjoin(Meeting, Meeting.id == MeetingDocument.meeting_id)
        .where(Recommendation.code.is_not(None), readable(viewer))
        .order_by(Document.issued_earliest.desc().nulls_last(), Document.id.desc(), Wording.position, Wording.id)
    )  # fmt: skip
    latest: dict[int, Any] = {}
    for row in rows:
        before = latest.get(row.recommendation_id)
        if _was_out(row, when) and (before is None or (before.published_at, before.id) < (row.published_at, row.id)):
            latest.pop(row.recommendation_id, None)
            latest[row.recommendation_id] = row
    return list(latest.values())


def _was_out(row: Any, when: AsOf) -> bool:
    published: datetime = row.published_at
    issued: date | None = row.issued_earliest
    return when.knows(published) and min(issued or published.date(), published.date()) <= when.day


def source_paragraphs() -> dict[int, list[tuple[str, str]]]:
    """The paragraphs that each wording is taken from: their labels as its language writes them, and their anchors."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = db.session.execute(
        select(
            wording_paragraphs.c.wording_id, Paragraph.path, Paragraph.editorial, Paragraph.anchor, Document.language
        )
        .join(Paragraph, Paragraph.id == wording_paragraphs.c.paragraph_id)
        .join(Document, Document.id == Paragraph.document_id)
        .order_by(Paragraph.position)
    )
    for wording_id, path, editorial, anchor, language in rows:
        found[wording_id].append((label(path, language, editorial=editorial), anchor))
    return found


def tags(when: AsOf) -> dict[int, Tags]:
    """What each recommendation is about as known, and who proposed it. Two queries."""
    found: dict[int, Tags] = defaultdict(Tags)
    rows = db.session.execute(
        select(Tag.recommendation_id, Theme.code, Principle.code, Objective.number)
        .outerjoin(Tag.theme)
        .outerjoin(Tag.principle)
        .outerjoin(Tag.objective)
        .where(*_stood(Tag, when))
        .order_by(Tag.id)
    )
    for number, theme, principle, objective in rows:
        about = found[number]
        if theme:
            about.themes.append(theme)
        elif principle:
            about.principles.append(principle)
        else:
            about.objectives.append(objective)
    proposers = (
        select(Proposer.recommendation_id, Mechanism.code, Proposer.group_number, Proposer.group_name, Proposer.label)
        .outerjoin(Proposer.mechanism)
        .where(*_stood(Proposer, when))
    )
    for number, mechanism, group, name, other in db.session.execute(proposers.order_by(Proposer.id)):
        about = found[number]
        if mechanism:
            about.mechanisms.append(mechanism)
        elif group is not None:
            about.groups.append((group, name or ""))
        else:
            about.others.append(other or "")
    return found


def _stood(model: type[Tag | Proposer], when: AsOf) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a tag or a proposer stood, as known then."""
    return model.at < when.until, or_(model.until.is_(None), model.until >= when.until)


def journeys(viewer: Viewer, when: AsOf) -> dict[int, list[Journey]]:
    """The contributions of each recommendation as known, with all their events, known by then or not. Four queries.

    The later ones matter for what everybody may see: ``standing.is_open`` and ``standing.is_cleared``.
    """
    found: dict[int, list[Journey]] = defaultdict(list)
    by_id: dict[int, Journey] = {}
    rows = db.session.execute(
        select(Contribution.id, Contribution.recommendation_id, Milestone.code, Contribution.channel)
        .join(Contribution.milestone)
        .where(Contribution.recorded_at < when.until)
        .order_by(Contribution.id)
    )
    for number, recommendation, milestone, channel in rows:
        by_id[number] = journey = Journey(number, milestone, channel)
        found[recommendation].append(journey)
    for contribution, step in _steps():
        if contribution in by_id:
            by_id[contribution].steps.append(step)
    for contribution, reading in _readings(viewer):
        if contribution in by_id:
            by_id[contribution].readings.append(reading)
    return found


def _steps() -> Iterator[tuple[int, StepFact]]:
    rows = db.session.execute(
        select(
            Step.contribution_id, Step.id, Step.kind, Step.on_label, Step.on_earliest, Step.on_latest, Step.on_status,
            Step.corrects_id, Step.recorded_at,
        ).order_by(Step.id)
    )  # fmt: skip
    for contribution, number, kind, text, earliest, latest, status, corrects, at in rows:
        yield contribution, StepFact(number, kind, _days(text, earliest, latest, status), corrects, at)


def _readings(viewer: Viewer) -> Iterator[tuple[int, ReadingFact]]:
    steps: dict[int, list[tuple[Any, datetime]]] = defaultdict(list)
    done = select(ReflectionStep.reflection_id, ReflectionStep.kind, ReflectionStep.recorded_at)
    for number, kind, at in db.session.execute(done.order_by(ReflectionStep.id)):
        steps[number].append((kind, at))
    rows = db.session.execute(
        select(
            Reflection.contribution_id, Reflection.id, Reflection.degree, Reflection.revises_id, Reflection.recorded_at,
            Document.issued_label, Document.issued_earliest, Document.issued_latest, Document.issued_status,
            readable(viewer),
        )
        .join(Reflection.document)
        .order_by(Reflection.id)
    )  # fmt: skip
    for contribution, number, degree, revises, at, text, earliest, latest, status, may_read in rows:
        issued = _days(text, earliest, latest, status)
        yield contribution, ReadingFact(number, degree, issued, revises, at, steps.get(number, ()), bool(may_read))


_days = lru_cache(maxsize=4096)(FuzzyDates)  # many steps have the same days
