"""Signing in, with Flask-Security: its forms and hashing, our rows, our transaction, our pages to return to.

Its routes are three: ``/sign-in``, ``/sign-out`` (POST) and ``/account/password``. The rest is off.
"""

from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from typing import Any

from flask import Flask, Response, g, request, session
from flask_login import current_user, user_logged_out
from flask_login.utils import _user_context_processor
from flask_security import RoleMixin, Security, SQLAlchemyUserDatastore, user_authenticated
from flask_security.utils import set_request_attr

from meetings.accounts import queries
from meetings.accounts.actions import accounts, attempts, sign_ins
from meetings.accounts.entrance import letters
from meetings.accounts.entrance.current_viewer import viewer
from meetings.accounts.models import User
from meetings.accounts.rules import passwords
from meetings.accounts.rules.addresses_counted import plain_address
from meetings.accounts.viewer import NOBODY
from meetings.accounts.views import navigation, security_routes, trying
from meetings.accounts.views.forms import OurPasswords, PasswordForm, SignInForm
from meetings.core import clock, history
from meetings.core.acting import Actor, acting
from meetings.core.db import db
from meetings.core.errors import NotAllowed
from meetings.core.translation_mark import mark
from meetings.settings import Settings
from meetings.web import refusals
from meetings.web.application import aside
from meetings.web.languages import OF_ACCOUNT, chosen_before, new_choice
from meetings.web.requests import request_id, scrubbed

__all__ = ["init_app", "viewer"]

UNKNOWN = mark("Somebody who is not signed in")  # as the history names them; the log translates it


class Accounts(SQLAlchemyUserDatastore):
    """Our accounts for Flask-Security, in our unit of work."""

    def commit(self) -> None:
        """Only flush: the request commits once, when its view is done."""
        db.session.flush()

    def find_user(self, case_insensitive: bool = False, **wanted: Any) -> User | None:
        """An account by its address, or by what its cookie calls it."""
        if "email" in wanted:
            return _apart(queries.by_email(wanted["email"]))
        return db.session.query(User).filter_by(**wanted).one_or_none()


def _apart(user: User | None) -> User | None:
    """The account outside any transaction: on SQLite nobody else could write while the password is hashed.

    If the password changes meanwhile, so does what the cookie calls the account, and the sign-in opens nothing.
    """
    if "once" not in request.form:  # a form that is answered once has claimed its key in this transaction
        if user is not None:
            db.session.expunge(user)
        db.session.rollback()
    return user


def init_app(app: Flask, settings: Settings) -> None:
    """Let people sign in, know who makes each request, and record what was refused."""
    app.config.from_mapping(_configuration())
    security = Security(login_form=SignInForm, change_password_form=PasswordForm, password_util_cls=OurPasswords)
    security.init_app(app, Accounts(db, User, RoleMixin))
    security.want_json(lambda _request: False)
    security.login_manager.user_loader(_load)
    security.login_manager.request_loader(None)  # no tokens in addresses or headers
    # It would load the person again for any page, error pages and those of the released reader included.
    app.template_context_processors[None].remove(_user_context_processor)
    app.extensions["concord.attempts"] = attempts.counting(
        settings.sign_in_rate, storage=settings.rate_storage, folder=settings.instance
    )
    user_authenticated.connect(_begin, app)
    user_logged_out.connect(_end, app)
    app.before_request(_name_actor)
    app.before_request(_keep_language)
    app.teardown_request(_forget_actor)
    app.register_error_handler(NotAllowed, _record_refusal)
    security_routes.guard(app)
    navigation.init_app(app)
    letters.init_app(app, settings)


