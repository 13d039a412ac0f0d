"""The register: every recommendation that a person may read, as of a day and as known by a day, ready to be searched.

It is made from everything at once, with a fixed number of queries, and held under a digest of what it was made from:
the newest entry of the history and the newest rows. So it is never stale, and a list that is narrowed down costs no
query at all. Each facet value is a number whose bits are the recommendations that have it.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from threading import Lock
from typing import Any, Final

from sqlalchemy import func, select

from meetings.accounts.viewer import Viewer
from meetings.core.db import db, writing
from meetings.core.folding import folded
from meetings.core.history import HistoryEntry
from meetings.documents.models import Publication
from meetings.followup.models import Contribution, Reflection, ReflectionStep, Step
from meetings.followup.reading.entries import FACETS, Cell, Entry, entries_for
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.models import Proposer, Tag, Wording

__all__ = ["FACETS", "Cell", "Chosen", "Entry", "Found", "Register", "register_for"]

_HELD: Final = 8  # registers kept at once, in each process


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the register is narrowed to; an empty word narrows nothing."""

    q: str = ""
    meeting: str = ""
    mechanism: str = ""
    kind: str = ""
    theme: str = ""
    principle: str = ""
    objective: str = ""
    milestone: str = ""
    stage: str = ""

    def set(self) -> dict[str, str]:
        """What is set, by name, in the order of the address."""
        return {each.name: value for each in fields(self) if (value := getattr(self, each.name))}


@dataclass(frozen=True, slots=True)
class Found:
    """The entries that fit, in the order of the register, and for each facet how many would fit each of its values."""

    entries: list[Entry]
    counts: Mapping[str, Mapping[str, int]]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.entries)


@dataclass(frozen=True)
class Register:
    """Everything that one person may read of recommendations, as of two days."""

    viewer: Viewer  # or another who holds the same roles
    when: AsOf
    entries: tuple[Entry, ...]
    by_code: Mapping[str, Entry] = field(repr=False)

    @classmethod
    def of(cls, viewer: Viewer, when: AsOf) -> "Register":
        """Made from what the database holds now."""
        entries = entries_for(viewer, when)
        return cls(viewer, when, entries, {entry.code: entry for entry in entries})

    @cached_property
    def masks(self) -> dict[str, dict[str, int]]:
        """For each facet and value the entries that have it: bit n is entry n."""
        bits: dict[str, dict[str, bytearray]] = {facet: {} for facet in FACETS}
        size = len(self.entries) // 8 + 1
        for place, entry in enumerate(self.entries):
            for facet in FACETS:
                for value in entry.values(facet):
                    row = bits[facet].get(value)
                    if row is None:
                        row = bits[facet][value] = bytearray(size)
                    row[place >> 3] |= 1 << (place & 7)
        return {
            facet: {value: int.from_bytes(row, "little") for value, row in rows.items()} for facet, rows in bits.items()
        }

    def find(self, chosen: Chosen) -> Found:
        """Narrow the register. The counts of a facet leave that facet's own choice out, so that one can change it."""
        words = self._with_words(chosen.q)
        narrowed = {facet: self.masks[facet].get(value, 0) for facet in FACETS if (value := getattr(chosen, facet))}
        counts: dict[str, dict[str, int]] = {}
        for facet in FACETS:
            within = words
            for other, mask in narrowed.items():
                if other != facet:
                    within &= mask
            counts[facet] = {
                value: number for value, mask in self.masks[facet].items() if (number := (mask & within).bit_count())
            }
        for mask in narrowed.values():
            words &= mask
        return Found([entry for place, entry in enumerate(self.entries) if words >> place & 1], counts)

    def _with_words(self, text: str) -> int:
        wanted = folded(text).split()
        if not wanted:
            return (1 << len(self.entries)) - 1
        row = bytearray(len(self.entries) // 8 + 1)
        for place, entry in enumerate(self.entries):
            if all(word in entry.folded for word in wanted):
                row[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(row, "little")


def register_for(viewer: Viewer, when: AsOf | None = None) -> Register:
    """The register for this person: one query where it is held already, nine where it is made."""
    when = when or AsOf.now()
    if writing.get():  # what this transaction is about to write is in no history yet
        return Register.of(viewer, when)
    key = (str(db.engine.url), _fingerprint(), when, viewer.grants if viewer.holds() else None)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = Register.of(viewer, when)
    with _lock:
        _kept[key] = made
        while len(_kept) > _HELD:
            _kept.popitem(last=False)
    return made


_kept: OrderedDict[Any, Register] = OrderedDict()
_lock = Lock()


def _fingerprint() -> tuple[Any, ...]:
    """Changes with anything that a register is made from. One query, of which each part reads the end of an index."""
    ids = (
        Wording.id, Tag.id, Proposer.id, Contribution.id, Step.id, Reflection.id, ReflectionStep.id,
    )  # fmt: skip
    parts = [select(func.max(column)).scalar_subquery() for column in ids]
    newest = select(func.max(HistoryEntry.id)).where(HistoryEntry.inward.is_(False)).scalar_subquery()
    published = select(func.count()).select_from(Publication).scalar_subquery()
    return tuple(db.session.execute(select(newest, published, *parts)).one())
