"""How a migration runs: in one transaction, under a lock, without losing child rows or triggers.

SQLite changes a table by copying it. With foreign keys on, dropping the old copy deletes the rows that point to it,
and its triggers go with it: so they are switched off before BEGIN (inside a transaction the switch does nothing), every
foreign key is checked before COMMIT, and the triggers are made again from their one list. Every row is sealed again as
it then stands; what had been changed by hand before stays found.
"""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, inspect, text

from meetings.core import history, history_guard, seals
from meetings.core.db import UTCDateTime, db

LOCK = 0x4D696772  # any number that nothing else in this database locks


def migrate() -> None:
    """Bring the database to the revision asked for, or leave it as it was."""
    with db.engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            _in_one_transaction(connection)
            return
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            _in_one_transaction(connection)
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def _in_one_transaction(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        transactional_ddl=True,  # Alembic thinks that SQLite has none; it has, when nobody commits behind its back
        render_as_batch=True,
        compare_type=True,
        render_item=_render_item,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        edited = list(seals.broken(connection))
        context.run_migrations()
        if connection.dialect.name == "sqlite":
            _check_foreign_keys(connection)
        if inspect(connection).has_table("history"):
            for statement in history_guard.TRIGGERS[connection.dialect.name]:
                connection.exec_driver_sql(statement)
        if inspect(connection).has_table("seals"):
            history.keep_end(connection)
            seals.seal_all(connection, edited)


def _check_foreign_keys(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        table, row, parent = orphans[0][:3]
        raise RuntimeError(f"{len(orphans)} rows lost what they point to, first row {row} of {table} ({parent})")


def _render_item(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"  # a migration must not change when our class does
    return False


migrate()