def _configuration() -> dict[str, Any]:
    settings = {
        "LOGIN_URL": "/sign-in",
        "LOGOUT_URL": "/sign-out",
        "CHANGE_URL": "/account/password",
        "LOGOUT_METHODS": ["POST"],
        "CHANGEABLE": True,
        "FRESHNESS": timedelta(minutes=-1),  # switches its /verify off
        "STATIC_FOLDER": None,
        "CLI_USERS_NAME": None,
        "CLI_ROLES_NAME": None,
        "API_ENABLED_METHODS": ["session"],
        "CACHE_CONTROL": {"private": None, "no-store": None},  # its own would be written "private=True"
        "FLASH_MESSAGES": False,
        "SEND_PASSWORD_CHANGE_EMAIL": False,
        "LOGIN_USER_TEMPLATE": "security/sign_in.html",
        "CHANGE_PASSWORD_TEMPLATE": "security/change_password.html",
        "PASSWORD_HASH": "argon2",
        "PASSWORD_SCHEMES": ["argon2"],
        "PASSWORD_SINGLE_HASH": ["argon2"],
        "PASSWORD_HASH_PASSLIB_OPTIONS": passwords.COST,
    }
    ours = {f"SECURITY_{name}": value for name, value in settings.items()}
    return ours | {"SESSION_PROTECTION": None}  # the row in sign_ins is the protection


def _load(uniquifier: str) -> User | None:
    """The account a cookie belongs to, while its sign-in is open: two queries."""
    row = queries.sign_in_of(session.get("sign_in", ""), uniquifier)
    now = clock.now()
    if row is None or not row.is_live(now, **security_routes.sign_in_limits()):
        session.pop("_user_id", None)
        session.pop("sign_in", None)
        return None
    set_request_attr("fs_authn_via", "session")  # what Flask-Security's own loader would have noted
    set_request_attr("fs_paa", session.get("fs_paa", 0))
    g.viewer = g.person = queries.seen_by(row.user)
    g.sign_in_id = row.id
    setattr(g, OF_ACCOUNT, row.user.language)
    if now - row.last_seen_at >= sign_ins.SEEN_EVERY:
        aside(partial(sign_ins.seen, row.id, now))
    return row.user


def _name_actor() -> None:
    who = viewer() if current_user.is_authenticated else NOBODY  # asking loads the person whom the cookie names
    g.acting = ExitStack()
    g.acting.enter_context(acting(Actor(who.id or None, who.name or UNKNOWN, request_id())))


def _keep_language() -> None:
    """Whoever is here and chooses a language finds it again in any browser."""
    choice = new_choice()
    if choice is not None and viewer().is_somebody and choice != g.get(OF_ACCOUNT):
        setattr(g, OF_ACCOUNT, choice)
        aside(partial(accounts.prefer_language, viewer().id, choice))


def _forget_actor(_error: BaseException | None) -> None:
    stack = g.pop("acting", None)
    if stack is not None:
        stack.close()


def _begin(_app: Flask, user: User, authn_via: list[str], **_more: Any) -> None:
    """Somebody has just shown who they are: a new row, and nothing of the session before except the page asked for."""
    kept = {
        name: session[name] for name in ("_user_id", "_fresh", "_id", "fs_cc", "fs_paa", "asked") if name in session
    }
    session.clear()
    g.pop("csrf_token", None)
    session.update(kept)
    address = plain_address(request.remote_addr)
    db.session.add(user)
    with acting(Actor(user.id, user.name, request_id())):
        if "change" in authn_via:
            sign_ins.password_changed(user)
        user.language = user.language or chosen_before()
        session["sign_in"] = sign_ins.begin(user, address=address, agent=request.user_agent.string)
    g.viewer = g.person = queries.seen_by(user)
    trying.know_browser(user)


def _end(_app: Flask, **_more: Any) -> None:
    """Somebody signs out: the row is ended, so that a copy of the cookie opens nothing."""
    row = queries.sign_in_by(session.get("sign_in", ""))
    if row is not None:
        sign_ins.end(row, by=viewer())
    session.clear()
    g.viewer, g.person = NOBODY, None


def _record_refusal(refusal: NotAllowed) -> Response:
    """Keep what somebody asked for and was not allowed, although nothing of the request is kept."""
    if viewer().is_somebody:
        code = (request.view_args or {}).get("code")
        asked = {"method": request.method, "path": scrubbed(request.path)[:200]}
        scope = code[:80] if isinstance(code, str) else None
        page = request.endpoint or "page"
        aside(lambda: history.record("refused", "page", page, scope=scope, after=asked, inward=True))
    return refusals.refused(refusal)
