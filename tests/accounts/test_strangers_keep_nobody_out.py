"""Wrong passwords of strangers keep nobody out whom Concord knows, and tell nothing of who has an account."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from meetings.accounts.actions import accounts, sign_ins
from meetings.accounts.actions.attempts import Counted
from meetings.accounts.models import SignIn, User
from meetings.accounts.rules.addresses_counted import account_key, address_key
from meetings.accounts.viewer import COMMAND_LINE
from meetings.accounts.views.trying import CROWD
from meetings.core import clock
from meetings.core.db import db
from tests.accounts.people import PASSWORD, account, post, sign_in, token_in

Unit = Callable[[], AbstractContextManager[None]]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ALICE, BOB, NOBODY = "alice@example.org", "bob@example.org", "nobody@example.org"
HOME, VENUE, ELSEWHERE, FAR = "192.0.2.1", "198.51.100.7", "203.0.113.9", "203.0.113.250"
WRONG = "not the password"


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield


@pytest.fixture
def alice(app: Flask) -> FlaskClient:
    """The browser in which Alice signed in at home, and out again."""
    account(app, ALICE)
    account(app, BOB)
    browser = browser_at(app, HOME)
    assert sign_in(browser, ALICE).status_code == 303
    post(browser, "/sign-out")
    return browser


def browser_at(app: Flask, address: str) -> FlaskClient:
    """A browser that nobody used yet, at that address."""
    return moved(app.test_client(), address)


def moved(client: FlaskClient, address: str) -> FlaskClient:
    """The same browser at another address."""
    client.environ_base = {**client.environ_base, "REMOTE_ADDR": address}
    return client


def wrong(app: Flask, address: str, times: int, *emails: str) -> list[int]:
    """What a stranger there sees who tries wrong passwords for each address in turn."""
    client = browser_at(app, address)
    token = token_in(client.get("/sign-in"))
    typed = {"csrf_token": token, "password": WRONG}
    return [
        client.post("/sign-in", data={**typed, "email": emails[number % len(emails)]}).status_code
        for number in range(times)
    ]


def test_a_stranger_who_tries_sixty_one_times_keeps_the_owner_out_nowhere(app: Flask, alice: FlaskClient) -> None:
    assert wrong(app, ELSEWHERE, 61, ALICE) == [422] * 10 + [429] * 51
    assert sign_in(alice, ALICE).status_code == 303  # the same browser
    assert sign_in(browser_at(app, HOME), ALICE).status_code == 303  # another one at the same address
    assert sign_in(browser_at(app, FAR), ALICE).status_code == 303  # another one where she never was


def test_many_strangers_slow_a_newcomer_and_nobody_whom_concord_knows(app: Flask, alice: FlaskClient) -> None:
    for number in range(4):
        wrong(app, f"203.0.113.{number}", 4, ALICE)
    assert sign_in(moved(alice, VENUE), ALICE).status_code == 303
    assert sign_in(browser_at(app, HOME), ALICE).status_code == 303
    newcomer = browser_at(app, FAR)
    refused = sign_in(newcomer, ALICE)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")
    with clock.fixed(NOON + timedelta(seconds=61)):
        assert sign_in(newcomer, ALICE).status_code == 303


def spent(app: Flask, counted: Counted, times: int) -> None:
    """So many tries of strangers, without the work of checking a password each time."""
    for _each in range(times):
        app.extensions["concord.attempts"].spend([counted])


def test_an_account_is_slowed_and_never_closed_for_an_hour(app: Flask, alice: FlaskClient) -> None:
    for minute in range(20):
        with clock.fixed(NOON + timedelta(minutes=minute)):
            spent(app, Counted(account_key(ALICE)), 11)
    with clock.fixed(NOON + timedelta(minutes=19)):
        refused = sign_in(browser_at(app, FAR), ALICE)
        assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")
    with clock.fixed(NOON + timedelta(minutes=20)):
        assert sign_in(browser_at(app, FAR), ALICE).status_code == 303


def test_a_stranger_at_the_venue_shuts_out_none_of_the_others_there(app: Flask, alice: FlaskClient) -> None:
    wrong(app, VENUE, 61, BOB)
    wrong(app, VENUE, 30, *(f"{number}@example.org" for number in range(30)))
    assert sign_in(browser_at(app, VENUE), ALICE).status_code == 303


def test_who_is_tried_at_the_venue_itself_comes_in_with_a_browser_of_before(app: Flask, alice: FlaskClient) -> None:
    assert wrong(app, VENUE, 61, ALICE).count(422) == 10
    assert sign_in(browser_at(app, VENUE), ALICE).status_code == 429  # nothing tells her from the stranger
    assert sign_in(moved(alice, VENUE), ALICE).status_code == 303


def test_an_address_that_is_tried_without_end_still_lets_a_known_browser_in(app: Flask, alice: FlaskClient) -> None:
    spent(app, Counted(address_key(VENUE), CROWD), 10 * CROWD)
    assert wrong(app, VENUE, 1, BOB) == [429]
    assert sign_in(moved(alice, VENUE), ALICE).status_code == 303


def test_a_house_with_ipv6_is_known_by_its_network(app: Flask, alice: FlaskClient, unit: Unit) -> None:
    assert sign_in(browser_at(app, "2001:db8:1:2::1"), ALICE).status_code == 303
    spent(app, Counted(account_key(ALICE)), 10)
    assert sign_in(browser_at(app, "2001:db8:1:2:ffff::9"), ALICE).status_code == 303
    assert sign_in(browser_at(app, "2001:db8:1:3::1"), ALICE).status_code == 429
    with unit():
        assert db.session.scalars(select(SignIn.network).distinct()).all().count("2001:db8:1:2::/64") == 1


def test_a_known_browser_is_no_way_to_guess(app: Flask, alice: FlaskClient) -> None:
    said = [sign_in(alice, ALICE, WRONG).status_code for _each in range(12)]
    assert said == [422] * 10 + [429] * 2
    assert sign_in(alice, BOB).status_code == 303  # its mark is Alice's, and Bob is anybody's here


def mark_of(client: FlaskClient) -> tuple[str, str]:
    """The one mark that a browser bears."""
    found = [cookie for cookie in client._cookies.values() if cookie.key.startswith("known_")]
    assert len(found) == 1
    assert (found[0].path, found[0].http_only, found[0].same_site) == ("/sign-in", True, "Lax")
    assert found[0].max_age is not None
    assert found[0].max_age > 300 * 24 * 3600
    return found[0].key, found[0].value


@pytest.fixture
def besieged(app: Flask, alice: FlaskClient) -> Flask:
    """Strangers have used up what strangers have for Alice's account."""
    spent(app, Counted(account_key(ALICE)), 10)
    return app


