"""What the worker was asked to print."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from meetings.core.db import Base
from meetings.core.history_required import unseen


class Printing(Base):
    """One PDF that somebody asked for, by the digest of everything it is made from: it is made once.

    The bytes are in ``instance/cache`` under the same digest; when they are gone, asking again makes the same ones.
    """

    __tablename__ = "printings"
    __table_args__ = (
        Index("ix_printings_waiting", "made_at", "failed_at", "asked_at"),
        unseen("how far a printing is, is asked each time", passing=True),
    )

    digest: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    asked_at: Mapped[datetime]
    lane: Mapped[str]  # who waits for it: printing.LANES
    pages: Mapped[int] = mapped_column(default=0)  # laid out so far
    made_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    error: Mapped[str | None]
