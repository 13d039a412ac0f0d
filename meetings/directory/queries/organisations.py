"""Finds organisations and regions."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.folding import folded
from meetings.core.translation_mark import mark as _
from meetings.directory.models import Count, Mechanism, OfficeHolder, Organisation, Region, holds_on
from meetings.directory.queries.citations import Bibliography, bibliography
from meetings.directory.queries.mechanisms import counts_of
from meetings.directory.queries.members import Member, members_on
from meetings.directory.rules.alphabet import alphabetical


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation with its members of a day, the mechanisms it works with, the counts, and all sources."""

    organisation: Organisation
    day: date
    members: list[Member]
    associates: list[Member]
    associated_with: list[Mechanism]
    secretariat_of: list[Mechanism]
    counts: list[Count]
    bibliography: Bibliography


def regions() -> list[Region]:
    """The regions of the record in their usual order. One query."""
    return list(db.session.scalars(select(Region).order_by(Region.position)))


def organisations(*, kind: str | None = None, text: str = "", language: str = "en") -> list[Organisation]:
    """Organisations by their names, as the language sorts them, with their regions loaded. Two queries."""
    query = select(Organisation).options(selectinload(Organisation.regions))
    if kind is not None:
        query = query.where(Organisation.kind == kind)
    wanted = folded(text)
    found = [row for row in db.session.scalars(query) if not wanted or _called(row, wanted)]
    return sorted(found, key=lambda row: alphabetical(row.name, language))


def known_organisation(code: str, day: date, language: str = "en") -> KnownOrganisation:
    """Everything on record about one organisation, as of a day.

    :raises Missing: when there is none of that code.
    """
    organisation = db.session.scalar(
        select(Organisation).where(Organisation.code == code).options(selectinload(Organisation.regions))
    )
    if organisation is None:
        raise Missing(_("There is no such organisation."))
    counts = counts_of(f"organisation:{code}")
    return KnownOrganisation(
        organisation=organisation,
        day=day,
        members=members_on(organisation, day, language),
        associates=members_on(organisation, day, language, "associate"),
        associated_with=_associated_with(organisation, language),
        secretariat_of=_secretariat_of(organisation, day, language),
        counts=counts,
        bibliography=bibliography(organisation.sources, *(row.sources for row in counts), organisation.members_sources),
    )


def _associated_with(organisation: Organisation, language: str) -> list[Mechanism]:
    query = select(Mechanism).where(Mechanism.associations.any(Organisation.id == organisation.id))
    return sorted(db.session.scalars(query), key=lambda mechanism: alphabetical(mechanism.name, language))


def _secretariat_of(organisation: Organisation, day: date, language: str) -> list[Mechanism]:
    query = (
        select(Mechanism)
        .join(OfficeHolder, OfficeHolder.mechanism_id == Mechanism.id)
        .where(
            OfficeHolder.office == "secretariat",
            OfficeHolder.holder_organisation_id == organisation.id,
            holds_on(OfficeHolder, day),
        )
    )
    return sorted(db.session.scalars(query), key=lambda mechanism: alphabetical(mechanism.name, language))


def _called(organisation: Organisation, wanted: str) -> bool:
    names = (organisation.name, organisation.short or "", *organisation.aliases)
    return any(wanted in folded(name) for name in names)
