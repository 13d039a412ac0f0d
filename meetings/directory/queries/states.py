"""Everything that is known of one State or territory: its names and what it belongs to, nothing else."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark as _
from meetings.directory.models import Designation, Membership, State, StateName
from meetings.directory.queries.citations import Bibliography, bibliography
from meetings.directory.queries.members import member_of_on
from meetings.directory.queries.names import StateOnDay, name_on


@dataclass(frozen=True, slots=True)
class KnownState:
    """A State with its name on a day, the names it had, its designations, and what it belongs to."""

    state: State
    day: date
    name: StateOnDay | None  # None where it was not there on the day
    names: dict[str, StateName]  # of the day, or the last ones, by language
    former: list[StateName]  # in the language asked for, the latest first
    memberships: list[Membership]
    designations: list[Designation]  # in the language asked for
    bibliography: Bibliography


def known_state(iso3: str, day: date, language: str = "en") -> KnownState:
    """Everything on record about one State, as of a day.

    :raises Missing: when there is none of that code.
    """
    state = db.session.scalar(
        select(State)
        .where(State.iso3 == iso3.upper())
        .options(
            selectinload(State.names),
            selectinload(State.standings),
            selectinload(State.designations).options(
                joinedload(Designation.mechanism), joinedload(Designation.organisation)
            ),
        )
    )
    if state is None:
        raise Missing(_("There is no such State or territory."))
    memberships = member_of_on(state, day, language)
    return KnownState(
        state=state,
        day=day,
        name=name_on(state, day, language),
        names={row.language: row for row in sorted(state.names, key=lambda row: _nearness(row, day))},
        former=[row for row in reversed(_by_day(state)) if row.language == language and not row.held_on(day)],
        memberships=memberships,
        designations=[row for row in state.designations if row.language == language],
        bibliography=bibliography(*(row.sources for row in memberships)),
    )


def _by_day(state: State) -> list[StateName]:
    return sorted(state.names, key=lambda row: row.valid_from or date.min)


def _nearness(name: StateName, day: date) -> tuple[bool, date]:
    return name.held_on(day), name.valid_from or date.min
