"""Signing in and out."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

import argon2.low_level
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.accounts.models import SignIn, User
from meetings.accounts.rules import passwords
from meetings.core import clock
from meetings.core.db import db
from tests.accounts.people import PASSWORD, account, post, sign_in, signed_in

Unit = Callable[[], AbstractContextManager[None]]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def alice(app: Flask) -> int:
    return account(app, "alice@example.org", name="Alice Adler")


def test_shows_ones_own_account_after_the_page_was_asked_for(client: FlaskClient, alice: int) -> None:
    turned_away = client.get("/account/")
    assert (turned_away.status_code, turned_away.location) == (302, "/sign-in")
    arrived = sign_in(client, "alice@example.org")
    assert (arrived.status_code, arrived.location) == (303, "/account/")
    assert "Alice Adler" in client.get("/account/").text


@pytest.mark.parametrize(
    ("asked", "arrived"),
    [
        ("/desk/documents/?q=a", "/desk/documents/?q=a"),
        ("/desk/documents/?page=2&q=a+b%26c&q=d", "/desk/documents/?page=2&q=a+b%26c&q=d"),
        ("/desk/documents/?z=1&q=&a=%C3%A9", "/desk/documents/?z=1&q=&a=%C3%A9"),
        ("/desk/documents/?q=" + "a" * 600, "/desk/documents/"),
        ("/desk/documents/?_external=1&_scheme=https&_anchor=x&q=a", "/desk/documents/?q=a"),
        ("/meetings/grcp-7/desk/?code=grcp-8", "/meetings/grcp-7/desk/"),
    ],
)
def test_lands_on_the_address_asked_for_with_its_query(
    client: FlaskClient, alice: int, asked: str, arrived: str
) -> None:
    assert client.get(asked).location == "/sign-in"
    assert sign_in(client, "alice@example.org").location == arrived


def test_takes_an_address_whatever_its_case(client: FlaskClient, alice: int) -> None:
    assert sign_in(client, "  Alice@Example.ORG ").status_code == 303


def test_goes_home_when_no_page_was_asked_for_and_there_is_no_desk(client: FlaskClient, alice: int) -> None:
    assert sign_in(client, "alice@example.org").location == "/"


@pytest.mark.alike
@pytest.mark.parametrize(
    ("grant", "desk"),
    [
        (("organiser", None), "/desk/"),
        (("organiser", "grcp-7"), "/meetings/grcp-7/desk/"),
        (("rapporteur", "grcp-7"), "/desk/documents/"),
        (("analyst", None), "/desk/followup/"),
        (("administrator", None), "/administration/users/"),
    ],
)
def test_everybody_lands_on_the_desk_of_their_work(app: Flask, grant: tuple[str, str | None], desk: str) -> None:
    account(app, "worker@example.org", grant)
    assert sign_in(app.test_client(), "worker@example.org").location == desk


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "/\\evil.example", "/account/"])
def test_ignores_an_address_to_go_to_next(client: FlaskClient, alice: int, address: str) -> None:
    where = "/sign-in?next=" + address
    response = post(client, where, form_on=where, email="alice@example.org", password=PASSWORD, next=address)
    assert (response.status_code, response.location) == (303, "/")
    assert post(client, "/sign-out?next=" + address, next=address).location == "/"


@pytest.mark.parametrize("password", ["not the password", " " + PASSWORD, PASSWORD.upper()])
def test_refuses_another_password(client: FlaskClient, alice: int, password: str) -> None:
    response = sign_in(client, "alice@example.org", password)
    assert response.status_code == 422
    assert client.get("/account/").location == "/sign-in"


def test_answers_the_same_for_an_account_that_does_not_exist_has_no_password_or_is_closed(
    app: Flask, unit: Unit, alice: int
) -> None:
    account(app, "without@example.org", password=None)
    closed = account(app, "closed@example.org")
    with unit():
        db.session.get_one(User, closed).active = False
    pages = set()
    for email in ("alice@example.org", "nobody@example.org", "without@example.org", "closed@example.org"):
        client = app.test_client()
        right = PASSWORD if email == "closed@example.org" else "not the password"
        response = sign_in(client, email, right)
        assert response.status_code == 422
        pages.add(_without_what_differs(response.text, email))
    assert len(pages) == 1


def _without_what_differs(page: str, email: str) -> str:
    kept = [line for line in page.replace(email, "…").splitlines() if "csrf_token" not in line and "lang=" not in line]
    return "\n".join(kept)


def test_hashes_once_whether_or_not_the_account_exists(app: Flask, alice: int, hashing: list[str]) -> None:
    account(app, "without@example.org", password=None)
    for email in ("alice@example.org", "nobody@example.org", "without@example.org"):
        client = app.test_client()
        client.get("/sign-in")
        hashing.clear()
        sign_in(client, email, "not the password")
        assert len(hashing) == 1, email


def test_lets_others_write_while_it_hashes(app: Flask, alice: int, hashing: list[str]) -> None:
    """The writers' lock of SQLite would otherwise be held for as long as argon2 takes."""
    for password, transactions in (("not the password", ["no"]), (PASSWORD, ["no"])):
        hashing.clear()
        sign_in(app.test_client(), "alice@example.org", password)
        assert hashing == transactions


