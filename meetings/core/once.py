"""Doing a thing once: the answer to a form is kept under its hidden key and given again when the form comes twice."""

from datetime import datetime, timedelta

from sqlalchemy import CursorResult, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from meetings.core import clock
from meetings.core.db import Base, db
from meetings.core.history_required import unseen

KEPT_FOR = timedelta(days=2)


class OnceKey(Base):
    """One form that was sent, by whom, and what was answered (a status and where to go next)."""

    __tablename__ = "once_keys"
    __table_args__ = unseen("a form's key is for the program", passing=True)

    user_id: Mapped[int] = mapped_column(primary_key=True)  # 0 for people who are not signed in
    key: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    status: Mapped[int | None]
    location: Mapped[str | None]


def taken(user_id: int, key: str) -> OnceKey | None:
    """The answer already given to this form, if it was."""
    return db.session.scalar(select(OnceKey).where(OnceKey.user_id == user_id, OnceKey.key == key))


def take(user_id: int, key: str) -> OnceKey:
    """Claim the key in this transaction; a second claim waits for the first and then fails.

    :raises sqlalchemy.exc.IntegrityError: when another request claimed it meanwhile.
    """
    claim = OnceKey(user_id=user_id, key=key, at=clock.now(), status=None, location=None)
    db.session.add(claim)
    db.session.flush()
    return claim


def forget_old() -> int:
    """Delete keys older than two days; returns how many."""
    result = db.session.execute(delete(OnceKey).where(OnceKey.at < clock.now() - KEPT_FOR))
    assert isinstance(result, CursorResult)
    return result.rowcount
