"""What a register is narrowed to, and how many each value of a facet would leave; by numbers whose bits are entries."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import reduce
from operator import and_

from meetings.followup.answers.entries import FACETS

Masks = Mapping[str, Mapping[str, int]]  # by facet and value, the entries that have it: bit n is entry n


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


def _masks_chosen(masks: Masks, chosen: Chosen) -> dict[str, int]:
    return {facet: masks[facet].get(value, 0) for facet in FACETS if (value := getattr(chosen, facet))}


def fitting(masks: Masks, words: int, chosen: Chosen) -> int:
    """The entries with the words that are left by what is chosen."""
    return reduce(and_, _masks_chosen(masks, chosen).values(), words)


def counts_of(masks: Masks, words: int, chosen: Chosen) -> dict[str, dict[str, int]]:
    """How many of the entries with the words each value would leave, whatever else is chosen in its own facet."""
    narrowed = _masks_chosen(masks, chosen)
    counts: dict[str, dict[str, int]] = {}
    for facet in FACETS:
        within = reduce(and_, (mask for other, mask in narrowed.items() if other != facet), words)
        counts[facet] = {
            value: number for value, mask in masks[facet].items() if (number := (mask & within).bit_count())
        }
    return counts
