"""Meetings that follow one another under one name."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from meetings.core.db import Base


class Series(Base):
    """Meetings that follow one another under one name, such as the Global Meetings (GRCP)."""

    __tablename__ = "series"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    short: Mapped[str]
    name: Mapped[str]
    aliases: Mapped[list[str]]
    note: Mapped[str | None]
    sources: Mapped[list[str]]
