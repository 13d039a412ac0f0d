"""What happened to contributions, as the facts that the rules decide by: their steps and readings as plain values.

``journeys`` loads them, as columns, for the register, whatever counts in it, and the page of a recommendation. The desk
loads rows, to print and to change them, and has them made into the same facts here: ``step_fact``, ``reading_fact``.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Select, select

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Milestone
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.followup.models import Contribution, Reflection, ReflectionStep, Step
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import ReadingFact, StepFact
from meetings.followup.vocabulary import Channel, ReadingStepKind
from meetings.outcomes.queries.readable_texts import readable

Of = Collection[int] | None  # the recommendations asked about; None for all


@dataclass(slots=True)
class Journey:
    """One contribution with its events."""

    id: int
    milestone: str
    channel: Channel
    carrier_id: int | None
    recorded_at: datetime
    steps: list[StepFact] = field(default_factory=list)
    readings: list[ReadingFact] = field(default_factory=list)


def journeys(viewer: Viewer, when: AsOf, of: Of = None) -> dict[int, list[Journey]]:
    """The contributions of each recommendation as known, with all their events, known by then or not. Three queries.

    The later ones matter for what everybody may see: ``standing.is_open`` and ``standing.is_cleared``.
    """
    found: dict[int, list[Journey]] = defaultdict(list)
    by_id: dict[int, Journey] = {}
    rows = db.session.execute(
        select(
            Contribution.id, Contribution.recommendation_id, Milestone.code, Contribution.channel,
            Contribution.carrier_id, Contribution.recorded_at,
        )
        .join(Contribution.milestone)
        .where(Contribution.recorded_at < when.until, *only(Contribution.recommendation_id, of))
        .order_by(Contribution.id)
    )  # fmt: skip
    for number, recommendation, milestone, channel, carrier, at in rows:
        by_id[number] = journey = Journey(number, milestone, channel, carrier, at)
        found[recommendation].append(journey)
    theirs = None if of is None else _contributions(of)
    for contribution, step in _steps(theirs):
        if contribution in by_id:
            by_id[contribution].steps.append(step)
    for contribution, reading in _readings(viewer, theirs):
        if contribution in by_id:
            by_id[contribution].readings.append(reading)
    return found


def only(column: Any, of: Of) -> tuple[ColumnElement[bool], ...]:
    """The condition that narrows a query to the recommendations asked about."""
    return () if of is None else (column.in_(sorted(of)),)


def step_fact(step: Step) -> StepFact:
    """A step that the desk has loaded, as plain values."""
    return StepFact(step.id, step.kind, step.on, step.corrects_id, step.recorded_at, step.considered)


def reading_fact(reading: Reflection) -> ReadingFact:
    """A reading as plain values, as for somebody who may read its text; its day is that of the text."""
    steps = [(step.kind, step.recorded_at) for step in reading.steps]
    first, by_id = reading, {each.id: each for each in reading.contribution.reflections}
    while first.revises_id in by_id:
        first = by_id[first.revises_id]
    return ReadingFact(
        reading.id, reading.degree, reading.document.issued, reading.revises_id, reading.recorded_at, steps,
        first_at=None if first is reading else first.recorded_at,
    )  # fmt: skip


def said_of(when: AsOf) -> dict[int, list[str]]:
    """What was noted with the steps short of handing over, by recommendation; for those who work on them. One query."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = db.session.execute(
        select(Contribution.recommendation_id, Step.note)
        .join(Contribution, Contribution.id == Step.contribution_id)
        .where(Step.kind.in_(("planned", "prepared", "lapsed", "withdrawn")), Step.note.is_not(None))
        .where(Step.recorded_at < when.until)
        .order_by(Step.id)
    )
    for recommendation, note in rows:
        found[recommendation].append(note or "")
    return found


def _contributions(of: Collection[int]) -> Select[int]:
    return select(Contribution.id).where(*only(Contribution.recommendation_id, of))


def _steps(theirs: Select[int] | None) -> Iterator[tuple[int, StepFact]]:
    each = _STEPS.c
    query = select(
        each.contribution_id, each.id, each.kind, each.on_label, each.on_earliest, each.on_latest, each.on_status,
        each.corrects_id, each.recorded_at, each.considered,
    ).order_by(each.id)  # fmt: skip
    if theirs is not None:
        query = query.where(each.contribution_id.in_(theirs))
    for contribution, number, kind, text, earliest, latest, status, corrects, at, what in db.session.execute(query):
        yield contribution, StepFact(number, kind, _days(text, earliest, latest, status), corrects, at, what)


def _readings(viewer: Viewer, theirs: Select[int] | None) -> Iterator[tuple[int, ReadingFact]]:
    query = (
        select(
            Reflection.contribution_id, Reflection.id, Reflection.degree, Reflection.revises_id, Reflection.recorded_at,
            Document.issued_label, Document.issued_earliest, Document.issued_latest, Document.issued_status,
            readable(viewer), ReflectionStep.kind, ReflectionStep.recorded_at,
        )
        .join(Reflection.document)
        .outerjoin(ReflectionStep, ReflectionStep.reflection_id == Reflection.id)
        .order_by(Reflection.id, ReflectionStep.id)
    )  # fmt: skip
    if theirs is not None:
        query = query.where(Reflection.contribution_id.in_(theirs))
    steps: list[tuple[ReadingStepKind, datetime]] = []
    last = 0
    first: dict[int, datetime] = {}  # when the first of the readings that revise one another was recorded
    for row in db.session.execute(query):
        contribution, number, degree, revises, at, text, earliest, latest, status, may_read, kind, done = row
        if number != last:
            last, steps = number, []
            issued = _days(text, earliest, latest, status)
            since = first.get(revises) if revises is not None else None
            first[number] = since or at
            yield contribution, ReadingFact(number, degree, issued, revises, at, steps, bool(may_read), since)
        if kind is not None:  # goes on filling the list of the reading given out before
            steps.append((kind, done))


_STEPS: Final[FromClause] = Step.__table__  # there are most of them: rows as they come, past the mapper
_days = lru_cache(maxsize=4096)(FuzzyDates)  # many steps have the same days
