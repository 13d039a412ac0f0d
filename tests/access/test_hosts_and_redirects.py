"""Whatever a request says of hosts and of where to go next, no answer, letter or calendar repeats it."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.access.test_every_route import _world, address, rules, world
from tests.accounts.people import PASSWORD, account, post, send_letters, signed_in, token_in

__all__ = ["_world", "world"]
EVIL = "evil.example"
FORGED = {
    "X-Forwarded-Host": EVIL,
    "X-Forwarded-Server": EVIL,
    "X-Host": EVIL,
    "X-Original-URL": f"https://{EVIL}/",
    "X-Rewrite-URL": f"https://{EVIL}/",
    "Forwarded": f"host={EVIL};proto=https",
    "Origin": f"https://{EVIL}",
    "Referer": f"https://{EVIL}/account/",
}
NEXT = dict.fromkeys(("next", "url", "return_to", "redirect", "continue", "back"), f"https://{EVIL}/")


def everything(answer: TestResponse) -> str:
    return answer.get_data().decode(errors="replace") + str(answer.headers)


def ask_all(app: Flask, client: FlaskClient, **asked: object) -> Iterator[tuple[str, TestResponse]]:
    for rule in rules(app, "GET"):
        path = address(app, rule, "open")
        yield path, client.get(path, **asked)


@pytest.mark.alike
def test_a_foreign_host_gets_no_page_anywhere(world: Flask) -> None:
    for path, answer in ask_all(world, world.test_client(), base_url=f"http://{EVIL}"):
        assert answer.status_code == 400, path
        assert EVIL not in everything(answer), path


@pytest.mark.alike
def test_no_forged_header_is_repeated_on_any_page(world: Flask) -> None:
    account(world, "ada@example.org", ("administrator", None), ("organiser", None), ("analyst", None))
    world.config["WTF_CSRF_ENABLED"] = True
    for client in (world.test_client(), signed_in(world, "ada@example.org")):
        for path, answer in ask_all(world, client, headers=FORGED):
            assert answer.status_code < 500, path
            assert EVIL not in everything(answer), path


@pytest.mark.alike
def test_nothing_leads_to_where_the_request_says(world: Flask) -> None:
    account(world, "ada@example.org", ("administrator", None), ("organiser", None), ("analyst", None))
    world.config["WTF_CSRF_ENABLED"] = True
    ada = signed_in(world, "ada@example.org")
    world.config["WTF_CSRF_ENABLED"] = False
    for client in (world.test_client(), ada):
        for method in ("GET", "POST"):
            for rule in rules(world, method):
                if rule.endpoint == "security.logout":
                    continue
                path = address(world, rule, "open")
                answer = client.open(
                    path, method=method, query_string=NEXT, headers=FORGED, data=NEXT if method == "POST" else None
                )
                where = answer.headers.get("Location", "/")
                assert where.startswith("/"), (method, path, where)
                assert not where.startswith(("//", "/\\")), (method, path, where)
    assert ada.post("/sign-out", query_string=NEXT, data=NEXT).location == "/"


@pytest.mark.alike
@pytest.mark.parametrize(
    "path",
    [f"//{EVIL}/", f"//{EVIL}/%2e%2e", f"/\\{EVIL}", f"/meetings//{EVIL}", f"/%09/{EVIL}/meetings", "//meetings"],
)
def test_no_odd_path_leads_away(world: Flask, path: str) -> None:
    where = world.test_client().get(path).headers.get("Location", "/")
    assert not where.startswith(("//", "/\\"))
    assert urlsplit(where).netloc in ("", "localhost")


def test_signing_in_leads_to_a_page_of_ours(world: Flask) -> None:
    account(world, "bob@example.org")
    world.config["WTF_CSRF_ENABLED"] = True
    client = world.test_client()
    entry = {"email": "bob@example.org", "password": PASSWORD, **NEXT}
    token = token_in(client.get("/sign-in", query_string=NEXT))
    answer = client.post("/sign-in", query_string=NEXT, data=entry | {"csrf_token": token})
    assert (answer.status_code, answer.location) == (303, "/")


def test_a_letter_names_our_address_alone(world: Flask) -> None:
    account(world, "ada@example.org", ("administrator", None))
    number = account(world, "zoe@example.org", password=None)
    world.config["WTF_CSRF_ENABLED"] = True
    ada = signed_in(world, "ada@example.org")
    asked = f"/administration/users/{number}/letters"
    token = token_in(ada.get("/account/"))
    assert ada.post(asked, base_url=f"http://{EVIL}", data={"csrf_token": token}).status_code == 400
    ada.environ_base.update({f"HTTP_{name.upper().replace('-', '_')}": value for name, value in FORGED.items()})
    assert post(ada, asked).status_code == 303
    send_letters(world)
    [letter] = Path(world.instance_path, "outbox").glob("*.eml")
    assert EVIL not in letter.read_text()
    assert "http://127.0.0.1:8000/accept/" in letter.read_text()
