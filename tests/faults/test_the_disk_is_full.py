"""The disk is full: nothing half-written is kept, people are told so, reading goes on, and space heals everything.

The databases themselves refuse here, as they do on a full disk. On a real one: ``python -m tests.bench.faults``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from sqlalchemy import Connection, event, text

from meetings.core.db import db, unit_of_work
from tests.accounts.people import account, post, sign_in, signed_in
from tests.faults.writing import kept

NEW = {"kind": "webinar", "precision": "undetermined"}


@contextmanager
def full(app: Flask) -> Iterator[None]:
    """SQLite may not grow by a page; PostgreSQL answers with its own code for a full disk."""
    with app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":

        def no_more_pages(connection: Connection) -> None:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")  # as many as there are, SQLite makes of it

        event.listen(engine, "begin", no_more_pages, insert=True)
        yield
        event.remove(engine, "begin", no_more_pages)
        engine.dispose()
    else:
        refuse = "BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END"
        _do(app, f"CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ {refuse} $$")
        _do(app, "CREATE TRIGGER no_room BEFORE INSERT ON meetings EXECUTE FUNCTION no_room()")
        yield
        _do(app, "DROP FUNCTION no_room() CASCADE")


def _do(app: Flask, statement: str) -> None:
    with app.app_context(), unit_of_work():
        db.session.execute(text(statement))


def test_refuses_to_save_reads_on_and_saves_again_when_there_is_room(app: Flask) -> None:
    app.testing = False
    account(app, "alice@example.org", ("organiser", None))
    alice, visitor = signed_in(app, "alice@example.org"), app.test_client()
    note = "x" * 2000  # a page of SQLite is 4096 bytes: a few of these need another one
    acknowledged, refused = [], 0
    with full(app):
        for number in range(30):
            code = f"killed-{number}"
            answer = post(alice, "/desk/new", title=note[:200], code=code, once=code, description=note, **NEW)
            if answer.status_code == 303:
                acknowledged.append(code)
                continue
            refused += 1
            assert answer.status_code == 507
            assert "There is no room left" in answer.text
            assert "Nothing was changed" in answer.text
        assert refused > 10
        for browser in (alice, visitor):
            for path in ("/", "/meetings/", "/meetings/grcp-7/", "/meetings/grcp-7/agenda", "/followup/"):
                assert browser.get(path).status_code == 200, path
        assert alice.get("/desk/").status_code == 200
    assert kept(app)[0] == sorted(acknowledged)
    again = post(alice, "/desk/new", title=note[:200], code="killed-29", once="killed-29", description=note, **NEW)
    assert again.status_code == 303
    meetings, started, broken = kept(app)
    assert meetings == started == sorted([*acknowledged, "killed-29"])
    assert broken == []


def test_nobody_signs_in_while_attempts_cannot_be_counted(empty_app: Flask) -> None:
    empty_app.testing = False
    Path(empty_app.instance_path, "limits.sqlite3").mkdir()  # where the counters would be written
    answer = sign_in(empty_app.test_client(), "alice@example.org")
    assert answer.status_code == 507
    assert "Nothing can be stored just now" in answer.text
