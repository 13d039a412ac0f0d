"""Seals: what each row said when Concord last wrote it, so that an edit made past it is found.

A seal is a digest of the row as the database holds it, written in the transaction that wrote the row (``sealing.py``).
``check`` makes them again: a row that differs was changed by hand, a row without a seal was put there, a seal without a
row tells what was taken away. A table that only joins two others is sealed by its first column, all that it joins to in
one seal.

It cannot tell an edit of a row that Concord wrote again afterwards, nor one by somebody who makes the seal anew: it is
there against mistakes and haste, not against whoever owns the machine. Tables that say where they are declared that
what is in them comes and goes (``unseen(…, passing=True)``) have no seals.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    CursorResult,
    Select,
    Table,
    delete,
    insert,
    inspect,
    literal_column,
    select,
    tuple_,
)
from sqlalchemy.orm import Mapped, mapped_column

from meetings.core import rows_at_once
from meetings.core.db import Base
from meetings.core.history_required import unseen
from meetings.core.rows_at_once import one_of

_AT_ONCE = 1000  # rows asked for in one statement
_END = "end"  # the key of where a chain ends
_BROKEN = "-" * 64  # of a row that had been changed by hand when the tables took another shape


class Seal(Base):
    """The digest of one row of a table, or of all that one thing is joined to."""

    __tablename__ = "seals"
    __table_args__ = unseen("it is for whoever checks the installation", passing=True)

    of: Mapped[str] = mapped_column(primary_key=True)  # name of the table
    key: Mapped[str] = mapped_column(primary_key=True)  # its primary key, a JSON list
    digest: Mapped[str]


_SEALS = Base.metadata.tables[Seal.__tablename__]


class Found(NamedTuple):
    """A row that is not as Concord wrote it."""

    of: str
    key: str
    what: str  # changed, added, removed


def broken(connection: Connection) -> Iterator[Found]:
    """Every row that was changed, added or removed past Concord, table by table."""
    for table in _sealed(connection):
        kept, now = _kept(connection, table), _digests(connection, table)
        for key in sorted(kept.keys() | now.keys()):
            if kept.get(key) != now.get(key):
                what = "added" if key not in kept else "removed" if key not in now else "changed"
                yield Found(table.name, key, what)


def seal_all(connection: Connection, but: Collection[Found] = ()) -> None:
    """Seal every row as it stands, after the tables took another shape.

    :param but: rows that were found changed before; they stay found.
    """
    for table in _sealed(connection):
        digests = _digests(connection, table)
        digests |= {each.key: _BROKEN for each in but if each.of == table.name}
        _write(connection, table, _kept(connection, table), digests)


def seal_end(connection: Connection, of: str, number: int, chain: str) -> None:
    """Keep beside a chain where it ends, so that its end cannot be cut off unseen."""
    connection.execute(delete(Seal).where(Seal.of == of, Seal.key == _END))
    connection.execute(insert(Seal), {"of": of, "key": _END, "digest": f"{number} {chain}"})


def end(connection: Connection, of: str) -> tuple[int, str] | None:
    """Number and link at which the chain ended when something was last added to it; None where that is not kept."""
    kept = connection.scalar(select(Seal.digest).where(Seal.of == of, Seal.key == _END))
    if kept is None:
        return None
    number, _, chain = kept.partition(" ")
    return int(number), chain


def _sealed(connection: Connection) -> list[Table]:
    """The tables that have seals, of those that the database has; none before it has any."""
    present = set(inspect(connection).get_table_names())
    tables = Base.metadata.sorted_tables if Seal.__tablename__ in present else []
    return [table for table in tables if table.name in present and is_sealed(table)]


def is_sealed(table: object) -> bool:
    """Whether the rows of a table have seals."""
    return isinstance(table, Table) and "passing" not in table.info


def unsealed() -> list[str]:
    """The tables whose rows have none, by name; the history has a chain of its own."""
    return sorted(table.name for table in Base.metadata.sorted_tables if not is_sealed(table))


def named_by(table: Table) -> list[Column[Any]]:
    """The columns that name what one seal is of."""
    columns = list(table.primary_key.columns)
    return columns if any(mapper.local_table is table for mapper in Base.registry.mappers) else columns[:1]


def seal(connection: Connection, table: Table, keys: Collection[tuple[Any, ...]] | None) -> None:
    """Seal these rows as they stand, all of the table where none are named; of rows that are gone the seals go."""
    digests = _digests(connection, table, keys)
    if keys is None:
        _write(connection, table, _kept(connection, table), digests)
        return
    _remove(connection, table, [key for key in map(_text, keys) if key not in digests])
    _put(connection, table, digests)


def _write(connection: Connection, table: Table, kept: dict[str, str], digests: dict[str, str]) -> None:
    _remove(connection, table, [key for key in kept if key not in digests])
    _put(connection, table, {key: digest for key, digest in digests.items() if kept.get(key) != digest})


def _remove(connection: Connection, table: Table, keys: Collection[str]) -> None:
    if keys:
        connection.execute(delete(Seal).where(Seal.of == table.name, one_of(connection, _SEALS.c.key, keys)))


def _put(connection: Connection, table: Table, digests: dict[str, str]) -> None:
    rows = [{"of": table.name, "key": key, "digest": digest} for key, digest in digests.items()]
    rows_at_once.write(connection, _SEALS, rows, over=("of", "key"))


def _kept(connection: Connection, table: Table) -> dict[str, str]:
    return dict(connection.execute(select(Seal.key, Seal.digest).where(Seal.of == table.name)).all())


def _digests(connection: Connection, table: Table, keys: Collection[tuple[Any, ...]] | None = None) -> dict[str, str]:
    """The digests of these rows, of all where none are named, as the columns are in the database."""
    named = named_by(table)
    asked: Select[Any] = select(literal_column("*")).select_from(table).order_by(*table.primary_key.columns)
    if keys is None:
        return _digested(connection.execute(asked), named)
    if len(named) == 1:
        asked = asked.where(one_of(connection, named[0], [key[0] for key in keys]))
        return _digested(connection.execute(asked), named)
    found: dict[str, str] = {}
    for some in _some(keys):
        found |= _digested(connection.execute(asked.where(tuple_(*named).in_(some))), named)
    return found


def _digested(rows: CursorResult[Any], named: list[Column[Any]]) -> dict[str, str]:
    columns = list(rows.keys())
    places = [columns.index(column.name) for column in named]
    made: defaultdict[str, Any] = defaultdict(hashlib.sha256)
    for row in rows:
        said = _ENCODED(dict(zip(columns, row, strict=True)))
        made[_text([row[place] for place in places])].update(said.encode())
    return {key: digest.hexdigest() for key, digest in made.items()}


def _plain(value: object) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)


_KEY = json.JSONEncoder(default=_plain).encode
_ENCODED = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=_plain).encode


def _text(key: Iterable[Any]) -> str:
    return _KEY(list(key))


def _some(keys: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(keys)
    while some := list(islice(left, _AT_ONCE)):
        yield some
