"""Accounts, what each may do, and every sign-in as a row that can be ended."""

from datetime import datetime, timedelta

from flask_security import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from meetings.accounts.vocabulary import ROLES
from meetings.core.db import Base
from meetings.core.history_required import unseen


class User(Base, UserMixin):
    """One account. It is never deleted: what it did stays attributed to it."""

    __tablename__ = "users"
    __table_args__ = unseen("only administrators and the person see accounts, on pages that are never kept")

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    email_key: Mapped[str] = mapped_column(String(320), unique=True)  # one account an address, whatever its case
    name: Mapped[str] = mapped_column(String(200))
    search: Mapped[str]  # name and address, folded
    password: Mapped[str | None]  # None until the person has chosen one
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    language: Mapped[str | None] = mapped_column(String(5))  # the one the person chose, for any browser; None: none yet
    created_at: Mapped[datetime]
    last_sign_in_at: Mapped[datetime | None]

    grants: Mapped[list["Grant"]] = relationship(
        back_populates="user",
        foreign_keys="Grant.user_id",
        order_by="Grant.scope.is_not(None), Grant.scope, Grant.role",
    )


class SignIn(Base):
    """One browser that is signed in: the cookie holds a random number, this row its SHA-256."""

    __tablename__ = "sign_ins"
    __table_args__ = unseen("only administrators and the person see accounts, on pages that are never kept")

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    begun_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]  # to five minutes: a page that is read must not wait for a write
    ended_at: Mapped[datetime | None]
    address: Mapped[str] = mapped_column(String(45))
    network: Mapped[str] = mapped_column(String(50), index=True, server_default="")  # the house of that address
    agent: Mapped[str] = mapped_column(String(120))  # in a few words, see agents.py

    user: Mapped[User] = relationship()

    def is_live(self, now: datetime, *, idle: timedelta, longest: timedelta) -> bool:
        """Whether it still opens anything at that moment."""
        return self.ended_at is None and now - self.last_seen_at <= idle and now - self.begun_at <= longest


class Grant(Base):
    """One role somebody holds, for one meeting (by its code) or, without one, for all. Revoking deletes the row."""

    __tablename__ = "grants"
    __table_args__ = (
        UniqueConstraint("user_id", "role", "scope"),
        # Nulls differ from each other in a unique constraint.
        Index(
            "uq_grants_everywhere",
            "user_id",
            "role",
            unique=True,
            sqlite_where=text("scope IS NULL"),
            postgresql_where=text("scope IS NULL"),
        ),
        CheckConstraint("role IN ({})".format(", ".join(f"'{role}'" for role in ROLES)), name="role_known"),
        CheckConstraint("role <> 'administrator' OR scope IS NULL", name="administrators_are_global"),
        unseen("only administrators and the person see accounts, on pages that are never kept"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    role: Mapped[str] = mapped_column(String(20))
    scope: Mapped[str | None] = mapped_column(String(80))
    since: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    user: Mapped[User] = relationship(back_populates="grants", foreign_keys=[user_id])


class PasswordLink(Base):
    """A link with which a person chooses a password, once; the row holds the SHA-256 of what is in the address."""

    __tablename__ = "password_links"
    __table_args__ = unseen("only administrators and the person see accounts, on pages that are never kept")

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    made_at: Mapped[datetime]
    valid_until: Mapped[datetime]
    used_at: Mapped[datetime | None]

    user: Mapped[User] = relationship()
