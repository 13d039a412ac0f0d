"""Finds what the Compact holds, and the cycles, milestones and windows for inputs."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from meetings.compact.models import Cycle, InputWindow, Milestone, Objective, Principle, RoundTable, Theme, Trace
from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark as _
from meetings.directory.models import Mechanism, Organisation
from meetings.directory.queries import Bibliography, bibliography


@dataclass(frozen=True, slots=True)
class KnownObjective:
    """An objective with its neighbours in the round table of the forum, and its sources."""

    objective: Objective
    bibliography: Bibliography


@dataclass(frozen=True, slots=True)
class KnownCycle:
    """A cycle with its milestones in the order of their days, and all sources."""

    cycle: Cycle
    milestones: list[Milestone]
    bibliography: Bibliography


@dataclass(frozen=True, slots=True)
class KnownMilestone:
    """A milestone with its windows, and its sources."""

    milestone: Milestone
    bibliography: Bibliography


def themes() -> list[Theme]:
    """The six themes by their numbers. One query."""
    return list(db.session.scalars(select(Theme).order_by(Theme.number)))


def principles() -> list[Principle]:
    """The ten guiding principles by their numbers. One query."""
    return list(db.session.scalars(select(Principle).order_by(Principle.number)))


def objectives() -> list[Objective]:
    """The twenty-three objectives by their numbers, with their round tables. One query."""
    query = select(Objective).options(joinedload(Objective.round_table)).order_by(Objective.number)
    return list(db.session.scalars(query))


def known_objective(number: int) -> KnownObjective:
    """Everything on record about one objective.

    :raises Missing: when the number is not one of 1 to 23.
    """
    objective = db.session.scalar(
        select(Objective)
        .where(Objective.number == number)
        .options(joinedload(Objective.round_table).selectinload(RoundTable.objectives))
    )
    if objective is None:
        raise Missing(_("There is no such objective: the Compact has 23."))
    return KnownObjective(objective, bibliography(objective.sources, objective.round_table.sources))


def cycles() -> list[Cycle]:
    """All cycles, the preparation first. One query."""
    return list(db.session.scalars(select(Cycle).order_by(Cycle.number)))


def known_cycle(code: str) -> KnownCycle:
    """Everything on record about one cycle.

    :raises Missing: when there is none of that code.
    """
    cycle = db.session.scalar(select(Cycle).where(Cycle.code == code))
    if cycle is None:
        raise Missing(_("There is no such cycle."))
    found = milestones(cycle=code)
    cited = [milestone.sources for milestone in found]
    cited += [window.sources for milestone in found for window in milestone.windows]
    return KnownCycle(cycle, found, bibliography(*cited))


def milestones(*, cycle: str | None = None, kind: str | None = None) -> list[Milestone]:
    """Milestones by their earliest days, those without days last. Two queries, however many there are."""
    query = select(Milestone).options(*_shown())
    if cycle is not None:
        query = query.join(Milestone.cycle).where(Cycle.code == cycle)
    if kind is not None:
        query = query.where(Milestone.kind == kind)
    return sorted(db.session.scalars(query), key=_first_days)


def known_milestone(code: str) -> KnownMilestone:
    """Everything on record about one milestone.

    :raises Missing: when there is none of that code.
    """
    milestone = db.session.scalar(select(Milestone).where(Milestone.code == code).options(*_shown()))
    if milestone is None:
        raise Missing(_("There is no such milestone."))
    cited = bibliography(milestone.sources, *(window.sources for window in milestone.windows))
    return KnownMilestone(milestone, cited)


def traces(of: Milestone | Mechanism | Organisation) -> list[Trace]:
    """What is on record around a milestone, or of what a body did, by its days; what has none comes last. One query."""
    column = {Milestone: Trace.milestone_id, Mechanism: Trace.mechanism_id, Organisation: Trace.organisation_id}
    query = select(Trace).where(column[type(of)] == of.id)
    bodies = joinedload(Trace.mechanism), joinedload(Trace.organisation), joinedload(Trace.milestone)
    found = db.session.scalars(query.options(*bodies))
    return sorted(found, key=lambda trace: (trace.dates_earliest or date.max, trace.id))


def windows_open_on(day: date) -> list[InputWindow]:
    """The windows in which inputs are asked for on that day, the first to close first. One query.

    A window of which only the last day is known counts as open from the year in which its cycle begins.
    """
    query = (
        select(InputWindow)
        .join(InputWindow.milestone)
        .join(Milestone.cycle)
        .where(InputWindow.closes >= day)
        .where(or_(InputWindow.opens <= day, and_(InputWindow.opens.is_(None), Cycle.start_year <= day.year)))
        .options(joinedload(InputWindow.region), joinedload(InputWindow.milestone).joinedload(Milestone.cycle))
        .order_by(InputWindow.closes, InputWindow.id)
    )
    return list(db.session.scalars(query))


def _shown() -> list[ORMOption]:
    return [
        joinedload(Milestone.cycle),
        joinedload(Milestone.theme),
        joinedload(Milestone.region),
        joinedload(Milestone.state),
        joinedload(Milestone.host),
        joinedload(Milestone.body),
        selectinload(Milestone.windows).joinedload(InputWindow.region),
    ]


def _first_days(milestone: Milestone) -> tuple[bool, date, date, str]:
    earliest = milestone.dates_earliest
    return earliest is None, earliest or date.max, milestone.dates_latest or date.max, milestone.code
