"""The list of documents: searched, narrowed, in pages, and downloaded as it is shown."""

from typing import Any

from flask import Response, url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.folding import folded
from meetings.formats.listing import Cell, Listing
from meetings.outcomes.queries import document_lists
from meetings.pages.page import blueprint, show
from meetings.programme.queries.meeting_lists import PER_PAGE
from meetings.serving.downloads import a_list, listed
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.document import document_rows
from meetings.showing.document.document_list_rows import (
    DocumentRow,
    cells,
    columns,
    document_facets,
    document_row,
    says,
)
from meetings.showing.site import disclaimed
from meetings.showing.totals import and_the_demonstration
from meetings.web.facets import address, chosen_links, groups, misses
from meetings.web.paging import Page
from meetings.web.query_string import asked
from meetings.web.translation import _, ngettext

FACETS = ("kind", "nature", "meeting")


@blueprint.get("/documents/")
@kept_until_history_changes(at_most="minute", asks=("q", *FACETS, "page"))
@audience("anyone")
def documents() -> str:
    """Every document that the reader may know of."""
    rows, found, chosen = _narrowed()
    query: dict[str, Any] = {name: value for name, value in {"q": asked("q"), **chosen}.items() if value}
    at, page = address("pages.documents", query), Page.asked(PER_PAGE, len(found))
    facets, real = document_facets(rows), [row for row in found if not row.is_invented]
    return show(
        "pages/documents.html",
        at(**page.query),
        disclaimer=True,
        rows=document_rows.of_rows([row.line for row in page.cut(found)]),
        pager=page,
        heading=and_the_demonstration(
            ngettext("%(num)s document", "%(num)s documents", len(real)), len(found) - len(real)
        ),
        groups=groups(facets, [row for row in rows if not row.is_invented] if real else rows, chosen, at),
        chosen_links=chosen_links(facets, query, at),
        q=query.get("q", ""),
        keep={name: value for name, value in query.items() if name != "q"},
        exports=[
            (text, url_for(f"pages.documents_{kind}", **query))
            for text, kind in ((_("CSV"), "csv"), (_("XLSX"), "xlsx"))
        ],
    )


def _narrowed() -> tuple[list[DocumentRow], list[DocumentRow], dict[str, str]]:
    """All that the words find, what of it the facets leave, and what is chosen. One query."""
    chosen = {name: asked(name) for name in FACETS}
    words = folded(asked("q")).split()
    rows = [document_row(line) for line in document_lists.documents_for(viewer()) if says(line, words)]
    return rows, [row for row in rows if not misses(row, chosen)], chosen


@blueprint.get("/documents.csv")
@kept_until_history_changes(at_most="minute", asks=("q", *FACETS))
@audience("anyone")
def documents_csv() -> Response:
    """What the list shows, every page of it."""
    return listed("documents.csv", _listing())


@blueprint.get("/documents.xlsx")
@kept_until_history_changes(at_most="minute", asks=("q", *FACETS))
@audience("anyone")
def documents_xlsx() -> Response:
    """The same as a workbook."""
    return listed("documents.xlsx", _listing())


def _listing() -> Listing:
    return a_list(_("Documents"), columns(), _table(), [disclaimed()])


def _table() -> list[list[Cell]]:
    return [cells(row.line) for row in _narrowed()[1]]
