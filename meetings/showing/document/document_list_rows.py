"""The list of documents: its rows, its facets, its columns as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for

from meetings.core.folding import folded
from meetings.documents.vocabulary import ADOPTIONS, DOCUMENT_KINDS, NATURES
from meetings.formats.listing import Cell
from meetings.outcomes.queries.document_lists import Line
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.showing.document.document_rows import holdings, meeting_name
from meetings.showing.site import whole
from meetings.web.facets import Facet
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with the codes by which each facet finds it."""

    line: Line
    values: Mapping[str, Sequence[str]]

    @property
    def is_invented(self) -> bool:
        """Whether it is of the demonstration, which is in no total."""
        return bool(self.line.meeting == DEMONSTRATION)


def document_row(line: Line) -> DocumentRow:
    """A document with the codes of its facets."""
    meeting = [line.meeting] if line.meeting else []
    return DocumentRow(line, {"kind": [line.kind], "nature": [line.nature], "meeting": meeting})


def says(line: Line, words: Sequence[str]) -> bool:
    """Whether a line holds all of these words."""
    known = (line.title, line.reference, line.symbol, line.original_symbol, line.meeting_title)
    text = folded(" ".join(part for part in known if part)) if words else ""
    return all(word in text for word in words)


def document_facets(rows: Sequence[DocumentRow]) -> list[Facet]:
    """The facets of the list, with the meetings that it names."""
    meetings = {row.line.meeting: meeting_name(row.line) or "" for row in rows if row.line.meeting}
    return [
        Facet("kind", _("Kind"), {code: _(text) for code, text in DOCUMENT_KINDS.items()}),
        Facet("nature", _("What it is"), {code: _(text) for code, text in NATURES.items()}),
        Facet("meeting", _("Meeting"), meetings),
    ]


def columns() -> list[tuple[str, int]]:
    """The columns of the list as a table: headings and widths."""
    return [
        (_("Reference"), 24), (_("Symbol"), 18), (_("Title"), 60), (_("Kind"), 20), (_("What it is"), 24),
        (_("How it came about"), 18), (_("Issued, first day"), 13), (_("Issued, last day"), 13),
        (_("Issued, as printed"), 20), (_("Language"), 10), (_("Meeting"), 20), (_("Recommendations"), 12),
        (_("What it holds, in words"), 40), (_("Address"), 40),
    ]  # fmt: skip


def cells(line: Line) -> list[Cell]:
    """A line as the cells of a table."""
    adoption = _(ADOPTIONS[line.adoption]) if line.adoption else None
    return [
        line.reference, line.symbol, line.title, _(DOCUMENT_KINDS[line.kind]), _(NATURES[line.nature]), adoption,
        line.issued_earliest, line.issued_latest, line.issued_label, line.language, meeting_name(line),
        line.recommendations, holdings(line), whole(url_for("pages.document", reference=line.reference)),
    ]  # fmt: skip
