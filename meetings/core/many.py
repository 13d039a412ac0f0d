"""Many rows at once: numbered beforehand, so that they can refer to one another, and written in few statements."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.orm import Session

from meetings.core import history_required, rows_at_once, sealing, seals
from meetings.core.db import Base


def numbers(session: Session, model: type[Base], count: int) -> list[int]:
    """Ids for so many new rows of a table that is numbered by the database, in ascending order.

    On SQLite nobody else writes before this transaction ends; PostgreSQL gives each number once.
    """
    table = model.metadata.tables[model.__tablename__]
    if session.get_bind().dialect.name == "postgresql":
        taken = text("SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :count)")
        return sorted(session.scalars(taken, {"table": table.name, "count": count}))
    last = session.scalar(select(func.max(table.c.id))) or 0
    return list(range(last + 1, last + 1 + count))


def add(session: Session, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write new rows, in one statement for any number; each names its primary key, so that it alone is sealed."""
    _write(rows_at_once.write, session, model, rows)


def change(session: Session, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Give rows other values, in one statement; each names its primary key, and all name the same columns.

    What the session holds of them stays as it was read: whoever goes on with it expires it.
    """
    _write(rows_at_once.change, session, model, rows)


def _write(
    write: Callable[[Connection, Table, Sequence[Mapping[str, Any]]], None],
    session: Session,
    model: type[Base],
    rows: Sequence[Mapping[str, Any]],
) -> None:
    if not rows:
        return
    table = model.metadata.tables[model.__tablename__]
    session.flush()  # what they refer to
    write(session.connection(), table, rows)
    history_required.note(session, table)
    if seals.is_sealed(table):
        sealing.touch(session, table, [tuple(row[column.name] for column in table.primary_key) for row in rows])
