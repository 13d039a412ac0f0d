"""Signing in and out, and what ends a sign-in. What happened is recorded; secrets never are."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, delete, select, update

from meetings.accounts.models import PasswordLink, SignIn, User
from meetings.accounts.queries import digest, email_key
from meetings.accounts.rules.addresses_counted import network_of
from meetings.accounts.rules.browser_names import short_name
from meetings.accounts.rules.passwords import check, hashed
from meetings.accounts.viewer import Viewer
from meetings.core import clock, history
from meetings.core.db import db

SEEN_EVERY = timedelta(minutes=5)
KEPT_AFTER_END = timedelta(days=90)


def begin(user: User, *, address: str, agent: str) -> str:
    """Open a sign-in and return the secret that the cookie carries; only its SHA-256 stays here."""
    token = secrets.token_urlsafe(32)
    now = clock.now()
    row = SignIn(digest=digest(token), user_id=user.id, begun_at=now, last_seen_at=now)
    row.address, row.network, row.agent = address[:45], network_of(address), short_name(agent)
    user.last_sign_in_at = now
    db.session.add(row)
    history.record("signed.in", "account", user.id, after={"address": row.address, "agent": row.agent}, inward=True)
    return token


def seen(number: int, moment: datetime) -> None:
    """Note that a sign-in was used; a later moment that another request noted stays."""
    db.session.execute(
        update(SignIn).where(SignIn.id == number, SignIn.last_seen_at < moment).values(last_seen_at=moment)
    )


def end(row: SignIn, *, by: Viewer) -> None:
    """End one sign-in; its cookie opens nothing from now on. Ending it again changes nothing."""
    if row.ended_at is None:
        row.ended_at = clock.now()
        action = "signed.out" if by.id == row.user_id else "sign_in.ended"
        history.record(action, "account", row.user_id, after={"name": row.user.name, "sign_in": row.id}, inward=True)


def end_others(viewer: Viewer, *, kept: int) -> int:
    """End every sign-in of one's own but the one in use; returns how many were open."""
    count = end_all(viewer.id, kept=kept)
    if count:
        history.record("sign_ins.ended", "account", viewer.id, after={"count": count}, inward=True)
    return count


def end_all(user_id: int, *, kept: int | None = None) -> int:
    """End every sign-in of an account, but for one that may be kept; returns how many were open."""
    wanted = update(SignIn).where(SignIn.user_id == user_id, SignIn.ended_at.is_(None))
    if kept is not None:
        wanted = wanted.where(SignIn.id != kept)
    result = db.session.execute(wanted.values(ended_at=clock.now()))
    assert isinstance(result, CursorResult)
    return result.rowcount


def failed(email: str, *, address: str) -> None:
    """Record that somebody could not sign in. What was typed may be a password, so it is not kept."""
    number = db.session.scalar(select(User.id).where(User.email_key == email_key(email)))
    history.record("sign_in.failed", "account", number or "unknown", after={"address": address}, inward=True)


def set_password(user: User, password: str) -> None:
    """Give an account a new password, end every sign-in it has, and make its open links useless.

    :raises Invalid: when the password is too easily found.
    """
    check(password, about=(user.name, user.email))
    user.password = hashed(password)
    user.fs_uniquifier = secrets.token_hex(32)
    password_changed(user)


def password_changed(user: User) -> None:
    """What follows from a new password, whoever set it and wherever: no sign-in, link or browser of before counts."""
    end_all(user.id)
    void_links(user)
    history.record("password.set", "account", user.id, after={"name": user.name}, inward=True)


def void_links(user: User) -> None:
    """Use up every password link that is still open."""
    db.session.execute(
        update(PasswordLink)
        .where(PasswordLink.user_id == user.id, PasswordLink.used_at.is_(None))
        .values(used_at=clock.now())
    )


def forget_old() -> int:
    """Delete sign-ins that ended, or were last seen, ninety days ago; returns how many. The history keeps the acts."""
    limit = clock.now() - KEPT_AFTER_END
    result = db.session.execute(delete(SignIn).where(SignIn.last_seen_at < limit))
    assert isinstance(result, CursorResult)
    return result.rowcount
