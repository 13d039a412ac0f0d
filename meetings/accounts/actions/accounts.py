"""What administrators do with accounts, and each person with their own: permission, rule, history."""

import re
import secrets
from datetime import timedelta

from sqlalchemy import update

from meetings.accounts import queries
from meetings.accounts.actions import mailing, sign_ins
from meetings.accounts.models import Grant, PasswordLink, User
from meetings.accounts.viewer import Viewer
from meetings.accounts.vocabulary import ROLES
from meetings.core import clock, history
from meetings.core.db import db
from meetings.core.errors import Invalid, NotAllowed
from meetings.core.folding import folded
from meetings.core.translation_mark import mark as _

LINK_VALID_FOR = timedelta(days=3)
MAILED_LINK = "password link"  # the name of its letter
_ADDRESS = re.compile(r"[^@\s\x00-\x1f<>,;:\"()\[\]\\]{1,64}@[^@\s\x00-\x1f<>,;:\"()\[\]\\]{1,189}")
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


def _administrators_only(by: Viewer) -> None:
    if not by.may("administrator"):
        raise NotAllowed(_("Only an administrator keeps accounts."))


def add_user(email: str, name: str, *, by: Viewer) -> User:
    """Open an account without a password; a link or the command line gives it one.

    :raises Invalid: when the address or the name cannot be used, or the address has an account already.
    """
    _administrators_only(by)
    address, full_name = email.strip(), " ".join(name.split())
    wrong = {}
    if not _ADDRESS.fullmatch(address):
        wrong["email"] = _("Give one address, such as name@example.org.")
    elif queries.by_email(address) is not None:
        wrong["email"] = _("This address has an account already.")
    if not 1 <= len(full_name) <= 200:
        wrong["name"] = _("Give the person's name, in at most 200 characters.")
    if wrong:
        raise Invalid(next(iter(wrong.values())), wrong)
    user = User(
        email=address,
        email_key=queries.email_key(address),
        name=full_name,
        search=folded(f"{full_name} {address}"),
        fs_uniquifier=secrets.token_hex(32),
        created_at=clock.now(),
    )
    db.session.add(user)
    db.session.flush()
    history.record("account.opened", "account", user.id, after={"name": full_name, "email": address}, inward=True)
    return user


def rename(user: User, name: str, *, by: Viewer) -> None:
    """Change the name an account shows: one's own, or anybody's for an administrator."""
    if by.id != user.id:
        _administrators_only(by)
    full_name = " ".join(name.split())
    if not 1 <= len(full_name) <= 200:
        sentence = _("Give the person's name, in at most 200 characters.")
        raise Invalid(sentence, {"name": sentence})
    if full_name != user.name:
        history.record(
            "account.renamed", "account", user.id, before={"name": user.name}, after={"name": full_name}, inward=True
        )
        user.name, user.search = full_name, folded(f"{full_name} {user.email}")


def prefer_language(number: int, language: str) -> None:
    """Keep the language that a person chose, for every browser they sign in with. Nobody else sees it."""
    db.session.execute(update(User).where(User.id == number).values(language=language))


def make_password_link(user: User, *, by: Viewer) -> str:
    """A secret for an address with which the person chooses a password once, within three days; older ones end."""
    token = secrets.token_urlsafe(32)
    _open_link(user, token, by=by)
    history.record("password.link", "account", user.id, after={"name": user.name}, inward=True)
    return token


def mail_password_link(user: User, *, key: str, language: str, by: Viewer) -> None:
    """Have such a link sent to the account's address; nobody else sees it.

    :param key: the installation's secret, from which the letter makes the link again when it is sent.
    """
    number = secrets.token_urlsafe(16)
    _open_link(user, mailing.token(key, MAILED_LINK, number), by=by)
    mailing.ask(MAILED_LINK, {"link": number}, language=language)
    history.record("password.link_mailed", "account", user.id, after={"name": user.name}, inward=True)


def _open_link(user: User, token: str, *, by: Viewer) -> None:
    _administrators_only(by)
    if not user.active:
        raise Invalid(_("This account is closed. Open it again first."))
    sign_ins.void_links(user)
    now = clock.now()
    db.session.add(
        PasswordLink(digest=queries.digest(token), user_id=user.id, made_at=now, valid_until=now + LINK_VALID_FOR)
    )


def use_password_link(token: str, password: str) -> User:
    """Choose a password with a link; the link is used up.

    :raises Missing: when the link no longer works.
    :raises Invalid: when the password is too easily found; the link can be used again.
    """
    user = queries.password_link(token, locked=True).user
    sign_ins.set_password(user, password)
    return user


def deactivate(user: User, *, by: Viewer) -> None:
    """Close an account: it signs nobody in and is signed out everywhere. What it did stays attributed to it."""
    _administrators_only(by)
    if user.active:
        _keep_an_administrator(user)
        user.active = False
        sign_ins.end_all(user.id)
        sign_ins.void_links(user)
        history.record("account.closed", "account", user.id, after={"name": user.name}, inward=True)


def reactivate(user: User, *, by: Viewer) -> None:
    """Open a closed account again, with the password and the grants it had."""
    _administrators_only(by)
    if not user.active:
        user.active = True
        history.record("account.reopened", "account", user.id, after={"name": user.name}, inward=True)


def grant(user: User, role: str, scope: str | None = None, *, by: Viewer) -> Grant:
    """Give a role, for one meeting by its code or, without one, for all. Given again it stays as it is.

    :raises Invalid: for a role that does not exist, or an administrator of one meeting.
    """
    _administrators_only(by)
    if role not in ROLES:
        raise Invalid(_("There is no role %(role)s; there are: %(roles)s."), role=role, roles=", ".join(ROLES))
    if role == "administrator" and scope is not None:
        raise Invalid(_("Administrators keep the accounts of all meetings; give this role without a meeting."))
    if scope is not None and not _CODE.fullmatch(scope):
        sentence = _("Give the meeting's code as its address shows it, such as grcp-7.")
        raise Invalid(sentence, {"scope": sentence})
    held = _held(user, role, scope)
    if held is None:
        held = Grant(role=role, scope=scope, since=clock.now(), by_id=by.id or None)
        user.grants.append(held)
        history.record(
            "role.granted", "account", user.id, scope=scope, after={"name": user.name, "role": role}, inward=True
        )
    return held


def revoke(user: User, role: str, scope: str | None = None, *, by: Viewer) -> None:
    """Take a role away; where it is not held nothing changes."""
    _administrators_only(by)
    held = _held(user, role, scope)
    if held is not None:
        if role == "administrator" and user.active:
            _keep_an_administrator(user)
        user.grants.remove(held)
        db.session.delete(held)
        history.record(
            "role.revoked", "account", user.id, scope=scope, before={"name": user.name, "role": role}, inward=True
        )


def _held(user: User, role: str, scope: str | None) -> Grant | None:
    return next((held for held in user.grants if (held.role, held.scope) == (role, scope)), None)


def _keep_an_administrator(leaving: User) -> None:
    administrators = queries.administrators(locked=True)
    if leaving.id in administrators and len(set(administrators)) == 1:
        raise Invalid(_("Concord needs an administrator. Appoint another one first."))
