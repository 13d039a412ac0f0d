"""What the forms of the desk choose from; each list is one query."""

from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import select

from meetings.compact.models import Cycle, Milestone
from meetings.core import clock
from meetings.core.db import db
from meetings.core.folding import folded, may_be_a_name
from meetings.directory.models import Mechanism, Organisation, Region, State, StateAlias, StateName, holds_on
from meetings.directory.queries import bodies_meant
from meetings.directory.rules.alphabet import alphabetical
from meetings.directory.rules.typed_names import name_key

BodyKind = Literal["state", "organisation", "mechanism"]
_KINDS: Final[tuple[tuple[BodyKind, type[Organisation | Mechanism]], ...]] = (
    ("organisation", Organisation),
    ("mechanism", Mechanism),
)


@dataclass(frozen=True, slots=True)
class Body:
    """Whoever can host or convene: its code, and the name by which people find it."""

    kind: BodyKind
    code: str
    name: str


def countries(language: str) -> list[tuple[str, str]]:
    """ISO 3166-1 alpha-3 codes and today's short names, in the order of that language."""
    wanted = (
        select(StateName.sort_key, State.iso3, StateName.short)
        .join(StateName.state)
        .where(StateName.language == language, holds_on(StateName, clock.today()))
    )
    return [(iso3, name) for _key, iso3, name in sorted(map(tuple, db.session.execute(wanted)))]


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
    """Every State, organisation and mechanism by the name that a form proposes.

    A name that is also typed for another State has its code beside it: "Congo (COG)".
    """
    typed = select(State.iso3, StateAlias.name).join(StateAlias, StateAlias.state_id == State.id)
    others = {(name_key(name), iso3) for iso3, name in db.session.execute(typed)}
    found = [Body("state", iso3, _told_apart(name, iso3, others)) for iso3, name in countries(language)]
    for kind, model in _KINDS:
        rows = db.session.execute(select(model.code, model.name, model.short))
        those = [Body(kind, code, _with(short, name)) for code, name, short in rows]
        found += sorted(those, key=lambda body: alphabetical(body.name, language))
    return found


def bodies_named(name: str, among: list[Body], language: str) -> list[Body]:
    """The bodies that a name may mean which was typed: by the name proposed, the short one or the code; else by others.

    :returns: none for one that is not on record; several where one has to say which.
    """
    if not may_be_a_name(name):
        return []
    wanted = folded(name)
    found = [body for body in among if wanted in (folded(body.name), body.code.casefold())]
    if len(found) == 1:
        return found
    codes = {(each.kind, each.code) for each in bodies_meant(name, clock.today(), language)}
    meant = [body for body in among if (body.kind, body.code) in codes]
    return meant or [body for body in among if wanted == folded(body.name.rpartition(" (")[0])]


def _told_apart(name: str, iso3: str, others: set[tuple[str, str]]) -> str:
    key = name_key(name)
    return f"{name} ({iso3})" if any(other == key and code != iso3 for other, code in others) else name


def _with(short: str | None, name: str) -> str:
    return f"{name} ({short})" if short and short != name else name
