"""What a transaction wrote is sealed before it is committed: what was flushed or executed, and what falls with it."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Table, Update, event, select
from sqlalchemy.orm import (
    Mapper,
    ORMExecuteState,
    RelationshipProperty,
    Session,
    UOWTransaction,
    object_mapper,
    object_session,
)
from sqlalchemy.orm.attributes import History

from meetings.core import seals
from meetings.core.db import Base
from meetings.core.history_required import past

_TOUCHED = "seals.touched"

# What a transaction touches: table → keys, or None where all rows of a table may have been.
_Touched = dict[Table, set[tuple[Any, ...]] | None]


def touch(session: Session, table: Table, keys: Iterable[tuple[Any, ...]] | None) -> None:
    """Say that the transaction changes these rows, or may change all where none are named: they are sealed."""
    touched: _Touched = session.info.setdefault(_TOUCHED, {})
    if keys is None or touched.get(table, ()) is None:
        touched[table] = None
    else:
        known = touched.setdefault(table, set())
        assert known is not None
        known.update(keys)


@event.listens_for(Session, "after_flush")
def _touch_flushed(session: Session, _context: UOWTransaction) -> None:
    for each in (*session.new, *session.dirty):
        mapper = object_mapper(each)
        key = tuple(mapper.primary_key_from_instance(each))
        for table in (table for table in mapper.tables if isinstance(table, Table) and seals.is_sealed(table)):
            touch(session, table, [key])
        for relation in mapper.relationships:
            if not isinstance(relation.secondary, Table):
                continue
            joined = past(each, relation.key)
            if joined.has_changes():
                touch(session, relation.secondary, _named_by(relation, key, joined))


@event.listens_for(Mapper, "after_delete")
def _touch_deleted(mapper: Mapper[Any], _connection: Connection, gone: object) -> None:
    """A row that goes, and what goes with it: the session names only what it was told to delete, no child of that."""
    session, key = object_session(gone), tuple(mapper.primary_key_from_instance(gone))
    assert session is not None
    for table in (table for table in mapper.tables if isinstance(table, Table)):
        if seals.is_sealed(table):
            touch(session, table, [key])
        _touch_fallen(session, table)
    for relation in mapper.relationships:
        if isinstance(relation.secondary, Table):
            touch(session, relation.secondary, [key] if _names(relation, relation.secondary) else None)


def _names(relation: RelationshipProperty[Any], joins: Table) -> bool:
    """Whether the table that joins two others has its seals by this side of it, which is its first column."""
    return any(column is seals.named_by(joins)[0] for _own, column in relation.synchronize_pairs)


def _named_by(relation: RelationshipProperty[Any], key: tuple[Any, ...], joined: History) -> list[tuple[Any, ...]]:
    """Of what the seals are that a change from one side touches: of that, or of all that it was and is joined to."""
    assert isinstance(relation.secondary, Table)
    if _names(relation, relation.secondary):
        return [key]
    return [tuple(relation.mapper.primary_key_from_instance(each)) for each in (*joined.added, *joined.deleted)]


def _touch_fallen(session: Session, gone: Table) -> None:
    """What the database itself removes with a row, and what it removes with that."""
    for table in Base.metadata.sorted_tables:
        if seals.is_sealed(table) and any(key.ondelete and key.column.table is gone for key in table.foreign_keys):
            touch(session, table, None)
            _touch_fallen(session, table)


@event.listens_for(Session, "do_orm_execute")
def _touch_executed(state: ORMExecuteState) -> None:
    statement = state.statement
    if not isinstance(statement, Insert | Update | Delete):
        return
    # By its name: of a statement on a class, the table is a copy that knows of the class.
    table = Base.metadata.tables.get(getattr(statement.table, "name", ""))
    if table is None or not seals.is_sealed(table):
        return
    named = seals.named_by(table)
    if isinstance(statement, Insert) or (isinstance(statement, Update) and isinstance(state.parameters, list)):
        sent: Any = state.parameters or {}
        given = sent if isinstance(sent, list) else [sent]
        keys = [tuple(row[column.name] for column in named) for row in given if all(c.name in row for c in named)]
        touch(state.session, table, keys if len(keys) == len(given) else None)
        return
    where = statement.whereclause
    asked = select(*named) if where is None else select(*named).where(where)
    touch(state.session, table, [tuple(row) for row in state.session.connection().execute(asked)])
    if isinstance(statement, Delete):
        _touch_fallen(state.session, table)


@event.listens_for(Session, "before_commit")
def _seal_touched(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()
    touched: _Touched = session.info.pop(_TOUCHED, {})
    if touched:
        connection = session.connection()
        for table, keys in touched.items():
            seals.seal(connection, table, keys)


@event.listens_for(Session, "after_rollback")
def _forget_touched(session: Session) -> None:
    session.info.pop(_TOUCHED, None)
