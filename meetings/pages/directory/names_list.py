"""Lists of names: mechanisms, organisations, States. Searched, narrowed by facets, and downloaded as CSV."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask import Response, request, url_for

from meetings.pages.page import show
from meetings.serving.downloads import a_list, listed
from meetings.showing.directory.name_rows import FacetOf, NameRow, choice_text, facet_group, misses
from meetings.showing.site import disclaimed, whole
from meetings.web.query_string import asked
from meetings.web.translation import _, ngettext


def names_page(
    endpoint: str, title: str, lead: str, rows: Sequence[NameRow], facets: Sequence[FacetOf]
) -> str | Response:
    """The list as a page; as CSV with ``?format=csv``.

    :param rows: everything that the search finds; the facets narrow it here, so that their counts cost no query.
    """
    chosen = {facet.name: asked(facet.name) for facet in facets}
    found = [row for row in rows if not misses(row, chosen)]
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
        groups=[facet_group(facet, rows, chosen, at) for facet in facets],
        chosen_links=[(choice_text(name, value, facets), at(**{name: ""})) for name, value in query.items()],
        csv_url=at(format="csv"),
    )


def csv_answer(name: str, columns: Sequence[str], rows: Iterable[NameRow]) -> Response:
    """The rows shown, with the disclaimer at their end."""
    table = [(row.code, row.short, row.title, "; ".join(row.about), whole(row.url)) for row in rows]
    return listed(f"{name}.csv", a_list(name, [(text, 20) for text in columns], table, [disclaimed()]))
