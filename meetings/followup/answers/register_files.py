"""Registers that a process made, for those that start after it: files in instance/cache, which may be deleted any time.

A file holds the entries and the mark that they were made from. Whoever reads it brings them up to date from there, as
it would its own; so a file is never too old to be right, only to be of use. What another version of the program made is
not read: it may have counted otherwise. Whoever may write to instance/ is trusted: its settings.py is run as it is.
"""

import hashlib
import logging
import pickle
from functools import cache
from pathlib import Path
from typing import Any, Final

from meetings.core.files import Store
from meetings.core.without_collecting import uncollected
from meetings.followup.answers.entries import Entry
from meetings.followup.queries.touched import Mark

log = logging.getLogger(__name__)
_COUNTED_BY: Final = ("core", "documents", "outcomes", "followup")  # the rooms whose code decides what an entry says
_stores: list[Store] = []  # the one in use, if any


def share_in(store: Store) -> None:
    """Share registers in this store from now on."""
    _stores[:] = [store]


def put(key: object, mark: Mark, entries: tuple[Entry, ...]) -> None:
    """Lay down what was made. A disk that is full is no reason to refuse the page."""
    for store in _stores:
        try:
            body = pickle.dumps((mark, entries), pickle.HIGHEST_PROTOCOL)
            store.put_as(_name(key), hashlib.sha256(body).digest() + body)
        except OSError as error:
            log.warning("not kept in the cache: %s", error)


def has(key: object) -> bool:
    """Whether something was laid down; it may be more than can be read."""
    return any(store.has(_name(key)) for store in _stores)


def taken(key: object) -> tuple[Mark, tuple[Entry, ...]] | None:
    """What another process laid down last; None where there is nothing that can be read."""
    for store in _stores:
        body = store.made_before(_name(key))
        if body is not None:
            return _read(body)
    return None


def _read(laid_down: bytes) -> tuple[Mark, tuple[Entry, ...]] | None:
    """What was laid down; None where a disk changed it, or lost a part."""
    digest, body = laid_down[:32], laid_down[32:]
    if hashlib.sha256(body).digest() != digest:
        return None
    with uncollected():
        found: tuple[Mark, tuple[Entry, ...]] = pickle.loads(body)  # noqa: S301 - this program's own, beside its key
    return found


def _name(key: Any) -> str:
    """The same for the same register as the same program counts it."""
    return hashlib.sha256(repr((_program(), key)).encode()).hexdigest()


@cache
def _program() -> str:
    """The code that counts, in few letters: read once in a process, in some hundredths of a second."""
    whole = hashlib.sha256()
    rooms = Path(__file__).parents[2]
    for path in sorted(path for room in _COUNTED_BY for path in (rooms / room).rglob("*.py")):
        whole.update(str(path.relative_to(rooms)).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
