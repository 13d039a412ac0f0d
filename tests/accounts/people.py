"""Accounts for tests, and the way in."""

import re
from functools import cache

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from meetings.accounts.actions import accounts
from meetings.accounts.models import User
from meetings.accounts.rules import passwords
from meetings.accounts.viewer import COMMAND_LINE
from meetings.core import clock, outbox
from meetings.core.db import db, unit_of_work

PASSWORD = "four quiet words together"


@cache
def _hash_of(password: str, _cost: str) -> str:
    return passwords.hashed(password)


def account(
    app: Flask, email: str, *grants: tuple[str, str | None], name: str = "", password: str | None = PASSWORD
) -> int:
    """An account with its grants, in a transaction of its own; returns its number."""
    with app.app_context(), unit_of_work():
        user: User = accounts.add_user(email, name or email.partition("@")[0].title(), by=COMMAND_LINE)
        cost = str(app.config["SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS"])
        user.password = _hash_of(password, cost) if password else None
        for role, scope in grants:
            accounts.grant(user, role, scope, by=COMMAND_LINE)
        return user.id


def token_in(response: TestResponse) -> str:
    """The CSRF token of a page's first form."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', response.text)
    assert found, response.text
    return found[1]


def post(client: FlaskClient, url: str, *, form_on: str = "/account/", **fields: str | list[str]) -> TestResponse:
    """Send a form as a browser does: with the token of a page seen before."""
    return client.post(url, data={"csrf_token": token_in(client.get(form_on)), **fields})


def sign_in(client: FlaskClient, email: str, password: str = PASSWORD) -> TestResponse:
    """Fill in the page and send it."""
    return post(client, "/sign-in", form_on="/sign-in", email=email, password=password)


def signed_in(app: Flask, email: str) -> FlaskClient:
    """A browser of its own, signed in."""
    client = app.test_client()
    response = sign_in(client, email)
    assert response.status_code == 303, response.text
    return client


def send_letters(app: Flask) -> None:
    """What the worker does with the letters that wait, and with nothing else."""
    waiting = select(outbox.OutboxItem).where(outbox.OutboxItem.kind == "mail", outbox.OutboxItem.done_at.is_(None))
    with app.app_context(), unit_of_work(write=False):
        letters = [(item.id, item.payload) for item in db.session.scalars(waiting.order_by(outbox.OutboxItem.id))]
    for number, asked in letters:
        with app.app_context():
            app.extensions["concord.handlers"]["mail"](asked)
            with unit_of_work():
                db.session.get_one(outbox.OutboxItem, number).done_at = clock.now()
