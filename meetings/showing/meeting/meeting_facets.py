"""The facets of the list of meetings: each choice with its count and the address that makes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from meetings.programme.queries.facet_counts import Facets
from meetings.programme.queries.meeting_lists import UNDETERMINED, Filter
from meetings.programme.vocabulary import MEETING_KINDS
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class Group:
    """One facet, as ``_macros/lists.html`` prints it."""

    name: str
    title: str
    choices: list[tuple[str, int, str, bool]]


def at(chosen: Filter, **more: Any) -> str:
    """The address of the list, narrowed so."""
    values: dict[str, Any] = {**chosen.chosen(), **more}
    return url_for("pages.meetings", **values)


def groups(counted: Facets, chosen: Filter, names: Mapping[str, Mapping[str, str]], **keep: str) -> list[Group]:
    """Every facet with the choices that would leave something, in a fixed order.

    :param names: of regions and cycles by code, in the order in which they are listed.
    :param keep: what else stays in the address, such as the view.
    """
    titles = {"kind": _("Kind"), "region": _("Region"), "cycle": _("Cycle of the Compact"), "year": _("Year")}
    years = sorted(counted.year, key=lambda year: "0" if year == UNDETERMINED else year, reverse=True)
    order: Mapping[str, Sequence[str]] = {
        "kind": list(MEETING_KINDS),
        "region": list(names["region"]),
        "cycle": list(names["cycle"]),
        "year": years,
    }
    found = []
    for name, title in titles.items():
        counts, current = getattr(counted, name), getattr(chosen, name)
        choices = [
            (text_of(name, value, names), counts[value], _toggled(chosen, name, value, keep), value == current)
            for value in order[name]
            if counts[value] or value == current
        ]
        found.append(Group(name, title, choices))
    return found


def chosen_links(chosen: Filter, names: Mapping[str, Mapping[str, str]], **keep: str) -> list[tuple[str, str]]:
    """What is set now, each with the address that takes it off."""
    return [
        (text_of(name, value, names), at(chosen.but(**{name: ""}), **keep)) for name, value in chosen.chosen().items()
    ]


def text_of(name: str, value: str, names: Mapping[str, Mapping[str, str]]) -> str:
    """A choice in words; a word nobody uses stays as it was typed."""
    words: Mapping[str, Callable[[], str]] = {
        "kind": lambda: _(MEETING_KINDS.label(value)),
        "year": lambda: _("To be determined") if value == UNDETERMINED else value,
        "q": lambda: _("“%(words)s”", words=value),
    }
    return words[name]() if name in words else names[name].get(value, value)


def _toggled(chosen: Filter, name: str, value: str, keep: Mapping[str, str]) -> str:
    new = "" if getattr(chosen, name) == value else value
    return at(chosen.but(**{name: new}), **keep)
