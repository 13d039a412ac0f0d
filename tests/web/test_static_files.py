"""Static files are kept for a year where the address names what is in them, and only there."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.web.stylesheet import ADDRESS, SHEETS, joined
from tests.accounts.people import account, signed_in

STATIC = Path(__file__).parents[2] / "static"
SCRIPT = "/static/js/concord.js"
SHEET = f"{ADDRESS}concord.css"


def kept(client: FlaskClient, address: str) -> str:
    """What the answer says of keeping it; the file that it streams is closed."""
    with client.get(address) as answer:
        return answer.headers["Cache-Control"]


@pytest.mark.parametrize("address", [SHEET, SCRIPT])
def test_an_address_that_names_a_version_may_be_kept_for_a_year(client: FlaskClient, address: str) -> None:
    found = re.search(rf'"({re.escape(address)}\?v=[0-9a-f]{{10}})"', client.get("/").text)
    assert found
    assert kept(client, found[1]) == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("address", [f"{SCRIPT}?v=0000000000", "/static/nope.css?v=1", SCRIPT, f"{SHEET}?v=1", SHEET])
def test_any_other_address_may_not(client: FlaskClient, address: str) -> None:
    assert "immutable" not in kept(client, address)


def test_a_page_has_one_stylesheet_and_a_desk_two_which_are_all_chapters(app: Flask, client: FlaskClient) -> None:
    account(app, "ada@example.org", ("administrator", None))
    page = signed_in(app, "ada@example.org").get("/administration/users/").text
    of_desk = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', client.get("/").text) == of_desk[:1]
    assert len(of_desk) == 2
    for name, address in zip(SHEETS, of_desk, strict=True):
        answer = client.get(address)
        assert (answer.status_code, answer.content_type) == (200, "text/css; charset=utf-8")
        assert answer.text == joined(STATIC, name, "/static")
    address = of_desk[0]
    answer = client.get(address)
    assert client.get(address, headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"
    assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_the_stylesheet_asks_the_database_nothing_whoever_asks(
    app: Flask, assert_queries: Callable[[int], AbstractContextManager[list[str]]]
) -> None:
    account(app, "olga@example.org")
    client = signed_in(app, "olga@example.org")
    with assert_queries(0):
        assert kept(client, SHEET) == "public, no-cache"
