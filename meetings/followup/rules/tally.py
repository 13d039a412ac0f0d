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


def tallied(found: Iterable[tuple[Key, Sureness]]) -> dict[Key, Tally]:
    """How often each is there."""
    sure: dict[Key, int] = {}
    every: dict[Key, int] = {}
    for key, how in found:
        every[key] = every.get(key, 0) + 1
        if how == "surely":
            sure[key] = sure.get(key, 0) + 1
    return {key: Tally(sure.get(key, 0), number) for key, number in every.items()}


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
