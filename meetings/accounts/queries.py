"""Finding accounts, sign-ins and the log."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from meetings.accounts.models import Grant, PasswordLink, SignIn, User
from meetings.accounts.viewer import Viewer
from meetings.core import clock
from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.folding import like
from meetings.core.history import HistoryEntry
from meetings.core.translation_mark import mark as _

PAGE = 50


def digest(token: str) -> str:
    """What is stored of a secret that a person carries."""
    return hashlib.sha256(token.encode()).hexdigest()


def email_key(email: str) -> str:
    """The address as it is compared: without case and outer spaces. Accents stay, they are other mailboxes."""
    return email.strip().casefold()


def by_email(email: str) -> User | None:
    """The account of an address."""
    return db.session.scalar(select(User).where(User.email_key == email_key(email)))


def user(number: int) -> User:
    """One account with its grants.

    :raises Missing: when there is none.
    """
    found = db.session.scalar(select(User).where(User.id == number).options(selectinload(User.grants)))
    if found is None:
        raise Missing(_("There is no such account."))
    return found


def seen_by(account: User) -> Viewer:
    """The account as a viewer with its grants, in one query."""
    rows = db.session.execute(select(Grant.role, Grant.scope).where(Grant.user_id == account.id))
    return Viewer(account.id, account.name, frozenset((role, scope) for role, scope in rows))


def users(search: str = "", *, page: int = 1) -> tuple[Sequence[User], int]:
    """One page of the accounts whose name or address holds the text, by name, and how many there are in all."""
    wanted = select(User).where(User.search.like(like(search), escape="\\")) if search else select(User)
    return _page(wanted.options(selectinload(User.grants)).order_by(User.search, User.id), page)


def every_user() -> Sequence[User]:
    """All accounts with their grants, by name, for the command line."""
    return db.session.scalars(select(User).options(selectinload(User.grants)).order_by(User.search, User.id)).all()


def _page(wanted: Select[Any], page: int) -> tuple[Sequence[Any], int]:
    """One page, the last where that is beyond the end, and how many there are on all of them."""
    total = db.session.scalar(select(func.count()).select_from(wanted.order_by(None).subquery())) or 0
    before = (min(page, max(1, -(-total // PAGE))) - 1) * PAGE
    return db.session.scalars(wanted.limit(PAGE).offset(before)).unique().all(), total


def administrators(*, locked: bool = False) -> Sequence[int]:
    """Numbers of the active accounts that may keep accounts; ``locked`` lets two removals not pass each other."""
    wanted = select(User.id).join(Grant, Grant.user_id == User.id).where(Grant.role == "administrator", User.active)
    return db.session.scalars(wanted.with_for_update() if locked else wanted).all()


def sign_in_of(token: str, uniquifier: str) -> SignIn | None:
    """The sign-in that a cookie names, with its account, where that account is active and still the same."""
    return db.session.scalar(
        select(SignIn)
        .join(SignIn.user)
        .where(SignIn.digest == digest(token), User.fs_uniquifier == uniquifier, User.active)
        .options(joinedload(SignIn.user))
    )


def sign_in_by(token: str) -> SignIn | None:
    """The sign-in a cookie names, open or not."""
    return db.session.scalar(select(SignIn).where(SignIn.digest == digest(token)).options(joinedload(SignIn.user)))


def has_signed_in_from(network: str) -> bool:
    """Whether anybody signed in from there, as far as sign-ins are kept."""
    return db.session.scalar(select(SignIn.id).where(SignIn.network == network).limit(1)) is not None


def open_sign_ins(user_id: int, *, idle: timedelta, longest: timedelta) -> Sequence[SignIn]:
    """Where somebody is signed in now, the latest first."""
    now = clock.now()
    live = (SignIn.ended_at.is_(None), SignIn.last_seen_at >= now - idle, SignIn.begun_at >= now - longest)
    wanted = select(SignIn).where(SignIn.user_id == user_id, *live)
    return db.session.scalars(wanted.order_by(SignIn.last_seen_at.desc(), SignIn.id.desc())).all()


def sign_ins(search: str = "", *, page: int = 1) -> tuple[Sequence[SignIn], int]:
    """One page of everybody's sign-ins, the latest first, and how many there are in all."""
    wanted = select(SignIn).join(SignIn.user).options(joinedload(SignIn.user))
    if search:
        wanted = wanted.where(User.search.like(like(search), escape="\\"))
    return _page(wanted.order_by(SignIn.begun_at.desc(), SignIn.id.desc()), page)


def sign_in_for(viewer: Viewer, number: int) -> SignIn:
    """A sign-in that the viewer may end: one's own, or anybody's for an administrator.

    :raises Missing: when there is none, or it is not theirs to know of.
    """
    found = db.session.get(SignIn, number, options=[joinedload(SignIn.user)])
    if found is None or (found.user_id != viewer.id and not viewer.may("administrator")):
        raise Missing(_("There is no such sign-in."))
    return found


def own_sign_in(viewer: Viewer, number: int) -> SignIn:
    """One of the viewer's own sign-ins.

    :raises Missing: when there is none, or it is somebody else's.
    """
    found = sign_in_for(viewer, number)
    if found.user_id != viewer.id:
        raise Missing(_("There is no such sign-in."))
    return found


def password_link(token: str, *, locked: bool = False) -> PasswordLink:
    """The link with which somebody chooses a password, while it may be used.

    :param locked: let two uses of it not pass each other: the later one finds it used.
    :raises Missing: when it was used, replaced, or is too old; the three look the same.
    """
    wanted = (
        select(PasswordLink)
        .join(PasswordLink.user)
        .where(PasswordLink.digest == digest(token), PasswordLink.used_at.is_(None), User.active)
        .where(PasswordLink.valid_until > clock.now())
        .options(contains_eager(PasswordLink.user))
    )
    found = db.session.scalar(wanted.with_for_update().execution_options(populate_existing=True) if locked else wanted)
    if found is None:
        raise Missing(_("This link has been used or is too old. Ask an administrator for a new one."))
    return found


def log(
    *, person: str = "", meeting: str = "", action: str = "", day: date | None = None, page: int = 1
) -> tuple[Sequence[HistoryEntry], int]:
    """One page of the history, the latest first, and how many entries fit."""
    wanted = select(HistoryEntry)
    if person:
        named = select(User.id).where(User.search.like(like(person), escape="\\"))
        wanted = wanted.where(HistoryEntry.user_id.in_(named))
    if meeting:
        wanted = wanted.where(HistoryEntry.scope == meeting)
    if action:
        wanted = wanted.where(HistoryEntry.action == action)
    if day:
        begin = datetime.combine(day, time(), UTC)
        wanted = wanted.where(HistoryEntry.at >= begin, HistoryEntry.at < begin + timedelta(days=1))
    return _page(wanted.order_by(HistoryEntry.id.desc()), page)


def actions_in_log() -> Sequence[str]:
    """Every kind of act that has happened, for the filter."""
    return db.session.scalars(select(HistoryEntry.action).distinct().order_by(HistoryEntry.action)).all()
