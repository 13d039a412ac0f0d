"""My account: the name, the password, where I am signed in."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from meetings.accounts.models import SignIn
from meetings.core.db import db
from tests.accounts.people import PASSWORD, account, post, sign_in, signed_in

Unit = Callable[[], AbstractContextManager[None]]
NEW = "five other quiet words here"


@pytest.fixture
def alice(app: Flask) -> int:
    return account(app, "alice@example.org", ("organiser", "grcp-7"), name="Alice Adler")


def test_shows_what_one_may_do_and_where_one_is_signed_in(app: Flask, alice: int) -> None:
    page = signed_in(app, "alice@example.org").get("/account/").text
    assert "Organiser of grcp-7" in page
    assert "127.0.0.1" in page


def test_changes_the_name(app: Flask, alice: int) -> None:
    client = signed_in(app, "alice@example.org")
    assert post(client, "/account/name", name="  Alice   Ahmed ").status_code == 303
    assert "Alice Ahmed" in client.get("/account/").text


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_refuses_a_name_that_cannot_be_used_and_keeps_what_was_typed(app: Flask, alice: int, name: str) -> None:
    client = signed_in(app, "alice@example.org")
    refused = post(client, "/account/name", name=name)
    assert refused.status_code == 422
    assert f'value="{name.strip()}"' in refused.text
    assert "Alice Adler" in client.get("/account/").text


def test_a_new_password_ends_every_other_sign_in(app: Flask, alice: int) -> None:
    here, elsewhere = signed_in(app, "alice@example.org"), signed_in(app, "alice@example.org")
    changed = _change(here, PASSWORD, NEW)
    assert (changed.status_code, changed.location) == (303, "/account/")
    assert here.get("/account/").status_code == 200
    assert elsewhere.get("/account/").location == "/sign-in"
    assert sign_in(app.test_client(), "alice@example.org", NEW).status_code == 303


def test_a_new_password_ends_the_cookie_it_was_changed_with(app: Flask, alice: int) -> None:
    here, thief = signed_in(app, "alice@example.org"), app.test_client()
    copied = here.get_cookie("concord")
    assert copied is not None
    thief.set_cookie("concord", copied.value)
    assert thief.get("/account/").status_code == 200
    _change(here, PASSWORD, NEW)
    assert thief.get("/account/").location == "/sign-in"


@pytest.mark.parametrize(
    ("present", "new", "again", "said"),
    [
        ("not the password", NEW, NEW, "Invalid password"),
        (PASSWORD, "short", "short", "Use 12 characters or more"),
        (PASSWORD, "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "at least 5 of them different"),
        (PASSWORD, "ALICE@example.org", "ALICE@example.org", "not your name or address"),
        (PASSWORD, NEW, NEW + "!", "Write the same new password twice"),
        (PASSWORD, PASSWORD, PASSWORD, "must be different"),
    ],
)
@pytest.mark.usefixtures("alice")
def test_refuses_a_password_and_says_what_is_accepted(
    app: Flask, present: str, new: str, again: str, said: str
) -> None:
    client = signed_in(app, "alice@example.org")
    refused = _change(client, present, new, again)
    assert refused.status_code == 422
    assert said in refused.text
    assert sign_in(app.test_client(), "alice@example.org").status_code == 303


def _change(client: FlaskClient, present: str, new: str, again: str | None = None) -> TestResponse:
    fields = {"password": present, "new_password": new, "new_password_confirm": new if again is None else again}
    return post(client, "/account/password", form_on="/account/password", **fields)


def test_signs_out_one_other_browser_or_all(app: Flask, alice: int, unit: Unit) -> None:
    here, office, phone = (signed_in(app, "alice@example.org") for _each in range(3))
    with unit():
        numbers = db.session.scalars(select(SignIn.id).order_by(SignIn.id)).all()
    assert post(here, f"/account/sign-ins/{numbers[1]}/end").status_code == 303
    assert office.get("/account/").location == "/sign-in"
    assert phone.get("/account/").status_code == 200
    post(here, "/account/sign-ins/end")
    assert phone.get("/account/").location == "/sign-in"
    assert here.get("/account/").status_code == 200


def test_does_not_know_of_the_sign_ins_of_others(app: Flask, alice: int, unit: Unit) -> None:
    account(app, "charlie@example.org")
    owner, stranger = signed_in(app, "alice@example.org"), signed_in(app, "charlie@example.org")
    with unit():
        number = db.session.scalars(select(SignIn.id).where(SignIn.user_id == alice)).one()
    assert post(stranger, f"/account/sign-ins/{number}/end").status_code == 404
    assert post(stranger, "/account/sign-ins/999/end").status_code == 404
    assert owner.get("/account/").status_code == 200
