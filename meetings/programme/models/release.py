"""A release: the agenda as it was made public at one moment. It never changes; what follows is another release."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from meetings.core.db import Base
from meetings.programme.models.meeting import Meeting


class Release(Base):
    """Columns for what lists need, and the whole as a canonical document (see ``programme.released``)."""

    __tablename__ = "releases"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        Index("ix_releases_earliest", "earliest"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(index=True)
    by_user_id: Mapped[int | None]
    note: Mapped[str]
    digest: Mapped[str]
    document: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    changes: Mapped[list[dict[str, Any]]] = mapped_column(deferred=True)

    kind: Mapped[str]
    title: Mapped[str]
    short: Mapped[str | None]
    standing: Mapped[str]
    earliest: Mapped[date | None]
    latest: Mapped[date | None]
    dates_label: Mapped[str | None]
    dates_status: Mapped[str]
    city: Mapped[str | None]
    country: Mapped[str | None]  # ISO 3166-1 alpha-3
    mode: Mapped[str | None]
    zone: Mapped[str | None]
    regions: Mapped[str]  # " africa americas ": codes between spaces, found with LIKE
    cycle: Mapped[str | None]
    feeds: Mapped[str]  # " imrf-2030 ": milestones, as regions
    parties: Mapped[str]  # " state:CHE organisation:iom ": who hosts or convenes it
    folded: Mapped[str] = mapped_column(Text)  # what search looks at, of a public meeting
    folded_title: Mapped[str]  # what search looks at, of a listed one

    meeting: Mapped[Meeting] = relationship(back_populates="releases")
