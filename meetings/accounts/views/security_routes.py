"""Flask-Security's own routes under our roof: an audience each, a limit of attempts, and where they lead."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial, wraps
from typing import Any

from flask import Flask, Response, current_app, flash, make_response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.actions import sign_ins
from meetings.accounts.actions.attempts import Counted
from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import page_asked_for, viewer
from meetings.accounts.rules.addresses_counted import plain_address
from meetings.accounts.views import navigation, trying
from meetings.settings import Settings
from meetings.web.application import aside

View = Callable[..., Any]


def guard(app: Flask) -> None:
    """Put our rules around the three views of Flask-Security that are on."""
    views = app.view_functions
    views["security.login"] = audience("anyone")(_signing_in(views["security.login"]))
    views["security.logout"] = audience("anyone")(_signing_out(views["security.logout"]))
    views["security.change_password"] = audience("signed in")(_changing(views["security.change_password"]))


def sign_in_limits() -> dict[str, timedelta]:
    """How long a sign-in lasts without being used, and at the longest."""
    settings: Settings = current_app.extensions["concord.settings"]
    return {
        "idle": timedelta(minutes=settings.sign_in_idle_minutes),
        "longest": timedelta(days=settings.sign_in_days),
    }


def _to(response: Response, address: str) -> Response:
    """Lead to a page of ours, whatever the request said about where to go next."""
    response.location = address
    response.status_code = 303
    return response


def _signing_in(view: View) -> View:
    @wraps(view)
    def sign_in() -> ResponseReturnValue:
        email = request.form.get("email", "")[:254]
        keys = trying.enter(email) if request.method == "POST" else []
        response = make_response(view())
        if viewer().is_somebody:
            trying.give_back(keys)
            return _to(response, page_asked_for(navigation.own_desk()))
        if request.method == "POST":
            response.status_code = 422
            if email and request.form.get("password"):
                aside(partial(sign_ins.failed, email, address=plain_address(request.remote_addr)))
        return response

    return sign_in


def _signing_out(view: View) -> View:
    @wraps(view)
    def sign_out() -> ResponseReturnValue:
        return _to(make_response(view()), url_for("pages.home"))

    return sign_out


def _changing(view: View) -> View:
    @wraps(view)
    def change_password() -> ResponseReturnValue:
        keys = trying.spend(Counted(f"password:{viewer().id}")) if request.method == "POST" else []
        response = make_response(view())
        if request.method == "POST" and response.status_code == 302:
            trying.give_back(keys)
            flash(_("Your password is changed. Everywhere else you were signed in, you are signed out."), "info")
            return _to(response, url_for("accounts.account"))
        if request.method == "POST":
            response.status_code = 422
        return response

    return change_password
