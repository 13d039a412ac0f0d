"""The history, as an administrator reads it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete

from meetings.core import acting, clock, history
from meetings.core.db import db
from tests.accounts.people import PASSWORD, account, post, sign_in, signed_in

Unit = Callable[[], AbstractContextManager[None]]
LOG = "/administration/log/"


@pytest.fixture
def ada(app: Flask) -> FlaskClient:
    account(app, "ada@example.org", ("administrator", None), name="Ada Abbott")
    return signed_in(app, "ada@example.org")


def test_says_who_did_what(app: Flask, ada: FlaskClient) -> None:
    bob = account(app, "bob@example.org", name="Bob Bell")
    post(ada, f"/administration/users/{bob}/grants", role="rapporteur", scope="grcp-7")
    post(ada, f"/administration/users/{bob}/name", name="Bob Baker")
    page = ada.get(LOG).text
    assert "Concord opened an account for Bob Bell." in page
    assert "Ada Abbott signed in from 127.0.0.1." in page
    assert "Ada Abbott made Bob Bell rapporteur of grcp-7." in page
    assert "Ada Abbott changed a name from Bob Bell to Bob Baker." in page


def test_tells_of_a_failed_sign_in_without_what_was_typed(app: Flask, ada: FlaskClient) -> None:
    sign_in(app.test_client(), "a-password-in-the-wrong-field", "another password")
    page = ada.get(LOG).text
    assert "Somebody at 127.0.0.1 could not sign in." in page
    assert "a-password-in-the-wrong-field" not in page


def test_holds_no_password(app: Flask, ada: FlaskClient, unit: Unit) -> None:
    sign_in(app.test_client(), "ada@example.org", "not the password")
    with unit():
        kept = [str((row.before, row.after)) for row in db.session.query(history.HistoryValues)]
    assert not [values for values in kept if PASSWORD in values or "not the password" in values or "$argon2" in values]


def test_puts_a_sentence_together_for_an_act_nobody_described(ada: FlaskClient, unit: Unit) -> None:
    with unit(), acting.acting(acting.Actor(1, "Olga Ortiz")):
        history.record(
            "banquet.moved", "banquet", "grcp-7/3", scope="grcp-7", before={"start": "09:00"}, after={"start": "14:00"}
        )
    page = ada.get(LOG).text
    assert "Olga Ortiz moved the banquet grcp-7/3." in page
    assert "<del>09:00</del>" in page


def test_goes_on_when_the_values_were_erased(ada: FlaskClient, unit: Unit) -> None:
    with unit():
        db.session.execute(delete(history.HistoryValues))
    page = ada.get(LOG).text
    assert "… signed in from …." in page
    assert "Ada Abbott signed in" not in page


def test_can_be_narrowed_to_a_person_a_meeting_an_act_and_a_day(app: Flask, ada: FlaskClient, unit: Unit) -> None:
    for day, who, code in ((1, "Olga Ortiz", "grcp-7"), (2, "Bob Bell", "grcp-8")):
        number = account(app, f"person{day}@example.org", name=who)
        actor = acting.Actor(number, who)
        with clock.fixed(datetime(2026, 3, day, 23, 59, tzinfo=UTC)), acting.acting(actor), unit():
            history.record("banquet.moved", "banquet", code, scope=code)
    olga, bob = "Olga Ortiz moved the banquet grcp-7.", "Bob Bell moved the banquet grcp-8."
    assert _shown(ada, "") == (True, True)
    for query in ("person=ortiz", "meeting=grcp-7", "day=2026-03-01", "action=banquet.moved&day=2026-03-01"):
        page = ada.get(f"{LOG}?{query}").text
        assert (olga in page, bob in page) == (True, False), query
    assert "Nothing in the log fits." in ada.get(f"{LOG}?person=nobody").text
    assert ada.get(f"{LOG}?day=yesterday&page=x").status_code == 200


def _shown(client: FlaskClient, query: str) -> tuple[bool, bool]:
    page = client.get(f"{LOG}?{query}").text
    return "moved the banquet grcp-7" in page, "moved the banquet grcp-8" in page
