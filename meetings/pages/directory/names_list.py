"""Lists of names: mechanisms, organisations, States. Searched, narrowed by facets, and downloaded as CSV."""

from collections.abc import Iterable, Sequence
from typing import Final

from flask import Response, request, url_for

from meetings.pages.page import show
from meetings.serving.downloads import a_list, listed
from meetings.showing.by_source import Difference
from meetings.showing.directory.name_rows import NameRow
from meetings.showing.site import disclaimed, whole
from meetings.web.facets import Facet, address, chosen_links, groups, misses
from meetings.web.query_string import asked
from meetings.web.translation import _, ngettext

ASKED: Final = ("q", "format")  # what their addresses ask besides the facets


def names_page(
    endpoint: str,
    title: str,
    lead: str,
    rows: Sequence[NameRow],
    facets: Sequence[Facet],
    *,
    understood: Sequence[str] = (),
    told: str | None = None,
    differences: Sequence[Difference] = (),
    ways: Sequence[tuple[str, str]] = (),
) -> str | Response:
    """The list as a page; as CSV with ``?format=csv``.

    :param understood: the names of record of what was looked for under another name.
    :param told: a sentence on what was looked for, where it is none of the list.
    :param rows: everything that the search finds; the facets narrow it here, so that their counts cost no query.
    :param ways: other pages about the whole list: words and address.
    :param differences: where sources part ways on the list itself.
    """
    chosen = {facet.name: asked(facet.name) for facet in facets}
    found = [row for row in rows if not misses(row, chosen)]
    query = {name: value for name, value in {"q": asked("q"), **chosen}.items() if value}
    if request.args.get("format") == "csv":
        return csv_answer(
            endpoint.rpartition(".")[2], (_("Code"), _("Short name"), _("Name"), _("About"), _("Address")), found
        )

    at = address(endpoint, query)
    return show(
        "pages/names.html",
        at(),
        disclaimer=True,
        title=title,
        lead=lead,
        rows=found,
        q=query.get("q", ""),
        understood=understood,
        told=told,
        keep={name: value for name, value in query.items() if name != "q"},
        heading=ngettext("%(num)s on record", "%(num)s on record", len(found)),
        list_url=url_for(endpoint),
        groups=groups(facets, rows, chosen, at),
        chosen_links=chosen_links(facets, query, at),
        csv_url=at(format="csv"),
        differences=differences,
        ways=ways,
    )


def csv_answer(name: str, columns: Sequence[str], rows: Iterable[NameRow]) -> Response:
    """The rows shown, with the disclaimer at their end."""
    table = [(row.code, row.short, row.title, "; ".join(row.about), whole(row.url)) for row in rows]
    return listed(f"{name}.csv", a_list(name, [(text, 20) for text in columns], table, [disclaimed()]))
