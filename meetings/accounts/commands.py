"""Accounts from a terminal: ``flask --app wsgi user add | grant | password | list``.

A password is read from standard input when ``--password-stdin`` says so, else asked for where there is a terminal.
Where there is neither, none is made up: a link is printed with which the person chooses one, once, within three days.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup

from meetings.accounts import queries
from meetings.accounts.actions import accounts, sign_ins
from meetings.accounts.models import User
from meetings.accounts.viewer import COMMAND_LINE
from meetings.accounts.vocabulary import ROLES
from meetings.core.acting import Actor, acting
from meetings.core.db import unit_of_work
from meetings.core.errors import Missing, Refused
from meetings.core.translation_mark import mark as _
from meetings.web.terminal import LINE

user = AppGroup("user", help="Accounts: who signs in, and what each may do.")

from_stdin = click.option(
    "--password-stdin", is_flag=True, help="Read the password from the first line of standard input."
)


@contextmanager
def _work(*, write: bool = True) -> Iterator[None]:
    """One unit of work in the name of the command line; a refusal becomes one line and exit code 1."""
    try:
        with acting(Actor(None, COMMAND_LINE.name)), unit_of_work(write=write):
            yield
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from None


@user.command()
@click.argument("email", type=LINE)
@click.option("--name", required=True, type=LINE, help="The person's name, as it shall be shown.")
@click.option(
    "--role", "roles", multiple=True, type=click.Choice(ROLES.codes), help="What they may do; can be repeated."
)
@click.option("--meeting", metavar="CODE", type=LINE, help="The roles are for this meeting only, such as grcp-7.")
@from_stdin
def add(email: str, name: str, roles: tuple[str, ...], meeting: str | None, password_stdin: bool) -> None:
    """Open an account for EMAIL."""
    given = _password(password_stdin)
    with _work():
        account = accounts.add_user(email, name, by=COMMAND_LINE)
        for role in roles:
            accounts.grant(account, role, meeting, by=COMMAND_LINE)
        done = _give(account, given)
    click.echo(f"Account of {name} <{email}> opened. {done}")


@user.command()
@click.argument("email", type=LINE)
@click.argument("roles", nargs=-1, required=True, type=click.Choice(ROLES.codes))
@click.option("--meeting", metavar="CODE", type=LINE, help="The roles are for this meeting only, such as grcp-7.")
def grant(email: str, roles: tuple[str, ...], meeting: str | None) -> None:
    """Give the account of EMAIL more ROLES."""
    with _work():
        account = _account(email)
        for role in roles:
            accounts.grant(account, role, meeting, by=COMMAND_LINE)
        name = account.name
    click.echo(f"{name} is {', '.join(roles)} of {meeting or 'every meeting'} from now on.")


@user.command()
@click.argument("email", type=LINE)
@from_stdin
def password(email: str, password_stdin: bool) -> None:
    """Give the account of EMAIL a new password, and sign it out everywhere."""
    given = _password(password_stdin)
    with _work():
        done = _give(_account(email), given)
    click.echo(done)


@user.command("list")
@click.option("--json", "as_json", is_flag=True, help="Report in JSON, for programs.")
def list_users(as_json: bool) -> None:
    """List the accounts with what each may do."""
    with _work(write=False):
        found = [_facts(account) for account in queries.every_user()]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for facts in found:
        roles = ", ".join(
            grant["role"] + (f" of {grant['meeting']}" if grant["meeting"] else "") for grant in facts["grants"]
        )
        click.echo(f"{facts['email']}  {facts['name']}  {roles or 'no role'}{'' if facts['active'] else '  (closed)'}")


def _account(email: str) -> User:
    account = queries.by_email(email)
    if account is None:
        raise Missing(_("No account has the address %(email)s."), email=email)
    return account


def _facts(account: User) -> dict[str, Any]:
    return {
        "email": account.email,
        "name": account.name,
        "active": account.active,
        "has_password": account.password is not None,
        "grants": [{"role": grant.role, "meeting": grant.scope} for grant in account.grants],
        "last_sign_in_at": account.last_sign_in_at.isoformat() if account.last_sign_in_at else None,
    }


def _password(password_stdin: bool) -> str | None:
    """The password given, before any transaction begins: nobody waits for somebody who types."""
    if password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return typed
    return None


def _give(account: User, given: str | None) -> str:
    if given is not None:
        sign_ins.set_password(account, given)
        return "The password is set."
    token = accounts.make_password_link(account, by=COMMAND_LINE)
    address = current_app.extensions["concord.settings"].public_url.rstrip("/")
    return f"To choose a password, once and within three days: {address}/accept/{token}"
