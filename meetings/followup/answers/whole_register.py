"""A register: every recommendation that a person may read, as of a day and as known by a day, ready to be searched.

Each facet value is a number whose bits are the recommendations that have it. Of a change only what it touched is loaded
again.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any

from meetings.accounts.viewer import Viewer
from meetings.core.folding import folded
from meetings.core.without_collecting import uncollected
from meetings.followup.answers.entries import FACETS, Cell, Entry, entries_for
from meetings.followup.answers.narrowing import Chosen, counts_of, fitting
from meetings.followup.answers.readings import Reading, readings_of
from meetings.followup.answers.sums import Sums, Told
from meetings.followup.answers.totals import is_invented
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.tally import Tally


@dataclass(frozen=True, slots=True)
class Found:
    """The entries that possibly fit, in the order of the register, and how many would fit each value of each facet."""

    entries: list[Entry]
    counts: Mapping[str, Mapping[str, int]]
    sure: frozenset[str]  # the codes of those that surely fit
    sure_counts: Mapping[str, Mapping[str, int]]  # how many would surely fit

    @property
    def total(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    @property
    def tally(self) -> Tally:
        """How many surely fit, and how many possibly."""
        return Tally(len(self.sure), self.total)


@dataclass(frozen=True)
class Register:
    """Everything that one person may read of recommendations, as of two days."""

    viewer: Viewer  # or another who holds the same roles
    when: AsOf
    entries: tuple[Entry, ...]
    by_code: Mapping[str, Entry] = field(repr=False)
    sums: Sums = field(default_factory=Sums, repr=False, compare=False)

    @classmethod
    def of(cls, viewer: Viewer, when: AsOf) -> "Register":
        """Made from what the database holds now."""
        with uncollected():
            return cls.holding(viewer, when, entries_for(viewer, when))

    @classmethod
    def holding(cls, viewer: Viewer, when: AsOf, entries: tuple[Entry, ...]) -> "Register":
        """Of these entries, in their order."""
        return cls(viewer, when, entries, {entry.code: entry for entry in entries})

    def renewed(self, touched: Collection[int]) -> "Register":
        """The same with these recommendations, by number, loaded again: some may be new, or gone. Seven queries.

        What was worked out of it is carried over, the readings of these loaded again as well.
        """
        fresh = entries_for(self.viewer, self.when, touched)
        entries = _merged(self.entries, fresh, touched)
        gone = frozenset(touched)
        sums = self.sums.renewed([entry for entry in self.entries if entry.id in gone], fresh)
        made = replace(Register.holding(self.viewer, self.when, entries), sums=sums)
        worked_out = vars(self)
        if "by_id" in worked_out:
            vars(made)["by_id"] = {entry.id: entry for entry in entries}
        if "masks" in worked_out and [entry.id for entry in entries] == [entry.id for entry in self.entries]:
            vars(made)["masks"] = self._masks_with(fresh)
        if "readings" in worked_out:
            renewed: dict[int, list[Reading]] = {number: [] for number in touched}
            for reading in readings_of(fresh, self.when, touched):
                renewed[reading.entry.id].append(reading)
            vars(made)["readings"] = {**self.readings, **renewed}
        return made

    @cached_property
    def by_id(self) -> Mapping[int, Entry]:
        """The entries by the number of their recommendation."""
        return {entry.id: entry for entry in self.entries}

    def summed(self, told: Told) -> Mapping[Any, int]:
        """How often each thing is told of the recommendations that a total counts; kept in step with what happens."""
        return self.sums.of(told, self.entries)

    @cached_property
    def points(self) -> Mapping[str, tuple[int, int]]:
        """Of each text that counts itself in points and is read in more items than these: points and items."""
        read: dict[str, list[tuple[str, ...]]] = {}
        for entry in self.entries:
            if entry.put_as == "recommendation":
                read.setdefault(entry.document, []).append(entry.points)
        counted = {text: (len(set(chain.from_iterable(items))), len(items)) for text, items in read.items()}
        return {text: (points, items) for text, (points, items) in counted.items() if 1 < points < items}

    @cached_property
    def readings(self) -> Mapping[int, list[Reading]]:
        """The readings of each recommendation that the person may see, by its number. Four queries, the first time."""
        found: dict[int, list[Reading]] = {}
        for reading in readings_of(self.entries, self.when):
            found.setdefault(reading.entry.id, []).append(reading)
        return found

    @property
    def cells(self) -> Iterator[tuple[Entry, Cell]]:
        """Each recommendation at each milestone that it went to, in the order of the register."""
        return ((entry, cell) for entry in self.entries for cell in entry.cells)

    def all_readings(self) -> Iterator[Reading]:
        """All of them, in the order of the register."""
        return chain.from_iterable(self.readings.get(entry.id, ()) for entry in self.entries if entry.readings)

    @cached_property
    def masks(self) -> dict[str, dict[str, int]]:
        """For each facet and value the entries that possibly have it: bit n is entry n."""
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

    def _masks_with(self, fresh: Collection[Entry]) -> dict[str, dict[str, int]]:
        """The masks, with these entries in the places of those that they follow."""
        masks = {facet: dict(rows) for facet, rows in self.masks.items()}
        for entry in fresh:
            place = bisect_left(self.entries, entry.place, key=attrgetter("place"))
            bit, before = 1 << place, self.entries[place]
            for facet, rows in masks.items():
                for value in set(before.values(facet)) - set(entry.values(facet)):
                    rows[value] &= ~bit
                for value in entry.values(facet):
                    rows[value] = rows.get(value, 0) | bit
        return masks

    @cached_property
    def sure_masks(self) -> dict[str, dict[str, int]]:
        """The same for the values that the entries surely have; where no day is rough, the same masks."""
        rough = [(1 << place, entry) for place, entry in enumerate(self.entries) if not entry.is_sure]
        if not rough:
            return self.masks
        masks = {facet: dict(rows) for facet, rows in self.masks.items()}
        for bit, entry in rough:
            for facet, rows in masks.items():
                for value in set(entry.values(facet)) - set(entry.sure_values(facet)):
                    rows[value] &= ~bit
        return masks

    @cached_property
    def _real(self) -> int:
        """The entries that are not of the demonstration, which is in no total."""
        return (1 << len(self.entries)) - 1 - sum(1 << n for n, each in enumerate(self.entries) if is_invented(each))

    @cached_property
    def _out(self) -> int:
        """The entries whose documents had surely come out."""
        return (1 << len(self.entries)) - 1 - sum(1 << n for n, each in enumerate(self.entries) if each.out != "surely")

    def find(self, chosen: Chosen) -> Found:
        """Narrow the register. The counts of a facet leave that facet's own choice out, so that one can change it.

        The demonstration is found, and counted only where nothing else is.
        """
        words = self._with_words(chosen.q)
        fit = fitting(self.masks, words, chosen)
        counting = words & self._real if fit & self._real or not fit else words
        counts = counts_of(self.masks, counting, chosen)
        if self.sure_masks is self.masks:
            sure_counts, sure = counts, fit
        else:
            sure = fitting(self.sure_masks, words & self._out, chosen)
            sure_counts = counts_of(self.sure_masks, counting & self._out, chosen)
        entries = [entry for place, entry in enumerate(self.entries) if fit >> place & 1]
        return Found(
            entries,
            counts,
            frozenset(entry.code for place, entry in enumerate(self.entries) if sure >> place & 1)
            if sure != fit
            else frozenset(entry.code for entry in entries),
            sure_counts,
        )

    def _with_words(self, text: str) -> int:
        wanted = folded(text).split()
        if not wanted:
            return (1 << len(self.entries)) - 1
        row = bytearray(len(self.entries) // 8 + 1)
        for place, entry in enumerate(self.entries):
            if all(word in entry.folded for word in wanted):
                row[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(row, "little")


def _merged(entries: tuple[Entry, ...], fresh: Collection[Entry], touched: Collection[int]) -> tuple[Entry, ...]:
    """The entries with those touched taken out and the fresh ones put where they come."""
    gone = frozenset(touched)
    return tuple(sorted((*(each for each in entries if each.id not in gone), *fresh), key=attrgetter("place")))
