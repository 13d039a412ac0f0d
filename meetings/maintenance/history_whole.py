"""Whether the history is whole: its chain, its end, its values, what guards it, and whether it tells of what is there.

Not found is what somebody does who knows how the chain is made: links and the end made anew to fit, or another request
or another reach of an act whose link did not hold these yet.
"""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import func, select

from meetings.accounts.models import User
from meetings.core import history, history_guard, seals
from meetings.core.db import db
from meetings.core.history import HistoryEntry, HistoryValues
from meetings.programme.models import Meeting

NOT_FOUND: Final = "not found is a chain that was made anew to its end by somebody who knows how"


def wrong() -> str | None:
    """What is wrong with it, in words; None where nothing is found."""
    return next(_wrong(), None)


def _wrong() -> Iterator[str]:
    newest, kept = history.end(), history.kept_end()
    if newest is None and kept is None and (named := _filled()):
        yield f"it is missing as a whole, while there are rows in {', '.join(named)}"
    broken = history.broken_links()
    if broken:
        yield f"{len(broken)} entries were changed outside Concord: {', '.join(map(str, broken[:10]))}"
    cut = history.cut_after()
    if cut is not None:
        yield f"its end was cut off or replaced: it went on to entry {cut}"
    if newest is not None and kept is None:
        yield f"where it ended is kept nowhere, so that nobody knows whether it went on after entry {newest[0]}"
    told = select(HistoryEntry.subject_key).where(HistoryEntry.subject == "meeting")
    untold = db.session.scalars(select(Meeting.code).where(Meeting.code.not_in(told)).order_by(Meeting.code)).all()
    if untold:
        yield f"it tells nothing of {len(untold)} meetings: {', '.join(untold[:10])}"
    if newest is not None and _without_values() == _entries():
        yield "none of its entries says any more who did what: their values are gone"
    connection = db.session.connection()
    if missing := history_guard.missing_triggers(connection):
        yield f"nothing keeps it from being changed: without {', '.join(missing)}"
    if foreign := history_guard.foreign_triggers(connection):
        yield f"triggers that are not Concord's change what is written: {', '.join(foreign)}"


def whole() -> str:
    """How far it goes where nothing is wrong, what is gone of it, and what was not looked for."""
    newest = history.end()
    if newest is None:
        return "empty, and so is the rest"
    erased, before = _without_values(), history.linked_before()
    said = [f"unbroken to entry {newest[0]}, {newest[1][:16]}…"]
    if erased:
        said.append(f"the values of {erased} entries are gone: erased on purpose or not, which nothing tells")
    if before:
        said.append(f"of {before} of before, neither the request nor whether they are inward is covered")
    return "; ".join([*said, NOT_FOUND])


def _filled() -> list[str]:
    """The first of the tables with seals that hold rows."""
    tables = (table for table in db.metadata.sorted_tables if seals.is_sealed(table))
    filled = [table.name for table in tables if db.session.execute(select(1).select_from(table).limit(1)).first()]
    first = [User.__tablename__, Meeting.__tablename__]
    return sorted(filled, key=lambda name: (name not in first, name))[:5]


def _entries() -> int:
    return db.session.scalar(select(func.count()).select_from(HistoryEntry)) or 0


def _without_values() -> int:
    kept = db.session.scalar(select(func.count()).select_from(HistoryValues)) or 0
    return _entries() - kept
