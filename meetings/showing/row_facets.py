"""Facets over rows that are here already: each choice with its count and the address that makes it. No query."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from meetings.showing.meeting.meeting_facets import Group


class Row(Protocol):
    """A row with the codes by which each facet finds it."""

    @property
    def values(self) -> Mapping[str, Sequence[str]]: ...  # noqa: D102 - what the class says


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet: its name in the address, its title, and its choices by code in the order in which they are listed."""

    name: str
    title: str
    choices: Mapping[str, str]


def misses(row: Row, chosen: Mapping[str, str]) -> list[str]:
    """The facets by which this row is left out."""
    return [name for name, value in chosen.items() if value and value not in row.values[name]]


def groups(
    facets: Sequence[Facet], rows: Sequence[Row], chosen: Mapping[str, str], at: Callable[..., str]
) -> list[Group]:
    """Every facet with the choices that would leave something; the counts leave the facet's own choice out."""
    return [group(facet, _counted(facet.name, rows, chosen), chosen[facet.name], at) for facet in facets]


def _counted(name: str, rows: Sequence[Row], chosen: Mapping[str, str]) -> Counter[str]:
    counts = Counter[str]()
    for row in rows:
        if misses(row, chosen) in ([], [name]):
            counts.update(row.values[name])
    return counts


def group(facet: Facet, counts: Mapping[str, int], current: str, at: Callable[..., str]) -> Group:
    """One facet as ``_macros/lists.html`` prints it; the choice that is set leads back to all."""
    choices = [
        (text, counts.get(code, 0), at(**{facet.name: "" if code == current else code}), code == current)
        for code, text in facet.choices.items()
        if counts.get(code) or code == current
    ]
    return Group(facet.name, facet.title, choices)