def bearing(app: Flask, key: str, value: str) -> TestResponse:
    """Alice's right password from a browser with that cookie at an address where nobody was."""
    client = browser_at(app, FAR)
    client.set_cookie(key, value, path="/sign-in")
    return sign_in(client, ALICE)


def test_a_mark_is_signed_and_holds_neither_password_nor_address(besieged: Flask, alice: FlaskClient) -> None:
    key, value = mark_of(alice)
    assert "alice" not in f"{key}{value}".lower()
    assert bearing(besieged, key, value[:-4] + "AAAA").status_code == 429
    assert bearing(besieged, key, "x").status_code == 429
    assert bearing(besieged, key, value).status_code == 303


def test_a_mark_is_one_accounts(besieged: Flask, alice: FlaskClient) -> None:
    key, _value = mark_of(alice)
    other = browser_at(besieged, FAR)
    assert sign_in(other, BOB).status_code == 303
    other_key, value = mark_of(other)
    assert other_key != key
    stranger = browser_at(besieged, "203.0.113.251")
    stranger.set_cookie(key, value, path="/sign-in")
    assert sign_in(stranger, ALICE).status_code == 429


def test_a_mark_ends_with_the_password(besieged: Flask, alice: FlaskClient, unit: Unit) -> None:
    key, value = mark_of(alice)
    with unit():
        sign_ins.set_password(_user(), PASSWORD)
    assert bearing(besieged, key, value).status_code == 429


def _user() -> User:
    return db.session.scalars(select(User).where(User.email == ALICE)).one()


def test_the_browser_in_which_a_password_is_chosen_or_changed_is_known(
    besieged: Flask, alice: FlaskClient, unit: Unit
) -> None:
    with unit():
        token = accounts.make_password_link(_user(), by=COMMAND_LINE)
    newcomer = browser_at(besieged, FAR)
    link = f"/accept/{token}"
    post(newcomer, link, form_on=link, new_password=PASSWORD, again=PASSWORD)
    assert sign_in(newcomer, ALICE).status_code == 303
    new = PASSWORD + " of mine"
    page = "/account/password"
    post(newcomer, page, form_on=page, password=PASSWORD, new_password=new, new_password_confirm=new)
    post(newcomer, "/sign-out")
    assert sign_in(newcomer, ALICE, new).status_code == 303


def test_a_link_that_works_is_taken_however_many_were_tried_there(app: Flask, alice: FlaskClient, unit: Unit) -> None:
    with unit():
        token = accounts.make_password_link(_user(), by=COMMAND_LINE)
    stranger = browser_at(app, VENUE)
    guesses = [stranger.get(f"/accept/{'x' * 40}{number}").status_code for number in range(12)]
    assert guesses == [404] * 10 + [429] * 2
    assert browser_at(app, VENUE).get(f"/accept/{token}").status_code == 200
    assert sign_in(browser_at(app, VENUE), ALICE).status_code == 303


@pytest.mark.parametrize("address", [HOME, ELSEWHERE])
def test_tells_no_account_that_exists_from_one_that_does_not(app: Flask, alice: FlaskClient, address: str) -> None:
    """Alice signed in from home; from there, and from elsewhere, strangers are told the same of everybody."""
    for email in (ALICE, NOBODY):
        spent(app, Counted(account_key(email)), 10)
    said = {email: _told(app, address, email) for email in (ALICE, NOBODY)}
    assert said[ALICE] == said[NOBODY]


def _told(app: Flask, address: str, email: str) -> list[tuple[int, str | None, int]]:
    client, told = browser_at(app, address), []
    for _each in range(12):
        response = sign_in(client, email, WRONG)
        told.append((response.status_code, response.headers.get("Retry-After"), len(response.text.replace(email, ""))))
    return told
