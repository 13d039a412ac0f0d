"""Who belongs to a mechanism or organisation, and who holds an office in it: rows with days."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from meetings.core.db import Base
from meetings.directory.models.bodies import Organisation
from meetings.directory.models.dated import Dated, exactly_one, in_order, one_of
from meetings.directory.models.mechanisms import Mechanism
from meetings.directory.models.people import Person
from meetings.directory.models.states import State
from meetings.directory.vocabulary import MemberRole, Office


class Membership(Base, Dated):
    """A State or territory in a mechanism or organisation."""

    __tablename__ = "memberships"
    __table_args__ = (
        UniqueConstraint("mechanism_id", "organisation_id", "state_id", "role", "valid_from"),
        exactly_one("one_party", "mechanism_id", "organisation_id"),
        one_of("role", MemberRole),
        in_order(),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    mechanism_id: Mapped[int | None] = mapped_column(ForeignKey("mechanisms.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    state_id: Mapped[int] = mapped_column(ForeignKey("states.id"), index=True)
    role: Mapped[MemberRole]
    sources: Mapped[list[str]]

    mechanism: Mapped[Mechanism | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    state: Mapped[State] = relationship()


class OfficeHolder(Base, Dated):
    """Who holds an office in a mechanism or organisation for a time: a State, an organisation or a person.

    A focal point is a person for a State: both are then filled.
    """

    __tablename__ = "office_holders"
    __table_args__ = (
        exactly_one("one_party", "mechanism_id", "organisation_id"),
        one_of("office", Office),
        in_order(),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    mechanism_id: Mapped[int | None] = mapped_column(ForeignKey("mechanisms.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    office: Mapped[Office]
    state_id: Mapped[int | None] = mapped_column(ForeignKey("states.id"))
    holder_organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    title: Mapped[str | None]
    institution: Mapped[str | None]
    since: Mapped[str | None]  # in words where the day is not known: "2006"
    sources: Mapped[list[str]]

    mechanism: Mapped[Mechanism | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship(foreign_keys=[organisation_id])
    state: Mapped[State | None] = relationship()
    holder_organisation: Mapped[Organisation | None] = relationship(foreign_keys=[holder_organisation_id])
    person: Mapped[Person | None] = relationship()
