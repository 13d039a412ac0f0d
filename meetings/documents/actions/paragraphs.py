"""Paragraphs of a draft: added, changed, moved, taken out; after each the numbers and the addresses fit again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import delete

from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents.actions import blocks
from meetings.documents.models import Document, OfficialParagraph, Paragraph, ParagraphMap
from meetings.documents.rules import numbering
from meetings.documents.vocabulary import PARAGRAPH_KINDS, ParagraphKind

DEEPEST_TYPED: Final = 2  # 6, (a), (i): what the United Nations prints; deeper ones would share addresses with bullets
Way = Literal["up", "down", "in", "out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphEntry:
    """A paragraph as typed. ``number`` is the one printed in the text, where numbers are given and not our own."""

    text: str = ""
    kind: ParagraphKind = "numbered"
    depth: int = 0
    number: str | None = None


def insert(document: Document, entry: ParagraphEntry, at: int) -> Paragraph:
    """Put a new paragraph at a place of the text, 0 being the first.

    :raises Invalid: for a kind that there is not; where numbers are given, without a number or with one taken.
    """
    paragraph = Paragraph(text="", kind="text", depth=0, path=[], anchor="", version=1)
    with db.session.no_autoflush:
        _apply(document, paragraph, entry)
        document.paragraphs.insert(at, paragraph)
        renumber(document)
    db.session.flush()
    return paragraph


def insert_all(document: Document, entries: Sequence[ParagraphEntry], at: int) -> list[Paragraph]:
    """Put new paragraphs one after the other at a place of the text; it is numbered once, however many there are.

    :raises Invalid: as for one.
    """
    made: list[Paragraph] = []
    with db.session.no_autoflush:
        for offset, entry in enumerate(entries):
            paragraph = Paragraph(text="", kind="text", depth=0, path=[], anchor="", version=1)
            _apply(document, paragraph, entry)
            paragraph.anchor = numbering.anchor(paragraph.path) if paragraph.path else ""
            document.paragraphs.insert(at + offset, paragraph)
            made.append(paragraph)
        renumber(document)
    db.session.flush()
    return made


def place_for(document: Document, entry: ParagraphEntry, after: Paragraph) -> int:
    """Where a new paragraph goes below another one: one of the same level, or higher, below all that hangs on that."""
    at = document.paragraphs.index(after)
    beside = entry.kind == after.kind == "numbered" and entry.depth <= after.depth
    return blocks.end_of(document.paragraphs, at) if beside and document.numbering == "own" else at + 1


def change(paragraph: Paragraph, entry: ParagraphEntry) -> None:
    """Give a paragraph another text, kind or number.

    :raises Invalid: as for a new one.
    """
    _apply(paragraph.document, paragraph, entry)
    renumber(paragraph.document)
    db.session.flush()


def shift(paragraph: Paragraph, way: Way) -> None:
    """Move a paragraph with what hangs on it one place up or down, or one level in or out.

    :raises Invalid: where it cannot go further.
    """
    document = paragraph.document
    rows = list(document.paragraphs)
    start = rows.index(paragraph)
    if way in ("in", "out"):
        _shift_level(document, rows, start, 1 if way == "in" else -1)
    else:
        to = blocks.place_above(rows, start) if way == "up" else blocks.place_below(rows, start)
        if to is None:
            raise Invalid(_("It is the first already.") if way == "up" else _("It is the last already."))
        _move_block(document, rows, start, to)
    renumber(document)
    db.session.flush()


def place(paragraph: Paragraph, to: int) -> None:
    """Move a paragraph with what hangs on it before the one that is at this place now, 0 being the first.

    :raises Invalid: for a place that the text does not have, or one within the paragraph's own block.
    """
    rows = list(paragraph.document.paragraphs)
    start = rows.index(paragraph)
    if not 0 <= to <= len(rows) or start < to < blocks.end_of(rows, start):
        raise Invalid(_("Choose a place from 1 to %(last)s, outside the paragraph itself."), last=len(rows) + 1)
    _move_block(paragraph.document, rows, start, to)
    renumber(paragraph.document)
    db.session.flush()


def remove(paragraph: Paragraph) -> None:
    """Take a paragraph out of the draft. What hung on it stays; of a revision, its row of the map goes too."""
    document = paragraph.document
    db.session.execute(delete(ParagraphMap).where(ParagraphMap.new_id == paragraph.id))
    db.session.execute(delete(OfficialParagraph).where(OfficialParagraph.paragraph_id == paragraph.id))
    document.paragraphs.remove(paragraph)
    renumber(document)
    db.session.flush()


def renumber(document: Document) -> None:
    """Let position, number, depth and address of every paragraph follow from the order and the kinds."""
    computed = numbering.numbered((row.kind, row.depth) for row in document.paragraphs)
    if document.numbering == "given":
        computed = _as_given(document.paragraphs, computed)
    for position, (row, (path, editorial)) in enumerate(zip(document.paragraphs, computed, strict=True)):
        _number(row, position, path, editorial)


def _as_given(rows: Sequence[Paragraph], computed: list[tuple[list[str], bool]]) -> list[tuple[list[str], bool]]:
    """What is computed, with the numbers that the text prints in their places; bullets are counted under those."""
    above: list[str] = []
    bullets = 0
    found = []
    for row, own in zip(rows, computed, strict=True):
        if row.kind == "numbered":
            above, bullets = list(row.path), 0
            found.append((above, False))
        elif row.kind == "bullet" and above:
            bullets += 1
            found.append(([*above, str(bullets)], True))
        else:
            found.append(own)
    return found


def _number(row: Paragraph, position: int, path: list[str], editorial: bool) -> None:
    depth = 0 if row.kind in ("heading", "preamble", "text") else _depth(path)
    anchor = numbering.anchor(path)
    for name, value in (("position", position), ("depth", depth), ("editorial", editorial), ("anchor", anchor)):
        if getattr(row, name) != value:
            setattr(row, name, value)
    if row.path != path:
        row.path = path


def _depth(path: list[str]) -> int:
    parts = [part for part in path if not part.startswith("annex")]
    return min(max(len(parts) - 1, 0), numbering.DEEPEST)


def _apply(document: Document, paragraph: Paragraph, entry: ParagraphEntry) -> None:
    if entry.kind not in PARAGRAPH_KINDS:
        raise Invalid(_("There is no such kind of paragraph."), {"kind": _("Choose one of the kinds listed.")})
    if _has_given_number(document, entry.kind):
        paragraph.path = _given(document, paragraph, entry.number)
    elif paragraph.kind != entry.kind or not paragraph.path:
        paragraph.depth = min(max(entry.depth, 0), DEEPEST_TYPED) if entry.kind == "numbered" else 0
    paragraph.kind = entry.kind
    paragraph.text = kept_text(entry.text)


def _given(document: Document, paragraph: Paragraph, number: str | None) -> list[str]:
    if not (number or "").strip():
        sentence = _("Give the number that the text prints, such as 15 (f).")
        raise Invalid(_("The paragraph needs its number."), {"number": sentence})
    try:
        path = numbering.parsed(number or "")
    except Invalid as refusal:
        raise Invalid(refusal.message, {"number": refusal.message}) from refusal
    anchor = numbering.anchor(path)
    if any(row is not paragraph and row.anchor == anchor for row in document.paragraphs):
        sentence = _("Another paragraph has this number; give one that is free in this text.")
        raise Invalid(_("This number is taken."), {"number": sentence})
    return path


def _move_block(document: Document, rows: list[Paragraph], start: int, to: int) -> None:
    end = blocks.end_of(rows, start)
    moved = rows[start:end]
    rest = rows[:start] + rows[end:]
    at = to if to <= start else to - len(moved)
    document.paragraphs[:] = rest[:at] + moved + rest[at:]


def _shift_level(document: Document, rows: list[Paragraph], start: int, by: int) -> None:
    row = rows[start]
    if document.numbering == "given":
        raise Invalid(_("The numbers of this text are given: edit the paragraph and type its number."))
    if by > 0 and not blocks.may_go_in(rows, start, DEEPEST_TYPED):
        raise Invalid(
            _("It cannot go further in: a sub-paragraph needs a paragraph above it, and three levels are all.")
        )
    if by < 0 and (row.kind != "numbered" or row.depth == 0):
        raise Invalid(_("It cannot go further out: it is at the first level."))
    for each in rows[start : blocks.end_of(rows, start)]:
        if each.kind == "numbered":
            each.depth += by


def for_history(paragraph: Paragraph) -> dict[str, str]:
    """A paragraph in words, for two people who edit at once."""
    return {
        "kind": paragraph.kind,
        "text": paragraph.text,
        "number": numbering.label(paragraph.path) if _has_given_number(paragraph.document, paragraph.kind) else "",
    }


def kept_text(text: str) -> str:
    """A text as it is kept: without spaces at the ends of its lines, and none empty at either end."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def kept_number(document: Document, entry: ParagraphEntry) -> str:
    """The number typed, as ``for_history`` writes it; as typed where it cannot be read."""
    typed = (entry.number or "").strip()
    if not typed or not _has_given_number(document, entry.kind):
        return ""
    try:
        return numbering.label(numbering.parsed(typed))
    except Invalid:
        return typed


def _has_given_number(document: Document, kind: ParagraphKind) -> bool:
    return document.numbering == "given" and kind == "numbered"
