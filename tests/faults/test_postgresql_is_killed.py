"""kill -9 of PostgreSQL: people are told, nothing that was acknowledged is lost, and Concord goes on by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from meetings.core.db import db
from tests import installations
from tests.accounts.people import account, post, signed_in, token_in
from tests.databases import Server
from tests.faults.writing import kept
from tests.postgresql import OwnServer, mortal_server

pytestmark = pytest.mark.alike  # it brings its own server, whatever the others run on
NEW = {"kind": "webinar", "precision": "undetermined"}


@pytest.fixture(scope="module")
def server() -> Iterator[OwnServer]:
    with mortal_server() as started:
        yield started


@pytest.fixture
def concord(server: OwnServer, tmp_path: Path) -> Iterator[Flask]:
    with installations.opened(installations.with_tables(Server(server.url).new()), tmp_path) as app:
        app.testing = False
        yield app


def test_goes_on_by_itself_and_keeps_what_it_acknowledged(concord: Flask, server: OwnServer) -> None:
    account(concord, "alice@example.org", ("organiser", None))
    alice, visitor = signed_in(concord, "alice@example.org"), concord.test_client()
    assert post(alice, "/desk/new", title="Before", code="killed-1", **NEW).status_code == 303
    assert visitor.get("/meetings.ics").status_code == visitor.get("/meetings/").status_code == 200
    form = {"title": "After", "code": "killed-2", "once": "the same key", **NEW}
    token = token_in(alice.get("/desk/new"))
    server.kill()
    written = alice.post("/desk/new", data=form | {"csrf_token": token})
    for answer in (written, visitor.get("/meetings.ics"), visitor.get("/meetings/")):
        assert answer.status_code == 503
        assert "The database does not answer" in answer.text
        assert answer.headers["Retry-After"] == "5"
    assert visitor.get("/healthz").status_code == 200
    assert visitor.get("/readyz").status_code == 503
    server.start()
    assert [visitor.get(path).status_code for path in ("/meetings.ics", "/meetings/", "/readyz")] == [200] * 3
    for _again in range(2):
        assert post(alice, "/desk/new", **form).location == "/meetings/killed-2/desk/"
    assert kept(concord) == (["killed-1", "killed-2"], ["killed-1", "killed-2"], [])


def test_a_visitor_after_a_restart_notices_nothing(concord: Flask, server: OwnServer) -> None:
    visitor = concord.test_client()
    for _time in range(2):
        assert [visitor.get(path).status_code for path in ("/meetings/", "/meetings.ics")] == [200, 200]
        server.kill()
        server.start()
    assert [visitor.get(path).status_code for path in ("/meetings/", "/meetings.ics")] == [200, 200]


def test_says_that_it_is_not_known_whether_a_form_was_saved_when_the_commit_broke(
    concord: Flask, server: OwnServer
) -> None:
    account(concord, "alice@example.org", ("organiser", None))
    alice = signed_in(concord, "alice@example.org")
    form = {"title": "Cut off", "code": "killed-3", "once": "one key", **NEW}

    token = token_in(alice.get("/desk/new"))
    with concord.app_context():
        engine = db.engine

    def cut(_connection: object) -> None:
        server.kill()

    event.listen(engine, "commit", cut)
    try:
        answer = alice.post("/desk/new", data=form | {"csrf_token": token})
    finally:
        event.remove(engine, "commit", cut)
        server.start()
    assert answer.status_code == 503
    assert "send the same form again" in answer.text
    assert post(alice, "/desk/new", **form).location == "/meetings/killed-3/desk/"
    assert kept(concord)[0] == ["killed-3"]
