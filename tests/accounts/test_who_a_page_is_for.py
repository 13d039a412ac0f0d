"""Viewers, and the audience each view states."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask, url_for

from meetings.accounts.entrance.audience import Audience, audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.accounts.viewer import NOBODY, Viewer
from meetings.core import acting
from tests.accounts.people import account, post, sign_in, signed_in

Counting = Callable[[int], AbstractContextManager[list[str]]]
OLGA = Viewer(7, "Olga Ortiz", frozenset({("organiser", "grcp-7"), ("analyst", None)}))


def test_a_role_for_one_meeting_opens_that_meeting_only() -> None:
    assert OLGA.may("organiser", "grcp-7")
    assert not OLGA.may("organiser", "grcp-8")
    assert not OLGA.may("organiser")
    assert OLGA.scopes("organiser") == frozenset({"grcp-7"})


def test_a_role_without_a_meeting_opens_every_meeting() -> None:
    assert OLGA.may("analyst", "any-meeting")
    assert OLGA.may("analyst")
    assert OLGA.scopes("analyst") is None


def test_an_administrator_organises_nothing_by_that() -> None:
    ada = Viewer(1, "Ada", frozenset({("administrator", None)}))
    assert not ada.may("organiser", "grcp-7")
    assert ada.scopes("organiser") == frozenset()


def test_nobody_may_do_nothing() -> None:
    assert not NOBODY.is_somebody
    assert not NOBODY.holds()
    assert NOBODY.scopes("analyst") == frozenset()


@pytest.fixture
def pages(app: Flask) -> Flask:
    """A page for each audience, with a meeting's code and without; they say who is there and who acts."""

    def page(code: str = "") -> str:
        return f"{viewer().name}|{acting.current().label}"

    for name in ("anyone", "signed in", "administrator", "organiser", "staff"):
        who: Audience = name
        short = name.replace(" ", "-")
        app.add_url_rule(f"/for/{short}", f"for-{short}", audience(who)(page), methods=["GET", "POST"])
        app.add_url_rule(f"/for/{short}/<code>", f"one-for-{short}", audience(who)(page))
    return app


@pytest.mark.parametrize(
    ("grants", "opened"),
    [
        ((), {"anyone", "signed-in"}),
        ((("administrator", None),), {"anyone", "signed-in", "administrator", "staff"}),
        ((("organiser", "grcp-7"),), {"anyone", "signed-in", "organiser", "staff"}),
        ((("rapporteur", "grcp-7"),), {"anyone", "signed-in", "staff"}),
        ((("analyst", None),), {"anyone", "signed-in", "staff"}),
    ],
)
def test_opens_to_those_it_is_for(pages: Flask, grants: tuple[tuple[str, str | None], ...], opened: set[str]) -> None:
    account(pages, "olga@example.org", *grants)
    client = signed_in(pages, "olga@example.org")
    names = ("anyone", "signed-in", "administrator", "organiser", "staff")
    assert {name for name in names if client.get(f"/for/{name}").status_code == 200} == opened
    with_code = opened | {"organiser", "staff"}  # there the loading of the meeting decides
    assert {name for name in names if client.get(f"/for/{name}/grcp-7").status_code == 200} == with_code


def test_sends_whoever_is_not_signed_in_there_and_back(pages: Flask) -> None:
    account(pages, "olga@example.org", ("organiser", "grcp-7"))
    client = pages.test_client()
    assert client.get("/for/anyone").status_code == 200
    for url in ("/for/signed-in", "/for/administrator", "/for/staff", "/for/organiser/grcp-7"):
        assert client.get(url).location == "/sign-in"
    assert sign_in(client, "olga@example.org").location == "/for/organiser/grcp-7"


def test_refuses_a_form_of_somebody_who_is_not_signed_in(pages: Flask) -> None:
    refused = post(pages.test_client(), "/for/signed-in", form_on="/sign-in")
    assert refused.status_code == 403
    assert "Sign in first. Nothing was changed." in refused.text


def test_names_who_acts_and_forgets_it_afterwards(pages: Flask) -> None:
    account(pages, "olga@example.org", name="Olga Ortiz")
    assert pages.test_client().get("/for/anyone").text == "|Somebody who is not signed in"
    assert signed_in(pages, "olga@example.org").get("/for/anyone").text == "Olga Ortiz|Olga Ortiz"
    assert acting.current().label == "Concord"


def test_knows_who_is_there_in_two_queries_and_nobody_in_none(pages: Flask, assert_queries: Counting) -> None:
    account(pages, "olga@example.org")
    client = signed_in(pages, "olga@example.org")
    with assert_queries(2):
        client.get("/for/anyone")
    with assert_queries(2):
        client.get("/nowhere")
    with assert_queries(0):
        pages.test_client().get("/sign-in")


def test_every_route_states_its_audience(app: Flask) -> None:
    silent = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and not hasattr(app.view_functions[rule.endpoint], "audience")
    }
    assert silent == set()


def test_flask_security_has_three_routes_and_no_commands(app: Flask) -> None:
    rules = {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("security.")}
    assert rules == {"/sign-in", "/sign-out", "/account/password"}
    assert not {"users", "roles"} & set(app.cli.commands)
    with app.test_request_context():
        assert url_for("security.login") == "/sign-in"


@pytest.mark.parametrize("query", ["_scheme=javascript&_external=1", "_anchor=x&_method=POST", "page=2&_external=1"])
def test_a_language_link_stays_on_the_page(app: Flask, query: str) -> None:
    page = app.test_client().get(f"/sign-in?{query}")
    assert page.status_code == 200
    assert "javascript:" not in page.text
    assert 'href="http' not in page.text
