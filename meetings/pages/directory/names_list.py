"""Lists of names: mechanisms, organisations, States. Searched, narrowed by facets, and downloaded as CSV."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, request, url_for

from meetings.pages.page import show
from meetings.serving.downloads import a_list, listed
from meetings.showing.meeting.meeting_facets import Group
from meetings.showing.site import disclaimed, whole
from meetings.web.query_string import asked
from meetings.web.translation import _, ngettext


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


def names_page(
    endpoint: str, title: str, lead: str, rows: Sequence[NameRow], facets: Sequence[FacetOf]
) -> str | Response:
    """The list as a page; as CSV with ``?format=csv``.

    :param rows: everything that the search finds; the facets narrow it here, so that their counts cost no query.
    """
    chosen = {facet.name: asked(facet.name) for facet in facets}
    found = [row for row in rows if not _misses(row, chosen)]
    query = {name: value for name, value in {"q": asked("q"), **chosen}.items() if value}
    if request.args.get("format") == "csv":
        return csv_answer(
            endpoint.rpartition(".")[2], (_("Code"), _("Short name"), _("Name"), _("About"), _("Address")), found
        )

    def at(**changed: str) -> str:
        values: dict[str, Any] = {name: value for name, value in {**query, **changed}.items() if value}
        return url_for(endpoint, **values)

    return show(
        "pages/names.html",
        at(),
        disclaimer=True,
        title=title,
        lead=lead,
        rows=found,
        q=query.get("q", ""),
        keep={name: value for name, value in query.items() if name != "q"},
        heading=ngettext("%(num)s on record", "%(num)s on record", len(found)),
        list_url=url_for(endpoint),
        groups=[_group(facet, rows, chosen, at) for facet in facets],
        chosen_links=[(_text(name, value, facets), at(**{name: ""})) for name, value in query.items()],
        csv_url=at(format="csv"),
    )


def csv_answer(name: str, columns: Sequence[str], rows: Iterable[NameRow]) -> Response:
    """The rows shown, with the disclaimer at their end."""
    table = [(row.code, row.short, row.title, "; ".join(row.about), whole(row.url)) for row in rows]
    return listed(f"{name}.csv", a_list(name, [(text, 20) for text in columns], table, [disclaimed()]))


def _misses(row: NameRow, chosen: Mapping[str, str]) -> list[str]:
    return [name for name, value in chosen.items() if value and value not in row.values[name]]


def _group(facet: FacetOf, rows: Sequence[NameRow], chosen: Mapping[str, str], at: Callable[..., str]) -> Group:
    counts = Counter[str]()
    for row in rows:
        if _misses(row, chosen) in ([], [facet.name]):
            counts.update(row.values[facet.name])
    current = chosen[facet.name]
    choices = [
        (text, counts[code], at(**{facet.name: "" if code == current else code}), code == current)
        for code, text in facet.choices.items()
        if counts[code] or code == current
    ]
    return Group(facet.name, facet.title, choices)


def _text(name: str, value: str, facets: Sequence[FacetOf]) -> str:
    if name == "q":
        return _("“%(words)s”", words=value)
    return next(facet.choices.get(value, value) for facet in facets if facet.name == name)
