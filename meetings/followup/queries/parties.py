"""Whom a name means: a mechanism, an organisation, a State, or somebody who is known by name only."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from sqlalchemy import func, or_, select

from meetings.accounts.viewer import Viewer
from meetings.core import clock
from meetings.core.db import db
from meetings.core.folding import folded
from meetings.directory.models import Mechanism, Organisation
from meetings.directory.queries import Meant, bodies_meant
from meetings.directory.queries.names import in_order, names_on
from meetings.directory.rules.alphabet import alphabetical
from meetings.followup.models import Contribution, Party, Step
from meetings.followup.queries.whose_recommendation import of_theirs
from meetings.followup.rules.typed_text import visible

Column = Literal["mechanism_id", "organisation_id", "state_id", "label"]
_COLUMNS: Final[dict[str, Column]] = {
    "mechanism": "mechanism_id", "organisation": "organisation_id", "state": "state_id",
}  # fmt: skip


def proposals(language: str = "en") -> list[str]:
    """The names that a line for a party proposes: mechanisms, organisations, States. Three queries."""
    mechanisms = db.session.scalars(select(func.coalesce(Mechanism.short, Mechanism.name)))
    organisations = db.session.scalars(select(func.coalesce(Organisation.short, Organisation.name)))
    states = in_order(names_on(clock.today(), language).values())
    bodies = sorted({*mechanisms, *organisations}, key=lambda name: alphabetical(name, language))
    return [*bodies, *(state.short for state in states)]


def meant_by(viewer: Viewer, name: str) -> tuple[Column, int | str]:
    """Whom the words mean, as a column of a party and its value; words that nobody on record has are a label.

    A label is spelt as it is on record where this analyst may read it, and else as it was typed.
    """
    seen = visible(name)
    wanted = folded(seen)
    for mechanism in db.session.execute(select(Mechanism.id, Mechanism.code, Mechanism.short, Mechanism.name)):
        if wanted in _called(mechanism[1:]):
            return "mechanism_id", mechanism.id
    for body in db.session.execute(select(Organisation.id, Organisation.code, Organisation.short, Organisation.name)):
        if wanted in _called(body[1:]):
            return "organisation_id", body.id
    meant = may_be(seen)
    if len(meant) == 1:
        return _COLUMNS[meant[0].kind], meant[0].number
    return "label", _on_record(viewer, wanted) or seen


def may_be(name: str) -> list[Meant]:
    """Whom the words may mean; several where somebody has to say which. Seven queries."""
    return bodies_meant(name, clock.today())


def _called(names: tuple[str | None, ...]) -> set[str]:
    return {folded(name) for name in names if name}


def _on_record(viewer: Viewer, wanted: str) -> str | None:
    """The label of somebody who is on record already, however the name is spelt this time.

    Only what contributions of this analyst or of the record itself name: how others spell somebody is theirs.
    """
    known = or_(of_theirs(viewer), Contribution.by_user_id.is_(None))
    ways = select(Contribution.id).join(Contribution.recommendation).where(known)
    named_there = or_(
        Party.id.in_(select(Contribution.carrier_id).where(Contribution.id.in_(ways))),
        Party.id.in_(select(Step.sender_id).where(Step.contribution_id.in_(ways))),
        Party.id.in_(select(Step.recipient_id).where(Step.contribution_id.in_(ways))),
    )
    labels = db.session.scalars(select(Party.label).where(Party.label.is_not(None), named_there).order_by(Party.id))
    return next((label for label in labels if label and folded(visible(label)) == wanted), None)


def party_like(column: Column, value: int | str) -> Party | None:
    """The party that is on record for somebody."""
    return db.session.scalar(select(Party).where(getattr(Party, column) == value))


def named(parties: Mapping[int, Party] | list[Party], day: date | None = None, language: str = "en") -> dict[int, str]:
    """What parties are called on a day, by the number of their row. One query, however many there are."""
    rows = list(parties.values() if isinstance(parties, Mapping) else parties)
    states = names_on(day or clock.today(), language, [row.state_id for row in rows if row.state_id is not None] or [0])
    return {row.id: _name(row, states) for row in rows}


def _name(party: Party, states: Mapping[int, object]) -> str:
    if party.state_id is not None:
        known = states.get(party.state_id)
        return str(known) if known is not None else (party.state.iso3 if party.state else "")
    body = party.mechanism or party.organisation
    return (body.short or body.name) if body else (party.label or "")
