"""Whatever sets a password, and whatever takes an account away, ends every open link to choose one."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import select

from meetings.accounts.actions import accounts, sign_ins
from meetings.accounts.models import PasswordLink, User
from meetings.accounts.viewer import COMMAND_LINE
from meetings.core.db import db, unit_of_work
from meetings.core.errors import Missing
from tests.accounts.people import PASSWORD, account, post, signed_in

Unit = Callable[[], AbstractContextManager[None]]
ALICE = "alice@example.org"
NEW = PASSWORD + " of mine"


@pytest.fixture
def links(app: Flask, unit: Unit) -> list[str]:
    """A link that an administrator showed."""
    account(app, ALICE)
    with unit():
        return [accounts.make_password_link(_alice(), by=COMMAND_LINE)]


def _alice() -> User:
    return db.session.scalars(select(User).where(User.email == ALICE)).one()


def _changed_by_oneself(app: Flask) -> None:
    page = "/account/password"
    answer = post(
        signed_in(app, ALICE), page, form_on=page, password=PASSWORD, new_password=NEW, new_password_confirm=NEW
    )
    assert answer.status_code == 303


def _set_from_a_terminal(app: Flask) -> None:
    arguments = ["user", "password", ALICE, "--password-stdin"]
    assert app.test_cli_runner().invoke(args=arguments, input=NEW + "\n").exit_code == 0


def _set(app: Flask) -> None:
    with app.app_context(), unit_of_work():
        sign_ins.set_password(_alice(), NEW)


def _another_link(app: Flask) -> None:
    with app.app_context(), unit_of_work():
        accounts.make_password_link(_alice(), by=COMMAND_LINE)


def _a_letter(app: Flask) -> None:
    with app.app_context(), unit_of_work():
        accounts.mail_password_link(_alice(), key="k", language="en", by=COMMAND_LINE)


def _closed_and_opened_again(app: Flask) -> None:
    with app.app_context(), unit_of_work():
        accounts.deactivate(_alice(), by=COMMAND_LINE)
        accounts.reactivate(_alice(), by=COMMAND_LINE)


@pytest.mark.parametrize(
    "act", [_changed_by_oneself, _set_from_a_terminal, _set, _another_link, _a_letter, _closed_and_opened_again]
)
def test_a_link_ends_with(app: Flask, links: list[str], act: Callable[[Flask], None]) -> None:
    (token,) = links
    link = f"/accept/{token}"
    client = app.test_client()
    assert client.get(link).status_code == 200
    open_before = client.get(link).text.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]
    act(app)
    assert client.get(link).status_code == 404
    typed = {"csrf_token": open_before, "new_password": NEW, "again": NEW}
    assert client.post(link, data=typed).status_code == 404  # nor from a page that was open before


def test_a_letter_that_waits_ends_with_the_password_too(app: Flask, unit: Unit, links: list[str]) -> None:
    with unit():
        accounts.mail_password_link(_alice(), key="k", language="en", by=COMMAND_LINE)
    _changed_by_oneself(app)
    with unit():
        assert db.session.scalars(select(PasswordLink).where(PasswordLink.used_at.is_(None))).all() == []


def test_a_link_is_used_once_however_many_use_it_at_once(app: Flask, links: list[str]) -> None:
    (token,) = links
    together, said = Barrier(2), []

    def use(password: str) -> None:
        with app.app_context():
            together.wait()
            try:
                with unit_of_work():
                    accounts.use_password_link(token, password)
                said.append("set")
            except Missing:
                said.append("refused")

    threads = [Thread(target=use, args=(f"{NEW} {number}",)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["refused", "set"]
