"""What administrators do: accounts, links, roles, sign-ins."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.accounts.actions import accounts, sign_ins
from meetings.accounts.models import Grant, PasswordLink, SignIn, User
from meetings.accounts.viewer import COMMAND_LINE
from meetings.core import clock
from meetings.core.db import db
from tests.accounts.people import PASSWORD, account, post, sign_in, signed_in

Unit = Callable[[], AbstractContextManager[None]]
Counting = Callable[[int], AbstractContextManager[list[str]]]


@pytest.fixture
def ada(app: Flask) -> FlaskClient:
    """An administrator, signed in."""
    account(app, "ada@example.org", ("administrator", None), name="Ada Abbott")
    return signed_in(app, "ada@example.org")


@pytest.fixture
def bob(app: Flask) -> int:
    return account(app, "bob@example.org", name="Bob Bell")


def test_opens_an_account_whose_person_chooses_the_password(app: Flask, ada: FlaskClient, client: FlaskClient) -> None:
    opened = post(ada, "/administration/users/new", name="Zoë Żak", email="zoe@example.org")
    link = _link_in(opened.text)
    assert "Zoë Żak" in client.get(link).text
    chosen = post(client, link, form_on=link, new_password=PASSWORD, again=PASSWORD)
    assert (chosen.status_code, chosen.location) == (303, "/sign-in")
    assert sign_in(client, "zoe@example.org").status_code == 303


def _link_in(page: str) -> str:
    found = re.search(r'value="http://127\.0\.0\.1:8000(/accept/[\w-]{43})"', page)
    assert found, page
    return found[1]


@pytest.mark.parametrize(
    ("name", "email", "said"),
    [
        ("Bob Again", "BOB@example.org", "has an account already"),
        ("Eve", "eve", "Give one address"),
        ("Eve", "eve@example.org, mallory@example.org", "Give one address"),
        ("Eve", "eve@example.org\r\nBcc: x@example.org", "Give one address"),
        ("", "eve@example.org", "the person's name"),
    ],
)
def test_refuses_an_account_and_keeps_what_was_typed(
    ada: FlaskClient, bob: int, name: str, email: str, said: str
) -> None:
    refused = post(ada, "/administration/users/new", name=name, email=email)
    assert refused.status_code == 422
    assert said in unescape(refused.text)
    assert f'value="{name}"' in refused.text


def test_opening_a_link_changes_nothing_and_using_it_uses_it_up(
    ada: FlaskClient, client: FlaskClient, bob: int
) -> None:
    link = _link_in(post(ada, f"/administration/users/{bob}/links").text)
    for _gateway in range(3):
        assert client.get(link).status_code == 200
    weak = post(client, link, form_on=link, new_password="short", again="short")
    assert (weak.status_code, "Use 12 characters or more" in weak.text) == (422, True)
    new = "five other quiet words here"
    assert post(client, link, form_on=link, new_password=new, again=new).status_code == 303
    assert client.get(link).status_code == 404
    assert sign_in(client, "bob@example.org", new).status_code == 303


def test_a_link_ends_after_three_days_or_with_the_next_one(ada: FlaskClient, client: FlaskClient, bob: int) -> None:
    first = _link_in(post(ada, f"/administration/users/{bob}/links").text)
    second = _link_in(post(ada, f"/administration/users/{bob}/links").text)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    with clock.fixed(clock.now() + timedelta(days=3, seconds=1)):
        assert client.get(second).status_code == 404


def test_keeps_only_the_digest_of_a_link(ada: FlaskClient, bob: int, unit: Unit) -> None:
    token = _link_in(post(ada, f"/administration/users/{bob}/links").text).removeprefix("/accept/")
    with unit():
        row = db.session.scalars(select(PasswordLink)).one()
        assert token not in (row.digest, str(row.id))
    assert token not in ada.get("/administration/log/").text


def test_a_closed_account_is_signed_out_and_can_be_opened_again(app: Flask, ada: FlaskClient, bob: int) -> None:
    browser = signed_in(app, "bob@example.org")
    assert post(ada, f"/administration/users/{bob}/closure").status_code == 303
    assert browser.get("/account/").location == "/sign-in"
    assert sign_in(app.test_client(), "bob@example.org").status_code == 422
    assert post(ada, f"/administration/users/{bob}/links").status_code == 422
    post(ada, f"/administration/users/{bob}/reopening")
    assert browser.get("/account/").location == "/sign-in"
    assert sign_in(app.test_client(), "bob@example.org").status_code == 303


def test_gives_a_role_and_takes_it_away_with_undo(ada: FlaskClient, bob: int, unit: Unit) -> None:
    grants = f"/administration/users/{bob}/grants"
    for scope in ("grcp-7", "grcp-7", ""):
        assert post(ada, grants, role="organiser", scope=scope).status_code == 303
    assert _held(unit, bob) == {("organiser", "grcp-7"), ("organiser", None)}
    taken = post(ada, grants + "/revoked", role="organiser", scope="grcp-7")
    assert _held(unit, bob) == {("organiser", None)}
    page = ada.get(taken.location or "").text
    assert "Taken away: Organiser of grcp-7." in page
    assert "Undo" in page
    post(ada, grants, role="organiser", scope="grcp-7")
    assert "Undo" not in ada.get(taken.location or "").text


def _held(unit: Unit, number: int) -> set[tuple[str, str | None]]:
    with unit():
        rows = db.session.execute(select(Grant.role, Grant.scope).where(Grant.user_id == number))
        return {(role, scope) for role, scope in rows}


@pytest.mark.parametrize(("role", "scope"), [("king", ""), ("administrator", "grcp-7"), ("organiser", "GRCP 7")])
def test_refuses_a_role_that_cannot_be_held(ada: FlaskClient, bob: int, unit: Unit, role: str, scope: str) -> None:
    assert post(ada, f"/administration/users/{bob}/grants", role=role, scope=scope).status_code == 422
    assert _held(unit, bob) == set()


def test_the_last_administrator_stays(app: Flask, ada: FlaskClient, bob: int, unit: Unit) -> None:
    with unit():
        number = db.session.scalars(select(User.id).where(User.email == "ada@example.org")).one()
    revoked = f"/administration/users/{number}/grants/revoked"
    for url in (revoked, f"/administration/users/{number}/closure"):
        refused = post(ada, url, role="administrator", scope="")
        assert refused.status_code == 422
        assert "Appoint another one first" in refused.text
    post(ada, f"/administration/users/{bob}/grants", role="administrator", scope="")
    post(ada, f"/administration/users/{bob}/closure")
    assert post(ada, revoked, role="administrator").status_code == 422
    post(ada, f"/administration/users/{bob}/reopening")
    assert post(ada, revoked, role="administrator").status_code == 303
    assert ada.get("/administration/users/").status_code == 403


def test_ends_anybodys_sign_in(app: Flask, ada: FlaskClient, bob: int, unit: Unit) -> None:
    browser = signed_in(app, "bob@example.org")
    assert "Bob Bell" in ada.get("/administration/sign-ins/?q=bell").text
    with unit():
        number = db.session.scalars(select(SignIn.id).where(SignIn.user_id == bob)).one()
    assert post(ada, f"/administration/sign-ins/{number}/end").status_code == 303
    assert browser.get("/account/").location == "/sign-in"


PAGES = ["/administration/users/", "/administration/users/new", "/administration/sign-ins/", "/administration/log/"]


@pytest.mark.parametrize("grants", [(), (("organiser", None), ("analyst", None)), (("rapporteur", "grcp-7"),)])
def test_is_for_administrators_only(
    app: Flask, bob: int, unit: Unit, grants: tuple[tuple[str, str | None], ...]
) -> None:
    account(app, "charlie@example.org", *grants)
    charlie, nobody = signed_in(app, "charlie@example.org"), app.test_client()
    one = f"/administration/users/{bob}/"
    for url in [*PAGES, one]:
        assert charlie.get(url).status_code == 403
        assert nobody.get(url).location == "/sign-in"
    acts = ["name", "links", "closure", "reopening", "grants", "grants/revoked"]
    for url in ["/administration/users/new", "/administration/sign-ins/1/end", *(one + act for act in acts)]:
        fields = {"name": "Taken Over", "email": "new@example.org", "role": "administrator"}
        assert post(charlie, url, **fields).status_code == 403
        assert post(nobody, url, form_on="/sign-in", **fields).status_code == 403
    with unit():
        user = db.session.get_one(User, bob)
        assert (user.name, user.active) == ("Bob Bell", True)
    assert _held(unit, bob) == set()


def test_records_what_was_refused(app: Flask, ada: FlaskClient) -> None:
    account(app, "charlie@example.org", name="Charlie Chu")
    signed_in(app, "charlie@example.org").get("/administration/users/")
    assert "Charlie Chu asked for /administration/users/ and was refused." in ada.get("/administration/log/").text


@pytest.mark.parametrize("url", ["/administration/users/", "/administration/sign-ins/", "/administration/log/"])
def test_each_list_asks_as_much_for_300_rows_as_for_3(
    app: Flask, ada: FlaskClient, unit: Unit, assert_queries: Counting, url: str
) -> None:
    expected = {"/administration/log/": 5, "/administration/users/": 5, "/administration/sign-ins/": 4}[url]
    _fill(unit, 3)
    with assert_queries(expected):
        few = ada.get(url)
    _fill(unit, 300)
    with assert_queries(expected):
        many = ada.get(url)
    assert (few.status_code, many.status_code) == (200, 200)
    assert re.search(r"1 to 50 of \d{3}", many.text)


def _fill(unit: Unit, count: int) -> None:
    with unit():
        have = len(db.session.scalars(select(User.id)).all())
        for number in range(have, have + count):
            user = accounts.add_user(f"person{number}@example.org", f"Person {number}", by=COMMAND_LINE)
            accounts.grant(user, "analyst", f"meeting-{number}", by=COMMAND_LINE)
            sign_ins.begin(user, address="192.0.2.1", agent="Browser")


def test_finds_accounts_without_accents_and_case(app: Flask, ada: FlaskClient) -> None:
    account(app, "zoe@example.org", name="Zoë Żak")
    found = ada.get("/administration/users/?q=ZOE").text.partition("<main")[2]
    assert "Zoë Żak" in found
    assert "Ada Abbott</a>" not in found
    assert "No account has this name" in ada.get("/administration/users/?q=%25").text


def test_the_form_of_a_role_as_it_stands_gives_nobody_anything(ada: FlaskClient, bob: int) -> None:
    page = ada.get(f"/administration/users/{bob}/").text
    offered = page.partition("<select")[2].partition("</select>")[0]
    assert re.findall(r"<option[^>]*selected[^>]*>", offered) in ([], ['<option selected value="">'])
    assert offered.index('value=""') < offered.index('value="administrator"')
    assert post(ada, f"/administration/users/{bob}/grants", role="", scope="").status_code == 422
