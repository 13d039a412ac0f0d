"""``flask --app wsgi user …``."""

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.accounts.people import PASSWORD, account, post, sign_in, signed_in

ALICE = ["user", "add", "alice@example.org", "--name", "Alice Adler"]


def test_opens_an_account_that_can_sign_in(app: Flask, client: FlaskClient) -> None:
    done = app.test_cli_runner().invoke(
        args=[*ALICE, "--role", "administrator", "--role", "analyst", "--password-stdin"], input=PASSWORD + "\n"
    )
    assert done.exit_code == 0, done.output
    assert PASSWORD not in done.output
    assert sign_in(client, "alice@example.org").status_code == 303


def test_prints_a_link_to_choose_a_password_where_none_is_given(app: Flask, client: FlaskClient) -> None:
    done = app.test_cli_runner().invoke(args=ALICE)
    found = re.search(r"http://127\.0\.0\.1:8000(/accept/\S+)", done.output)
    assert found, done.output
    link = found[1]
    post(client, link, form_on=link, new_password=PASSWORD, again=PASSWORD)
    assert sign_in(client, "alice@example.org").status_code == 303


def test_gives_an_account_more_roles(app: Flask) -> None:
    account(app, "alice@example.org", ("organiser", "grcp-7"))
    run = app.test_cli_runner().invoke
    done = run(args=["user", "grant", "alice@example.org", "rapporteur", "analyst", "--meeting", "grcp-7"])
    assert done.exit_code == 0, done.output
    assert "rapporteur, analyst of grcp-7" in done.output
    listed = json.loads(run(args=["user", "list", "--json"]).output)
    assert {grant["role"] for grant in listed[0]["grants"]} == {"organiser", "rapporteur", "analyst"}


@pytest.mark.parametrize(
    ("args", "given", "said"),
    [
        (["user", "add", "not an address", "--name", "Alice", "--password-stdin"], PASSWORD, "Give one address"),
        (
            ["user", "add", "taken@example.org", "--name", "Alice", "--password-stdin"],
            PASSWORD,
            "has an account already",
        ),
        ([*ALICE, "--password-stdin"], "short", "Use 12 characters or more"),
        ([*ALICE, "--password-stdin"], "alice@example.org", "not your name or address"),
        ([*ALICE, "--role", "administrator", "--meeting", "grcp-7"], "", "give this role without a meeting"),
        ([*ALICE, "--role", "organiser", "--meeting", "GRCP 7"], "", "Give the meeting's code"),
        (["user", "grant", "nobody@example.org", "analyst"], "", "No account has the address"),
        (["user", "password", "nobody@example.org", "--password-stdin"], PASSWORD, "No account has the address"),
    ],
)
def test_refuses_in_one_line_and_does_nothing(app: Flask, args: list[str], given: str, said: str) -> None:
    account(app, "taken@example.org")
    done = app.test_cli_runner().invoke(args=args, input=given)
    assert done.exit_code == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    listed = json.loads(app.test_cli_runner().invoke(args=["user", "list", "--json"]).output)
    assert [facts["email"] for facts in listed] == ["taken@example.org"]


def test_refuses_a_role_that_does_not_exist(app: Flask) -> None:
    done = app.test_cli_runner().invoke(args=[*ALICE, "--role", "king"])
    assert done.exit_code == 2
    assert "administrator" in done.stderr


def test_a_new_password_signs_the_account_out_everywhere(app: Flask) -> None:
    account(app, "alice@example.org")
    browser = signed_in(app, "alice@example.org")
    new = "five other quiet words here"
    done = app.test_cli_runner().invoke(args=["user", "password", "alice@example.org", "--password-stdin"], input=new)
    assert done.exit_code == 0, done.output
    assert browser.get("/account/").location == "/sign-in"
    assert sign_in(app.test_client(), "alice@example.org").status_code == 422
    assert sign_in(app.test_client(), "alice@example.org", new).status_code == 303


def test_lists_accounts_with_what_each_may_do(app: Flask) -> None:
    account(app, "olga@example.org", ("organiser", "grcp-7"), ("analyst", None), name="Olga Ortiz")
    runner = app.test_cli_runner()
    assert runner.invoke(args=["user", "list"]).output == "olga@example.org  Olga Ortiz  analyst, organiser of grcp-7\n"
    facts = json.loads(runner.invoke(args=["user", "list", "--json"]).output)
    assert facts == [
        {
            "email": "olga@example.org",
            "name": "Olga Ortiz",
            "active": True,
            "has_password": True,
            "grants": [{"role": "analyst", "meeting": None}, {"role": "organiser", "meeting": "grcp-7"}],
            "last_sign_in_at": None,
        }
    ]
