"""Counts the statements that reach the database, so that a list costs as much with 300 rows as with 3."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

UNCOUNTED = ("PRAGMA", "BEGIN", "SET ", "SAVEPOINT", "RELEASE")


@contextmanager
def counted(expected: int | None = None) -> Iterator[list[str]]:
    """Collect the statements of every engine within the block.

    :param expected: how many there must be; None only collects them.
    """
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if not statement.lstrip().upper().startswith(UNCOUNTED):
            statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    if expected is not None:
        assert len(statements) == expected, "\n\n".join([f"{len(statements)} statements, not {expected}:", *statements])
