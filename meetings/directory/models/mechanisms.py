"""Mechanisms: what they are called, what kind sources take them for, when they were founded."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from meetings.core.db import Base
from meetings.directory.models.bodies import Organisation, Region
from meetings.directory.models.dated import Listing, one_of
from meetings.directory.vocabulary import Activity, AliasKind, Circle, KindOfMechanism

mechanism_regions = Table(
    "mechanism_regions",
    Base.metadata,
    Column("mechanism_id", ForeignKey("mechanisms.id"), primary_key=True),
    Column("region_id", ForeignKey("regions.id"), primary_key=True),
)
mechanism_associations = Table(  # the organisations a mechanism is associated with
    "mechanism_associations",
    Base.metadata,
    Column("mechanism_id", ForeignKey("mechanisms.id"), primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True),
)


class Mechanism(Base):
    """An inter-State consultation mechanism on migration. Its kind does not follow from its geography."""

    __tablename__ = "mechanisms"
    __table_args__ = (
        one_of("kind", KindOfMechanism),
        one_of("circle", Circle),
        one_of("activity", Activity),
        one_of("members_listing", Listing),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    short: Mapped[str | None]
    kind: Mapped[KindOfMechanism]
    circle: Mapped[Circle]  # principal: one of those that the lists of 2017 and 2018 name
    activity: Mapped[Activity]  # as the pages consulted say
    region_label: Mapped[str | None]  # the heading under which the 2018 Review lists it
    listed_by: Mapped[list[str]]  # codes of the sources whose lists name it
    chair_note: Mapped[str | None]
    website: Mapped[str | None]
    website_note: Mapped[str | None]
    members_listing: Mapped[Listing]
    members_as_of: Mapped[str | None]
    members_note: Mapped[str | None]
    members_sources: Mapped[list[str]]
    note: Mapped[str | None]
    sources: Mapped[list[str]]

    regions: Mapped[list[Region]] = relationship(secondary=mechanism_regions, order_by=Region.position)
    associations: Mapped[list[Organisation]] = relationship(
        secondary=mechanism_associations, order_by=Organisation.code
    )
    aliases: Mapped[list[MechanismAlias]] = relationship(
        back_populates="mechanism", cascade="all, delete-orphan", order_by="MechanismAlias.position"
    )
    kinds: Mapped[list[MechanismKind]] = relationship(
        back_populates="mechanism", cascade="all, delete-orphan", order_by="MechanismKind.position"
    )
    foundings: Mapped[list[MechanismFounding]] = relationship(
        back_populates="mechanism", cascade="all, delete-orphan", order_by="MechanismFounding.position"
    )


class MechanismAlias(Base):
    """Another name of a mechanism, a slip included, so that it can be found by it."""

    __tablename__ = "mechanism_aliases"
    __table_args__ = (UniqueConstraint("mechanism_id", "name"), one_of("kind", AliasKind))

    id: Mapped[int] = mapped_column(primary_key=True)
    mechanism_id: Mapped[int] = mapped_column(ForeignKey("mechanisms.id"))
    position: Mapped[int]
    name: Mapped[str]
    kind: Mapped[AliasKind]
    language: Mapped[str | None]
    until: Mapped[str | None]  # of a former name, as far as known
    sources: Mapped[list[str]]

    mechanism: Mapped[Mechanism] = relationship(back_populates="aliases")


class MechanismKind(Base):
    """The kind that one source gives a mechanism; sources differ."""

    __tablename__ = "mechanism_kinds"
    __table_args__ = (UniqueConstraint("mechanism_id", "position"), one_of("kind", KindOfMechanism))

    id: Mapped[int] = mapped_column(primary_key=True)
    mechanism_id: Mapped[int] = mapped_column(ForeignKey("mechanisms.id"))
    position: Mapped[int]
    kind: Mapped[KindOfMechanism]
    sources: Mapped[list[str]]

    mechanism: Mapped[Mechanism] = relationship(back_populates="kinds")


class MechanismFounding(Base):
    """A year (and month) in which a mechanism was founded, according to one source. The first is the one shown."""

    __tablename__ = "mechanism_foundings"
    __table_args__ = (UniqueConstraint("mechanism_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    mechanism_id: Mapped[int] = mapped_column(ForeignKey("mechanisms.id"))
    position: Mapped[int]
    year: Mapped[int]
    month: Mapped[int | None]
    sources: Mapped[list[str]]

    mechanism: Mapped[Mechanism] = relationship(back_populates="foundings")
