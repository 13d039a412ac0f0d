"""A draft as its pages show it: plain values, line by line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from meetings.documents.actions import DEEPEST_TYPED, blocks
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules import numbering
from meetings.documents.rules.pasted import is_several, lines_of, parts_of
from meetings.outcomes.models import Wording


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the editor, with what may be done to it."""

    id: int
    kind: str
    depth: int
    label: str
    number: str  # as typed, where numbers are given
    text: str
    version: int
    moves: Sequence[str] = ()
    recommendations: Sequence[Wording] = ()
    origins: Sequence[str] = ()
    reads_as: int = 0  # several paragraphs, by their number; 0 for what is one


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph as readers will see it, in the words of the public page's own fragment."""

    anchor: str
    kind: str
    depth: int
    label: str
    texts: Sequence[str]
    is_dimmed: bool = False
    from_here: Sequence[object] = field(default=())
    read_here: Sequence[object] = field(default=())


def lines(
    document: Document, recommendations: Sequence[Wording], origins: Mapping[int, Sequence[Paragraph]]
) -> list[Line]:
    """Every paragraph of a draft with its ways to move, and the recommendations taken from it."""
    marked: dict[int, list[Wording]] = {}
    for wording in recommendations:
        for paragraph in wording.paragraphs:
            marked.setdefault(paragraph.id, []).append(wording)
    rows = document.paragraphs
    return [
        Line(
            id=row.id,
            kind=row.kind,
            depth=row.depth,
            label=label_of(row, document.language),
            number=numbering.label(row.path) if document.numbering == "given" and row.kind == "numbered" else "",
            text=row.text,
            version=row.version,
            moves=_moves(document, place),
            recommendations=marked.get(row.id, ()),
            origins=[label_of(old, document.language) or "–" for old in origins.get(row.id, ())],
            reads_as=_reads_as(row),
        )
        for place, row in enumerate(rows)
    ]


def _reads_as(row: Paragraph) -> int:
    parts = parts_of(lines_of(row.text), row.kind)
    return len(parts) if is_several(parts) else 0


def label_of(row: Paragraph, language: str) -> str:
    """The number as the document's language writes it; an editorial one in brackets."""
    return numbering.label(row.path, language, editorial=row.editorial)


def named(row: Paragraph, language: str, longest: int = 60) -> str:
    """A paragraph as a list names it: its number and how it begins."""
    start = row.text if len(row.text) <= longest else row.text[: longest - 1].rstrip() + "…"
    return f"{label_of(row, language)} {start}".strip()


def rows_of(document: Document) -> list[Row]:
    """Every paragraph as readers will see it."""
    return [
        Row(row.anchor, row.kind, row.depth, label_of(row, document.language), row.text.splitlines())
        for row in document.paragraphs
    ]


def _moves(document: Document, place: int) -> list[str]:
    rows = document.paragraphs
    row, own = rows[place], document.numbering == "own"
    possible = {
        "up": place > 0,
        "down": blocks.end_of(rows, place) < len(rows),
        "in": own and blocks.may_go_in(rows, place, DEEPEST_TYPED),
        "out": own and row.kind == "numbered" and row.depth > 0,
    }
    return [way for way, may in possible.items() if may]
