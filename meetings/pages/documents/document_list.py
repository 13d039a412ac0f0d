"""The list of documents: searched, narrowed, in pages, and downloaded as it is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, url_for

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.core.folding import folded
from meetings.documents.vocabulary import ADOPTIONS, DOCUMENT_KINDS, NATURES
from meetings.formats.listing import Cell, Listing
from meetings.outcomes import listing
from meetings.outcomes.listing import Line
from meetings.pages.page import blueprint, show
from meetings.programme.listing import PER_PAGE
from meetings.serving.downloads import a_list, listed
from meetings.showing.document import document_rows
from meetings.showing.document.document_rows import meeting_name
from meetings.showing.row_facets import Facet, groups, misses
from meetings.showing.site import disclaimed, whole
from meetings.web.paging import Page, page_number
from meetings.web.query_string import asked
from meetings.web.translation import _, ngettext

FACETS = ("kind", "nature", "meeting")


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with the codes by which each facet finds it."""

    line: Line
    values: Mapping[str, Sequence[str]]


@blueprint.get("/documents/")
@audience("anyone")
def documents() -> str:
    """Every document that the reader may know of."""
    rows, found, chosen = _narrowed()
    query: dict[str, Any] = {name: value for name, value in {"q": asked("q"), **chosen}.items() if value}

    def at(**changed: str) -> str:
        narrowed: dict[str, Any] = {name: value for name, value in {**query, **changed}.items() if value}
        return url_for("pages.documents", **narrowed)

    page = _page(len(found))
    facets = _facets(rows)
    first = (page.number - 1) * PER_PAGE
    return show(
        "pages/documents.html",
        at(**({"page": str(page.number)} if page.number > 1 else {})),
        disclaimer=True,
        rows=document_rows.of_rows([row.line for row in found[first : first + PER_PAGE]]),
        pager=page,
        heading=ngettext("%(num)s document", "%(num)s documents", len(found)),
        groups=groups(facets, rows, chosen, at),
        chosen_links=[(_named(name, value, facets), at(**{name: ""})) for name, value in query.items()],
        q=query.get("q", ""),
        keep={name: value for name, value in query.items() if name != "q"},
        exports=[
            (text, url_for(f"pages.documents_{kind}", **query))
            for text, kind in ((_("CSV"), "csv"), (_("XLSX"), "xlsx"))
        ],
    )


def _page(total: int) -> Page:
    return Page(min(page_number(), max(1, -(-total // PER_PAGE))), PER_PAGE, total)


def _narrowed() -> tuple[list[DocumentRow], list[DocumentRow], dict[str, str]]:
    """All that the words find, what of it the facets leave, and what is chosen. One query."""
    chosen = {name: asked(name) for name in FACETS}
    words = folded(asked("q")).split()
    rows = [_row(line) for line in listing.documents_for(viewer()) if _says(line, words)]
    return rows, [row for row in rows if not misses(row, chosen)], chosen


def _row(line: Line) -> DocumentRow:
    meeting = [line.meeting] if line.meeting else []
    return DocumentRow(line, {"kind": [line.kind], "nature": [line.nature], "meeting": meeting})


def _says(line: Line, words: Sequence[str]) -> bool:
    known = (line.title, line.reference, line.symbol, line.original_symbol, line.meeting_title)
    text = folded(" ".join(part for part in known if part)) if words else ""
    return all(word in text for word in words)


def _facets(rows: Sequence[DocumentRow]) -> list[Facet]:
    meetings = {row.line.meeting: meeting_name(row.line) or "" for row in rows if row.line.meeting}
    return [
        Facet("kind", _("Kind"), {code: _(text) for code, text in DOCUMENT_KINDS.items()}),
        Facet("nature", _("What it is"), {code: _(text) for code, text in NATURES.items()}),
        Facet("meeting", _("Meeting"), meetings),
    ]


def _named(name: str, value: str, facets: Sequence[Facet]) -> str:
    if name == "q":
        return _("“%(words)s”", words=value)
    return next(facet.choices.get(value, value) for facet in facets if facet.name == name)


@blueprint.get("/documents.csv")
@audience("anyone")
def documents_csv() -> Response:
    """What the list shows, every page of it."""
    return listed("documents.csv", _listing())


@blueprint.get("/documents.xlsx")
@audience("anyone")
def documents_xlsx() -> Response:
    """The same as a workbook."""
    return listed("documents.xlsx", _listing())


def _listing() -> Listing:
    return a_list(_("Documents"), _columns(), _table(), [disclaimed()])


def _columns() -> list[tuple[str, int]]:
    return [
        (_("Reference"), 24), (_("Symbol"), 18), (_("Title"), 60), (_("Kind"), 20), (_("What it is"), 24),
        (_("How it came about"), 18), (_("Issued, first day"), 13), (_("Issued, last day"), 13),
        (_("Issued, as printed"), 20), (_("Language"), 10), (_("Meeting"), 20), (_("Recommendations"), 12),
        (_("Address"), 40),
    ]  # fmt: skip


def _table() -> list[list[Cell]]:
    return [_cells(row.line) for row in _narrowed()[1]]


def _cells(line: Line) -> list[Cell]:
    adoption = _(ADOPTIONS[line.adoption]) if line.adoption else None
    return [
        line.reference, line.symbol, line.title, _(DOCUMENT_KINDS[line.kind]), _(NATURES[line.nature]), adoption,
        line.issued_earliest, line.issued_latest, line.issued_label, line.language, meeting_name(line),
        line.recommendations, whole(url_for("pages.document", reference=line.reference)),
    ]  # fmt: skip
