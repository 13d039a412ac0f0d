"""Many rows at once: numbered beforehand, so that they can refer to one another, and written in few statements."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session

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
    """Write new rows; each names its primary key, so that it alone is sealed. Nothing for none.

    Every row must name the same columns, or they are not written together.
    """
    if rows:
        session.execute(insert(model), list(rows))
