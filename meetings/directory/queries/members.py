"""Who belongs to a mechanism or organisation on a day, and to which of them a State belongs."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from meetings.core.db import db
from meetings.directory.models import Mechanism, Membership, Organisation, State, holds_on
from meetings.directory.queries.names import StateOnDay, names_on
from meetings.directory.rules.alphabet import alphabetical
from meetings.directory.vocabulary import MemberRole


@dataclass(frozen=True, slots=True)
class Member:
    """A State in a mechanism or organisation, by the name it has there on the day."""

    state: StateOnDay
    role: MemberRole
    sources: list[str]


def members_on(
    body: Mechanism | Organisation, day: date, language: str = "en", role: MemberRole = "member"
) -> list[Member]:
    """The members on that day, in the order of the language. Three queries.

    Where the record has no days of joining and leaving, a member counts on every day on which the State was there.
    """
    column = Membership.mechanism_id if isinstance(body, Mechanism) else Membership.organisation_id
    rows = db.session.scalars(
        select(Membership).where(column == body.id, Membership.role == role, holds_on(Membership, day))
    ).all()
    names = names_on(day, language, [row.state_id for row in rows], body)
    members = [Member(names[row.state_id], row.role, row.sources) for row in rows if row.state_id in names]
    return sorted(members, key=lambda member: (member.state.sort_key, member.state.iso3))


def member_of_on(state: State, day: date, language: str = "en") -> list[Membership]:
    """The mechanisms, then the organisations, to which the State belongs on that day, by their names. One query."""
    rows = db.session.scalars(
        select(Membership)
        .where(Membership.state_id == state.id, Membership.role != "founder", holds_on(Membership, day))
        .options(joinedload(Membership.mechanism), joinedload(Membership.organisation))
    ).all()
    return sorted(rows, key=lambda row: _mechanisms_first(row, language))


def _mechanisms_first(row: Membership, language: str) -> tuple[bool, tuple[str, str, str]]:
    body = row.mechanism or row.organisation
    return row.mechanism is None, alphabetical(body.name if body else "", language)
