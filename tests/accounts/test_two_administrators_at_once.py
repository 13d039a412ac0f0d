"""Two administrators take each other's role away in the same moment: one stays."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from threading import Barrier

from flask import Flask
from flask.testing import FlaskClient

from meetings.accounts import queries
from tests.accounts.people import account, signed_in, token_in

Unit = Callable[[], AbstractContextManager[None]]


def test_one_administrator_stays(app: Flask, unit: Unit) -> None:
    ada = account(app, "ada@example.org", ("administrator", None))
    bob = account(app, "bob@example.org", ("administrator", None))
    clients = [signed_in(app, "ada@example.org"), signed_in(app, "bob@example.org")]
    forms = [
        (client, token_in(client.get("/account/")), other) for client, other in zip(clients, (bob, ada), strict=True)
    ]
    together = Barrier(2)

    def take_away(form: tuple[FlaskClient, str, int]) -> int:
        client, token, number = form
        together.wait()
        url = f"/administration/users/{number}/grants/revoked"
        return client.post(url, data={"csrf_token": token, "role": "administrator"}).status_code

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(take_away, forms))
    assert answers[0] == 303
    assert answers[1] in (403, 422)
    with unit():
        assert len(queries.administrators()) == 1
