"""Sums over a register: how often each thing is told of the recommendations that a total counts.

What is told of a recommendation depends on nothing else, so of a change only what it touched is told again: what was
told before is taken off, and what is told now is added.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from meetings.followup.answers.entries import Entry
from meetings.followup.answers.totals import is_counted, is_invented

Told = Callable[[Entry], Iterable[Any]]  # a function of a module, by which its sum is known


@dataclass(frozen=True, slots=True)
class Sums:
    """Those that were asked for so far, by what is told and whether of the demonstration."""

    made: dict[tuple[Told, bool], Counter[Any]] = field(default_factory=dict)

    def of(self, told: Told, entries: Collection[Entry]) -> Mapping[Any, int]:
        """How often each thing is told of these entries, which are always the same: worked out the first time."""
        invented = all(map(is_invented, entries))  # ends at the first that is not
        found = self.made.get((told, invented))
        if found is None:
            found = self.made[told, invented] = _summed(told, entries, invented=invented)
        return found

    def renewed(self, before: Collection[Entry], after: Collection[Entry]) -> "Sums":
        """The same where some entries are others now, or are new or gone."""
        made = {}
        for (told, invented), found in self.made.copy().items():
            changed = Counter(found)
            changed.update(_summed(told, after, invented=invented))
            changed.subtract(_summed(told, before, invented=invented))
            made[told, invented] = Counter({each: number for each, number in changed.items() if number})
        return Sums(made)


def _summed(told: Told, entries: Iterable[Entry], *, invented: bool) -> Counter[Any]:
    counting = (entry for entry in entries if is_counted(entry) and is_invented(entry) == invented)
    return Counter(chain.from_iterable(map(told, counting)))
