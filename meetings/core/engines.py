"""How each database is opened: what SQLite needs to be safe, read-only readers, and the reader of released things."""

import sqlite3
from functools import partial
from select import POLLIN, poll
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from meetings.core.db import writing

BUSY_TIMEOUT_MS = 10_000


def options(url: str) -> dict[str, Any]:
    """How the pool is kept: a PostgreSQL that was restarted is noticed before a request trips over it."""
    if make_url(url).get_backend_name() == "sqlite":
        return {}
    return {"pool_pre_ping": True, "pool_size": 5, "max_overflow": 10, "connect_args": {"connect_timeout": 5}}


def prepare(engine: Engine) -> None:
    """Give an engine the project's transactions: writers queue at the door, readers cannot write."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)


def _open_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry | None = None) -> None:
    connection.isolation_level = None  # the driver must not begin by itself: we say BEGIN
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A plain BEGIN that writes later fails at once with "locked", whatever busy_timeout says.
    if writing.get():
        connection.exec_driver_sql("PRAGMA query_only=0")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("PRAGMA query_only=1")
        connection.exec_driver_sql("BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if not writing.get():
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def reader_of_releases(url: str, **options: Any) -> Engine:
    """An engine of its own, in AUTOCOMMIT: one statement a request, no BEGIN and no ROLLBACK around it.

    Using AUTOCOMMIT on the shared pool would reset its isolation for whoever comes next.
    """
    engine = create_engine(url, isolation_level="AUTOCOMMIT", **options)
    if make_url(url).get_backend_name() == "sqlite":
        event.listen(engine, "connect", _open_reader)
    else:
        event.listen(engine, "checkout", partial(_refuse_broken, engine))
    return engine


def _refuse_broken(engine: Engine, connection: Any, *_entry_and_proxy: object) -> None:
    """A server that ended has closed its end, which is seen without asking it; the pool then opens another line."""
    line = poll()
    line.register(connection.fileno(), POLLIN)
    if not line.poll(0):
        return
    try:
        engine.dialect.do_ping(connection)  # or it had something to say
    except psycopg.Error:
        raise DisconnectionError from None


def _open_reader(connection: sqlite3.Connection, _entry: ConnectionPoolEntry | None = None) -> None:
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA query_only=1")
