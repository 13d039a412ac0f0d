"""A transaction that changes what people see writes history, and none that forgets it is committed.

Public pages are kept until the history has a new entry (``serving/page_cache.py``); the register goes by it too. So a
change without an entry would stay unseen. Every table is taken to be seen, unless it says here, where it is declared,
that nobody sees it, or that what is in it is drafted: then an inward entry will do, until it is published.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Table, event, inspect
from sqlalchemy.orm import ORMExecuteState, PassiveFlag, Session, UOWTransaction, object_mapper
from sqlalchemy.orm.attributes import History, get_history

CHANGED = "seen.changed"
GOES_ON = "seen.goes_on"
# Asked at each change, whether it is the program's; tests write a past by hand that nobody did.
by_program: ContextVar[Callable[[], bool]] = ContextVar("by_program", default=lambda: True)


class Unrecorded(RuntimeError):
    """An act changed what people see and wrote no history: a mistake in the program. Nothing of it is kept."""


def unseen(because: str, *, passing: bool = False) -> dict[str, Any]:
    """For ``__table_args__`` or a ``Table``: nobody is shown what is in this table, and why.

    :param passing: what is in it comes and goes, so that it is not sealed either (``core/seals.py``).
    """
    return {"info": {"unseen": because} | ({"passing": because} if passing else {})}


def drafted(because: str) -> dict[str, Any]:
    """For ``__table_args__`` or a ``Table``: only those who write see it until something is published."""
    return {"info": {"drafted": because}}


def goes_on(session: Session) -> None:
    """Say that what this transaction changes of a draft belongs to the inward entry of a few minutes ago."""
    session.info[GOES_ON] = True


def refuse_unrecorded(session: Session, *, outward: bool, inward: bool) -> None:
    """Look at what the transaction changed.

    :param outward: whether it writes an entry that has pages made anew; ``inward``: one that has not.
    :raises Unrecorded: when a table that people see was changed without the entry it needs.
    """
    session.flush()
    changed: set[Table] = set(session.info.pop(CHANGED, ()))
    inward = session.info.pop(GOES_ON, False) or inward
    if outward:
        return
    enough = ("unseen", "drafted") if inward else ("unseen",)
    missed = sorted(table.name for table in changed if not any(name in table.info for name in enough))
    if missed:
        raise Unrecorded(f"changed {', '.join(missed)} without an entry in the history")


def note(session: Session, *tables: Any) -> None:
    """Say that the transaction changes these tables, where nothing that the session sees of itself tells so."""
    if by_program.get()():
        session.info.setdefault(CHANGED, []).extend(table for table in tables if isinstance(table, Table))


def _is_modified(each: object) -> bool:
    """Whether a column or what it is joined to changed.

    Not ``Session.is_modified``, which makes the value of before of rough days out of the changed columns alone, and is
    refused by them.
    """
    state: Any = inspect(each)
    columns, joined = state.mapper.column_attrs, state.mapper.relationships
    return any(
        past(each, name).has_changes()
        for name in state.committed_state  # what was set since: of a thousand rows only that is looked at
        if name in columns or (name in joined and not joined[name].viewonly)
    )


def past(each: object, name: str) -> History:
    """What a column of a row, or what it is joined to, was in the database and is now. No query."""
    return get_history(each, name, PassiveFlag.PASSIVE_NO_INITIALIZE)


@event.listens_for(Session, "after_flush")
def _note_flushed(session: Session, _context: UOWTransaction) -> None:
    for each in (*session.new, *session.deleted, *filter(_is_modified, session.dirty)):
        note(session, *object_mapper(each).tables)


@event.listens_for(Session, "do_orm_execute")
def _note_executed(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        note(state.session, getattr(state.statement, "table", None))
