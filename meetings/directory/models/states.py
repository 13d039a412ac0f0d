"""States and territories. Their names, their standing and what a mechanism calls them are rows with days."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from meetings.core.db import Base
from meetings.directory.models.bodies import Organisation
from meetings.directory.models.dated import Dated, exactly_one, in_order, one_of
from meetings.directory.models.mechanisms import Mechanism
from meetings.directory.vocabulary import StandingOfState


class State(Base):
    """A State or territory. Its code is its address; its name depends on the day, the language and the forum."""

    __tablename__ = "states"

    id: Mapped[int] = mapped_column(primary_key=True)
    iso3: Mapped[str] = mapped_column(unique=True)
    iso2: Mapped[str] = mapped_column(unique=True)
    m49: Mapped[str | None] = mapped_column(unique=True)
    footnote: Mapped[dict[str, Any] | None]  # by language; printed wherever the name is
    note: Mapped[str | None]

    names: Mapped[list[StateName]] = relationship(
        back_populates="state", cascade="all, delete-orphan", order_by="StateName.valid_from, StateName.language"
    )
    standings: Mapped[list[StateStanding]] = relationship(
        back_populates="state", cascade="all, delete-orphan", order_by="StateStanding.valid_from"
    )
    designations: Mapped[list[Designation]] = relationship(back_populates="state", cascade="all, delete-orphan")


class StateName(Base, Dated):
    """The name of a State in one language for a time, as the United Nations use it."""

    __tablename__ = "state_names"
    __table_args__ = (
        UniqueConstraint("state_id", "language", "valid_from"),
        Index("ix_state_names_language", "language"),
        in_order(),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    state_id: Mapped[int] = mapped_column(ForeignKey("states.id"))
    language: Mapped[str]
    short: Mapped[str]
    formal: Mapped[str | None]  # with the article in which it is printed
    sort_key: Mapped[str]  # what lists in this language are sorted by, letter by letter
    note: Mapped[str | None]

    state: Mapped[State] = relationship(back_populates="names")


class StateAlias(Base):
    """What people type for a State and the United Nations do not call it: to find it by, never to show."""

    __tablename__ = "state_aliases"
    __table_args__ = (UniqueConstraint("state_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    state_id: Mapped[int] = mapped_column(ForeignKey("states.id"))
    name: Mapped[str]


class StateStanding(Base, Dated):
    """Member of the United Nations, non-member observer State, territory, or other, for a time."""

    __tablename__ = "state_standings"
    __table_args__ = (
        UniqueConstraint("state_id", "valid_from"),
        one_of("standing", StandingOfState),
        in_order(),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    state_id: Mapped[int] = mapped_column(ForeignKey("states.id"))
    standing: Mapped[StandingOfState]

    state: Mapped[State] = relationship(back_populates="standings")


class Designation(Base):
    """The name under which a State or territory takes part in one mechanism or organisation, where it differs."""

    __tablename__ = "designations"
    __table_args__ = (
        UniqueConstraint("state_id", "mechanism_id", "organisation_id", "language"),
        exactly_one("one_party", "mechanism_id", "organisation_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    state_id: Mapped[int] = mapped_column(ForeignKey("states.id"))
    mechanism_id: Mapped[int | None] = mapped_column(ForeignKey("mechanisms.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    language: Mapped[str]
    name: Mapped[str]

    state: Mapped[State] = relationship(back_populates="designations")
    mechanism: Mapped[Mechanism | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
