"""Counts as of a day: how many surely, and how many possibly, where days are rough."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

Sureness = Literal["surely", "possibly"]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many surely, and how many if what possibly happened did: the second number holds the first."""

    surely: int = 0
    possibly: int = 0

    def __bool__(self) -> bool:
        return self.possibly > 0


def tallied(found: Iterable[tuple[Key, Sureness]]) -> dict[Key, Tally]:
    """How often each is there."""
    return tallies(Counter(found))


def tallies(counts: Mapping[tuple[Key, Sureness], int]) -> dict[Key, Tally]:
    """The same of what is counted already, apart for what is sure and what is possible."""
    keys = dict.fromkeys(key for key, _how in counts)
    found = {key: (counts.get((key, "surely"), 0), counts.get((key, "possibly"), 0)) for key in keys}
    return {key: Tally(surely, surely + perhaps) for key, (surely, perhaps) in found.items()}


def surest(found: Iterable[tuple[Key, Sureness]]) -> dict[Key, Sureness]:
    """Each once, surely where it is so in any place."""
    known: dict[Key, Sureness] = {}
    for key, how in found:
        if how == "surely" or key not in known:
            known[key] = how
    return known


def total(found: Mapping[Key, Sureness]) -> Tally:
    """How many there are, each once."""
    return Tally(sum(how == "surely" for how in found.values()), len(found))
