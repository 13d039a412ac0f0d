"""The ways that a recommendation took: its contributions with their live steps and readings, for a person.

What there is to see follows from the facts of ``queries.events``; rows are loaded only to be printed. As many
queries for many contributions as for one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Milestone
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.directory.models import Mechanism, Organisation
from meetings.followup.models import Contribution, Party, Reflection, ReflectionCitation, Step
from meetings.followup.queries.events import Journey, journeys
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import (
    ReadingFact,
    StepFact,
    is_advance,
    is_late,
    is_open,
    live_steps,
    seen_readings,
    standing_of,
    was_there,
    what_was_considered,
)
from meetings.followup.rules.windows import closes_for
from meetings.followup.vocabulary import Considered, ReadingStanding, Stage
from meetings.outcomes.models import Wording

Row = TypeVar("Row", Contribution, Step, Reflection)


@dataclass(frozen=True, slots=True)
class KnownStep:
    """A step that counts, if only possibly. The other two flags are for those who work on the recommendation only."""

    step: Step
    is_sure: bool = True  # whether it surely had happened by the day
    is_advance: bool = False
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class KnownReading:
    """A reading that counts, with how it stands; ``is_later``: it was made after the day that is asked for."""

    reflection: Reflection
    standing: ReadingStanding
    is_public: bool
    is_sure: bool = True  # whether its text had surely come out by the day
    is_later: bool = False


@dataclass(frozen=True, slots=True)
class KnownContribution:
    """A contribution with its live steps in the order of their days, and its readings.

    ``stage`` is where it surely stands, ``possibly`` where it does if each rough day is its first.
    """

    contribution: Contribution
    stage: Stage
    possibly: Stage
    considered: Considered | None  # what was
    is_public: bool
    steps: Sequence[KnownStep]
    readings: Sequence[KnownReading]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the person may see of a contribution, as facts."""

    journey: Journey
    is_public: bool
    is_there: bool
    steps: Sequence[StepFact]
    readings: Sequence[tuple[ReadingFact, ReadingStanding, bool]]  # the last: everybody may see it


def contributions_of(
    viewer: Viewer, wordings: Sequence[Wording], when: AsOf, *, staff: bool
) -> list[KnownContribution]:
    """Every contribution that the person may see, in the order of its first day.

    :param wordings: the recommendation as the documents word it; what was sent before the first of them is an advance
        copy.
    """
    number = wordings[0].recommendation_id
    issued = min((each.document.issued for each in wordings), key=lambda days: days.earliest or date.max)
    every = (_seen(journey, when, staff=staff) for journey in journeys(viewer, when, {number}).get(number, ()))
    seen = sorted((each for each in every if each.is_there and (staff or each.is_public)), key=_first_day)
    rows = _rows(Contribution, (each.journey.id for each in seen), _contribution_printed(staff=staff))
    steps = _rows(Step, (step.id for each in seen for step in each.steps), _step_printed())
    readings = _rows(
        Reflection, (reading.id for each in seen for reading, *_how in each.readings), _reading_printed(staff=staff)
    )
    return [
        KnownContribution(
            row,
            *standing_of(each.journey.steps, [reading for reading, *_how in each.readings], when),
            what_was_considered(each.journey.steps, when),
            each.is_public,
            [_known(step, steps[step.id], row, issued, when, staff=staff) for step in each.steps],
            [
                KnownReading(readings[fact.id], standing, public, when.surely(fact), fact.recorded_at.date() > when.day)
                for fact, standing, public in each.readings
            ],
        )
        for each in seen
        for row in (rows[each.journey.id],)
    ]


def _seen(journey: Journey, when: AsOf, *, staff: bool) -> _Seen:
    public = is_open(journey.steps, when)
    seen = seen_readings(journey.readings, when, for_staff=staff)
    readings = [(reading, standing, cleared and public) for reading, standing, cleared in seen]
    facts = [reading for reading, *_how in seen]
    is_there = was_there(journey.recorded_at, journey.steps, facts, when) is not None
    return _Seen(journey, public, is_there, sorted(live_steps(journey.steps, when), key=_day_of), readings)


def _day_of(step: StepFact) -> tuple[date, int]:
    return step.on.earliest or step.recorded_at.date(), step.id


def _first_day(seen: _Seen) -> tuple[date, int]:
    days = [step.on.earliest for step in seen.steps if step.on.earliest]
    return min(days, default=date.max), seen.journey.id


def _known(fact: StepFact, step: Step, row: Contribution, issued: FuzzyDates, when: AsOf, *, staff: bool) -> KnownStep:
    sure = when.surely(fact)
    if not staff or fact.kind != "transmitted":
        return KnownStep(step, sure)
    return KnownStep(step, sure, is_advance(fact.on, issued), is_late(fact.on, closes_for(row)))


def _rows(model: type[Row], numbers: Iterable[int], printed: Sequence[ORMOption]) -> dict[int, Row]:
    """The rows of these numbers, with what is printed of them. One query, and those of the options; none for none."""
    wanted = sorted(numbers)
    if not wanted:
        return {}
    query = select(model).where(model.id.in_(wanted)).options(*printed)
    return {row.id: row for row in db.session.scalars(query)}


def _contribution_printed(*, staff: bool) -> list[ORMOption]:
    """Staff are also told that something came after the window."""
    windows = [
        joinedload(Contribution.milestone).selectinload(Milestone.windows),
        joinedload(Contribution.carrier).joinedload(Party.mechanism).selectinload(Mechanism.regions),
        joinedload(Contribution.carrier).joinedload(Party.organisation).selectinload(Organisation.regions),
    ]
    milestone = joinedload(Contribution.milestone).joinedload(Milestone.cycle)
    return [milestone, *(windows if staff else ()), _party(Contribution.carrier)]


def _step_printed() -> list[ORMOption]:
    return [_party(Step.sender), _party(Step.recipient), joinedload(Step.evidence)]


def _reading_printed(*, staff: bool) -> list[ORMOption]:
    """Staff are also told who checked it."""
    return [
        joinedload(Reflection.document),
        joinedload(Reflection.evidence),
        selectinload(Reflection.citations).joinedload(ReflectionCitation.paragraph),
        *([selectinload(Reflection.steps)] if staff else ()),
    ]


def _party(attribute: Any) -> ORMOption:  # SQLAlchemy does not export what the attribute is
    return joinedload(attribute).options(
        joinedload(Party.state), joinedload(Party.organisation), joinedload(Party.mechanism)
    )
