"""What the forms of the desk choose from; each list is one query."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from meetings.compact.models import Cycle, Milestone
from meetings.core import clock
from meetings.core.db import db
from meetings.core.folding import folded
from meetings.directory.models import Mechanism, Organisation, Region, State, StateName, holds_on

BodyKind = Literal["state", "organisation", "mechanism"]


@dataclass(frozen=True, slots=True)
class Body:
    """Whoever can host or convene: its code, and the name by which people find it."""

    kind: BodyKind
    code: str
    name: str


def countries(language: str) -> list[tuple[str, str]]:
    """ISO 3166-1 alpha-3 codes and today's short names, in the order of that language."""
    wanted = (
        select(State.iso3, StateName.short)
        .join(StateName.state)
        .where(StateName.language == language, holds_on(StateName, clock.today()))
        .order_by(StateName.sort_key)
    )
    return [(iso3, name) for iso3, name in db.session.execute(wanted)]


def regions(language: str) -> list[tuple[str, str]]:
    """Codes and names of the regions."""
    return [
        (region.code, region.name_in(language))
        for region in db.session.scalars(select(Region).order_by(Region.position))
    ]


def cycles() -> list[tuple[str, str]]:
    """Codes and names of the cycles, the latest first."""
    return [
        (code, name) for code, name in db.session.execute(select(Cycle.code, Cycle.name).order_by(Cycle.number.desc()))
    ]


def milestones() -> list[tuple[str, str, str]]:
    """Code, name and cycle of each milestone, the latest first."""
    wanted = (
        select(Milestone.code, Milestone.name, Cycle.name)
        .join(Milestone.cycle)
        .order_by(Cycle.number.desc(), Milestone.dates_earliest, Milestone.id)
    )
    return [(code, name, cycle) for code, name, cycle in db.session.execute(wanted)]


def bodies(language: str) -> list[Body]:
    """Every State, organisation and mechanism by the name that a form proposes."""
    found = [Body("state", iso3, name) for iso3, name in countries(language)]
    named = select(Organisation.code, Organisation.name, Organisation.short).order_by(Organisation.name)
    found += [Body("organisation", code, _with(short, name)) for code, name, short in db.session.execute(named)]
    listed = select(Mechanism.code, Mechanism.name, Mechanism.short).order_by(Mechanism.name)
    found += [Body("mechanism", code, _with(short, name)) for code, name, short in db.session.execute(listed)]
    return found


def body_named(name: str, among: list[Body]) -> Body | None:
    """The body whose name (or short name, or code) was typed; None for one that is not on record."""
    wanted = folded(name)
    for body in among:
        if wanted in (folded(body.name), folded(body.name.rpartition(" (")[0]), body.code.casefold()):
            return body
    return None


def _with(short: str | None, name: str) -> str:
    return f"{name} ({short})" if short and short != name else name
