"""Addresses that somebody makes up: they make no other page of what is there, push nothing out, and are limited."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.accounts.actions.attempts import counters
from meetings.accounts.viewer import NOBODY
from meetings.core import clock
from meetings.core.files import Store
from meetings.followup.answers.register import forget_registers, register_for
from meetings.followup.rules.as_of import AsOf
from meetings.handouts.printing import jobs
from meetings.serving.release_store import Bodies
from meetings.serving.turns import Turns
from tests.accounts.people import account, signed_in
from tests.followup.on_record import ANA
from tests.released import meetings as lakes

Unit = Callable[[], AbstractContextManager[None]]
Counted = Callable[[int], AbstractContextManager[list[str]]]
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def at_noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield


@pytest.fixture
def nothing_left(app: Flask) -> Flask:
    """Every address has spent its share."""
    folder = Path(app.instance_path)
    app.extensions["concord.turns"] = Turns(folder / "turns", counters(storage="", folder=folder), 0)
    return app


@pytest.mark.parametrize(
    "query", ["utm_source=x", "nonce=1&nonce=2", "lang=zz", "q=", "kind=&q=%00", "endpoint=x&_anchor=y", "x" * 3000]
)
@pytest.mark.usefixtures("at_noon")
def test_what_no_page_reads_makes_no_other_page(client: FlaskClient, assert_queries: Counted, query: str) -> None:
    plain = client.get("/meetings/")
    with assert_queries(0):
        again = client.get(f"/meetings/?{query}")
    assert (again.data, again.headers["ETag"]) == (plain.data, plain.headers["ETag"])


@pytest.mark.usefixtures("at_noon")
def test_the_same_question_in_another_order_or_asked_twice_is_the_same_page(
    client: FlaskClient, assert_queries: Counted
) -> None:
    asked = client.get("/meetings/?kind=grcp&q=data")
    with assert_queries(0):
        for same in ("q=data&kind=grcp", "kind=grcp&kind=webinar&q=+data+", "kind=grcp&x=1&q=data%0A"):
            assert client.get(f"/meetings/?{same}").data == asked.data


@pytest.mark.usefixtures("at_noon")
@pytest.mark.parametrize("cookie", ["made-up", ""])
def test_a_cookie_that_opens_nothing_is_no_reason_to_make_a_page(
    client: FlaskClient, assert_queries: Counted, cookie: str
) -> None:
    plain = client.get("/mechanisms/")
    client.set_cookie("concord", cookie)
    with assert_queries(0):
        again = client.get("/mechanisms/")
    assert again.data == plain.data
    assert again.headers["Cache-Control"] == "no-cache"


@pytest.mark.usefixtures("at_noon")
def test_what_was_said_to_somebody_is_said_to_nobody_else(client: FlaskClient, app: Flask) -> None:
    other = app.test_client()
    other.get("/account/")  # sends to sign in, and says so on the next page
    assert "Sign in to see this page." in other.get("/mechanisms/").text
    assert "Sign in to see this page." not in client.get("/mechanisms/").text
    assert "Sign in to see this page." not in other.get("/mechanisms/").text


def test_other_days_push_out_neither_todays_register_nor_those_of_who_works_here(unit: Unit) -> None:
    with unit():
        from meetings.core.db import writing

        writing.set(False)
        forget_registers()
        long_ago = AsOf(date(2018, 12, 31), clock.today())
        today, hers, theirs = register_for(NOBODY), register_for(ANA), register_for(ANA, long_ago)
        for days in range(12):
            register_for(NOBODY, AsOf(date(2015, 1, 1) + timedelta(days=days), clock.today()))
        assert register_for(NOBODY) is today
        assert register_for(ANA) is hers
        assert register_for(ANA, long_ago) is theirs
        assert register_for(NOBODY, AsOf(clock.today(), clock.today() + timedelta(days=900))) is today


def test_bodies_of_made_up_addresses_push_out_none_that_everybody_asks_for(tmp_path: Path) -> None:
    bodies = Bodies(Store(tmp_path), limit=400)
    home = bodies.get(("home",), lambda: b"x" * 100, keep=False)
    for number in range(20):
        bodies.get(("made up", str(number)), lambda: b"y" * 30, keep=False, apart=True)
    assert bodies.held(("home",)) is home
    assert bodies.held(("made up", "19")) is not None
    assert bodies.held(("made up", "0")) is None


@pytest.mark.parametrize(
    "address",
    [
        "/recommendations/?as_of=2018-01-01", "/recommendations/?q=data", "/followup/report.csv?meeting=grcp-7",
        "/meetings.ics?q=lakes", f"/meetings/{lakes.CODE}/agenda?tz=Asia/Tokyo",
        f"/meetings/{lakes.CODE}/calendar.ics?alarm=17",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("at_noon")
def test_whoever_had_their_share_is_told_in_words_when_there_is_more(nothing_left: Flask, address: str) -> None:
    with nothing_left.app_context():
        lakes.first_release()
    visitor = nothing_left.test_client()
    refused = visitor.get(address)
    assert refused.status_code == 429
    assert "Try again in a minute." in refused.text
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    visitor.set_cookie("concord", "made-up")
    assert visitor.get(address).status_code == 429
    path = address.partition("?")[0]
    assert visitor.get(path).status_code == 200
    account(nothing_left, "otto@example.org")
    assert signed_in(nothing_left, "otto@example.org").get(address).status_code == 429
    account(nothing_left, "olga@example.org", ("organiser", None))
    assert signed_in(nothing_left, "olga@example.org").get(address).status_code == 200


@pytest.mark.usefixtures("at_noon")
def test_a_share_is_of_one_address_and_of_one_minute(app: Flask, client: FlaskClient) -> None:
    folder = Path(app.instance_path)
    app.extensions["concord.turns"] = turns = Turns(folder / "turns", counters(storage="", folder=folder), 2)
    turns.count("address:192.0.2.7", 2.5)
    there = {"REMOTE_ADDR": "192.0.2.7"}
    assert client.get("/meetings/?q=one", environ_overrides=there).status_code == 429
    assert client.get("/meetings/?q=one").status_code == 200
    assert client.get("/meetings/?q=one", environ_overrides=there).status_code == 200  # it is there by now
    assert client.get("/meetings/?q=two", environ_overrides=there).status_code == 429
    with clock.fixed(NOON + timedelta(seconds=61)):
        assert client.get("/meetings/?q=two", environ_overrides=there).status_code == 200


@pytest.mark.usefixtures("at_noon")
def test_a_pdf_that_is_waited_for_is_put_together_once(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        lakes.first_release()
    address = f"/meetings/{lakes.CODE}/agenda.pdf"
    first = client.get(address)
    digest = first.text.partition("/printings/")[2][:64]
    turns = app.extensions["concord.turns"]
    before = turns.spent("address:127.0.0.1")
    again = client.get(address)
    assert (first.status_code, again.status_code) == (202, 202)
    assert digest in again.text
    assert turns.spent("address:127.0.0.1") == before
    with unit():
        jobs._note(digest, pages=3)
    assert "3 pages are set." in client.get(address).text
