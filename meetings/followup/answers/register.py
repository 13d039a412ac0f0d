"""The register for a person: held in each process, and after an act brought up to date by what the act touched.

What it was made from is known by a mark (``queries.touched``), asked with each use in one query: so it is never stale,
and a list that is narrowed down costs no other.

Today's registers are held apart from those of other days: however many days somebody asks for, what everybody reads
stays. Of other days a few are held for those who work here, and a few for everybody else.
"""

from collections import OrderedDict
from contextlib import nullcontext
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

from meetings.accounts.viewer import NOBODY, Viewer
from meetings.core import clock
from meetings.core.db import db, writing
from meetings.followup.answers import register_files
from meetings.followup.answers.entries import FACETS, Cell, Entry
from meetings.followup.answers.narrowing import Chosen
from meetings.followup.answers.whole_register import Found, Register
from meetings.followup.queries.touched import Mark, mark_now, touched_between
from meetings.followup.rules.as_of import AsOf

__all__ = ["FACETS", "Cell", "Chosen", "Entry", "Found", "Register", "forget_registers", "lay_down", "register_for"]

_HELD: Final = {"today": 8, "other days, for staff": 4, "other days": 2}  # registers kept at once, in each process
_Key = tuple[str, AsOf, frozenset[tuple[str, str | None]] | None]  # which database, of when, for which roles


@dataclass(frozen=True, slots=True)
class _Held:
    """A register and what it was made from. The mark was taken before the first row was read, never after."""

    mark: Mark
    register: Register


def register_for(viewer: Viewer, when: AsOf | None = None) -> Register:
    """The register for this person. One query where it is held already; where acts came since, a fixed number more."""
    when = when or AsOf.now()
    if writing.get():  # what this transaction is about to write is in no history yet
        return Register.of(viewer, when)
    when = AsOf(when.day, min(when.known, clock.today()))  # nothing was ever recorded on a day to come
    key, now = _key(viewer, when), mark_now()
    shelf = _shelf(key)
    held = _taken(shelf, key)
    if held is None or held.mark != now:
        with _being_made.setdefault((key[0], key[2]), Lock()) if shelf == "today" else nullcontext():
            held = _taken(shelf, key) or _shared(key, viewer, when)  # another thread may have been faster
            if held is None or held.mark != now:
                held = _renewed(held, now) or _made(key, viewer, when, now)
            _put(shelf, key, held)
    return held.register


def lay_down() -> bool:
    """Make the register for everybody, as of today, for processes to take; False where one did so already.

    Nothing of it is held: whoever does this serves nobody.
    """
    when = AsOf.now()
    key = _key(NOBODY, when)
    if register_files.has(_shared_key(key)):
        return False
    _made(key, NOBODY, when, mark_now())
    return True


def forget_registers() -> None:
    """Give up all that are held: the next use makes them anew."""
    with _lock:
        for shelf in _kept.values():
            shelf.clear()


def _shelf(key: _Key) -> str:
    if key[1] == AsOf.now():
        return "today"
    return "other days" if key[2] is None else "other days, for staff"


def _taken(shelf: str, key: _Key) -> _Held | None:
    with _lock:
        held = _kept[shelf].get(key)
        if held is not None:
            _kept[shelf].move_to_end(key)
        return held


def _put(shelf: str, key: _Key, held: _Held) -> None:
    with _lock:
        there = _kept[shelf]
        there[key] = held
        there.move_to_end(key)
        for old in [each for each in there if shelf == "today" and each[1] != key[1]]:  # of yesterday
            del there[old]
        while len(there) > _HELD[shelf]:
            there.popitem(last=False)


def _key(viewer: Viewer, when: AsOf) -> _Key:
    return str(db.engine.url), when, viewer.grants if viewer.holds() else None


def _made(key: _Key, viewer: Viewer, when: AsOf, now: Mark) -> _Held:
    """Made anew; and, where it is of today, laid down for processes that start after this one."""
    register = Register.of(viewer, when)
    if when == AsOf.now():
        register_files.put(_shared_key(key), now, register.entries)
    return _Held(now, register)


def _shared(key: _Key, viewer: Viewer, when: AsOf) -> _Held | None:
    """What another process laid down, as of today."""
    found = register_files.taken(_shared_key(key)) if when == AsOf.now() else None
    return _Held(found[0], Register.holding(viewer, when, found[1])) if found else None


def _shared_key(key: _Key) -> tuple[object, ...]:
    url, when, grants = key
    roles = None if grants is None else sorted((role, scope or "") for role, scope in grants)
    return url, when.day.isoformat(), when.known.isoformat(), roles


def _renewed(held: _Held | None, now: Mark) -> _Held | None:
    """What is held, brought up to date; None where nothing is, or where it cannot be told what was touched."""
    if held is None:
        return None
    touched = touched_between(held.mark, now)
    if touched is None:
        return None
    return replace(held, mark=now, register=held.register.renewed(touched) if touched else held.register)


_kept: dict[str, OrderedDict[_Key, _Held]] = {shelf: OrderedDict() for shelf in _HELD}
_lock = Lock()
_being_made: dict[tuple[str, object], Lock] = {}  # today's, by database and roles
