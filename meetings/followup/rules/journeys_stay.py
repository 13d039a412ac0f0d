"""What is recorded of a journey stays as it is: the session refuses to change or delete it. Corrections are new rows.

Of a contribution one column changes, the key under which it is live. Mended by hand is a matter of the database, not
of this program.
"""

from typing import Any

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import Mapper

from meetings.followup.models import (
    Contribution,
    Evidence,
    FileStep,
    Mandate,
    Reflection,
    ReflectionCitation,
    ReflectionStep,
    ResultDocument,
    Step,
)

KEPT = (Step, Reflection, ReflectionCitation, ReflectionStep, Evidence, Mandate, FileStep, ResultDocument, Contribution)
MAY_CHANGE = {Contribution: frozenset(("live_key",))}


class MustStay(RuntimeError):
    """An act tried to change or delete what is on record: a mistake of the program, never of a person."""


def _refuse_change(_mapper: Mapper[Any], _connection: Connection, row: Any) -> None:
    state = inspect(row)
    columns = {attribute.key for attribute in state.mapper.column_attrs}
    changed = {name for name in columns if state.attrs[name].history.has_changes()}
    if changed - MAY_CHANGE.get(type(row), frozenset()):
        raise MustStay(f"{type(row).__name__} {state.identity}: {', '.join(sorted(changed))} cannot change")


def _refuse_deletion(_mapper: Mapper[Any], _connection: Connection, row: Any) -> None:
    raise MustStay(f"{type(row).__name__} {inspect(row).identity} cannot be deleted")


for _table in KEPT:
    event.listen(_table, "before_update", _refuse_change)
    event.listen(_table, "before_delete", _refuse_deletion)
