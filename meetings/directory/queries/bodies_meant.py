"""Whom people mean who type a name that is not the one of record: by other names, former ones and other languages."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select

from meetings.core.db import db
from meetings.directory.models import Mechanism, MechanismAlias, Organisation, State, StateAlias, StateName
from meetings.directory.queries.names import names_near
from meetings.directory.rules.typed_names import keys_of, name_key

BodyKind = Literal["state", "organisation", "mechanism"]


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody on record: the code, the number of its row, and what it is called today."""

    kind: BodyKind
    code: str
    number: int
    name: str


def bodies_meant(text: str, day: date, language: str = "en") -> list[Meant]:
    """Everybody on record whom the words may mean as a whole; more than one where they have to say which.

    Seven queries, however many there are.
    """
    wanted = name_key(text)
    return [*_bodies(wanted), *states_meant(text, day, language)] if wanted else []


def states_meant(text: str, day: date, language: str = "en") -> list[Meant]:
    """The States that the words may mean, by any of their names or by what people type for them. Four queries."""
    wanted = name_key(text)
    if not wanted:
        return []
    found = {number for number, code in db.session.execute(select(State.id, State.iso3)) if code.lower() == wanted}
    rows = db.session.execute(select(StateName.state_id, StateName.short, StateName.formal))
    found |= {row.state_id for row in rows if wanted in keys_of(row.short) | keys_of(row.formal or "")}
    typed = db.session.execute(select(StateAlias.state_id, StateAlias.name))
    found |= {row.state_id for row in typed if wanted == name_key(row.name)}
    named = names_near(day, language, found) if found else {}
    return sorted((Meant("state", each.iso3, number, each.short) for number, each in named.items()), key=_by_name)


def countries_meant(text: str, day: date) -> set[str]:
    """The codes (ISO 3166-1 alpha-2) of the States that the words may mean."""
    numbers = [each.number for each in states_meant(text, day)]
    return set(db.session.scalars(select(State.iso2).where(State.id.in_(numbers)))) if numbers else set()


def _bodies(wanted: str) -> list[Meant]:
    others: dict[int, set[str]] = {}
    for number, name in db.session.execute(select(MechanismAlias.mechanism_id, MechanismAlias.name)):
        others.setdefault(number, set()).add(name_key(name))
    mechanisms = db.session.execute(select(Mechanism.id, Mechanism.code, Mechanism.short, Mechanism.name))
    found = [
        Meant("mechanism", row.code, row.id, row.short or row.name)
        for row in mechanisms
        if wanted in _keys(row.code, row.short, row.name) | others.get(row.id, set())
    ]
    rows = db.session.execute(
        select(Organisation.id, Organisation.code, Organisation.short, Organisation.name, Organisation.aliases)
    )
    return found + [
        Meant("organisation", row.code, row.id, row.short or row.name)
        for row in rows
        if wanted in _keys(row.code, row.short, row.name, *row.aliases)
    ]


def _keys(*names: str | None) -> set[str]:
    return {key for name in names if name for key in keys_of(name)}


def _by_name(meant: Meant) -> tuple[str, str]:
    return meant.name, meant.code
