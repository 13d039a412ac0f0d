"""Counts as of a day: how many surely, and how many possibly, where days are rough."""

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

    def with_one(self, how: Sureness) -> "Tally":
        """The same with one more."""
        return Tally(self.surely + (how == "surely"), self.possibly + 1)


def tallied(found: Iterable[tuple[Key, Sureness]]) -> dict[Key, Tally]:
    """How often each is there."""
    counts: dict[Key, Tally] = {}
    for key, how in found:
        counts[key] = counts.get(key, _NONE).with_one(how)
    return counts


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


_NONE = Tally()
