"""Each view states its audience; whoever does not belong to it is sent to sign in, or refused."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Literal, TypeVar, cast

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from meetings.accounts.entrance.current_viewer import remember_page, viewer
from meetings.accounts.viewer import Viewer
from meetings.core.errors import NotAllowed
from meetings.core.translation_mark import mark as _

Audience = Literal["anyone", "signed in", "administrator", "organiser", "staff"]
View = TypeVar("View", bound=Callable[..., Any])


def audience(who: Audience) -> Callable[[View], View]:
    """State whom a view serves; goes directly above the function, below its route.

    *anyone*: no question asked. *signed in*: any account. *administrator*: those who keep the accounts.
    *organiser*, *staff* (any role): for a view with a meeting's ``code`` being signed in is enough to get here, and
    the loading of that meeting decides; without a code, whoever holds the role for at least one meeting.
    """

    def state(view: View) -> View:
        view.audience = who  # type: ignore[attr-defined]  # an attribute is how Flask itself marks views
        if who == "anyone":
            return view

        guarded = _guarded(view, who)
        if hasattr(view, "beforehand"):  # what is done with a file that is sent there (``web.files_sent``)
            guarded.beforehand = _guarded(view.beforehand, who)  # type: ignore[attr-defined]
        return cast(View, guarded)

    return state


def _guarded(act: Callable[..., Any], who: Audience) -> Callable[..., ResponseReturnValue]:
    @wraps(act)
    def guarded(*args: Any, **values: Any) -> ResponseReturnValue:
        person = viewer()
        if not person.is_somebody:
            return _to_sign_in()
        if not _belongs(person, who, has_code="code" in values):
            raise NotAllowed(_("This page is for others. Ask an administrator if you need it."))
        return cast(ResponseReturnValue, act(*args, **values))

    return guarded


def _belongs(person: Viewer, who: Audience, *, has_code: bool) -> bool:
    if who == "administrator":
        return person.may("administrator")
    if who == "signed in" or has_code:
        return True
    return person.holds("organiser") if who == "organiser" else person.holds()


def _to_sign_in() -> ResponseReturnValue:
    remember_page()
    if request.method not in ("GET", "HEAD"):
        raise NotAllowed(_("Sign in first. Nothing was changed."))
    flash(gettext("Sign in to see this page."), "info")
    return redirect(url_for("security.login"))