@pytest.fixture
def hashing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time argon2 is asked, whether a transaction was open; it is done all the same."""
    calls: list[str] = []
    for name in ("hash_secret", "verify_secret"):
        real = getattr(argon2.low_level, name)

        def counted(*args: object, _real: Callable[..., object] = real, **kwargs: object) -> object:
            calls.append("in a transaction" if db.session().in_transaction() else "no")
            return _real(*args, **kwargs)

        monkeypatch.setattr(argon2.low_level, name, counted)
    return calls


def test_needs_the_token_of_the_form(client: FlaskClient, alice: int) -> None:
    response = client.post("/sign-in", data={"email": "alice@example.org", "password": PASSWORD})
    assert response.status_code == 400
    assert client.get("/account/").location == "/sign-in"


def test_cannot_be_done_with_json_or_a_token_in_the_address(client: FlaskClient, alice: int) -> None:
    answer = client.post("/sign-in", json={"email": "alice@example.org", "password": PASSWORD})
    assert answer.status_code == 400
    assert client.get("/account/?auth_token=x", headers={"Authentication-Token": "x"}).location == "/sign-in"


def test_begins_a_new_session_so_that_a_planted_one_opens_nothing(app: Flask, client: FlaskClient, alice: int) -> None:
    client.get("/sign-in")
    with client.session_transaction() as planted:
        before = dict(planted)
        planted["sign_in"] = "known to the attacker"
    sign_in(client, "alice@example.org")
    with client.session_transaction() as after:
        assert after["sign_in"] != "known to the attacker"
        assert after.get("csrf_token") != before["csrf_token"]


def test_keeps_only_the_digest_of_what_the_cookie_carries(client: FlaskClient, alice: int, unit: Unit) -> None:
    sign_in(client, "alice@example.org")
    with client.session_transaction() as session:
        carried = session["sign_in"]
    with unit():
        row = db.session.scalars(select(SignIn)).one()
        assert carried not in (row.digest, row.address, row.agent)
        assert row.user_id == alice


def test_sets_a_cookie_that_scripts_and_other_sites_do_not_get(client: FlaskClient, alice: int) -> None:
    session, mark = sorted(sign_in(client, "alice@example.org").headers.getlist("Set-Cookie"))
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(session.split("; "))
    assert {"HttpOnly", "SameSite=Lax", "Path=/sign-in"} <= set(mark.split("; "))


def test_a_copied_cookie_opens_nothing_after_signing_out(app: Flask, client: FlaskClient, alice: int) -> None:
    sign_in(client, "alice@example.org")
    copied = client.get_cookie("concord")
    assert copied is not None
    assert post(client, "/sign-out").status_code == 303
    thief = app.test_client()
    thief.set_cookie("concord", copied.value)
    assert thief.get("/account/").location == "/sign-in"


def test_signing_out_needs_a_post(client: FlaskClient, alice: int) -> None:
    sign_in(client, "alice@example.org")
    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out").status_code == 400
    assert client.get("/account/").status_code == 200


def test_ends_after_eight_hours_without_a_request(app: Flask, alice: int) -> None:
    with clock.fixed(NOON):
        client = signed_in(app, "alice@example.org")
    with clock.fixed(NOON + timedelta(hours=7, minutes=59)):
        assert client.get("/account/").status_code == 200
    with clock.fixed(NOON + timedelta(hours=15, minutes=58)):
        assert client.get("/account/").status_code == 200
    with clock.fixed(NOON + timedelta(hours=23, minutes=59)):
        assert client.get("/account/").location == "/sign-in"


def test_ends_after_fourteen_days_however_often_it_was_used(app: Flask, alice: int) -> None:
    with clock.fixed(NOON):
        client = signed_in(app, "alice@example.org")
    for hours in range(6, 14 * 24 + 1, 6):
        with clock.fixed(NOON + timedelta(hours=hours)):
            assert client.get("/account/").status_code == 200
    with clock.fixed(NOON + timedelta(days=14, minutes=1)):
        assert client.get("/account/").location == "/sign-in"


def test_notes_when_it_was_last_used_every_five_minutes_at_most(app: Flask, alice: int, unit: Unit) -> None:
    with clock.fixed(NOON):
        client = signed_in(app, "alice@example.org")
    noted = []
    for minutes in (1, 4, 6, 9, 12):
        with clock.fixed(NOON + timedelta(minutes=minutes)):
            client.get("/account/")
        with unit():
            noted.append(db.session.scalars(select(SignIn.last_seen_at)).one() - NOON)
    assert [moment // timedelta(minutes=1) for moment in noted] == [0, 0, 6, 6, 12]


def test_tells_caches_to_keep_nothing_of_a_person(client: FlaskClient, alice: int) -> None:
    assert client.get("/sign-in").headers["Cache-Control"] == "private, no-store"
    assert "no-store" in sign_in(client, "alice@example.org").headers["Cache-Control"]
    assert client.get("/account/").headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("password_cost", [passwords.COST], ids=["as in real installations"])
def test_stores_the_password_anew_when_the_cost_was_raised(app: Flask, client: FlaskClient, unit: Unit) -> None:
    cheap = argon2.PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(PASSWORD)
    number = account(app, "old@example.org", password=None)
    with unit():
        db.session.get_one(User, number).password = cheap
    assert sign_in(client, "old@example.org").status_code == 303
    with unit():
        kept = db.session.get_one(User, number).password
    assert str(kept).startswith("$argon2id$v=19$m=32768,t=3,p=1$")
