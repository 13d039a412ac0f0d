"""Many rows in one statement on either database, whatever their number: written, written over, changed or looked for.

psycopg sends a row at a time, and a list of a thousand values is a statement of its own to prepare. PostgreSQL is given
all rows as one JSON value instead; SQLite, which is in the same process, takes them row by row.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Connection,
    Table,
    TableValuedAlias,
    Text,
    bindparam,
    cast,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from meetings.core.db import UTCDateTime

Row = Mapping[str, Any]


def write(connection: Connection, table: Table, rows: Collection[Row], *, over: Sequence[str] = ()) -> None:
    """Put new rows into a table; a column that no row names has its default.

    :param over: the columns of a key: a row that is there already under the same key is written over.
    """
    if not rows:
        return
    whole = _with_defaults(table, rows)
    rest = [name for name in whole[0] if name not in over]
    if connection.dialect.name == "sqlite":
        put = sqlite.insert(table)
        over_it = put.on_conflict_do_update(index_elements=over, set_={name: put.excluded[name] for name in rest})
        connection.execute(over_it if over else insert(table), whole)
        return
    sent = _sent(table, whole[0])
    filled = postgresql.insert(table).from_select(list(whole[0]), select(*sent.c), include_defaults=False)
    if over:
        filled = filled.on_conflict_do_update(index_elements=over, set_={name: filled.excluded[name] for name in rest})
    connection.execute(filled, {"rows": _as_json(connection, table, whole)})


def change(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Give rows that are there other values; each names its primary key, and all name the same columns."""
    if not rows:
        return
    key = [column.name for column in table.primary_key]
    rest = [name for name in rows[0] if name not in key]
    if connection.dialect.name == "sqlite":
        found = [table.c[name] == bindparam(f"key_{name}") for name in key]
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in rest}
        sent = [{**{f"key_{n}": row[n] for n in key}, **{f"new_{n}": row[n] for n in rest}} for row in rows]
        connection.execute(update(table).where(*found).values(values), sent)
        return
    given = _sent(table, rows[0])
    same = [table.c[name] == given.c[name] for name in key]
    changed = update(table).where(*same).values({name: given.c[name] for name in rest})
    connection.execute(changed, {"rows": _as_json(connection, table, rows)})


def one_of(connection: Connection, column: Column[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """That a column has one of these values, numbers or texts: one parameter for any number of them."""
    if connection.dialect.name == "sqlite":
        each = func.json_each(json.dumps(list(values))).table_valued("value")
        return column.in_(select(each.c.value))
    return column == func.any(bindparam(None, list(values), ARRAY(column.type)))


def _with_defaults(table: Table, rows: Collection[Row]) -> list[dict[str, Any]]:
    """All of the same columns: those that any row names, and those that the program has a default for."""
    named = {name for row in rows for name in row}
    defaults: dict[str, Any] = {each.name: each.default for each in table.columns if each.default is not None}
    names = [column.name for column in table.columns if column.name in named or column.name in defaults]
    return [{name: row[name] if name in row else _default(defaults.get(name)) for name in names} for row in rows]


def _default(default: Any) -> Any:
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg


def _sent(table: Table, names: Iterable[str]) -> TableValuedAlias:
    """The rows that are sent as JSON under the name ``rows``, with the types that the table has for its columns."""
    like: ColumnElement[Any] = literal_column(f'CAST(NULL AS "{table.name}")')
    rows = func.json_populate_recordset(like, cast(bindparam("rows", type_=Text), postgresql.JSON))
    return rows.table_valued(*names)


def _as_json(connection: Connection, table: Table, rows: Sequence[Row]) -> str:
    moments = [(each.name, each.type) for each in table.columns if isinstance(each.type, UTCDateTime)]
    for row in rows:
        for name, kind in moments:
            kind.process_bind_param(row.get(name), connection.dialect)  # a moment without a zone is refused
    return _ENCODED(list(rows))


def _plain(value: object) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not go into a table in this way")


_ENCODED = json.JSONEncoder(default=_plain).encode
