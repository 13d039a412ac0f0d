"""Facets of a list: each choice with its count and the address that makes it, and what is set with the way to undo it.

``at`` makes the address of the list as it is narrowed now, but for what is said; an empty word leaves a facet open.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from flask import url_for

from meetings.web.translation import _

At = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet: its name in the address, its title, and its choices by code in the order in which they are listed."""

    name: str
    title: str
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """One facet, as ``_macros/lists.html`` prints it."""

    name: str
    title: str
    choices: list[tuple[str, int | str, str, bool]]  # words, how many, address, whether it is set


class Row(Protocol):
    """A row with the codes by which each facet finds it."""

    @property
    def values(self) -> Mapping[str, Sequence[str]]: ...  # noqa: D102 - what the class says


def group(facet: Facet, counts: Mapping[str, int | str], current: str, at: At) -> Group:
    """One facet with the choices that would leave something; the one that is set leads back to all.

    :param counts: how many each choice would leave, as a number or in words.
    """
    choices = [
        (text, counts.get(code, 0), at(**{facet.name: "" if code == current else code}), code == current)
        for code, text in facet.choices.items()
        if counts.get(code) or code == current
    ]
    return Group(facet.name, facet.title, choices)


def misses(row: Row, chosen: Mapping[str, str]) -> list[str]:
    """The facets by which this row is left out."""
    return [name for name, value in chosen.items() if value and value not in row.values[name]]


def groups(facets: Sequence[Facet], rows: Sequence[Row], chosen: Mapping[str, str], at: At) -> list[Group]:
    """Every facet over rows that are here already; the counts leave the facet's own choice out. No query."""
    return [group(facet, _counted(facet.name, rows, chosen), chosen[facet.name], at) for facet in facets]


def _counted(name: str, rows: Sequence[Row], chosen: Mapping[str, str]) -> Counter[str]:
    counts = Counter[str]()
    for row in rows:
        if misses(row, chosen) in ([], [name]):
            counts.update(row.values[name])
    return counts


def chosen_links(facets: Sequence[Facet], chosen: Mapping[str, str], at: At) -> list[tuple[str, str]]:
    """What is set now, each with the address that takes it off; a word nobody uses stays as it was typed.

    :param chosen: what is set, by its name in the address; ``q`` are words looked for.
    """
    words = {facet.name: facet.choices for facet in facets}
    return [
        (_("“%(words)s”", words=value) if name == "q" else words[name].get(value, value), at(**{name: ""}))
        for name, value in chosen.items()
    ]


def address(endpoint: str, chosen: Mapping[str, str]) -> At:
    """Makes addresses of a list, narrowed as now but for what is said."""

    def at(**changed: str) -> str:
        values: dict[str, Any] = {name: value for name, value in {**chosen, **changed}.items() if value}
        return url_for(endpoint, **values)

    return at
