"""The ways that a recommendation took: its contributions with their live steps and readings, for a person.

A fixed number of queries, however many contributions there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Milestone
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.directory.models import Mechanism, Organisation
from meetings.documents.models import Document
from meetings.followup.models import Contribution, Party, Reflection, ReflectionCitation, Step
from meetings.followup.queries.events import reading_fact, step_fact
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import (
    is_advance,
    is_cleared,
    is_late,
    is_open,
    live_readings,
    live_steps,
    reading_standing,
    stage_of,
)
from meetings.followup.rules.windows import closes_for
from meetings.followup.vocabulary import ReadingStanding, Stage
from meetings.outcomes.models import Wording
from meetings.outcomes.queries.readable_texts import readable


@dataclass(frozen=True, slots=True)
class KnownStep:
    """A step that counts. The two flags are for those who work on the recommendation only."""

    step: Step
    is_advance: bool = False
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class KnownReading:
    """A reading that counts, with how it stands."""

    reflection: Reflection
    standing: ReadingStanding
    is_public: bool


@dataclass(frozen=True, slots=True)
class KnownContribution:
    """A contribution with its live steps in the order of their days, and its readings."""

    contribution: Contribution
    stage: Stage
    is_public: bool
    steps: Sequence[KnownStep]
    readings: Sequence[KnownReading]


def contributions_of(
    viewer: Viewer, wordings: Sequence[Wording], when: AsOf, *, staff: bool
) -> list[KnownContribution]:
    """Every contribution that the person may see, in the order of its first day.

    :param wordings: the recommendation as the documents word it; what was sent before the first of them is an advance
        copy.
    """
    issued = min((each.document.issued for each in wordings), key=lambda days: days.earliest or date.max)
    rows = db.session.scalars(
        select(Contribution)
        .where(Contribution.recommendation_id == wordings[0].recommendation_id, Contribution.recorded_at < when.until)
        .order_by(Contribution.id)
        .options(
            joinedload(Contribution.milestone).joinedload(Milestone.cycle),
            *(_for_staff() if staff else ()),
            _party(Contribution.carrier),
            selectinload(Contribution.steps).options(
                _party(Step.sender), _party(Step.recipient), joinedload(Step.evidence)
            ),
            selectinload(Contribution.reflections).options(
                joinedload(Reflection.document),
                joinedload(Reflection.evidence),
                selectinload(Reflection.citations).joinedload(ReflectionCitation.paragraph),
                selectinload(Reflection.steps),
            ),
        )
    ).all()  # fmt: skip
    texts = _readable_texts(viewer, rows)
    found = [_contribution(row, issued, when, texts, staff=staff) for row in rows]
    return sorted((each for each in found if staff or each.is_public), key=_first_day)


def _for_staff() -> list[Any]:
    """What it takes to say that something came after the window; others are not told."""
    carrier = joinedload(Contribution.carrier)
    return [
        joinedload(Contribution.milestone).selectinload(Milestone.windows),
        carrier.joinedload(Party.mechanism).selectinload(Mechanism.regions),
        carrier.joinedload(Party.organisation).selectinload(Organisation.regions),
    ]


def _readable_texts(viewer: Viewer, rows: Sequence[Contribution]) -> set[int]:
    """The texts of their readings that the person may read. One query."""
    texts = {reading.document_id for row in rows for reading in row.reflections}
    if not texts:
        return texts
    return set(db.session.scalars(select(Document.id).where(Document.id.in_(texts), readable(viewer))))


def _party(attribute: Any) -> Any:  # SQLAlchemy does not export what it is
    return joinedload(attribute).options(
        joinedload(Party.state), joinedload(Party.organisation), joinedload(Party.mechanism)
    )


def _first_day(known: KnownContribution) -> tuple[date, int]:
    days = [each.step.on_earliest for each in known.steps if each.step.on_earliest]
    return min(days, default=date.max), known.contribution.id


def _contribution(
    row: Contribution, issued: FuzzyDates, when: AsOf, texts: set[int], *, staff: bool
) -> KnownContribution:
    facts = [step_fact(step) for step in row.steps]
    live = {fact.id for fact in live_steps(facts, when)}
    steps = sorted((step for step in row.steps if step.id in live), key=_day_of)
    public = is_open(facts, when)
    readings = _readings(row, when, texts, staff=staff, public=public)
    seen = [reading_fact(each.reflection, texts) for each in readings]
    return KnownContribution(
        row, stage_of(facts, seen, when), public, [_known(step, row, issued, staff=staff) for step in steps], readings
    )


def _day_of(step: Step) -> tuple[date, int]:
    return step.on_earliest or step.recorded_at.date(), step.id


def _known(step: Step, row: Contribution, issued: FuzzyDates, *, staff: bool) -> KnownStep:
    if not staff or step.kind != "transmitted":
        return KnownStep(step)
    return KnownStep(step, is_advance(step.on, issued), is_late(step.on, closes_for(row)))


def _readings(row: Contribution, when: AsOf, texts: set[int], *, staff: bool, public: bool) -> list[KnownReading]:
    facts = {each.id: reading_fact(each, texts) for each in row.reflections}
    live = {fact.id for fact in live_readings(facts.values(), when)}
    found = []
    for reflection in row.reflections:
        fact = facts[reflection.id]
        standing, cleared = reading_standing(fact, when), is_cleared(fact, when)
        if fact.id in live and standing and (staff or cleared):
            found.append(KnownReading(reflection, standing, cleared and public))
    return found
