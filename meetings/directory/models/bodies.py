"""Regions and organisations."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from meetings.core.db import Base
from meetings.directory.models.dated import Listing

organisation_regions = Table(
    "organisation_regions",
    Base.metadata,
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True),
    Column("region_id", ForeignKey("regions.id"), primary_key=True),
)


class Region(Base):
    """A region of the record: one for each UN regional commission. No State and no mechanism belongs to just one."""

    __tablename__ = "regions"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]
    names: Mapped[dict[str, Any]]  # by language
    labels: Mapped[list[str]]  # the words that sources print for it
    m49: Mapped[list[str]]
    note: Mapped[str | None]
    sources: Mapped[list[str]]

    def name_in(self, language: str) -> str:
        """Its name in a language of the interface, in English otherwise."""
        return str(self.names.get(language) or self.names["en"])


class Organisation(Base):
    """An organisation, commission, office or other body that is not a mechanism."""

    __tablename__ = "organisations"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(index=True)  # "un-regional-commission", "regional-organisation", "un-organ" …
    character: Mapped[str | None]  # of a regional organisation: political, economic, political-economic, trade
    short: Mapped[str | None]
    name: Mapped[str]
    aliases: Mapped[list[str]]
    seat: Mapped[str | None]
    seat_country: Mapped[str | None]  # ISO 3166-1 alpha-3
    website: Mapped[str | None]
    role: Mapped[str | None]
    established: Mapped[int | None]  # year
    members_listing: Mapped[Listing]
    members_as_of: Mapped[str | None]
    members_note: Mapped[str | None]
    members_sources: Mapped[list[str]]
    note: Mapped[str | None]
    sources: Mapped[list[str]]

    regions: Mapped[list[Region]] = relationship(secondary=organisation_regions, order_by=Region.position)
