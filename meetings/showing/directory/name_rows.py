"""Lines of a list of names, and the facets that narrow it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from meetings.showing.meeting.meeting_facets import Group
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class NameRow:
    """One line: ``values`` are the codes by which each facet finds it, ``about`` what stands beneath the name."""

    code: str
    title: str
    url: str
    short: str | None
    about: tuple[str, ...]
    values: Mapping[str, Sequence[str]]
    footnote: str | None = None


@dataclass(frozen=True, slots=True)
class FacetOf:
    """A facet: its name in the address, its title, and its choices by code in the order in which they are listed."""

    name: str
    title: str
    choices: Mapping[str, str]


def misses(row: NameRow, chosen: Mapping[str, str]) -> list[str]:
    """The facets by which this row is left out."""
    return [name for name, value in chosen.items() if value and value not in row.values[name]]


def facet_group(facet: FacetOf, rows: Sequence[NameRow], chosen: Mapping[str, str], at: Callable[..., str]) -> Group:
    """One facet with the choices that would leave something; the counts leave its own choice out."""
    counts = Counter[str]()
    for row in rows:
        if misses(row, chosen) in ([], [facet.name]):
            counts.update(row.values[facet.name])
    current = chosen[facet.name]
    choices = [
        (text, counts[code], at(**{facet.name: "" if code == current else code}), code == current)
        for code, text in facet.choices.items()
        if counts[code] or code == current
    ]
    return Group(facet.name, facet.title, choices)


def choice_text(name: str, value: str, facets: Sequence[FacetOf]) -> str:
    """A choice in words; what nobody uses stays as it was typed."""
    if name == "q":
        return _("“%(words)s”", words=value)
    return next(facet.choices.get(value, value) for facet in facets if facet.name == name)
