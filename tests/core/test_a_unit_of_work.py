"""One transaction: kept whole or undone whole, and a reader cannot write, on either database."""

import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from flask import Flask
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, StatementError

from meetings.core import clock, once
from meetings.core.db import db, unit_of_work


@pytest.fixture(autouse=True)
def _inside(empty_app: Flask) -> Iterator[None]:
    with empty_app.app_context():
        yield


def _count() -> int:
    with unit_of_work(write=False):
        return db.session.query(once.OnceKey).count()


def test_keeps_all_of_it_or_nothing() -> None:
    with unit_of_work():
        once.take(1, "kept")
    with pytest.raises(ZeroDivisionError), unit_of_work():
        once.take(1, "undone")
        raise ZeroDivisionError
    with unit_of_work(write=False):
        assert once.taken(1, "kept") is not None
        assert once.taken(1, "undone") is None


def test_refuses_to_write_where_only_reading_was_said() -> None:
    with pytest.raises(DBAPIError, match=r"readonly|read-only"), unit_of_work(write=False):
        once.take(1, "sneaked in")
    with unit_of_work():
        once.take(1, "writing again")
    assert _count() == 1


def test_gives_moments_back_in_utc() -> None:
    lima = datetime(2026, 3, 2, 7, tzinfo=timezone(timedelta(hours=-5)))
    with unit_of_work(), clock.fixed(lima):
        once.take(1, "key")
    with unit_of_work(write=False):
        found = once.taken(1, "key")
        assert found is not None
        assert found.at == datetime(2026, 3, 2, 12, tzinfo=UTC)
        assert found.at.tzinfo is UTC


def test_refuses_a_moment_without_a_zone() -> None:
    with pytest.raises(StatementError, match="needs its zone"), unit_of_work():
        db.session.add(once.OnceKey(user_id=1, key="key", at=datetime(2026, 3, 2)))
        db.session.flush()


def test_a_second_writer_waits_for_the_first(empty_app: Flask) -> None:
    held, released, order = threading.Event(), threading.Event(), []

    def first() -> None:
        with empty_app.app_context(), unit_of_work():
            once.take(1, "the same key")
            held.set()
            released.wait(10)
            order.append("first")

    def second() -> None:
        held.wait(10)
        with empty_app.app_context():
            try:
                with unit_of_work():
                    once.take(1, "the same key")
            except DBAPIError:
                order.append("second was refused")

    threads = [threading.Thread(target=run) for run in (first, second)]
    for thread in threads:
        thread.start()
    held.wait(10)
    released.set()
    for thread in threads:
        thread.join(20)
    assert order == ["first", "second was refused"]
    assert _count() == 1


def test_forgets_old_keys() -> None:
    with unit_of_work(), clock.fixed(datetime(2026, 3, 2, tzinfo=UTC)):
        once.take(1, "old")
    with unit_of_work(), clock.fixed(datetime(2026, 3, 4, 1, tzinfo=UTC)):
        once.take(1, "new")
        assert once.forget_old() == 1
    assert _count() == 1


def test_postgresql_is_told_who_only_reads_and_sqlite_is_opened_safely() -> None:
    if db.engine.dialect.name == "postgresql":
        for write, said in ((True, "off"), (False, "on")):
            with unit_of_work(write=write):
                assert db.session.scalar(text("SHOW transaction_read_only")) == said
        return
    begun: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        begun.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        with unit_of_work():
            asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            found = [db.session.scalar(text(f"PRAGMA {name}")) for name in asked]
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert found == ["wal", 2, 1, 10_000]
    assert "BEGIN IMMEDIATE" in begun
    assert sqlite3.sqlite_version_info >= (3, 37)
