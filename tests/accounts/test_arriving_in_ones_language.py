"""Whoever chose a language finds it again; whoever signs in arrives in the one they came with."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page
from sqlalchemy import select
from werkzeug.test import TestResponse

from meetings.accounts.models import User
from meetings.core.db import db
from tests.accounts.people import PASSWORD, account, post, sign_in, signed_in

Unit = Callable[[], AbstractContextManager[None]]
ALICE = "alice@example.org"


@pytest.fixture
def alice(app: Flask) -> int:
    return account(app, ALICE, ("organiser", None))


def language_of(response: TestResponse) -> str:
    return response.text.partition('<html lang="')[2][:2]


def cookies_in(response: TestResponse) -> list[str]:
    return [each for each in response.headers.getlist("Set-Cookie") if each.startswith("language=")]


def test_a_visitor_who_chose_a_language_finds_it_on_every_page(client: FlaskClient) -> None:
    chosen = client.get("/meetings/?lang=fr")
    (cookie,) = cookies_in(chosen)
    assert {"language=fr", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert chosen.headers["Cache-Control"] == "private, no-cache"  # no cache between gives it to somebody else
    for address in ("/", "/meetings/", "/sign-in", "/nowhere"):
        assert language_of(client.get(address)) == "fr"
    assert language_of(client.get("/?lang=es")) == "es"
    assert language_of(client.get("/")) == "es"


def test_nobody_gets_the_page_of_another_language(app: Flask) -> None:
    """The page is made once for each language and shared; the cookie that says which never is."""
    reader, other = app.test_client(), app.test_client()
    reader.get("/meetings/?lang=fr")
    french = reader.get("/meetings/")
    english = other.get("/meetings/")
    assert (language_of(french), language_of(english)) == ("fr", "en")
    for answer in (french, english):
        assert {"Accept-Language", "Cookie"} <= {name.strip() for name in answer.headers["Vary"].split(",")}
        assert answer.headers["Cache-Control"] == "public, no-cache"
        assert "Set-Cookie" not in answer.headers
    assert french.headers["ETag"] != english.headers["ETag"]


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/", {}),
        ("/meetings/", {"Accept-Language": "fr"}),
        ("/meetings/?lang=fr", {"Accept-Language": "fr-CH, en;q=0.5"}),  # what the browser says anyway
        ("/meetings/?lang=de", {}),
        ("/meetings/?lang=fr", {"Sec-Fetch-Site": "cross-site"}),
        ("/meetings/?lang=fr", {"Referer": "https://elsewhere.example/"}),
        ("/meetings.ics?lang=fr", {}),
        ("/recommendations.csv?lang=fr", {}),
    ],
)
def test_a_visitor_who_chose_nothing_is_given_no_cookie(
    client: FlaskClient, address: str, headers: dict[str, str]
) -> None:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers


def test_is_set_once(client: FlaskClient) -> None:
    assert cookies_in(client.get("/?lang=fr", headers={"Sec-Fetch-Site": "same-origin"}))
    again = client.get("/meetings/?lang=fr", headers={"Referer": "http://localhost/"})
    assert "Set-Cookie" not in again.headers
    assert again.headers["Cache-Control"] == "public, no-cache"


def test_what_a_browser_made_up_is_no_language(client: FlaskClient) -> None:
    client.set_cookie("language", "zz<script>")
    assert language_of(client.get("/")) == "en"


def test_a_person_finds_their_language_in_any_browser(app: Flask, unit: Unit, alice: int) -> None:
    first = signed_in(app, ALICE)
    assert language_of(first.get("/account/?lang=es")) == "es"
    second = signed_in(app, ALICE)
    assert language_of(second.get("/account/")) == "es"
    assert language_of(second.get("/account/?lang=en")) == "en"
    assert language_of(signed_in(app, ALICE).get("/account/")) == "en"
    with unit():
        assert db.session.scalars(select(User.language)).all() == ["en"]


def test_a_link_from_elsewhere_changes_nothing_in_the_account(app: Flask, unit: Unit, alice: int) -> None:
    signed_in(app, ALICE).get("/account/?lang=es", headers={"Sec-Fetch-Site": "cross-site"})
    with unit():
        assert db.session.scalars(select(User.language)).all() == [None]


def test_what_was_chosen_before_signing_in_is_the_account_s_from_then_on(app: Flask, unit: Unit, alice: int) -> None:
    client = app.test_client()
    client.get("/?lang=fr")
    sign_in(client, ALICE)
    assert language_of(client.get("/account/")) == "fr"
    with unit():
        assert db.session.scalars(select(User.language)).all() == ["fr"]


@pytest.mark.parametrize(
    ("asked", "at_the_door", "arrived"),
    [
        ("/account/?lang=fr", "", "/account/?lang=fr"),
        ("/desk/?lang=fr", "?lang=es", "/desk/?lang=es"),
        ("/desk/documents/?q=a&lang=fr", "?lang=fr", "/desk/documents/?q=a&lang=fr"),
        (None, "?lang=fr", "/desk/?lang=fr"),
        (None, "", "/desk/"),
    ],
)
def test_arrives_in_the_language_of_the_page_one_came_from(
    app: Flask, alice: int, asked: str | None, at_the_door: str, arrived: str
) -> None:
    client = app.test_client()
    if asked:
        assert client.get(asked, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 302
    door = client.get("/sign-in" + at_the_door, headers={"Sec-Fetch-Site": "cross-site"})
    action = door.text.partition("data-way-in")[2].partition('action="')[2].partition('"')[0]
    assert action == "/sign-in" + at_the_door
    assert post(client, action, form_on="/sign-in", email=ALICE, password=PASSWORD).location == arrived


def test_leaves_in_the_language_of_the_page(app: Flask, alice: int) -> None:
    client = signed_in(app, ALICE)
    assert post(client, "/sign-out?lang=fr").location == "/?lang=fr"


@pytest.mark.parametrize(
    ("sent_to", "page", "arrived"),
    [
        ("/account/name", "http://localhost/account/?lang=fr", "/account/?lang=fr"),
        ("/account/password?lang=fr", "", "/account/password?lang=fr"),
        ("/account/name", "https://evil.example/account/", "/desk/"),
        ("/account/name", "http://localhost/nowhere", "/desk/"),
        ("/account/name", "http://localhost//evil.example/", "/desk/"),
        ("/account/name", "", "/desk/"),
    ],
)
def test_a_form_that_was_sent_without_being_signed_in_leads_back_to_its_page(
    app: Flask, alice: int, sent_to: str, page: str, arrived: str
) -> None:
    client = app.test_client()
    token = client.get("/sign-in").text.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]
    refused = client.post(sent_to, data={"csrf_token": token}, headers={"Referer": page} if page else {})
    assert refused.status_code == 403
    assert "Nothing was changed" in refused.text or "Rien" in refused.text
    assert sign_in(client, ALICE).location == arrived


def test_arrives_at_the_place_on_the_page_that_was_asked_for(app: Flask, alice: int, page: Page) -> None:
    page.goto("/account/?lang=fr#sign-ins")
    page.fill("[name=email]", ALICE)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/**")
    arrived = urlsplit(page.url)
    assert (arrived.path, arrived.query, arrived.fragment) == ("/account/", "lang=fr", "sign-ins")
