"""Finds mechanisms, and everything that is known of one."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.folding import folded
from meetings.core.translation_mark import mark as _
from meetings.directory.models import Count, Mechanism, MechanismAlias, OfficeHolder, Organisation, Region, holds_on
from meetings.directory.queries.citations import Bibliography, bibliography
from meetings.directory.queries.members import Member, members_on
from meetings.directory.rules.alphabet import alphabetical
from meetings.directory.vocabulary import Circle, KindOfMechanism

_OFFICES_FIRST = ("chair", "co-chair", "incoming-chair", "secretariat", "head-of-secretariat")


@dataclass(frozen=True, slots=True)
class KnownMechanism:
    """A mechanism with its members and office-holders of a day, the counts that sources give, and all sources."""

    mechanism: Mechanism
    day: date
    members: list[Member]
    founders: list[Member]
    offices: list[OfficeHolder]
    counts: list[Count]
    bibliography: Bibliography


def mechanisms(
    *,
    kind: KindOfMechanism | None = None,
    region: str | None = None,
    text: str = "",
    circle: Circle | None = "principal",
    language: str = "en",
) -> list[Mechanism]:
    """Mechanisms by their short names, as the language sorts them, with regions and other names loaded.

    Three queries, however many there are.

    :param text: found in the name, the short name or any other name, slips included; accents and case do not matter.
    """
    query = select(Mechanism).options(selectinload(Mechanism.regions), selectinload(Mechanism.aliases))
    if kind is not None:
        query = query.where(Mechanism.kind == kind)
    if circle is not None:
        query = query.where(Mechanism.circle == circle)
    if region is not None:
        query = query.where(Mechanism.regions.any(Region.code == region))
    wanted = folded(text)
    found = [row for row in db.session.scalars(query) if not wanted or _called(row, wanted)]
    return sorted(found, key=lambda row: alphabetical(row.short or row.name, language))


def known_mechanism(code: str, day: date, language: str = "en") -> KnownMechanism:
    """Everything on record about one mechanism, as of a day.

    :raises Missing: when there is none of that code.
    """
    mechanism = db.session.scalar(
        select(Mechanism)
        .where(Mechanism.code == code)
        .options(
            selectinload(Mechanism.regions),
            selectinload(Mechanism.associations),
            selectinload(Mechanism.aliases),
            selectinload(Mechanism.kinds),
            selectinload(Mechanism.foundings),
        )
    )
    if mechanism is None:
        raise Missing(_("There is no such mechanism."))
    members, founders = members_on(mechanism, day, language), members_on(mechanism, day, language, "founder")
    offices, counts = office_holders_on(mechanism, day), counts_of(f"mechanism:{code}")
    cited = [mechanism.sources, mechanism.members_sources]
    cited += [row.sources for row in mechanism.foundings]
    cited += [row.sources for row in mechanism.kinds]
    cited += [row.sources for row in mechanism.aliases]
    cited += [row.sources for row in offices]
    cited += [row.sources for row in counts]
    cited += [row.sources for row in founders]
    return KnownMechanism(mechanism, day, members, founders, offices, counts, bibliography(*cited))


def office_holders_on(body: Mechanism | Organisation, day: date) -> list[OfficeHolder]:
    """Who held which office on that day, the chair first. One query.

    A body may have no chair, no chairing country and no secretariat: then there is no row.
    """
    column = OfficeHolder.mechanism_id if isinstance(body, Mechanism) else OfficeHolder.organisation_id
    rows = db.session.scalars(
        select(OfficeHolder)
        .where(column == body.id, holds_on(OfficeHolder, day))
        .options(
            joinedload(OfficeHolder.state),
            joinedload(OfficeHolder.holder_organisation),
            joinedload(OfficeHolder.person),
        )
        .order_by(OfficeHolder.id)
    ).all()
    ranks = {office: rank for rank, office in enumerate(_OFFICES_FIRST)}
    return sorted(rows, key=lambda row: ranks.get(row.office, len(ranks)))


def counts_of(subject: str) -> list[Count]:
    """What sources count of a subject ("mechanisms", "mechanism:bali"), each with its own number. One query."""
    return list(db.session.scalars(select(Count).where(Count.subject == subject).order_by(Count.position)))


def _called(mechanism: Mechanism, wanted: str) -> bool:
    aliases: list[MechanismAlias] = mechanism.aliases
    names = (mechanism.name, mechanism.short or "", mechanism.code, *(alias.name for alias in aliases))
    return any(wanted in folded(name) for name in names)
