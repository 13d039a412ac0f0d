"""Addresses, queries and forms with what no database can hold: answered as what does not exist, never a failure."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from meetings.programme.actions.groups import add_group
from meetings.web.bounds import LARGEST, whole_number
from tests.accounts.people import account, post, signed_in
from tests.programme.browsing import DESK, form_on
from tests.programme.builders import CODE, OLGA, Unit, at_desk, released, with_sessions
from tests.programme.typed import typed_group

WORDS = ("%00", "grcp-7%00", "%0A", "grcp-7%0A", "%C2%85", "%7F")
NUMBERS = (str(LARGEST + 1), "9999999999", "9" * 20, "9" * 5000, "%D9%A3", "-1", "1%0A")


def filled(rule: Rule, word: str, number: str) -> str:
    """The rule's address with these in its places."""
    path = rule.rule
    for name in rule.arguments:
        kind = type(rule._converters[name]).__name__
        path = path.replace(f"<int:{name}>", number).replace(f"<path:{name}>", word).replace(f"<{name}>", word)
        assert f"{name}>" not in path, kind
    return path


def addresses(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        kinds = {name: type(rule._converters[name]).__name__ for name in rule.arguments}
        if "Word" in kinds.values() or "Segments" in kinds.values():
            yield from (filled(rule, word, "1") for word in WORDS)
        if "Number" in kinds.values():
            yield from (filled(rule, "grcp-7", number) for number in NUMBERS)


def test_no_address_fails_and_none_exists(app: Flask) -> None:
    account(app, "ada@example.org", ("administrator", None))
    app.testing = False
    for browser in (app.test_client(), signed_in(app, "ada@example.org")):
        for path in addresses(app):
            assert browser.get(path).status_code in (404, 405), path


@pytest.mark.parametrize("path", ["/", "/meetings/", "/meetings.csv", "/meetings.ics", "/states/", "/meetings/grcp-7/"])
def test_nothing_in_a_query_makes_a_page_fail(app: Flask, path: str) -> None:
    app.testing = False
    for name in ("q", "kind", "region", "year", "cycle", "page", "month", "view", "lang", "standing"):
        for value in ("%00", "9" * 5000, "%0A", "%ED%A0%80", "-1"):
            assert app.test_client().get(f"{path}?{name}={value}").status_code < 500, (name, value[:20])


def test_a_form_with_a_nul_is_refused_whole(client: FlaskClient) -> None:
    answer = post(client, "/sign-in", form_on="/sign-in", email="a\x00@example.org", password="x")
    assert answer.status_code == 400


def test_numbers_sent_by_a_form_end_where_the_databases_end(app: Flask, unit: Unit) -> None:
    with unit():
        add_group(OLGA, with_sessions(), typed_group(name="Group"))
    with unit():
        released()
    account(app, "alice@example.org", ("organiser", CODE))
    app.testing = False
    alice = signed_in(app, "alice@example.org")
    for number in (LARGEST + 1, 10**20, 10**4000):
        sent = post(alice, f"{DESK}/groups/1/members", person=f"{number}")
        assert sent.status_code in (404, 422), len(f"{number}")
    page = alice.get(f"{DESK}/sessions/1")
    for button in ("remove_speaker", "speaker_up"):
        again = alice.post(f"{DESK}/sessions/1", data={**form_on(page), button: "9" * 5000})
        assert again.status_code == 200
    with unit():
        assert [speaker.name for speaker in at_desk().sessions[0].speakers] == ["Amara Diallo"]


@pytest.mark.parametrize("text", ["", "-1", "1.0", "1\n", "٣", "2147483648", "9" * 5000])
def test_what_is_no_number_of_a_row_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="is expected"):
        whole_number(text)
    assert whole_number("2147483647") == LARGEST
