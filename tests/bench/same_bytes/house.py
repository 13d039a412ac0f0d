"""A tree's own application on an instance of its own, at the one moment, with browsers signed in to it."""

import importlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.access.forms_found import Page

MOMENT = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
PUBLIC_URL = "http://127.0.0.1:8000"
PASSWORD = "four quiet words together"
ROLES = ("organiser", "rapporteur", "analyst", "administrator")


@contextmanager
def opened(tree: Path, instance: Path) -> Iterator[Flask]:
    """The application of the tree; nothing of ``meetings`` may have been imported before."""
    sys.path.insert(0, str(tree))
    os.chdir(tree)
    app_module = importlib.import_module("meetings.app")
    found = str(app_module.__file__)
    assert found.startswith(f"{tree}/"), found
    clock = importlib.import_module("meetings.core.clock")
    with clock.fixed(MOMENT):
        app: Flask = app_module.create_app(
            instance,
            secret_key="of comparisons only, and long enough",
            public_url=PUBLIC_URL,
            log_level="ERROR",
            sign_in_rate="1000/minute",  # all people sign in at the one moment, from one address
        )
        app.testing = True
        yield app


def command(app: Flask, *words: str, typed: str | None = None) -> None:
    """Run one command of the tree."""
    done = app.test_cli_runner().invoke(args=[*words], input=typed)
    assert done.exit_code == 0, (words, done.output, done.exception)


def browser(app: Flask, role: str) -> FlaskClient:
    """A browser, signed in as somebody who has the role for every meeting; as nobody without one."""
    client = app.test_client()
    if role:
        sent = send(client, "/sign-in", "/sign-in", email=f"{role}@example.org", password=PASSWORD)
        assert sent.status_code == 303, sent.text
        assert client.get("/account/", base_url=PUBLIC_URL).status_code == 200
    return client


def send(client: FlaskClient, page: str, action: str, button: str = "", **typed: Any) -> TestResponse:
    """Send the form of a page as it stands, but for what is typed; ``action`` is how its address ends."""
    forms = Page(client.get(page, base_url=PUBLIC_URL).text).forms
    found = [form for form in forms if (form.action or page).split("?")[0].endswith(action)]
    assert found, f"{page} has no form for {action}"
    fields: dict[str, Any] = {
        each.name: each.value
        for each in found[0].fields.values()
        if each.value or each.kind not in ("radio", "checkbox")
    }
    fields |= typed | ({button: "1"} if button else {})
    return client.post(found[0].action or page, data=fields, base_url=PUBLIC_URL)


def print_all(app: Flask) -> None:
    """What the worker does, until nothing waits."""
    outbox = importlib.import_module("meetings.core.outbox")
    handlers = app.extensions["concord.handlers"]
    with app.app_context():
        while outbox.work_off(handlers):
            pass


def taken(sent: TestResponse) -> None:
    """The form was taken."""
    assert sent.status_code == 303, re.sub(r"\s+", " ", sent.text)[-4000:]
