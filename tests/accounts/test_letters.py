"""A link to choose a password leaves by mail: no secret waits in the outbox, none is logged, none is lost."""

import email
import re
from email.policy import default
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text

from meetings.core import clock, outbox
from meetings.core.db import db, unit_of_work
from tests.accounts.people import PASSWORD, account, post, send_letters, sign_in, signed_in


@pytest.fixture
def ada(app: Flask) -> FlaskClient:
    """An administrator, signed in."""
    account(app, "ada@example.org", ("administrator", None), name="Ada Abbott")
    return signed_in(app, "ada@example.org")


@pytest.fixture
def zoe(app: Flask) -> str:
    number = account(app, "zoe@example.org", name="Zoë Żak", password=None)
    return f"/administration/users/{number}"


def _letters(app: Flask) -> list[Path]:
    return sorted((Path(app.instance_path) / "outbox").glob("*.eml"))


def _said(path: Path) -> str:
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    return str(message.get_content()).replace("\r\n", "\n")


def test_the_person_chooses_a_password_with_the_letter(app: Flask, ada: FlaskClient, zoe: str) -> None:
    asked = post(ada, f"{zoe}/letters?lang=fr")
    assert asked.status_code == 303
    send_letters(app)
    [letter] = _letters(app)
    found = re.search(r"^http://127\.0\.0\.1:8000(/accept/[\w-]{43})$", _said(letter), re.MULTILINE)
    assert found, _said(letter)
    browser = app.test_client()
    chosen = post(browser, found[1], form_on=found[1], new_password=PASSWORD, again=PASSWORD)
    assert chosen.status_code == 303
    assert sign_in(browser, "zoe@example.org").status_code == 303


def test_the_secret_is_in_the_letter_alone(
    app: Flask, ada: FlaskClient, zoe: str, caplog: pytest.LogCaptureFixture
) -> None:
    post(ada, f"{zoe}/letters")
    send_letters(app)
    [token] = re.findall(r"/accept/([\w-]{43})", _said(_letters(app)[0]))
    app.test_client().get(f"/accept/{token}")
    with app.app_context(), unit_of_work(write=False):
        for name in ("outbox", "password_links", "history", "history_values", "once_keys"):
            assert token not in str(db.session.execute(text(f"SELECT * FROM {name}")).all()), name
    assert token not in caplog.text


def test_sent_again_it_is_the_same_letter(app: Flask, ada: FlaskClient, zoe: str) -> None:
    post(ada, f"{zoe}/letters")
    send_letters(app)
    [first] = [path.read_bytes() for path in _letters(app)]
    with app.app_context(), unit_of_work():  # as if the worker had been killed before it could say that it was done
        item = db.session.scalars(select(outbox.OutboxItem).where(outbox.OutboxItem.kind == "mail")).one()
        item.done_at, item.leased_until = None, clock.now()
    send_letters(app)
    assert [path.read_bytes() for path in _letters(app)] == [first]


def test_a_link_that_was_replaced_is_not_sent(app: Flask, ada: FlaskClient, zoe: str) -> None:
    post(ada, f"{zoe}/letters")
    post(ada, f"{zoe}/letters")
    send_letters(app)
    assert len(_letters(app)) == 1


def test_nobody_else_has_letters_sent(app: Flask, zoe: str) -> None:
    account(app, "olga@example.org", ("organiser", None))
    assert post(signed_in(app, "olga@example.org"), f"{zoe}/letters").status_code == 403
    send_letters(app)
    assert _letters(app) == []
