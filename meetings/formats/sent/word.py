"""A text from a word processor (DOCX), read as what it is: paragraphs with their style, place in a list and number.

python-docx opens the file and finds its parts. The words are read from the elements themselves: it leaves out what was
inserted under tracking, and knows neither numbers nor notes.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as PART
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.formats.sent.packages import TooLarge, elements_of, is_package
from meetings.formats.sent.word_numbers import Numbers
from meetings.formats.sent.word_styles import Styles
from meetings.formats.sent.word_words import Words, words_of
from meetings.formats.spreadsheets import Unreadable
from meetings.formats.word_texts import LeftOut, SentNote, SentParagraph, SentTable, SentText

_MOST_UNPACKED: Final = 64 << 20  # bytes; pictures are among them, and are not looked at
_MOST_ELEMENTS: Final = 600_000  # tags
_MOST_BLOCKS: Final = 5000
_MOST_LETTERS: Final = 4_000_000
_WITHIN: Final = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")))
_NEVER: Final = frozenset(map(qn, ("w:del", "w:moveFrom")))


def text_of(body: bytes) -> SentText:
    """The text in its order.

    :raises Unreadable: for what is no DOCX, is too large, or is broken.
    """
    if body.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(_("This is a document of an old kind, or one with a password. Save it as DOCX without one."))
    if not is_package(body):
        raise _no_document()
    try:
        counts = elements_of(body, most_unpacked=_MOST_UNPACKED)
    except TooLarge as error:
        raise _too_large() from error
    except ValueError as error:
        raise _broken() from error
    if "word/document.xml" not in counts and not any(name.startswith("word/") for name in counts):
        raise _no_document()
    if sum(counts.values()) > _MOST_ELEMENTS:
        raise _too_large()
    try:
        return _Reader(Document(io.BytesIO(body))).read()
    except (Invalid, MemoryError):
        raise
    except Exception as error:  # whatever a broken file makes python-docx stumble over
        raise _broken() from error


@dataclass
class _Reader:
    """What has been read so far, and what of the file is left out."""

    document: Any
    left_out: set[LeftOut] = field(default_factory=set)
    letters: int = 0
    held: Words | None = None  # of a paragraph whose end was deleted: it goes on in the next

    def __post_init__(self) -> None:
        self.styles = Styles(self.document.styles.element)
        self.numbers = Numbers(self._part(PART.NUMBERING))
        self.notes = {
            (kind, note.get(qn("w:id"))): note
            for kind, part in (("footnote", PART.FOOTNOTES), ("endnote", PART.ENDNOTES))
            for note in self._part(part)
        }

    def read(self) -> SentText:
        """The whole text."""
        blocks: list[SentParagraph | SentTable] = []
        for element in self._blocks(self.document.element.body):
            block = self._table(element) if element.tag == qn("w:tbl") else self._paragraph(element)
            if block is not None:
                blocks.append(block)
            if len(blocks) > _MOST_BLOCKS or self.letters > _MOST_LETTERS:
                raise _too_large()
        return SentText(blocks, sorted(self.left_out))

    def _part(self, kind: str) -> Iterable[Any]:
        """What stands in a part beside the text; nothing where the file has none."""
        try:
            part = self.document.part.part_related_by(kind)
        except KeyError:
            return ()
        found: Iterable[Any] = part.element if hasattr(part, "element") else parse_xml(part.blob)
        return found

    def _blocks(self, parent: Any) -> Iterator[Any]:
        for child in parent:
            if child.tag in (qn("w:p"), qn("w:tbl")):
                yield child
            elif child.tag in _WITHIN:
                if child.tag == qn("w:ins"):
                    self.left_out.add("insertions")
                yield from self._blocks(child)
            elif child.tag in _NEVER:
                self.left_out.add("deletions")

    def _words(self, element: Any) -> Words:
        found = words_of(element)
        self.left_out |= found.left_out
        self.letters += len(found.text)
        return found

    def _paragraph(self, element: Any) -> SentParagraph | None:
        layout = element.find(qn("w:pPr"))
        words = self._words(element)
        if self.held is not None:
            words, self.held = self.held.with_more(words), None
        if layout is not None and layout.find(f"{qn('w:rPr')}/{qn('w:del')}") is not None:
            self.left_out.add("deletions")
            self.held = words
            return None
        style = self.styles.of(layout)
        numbered = self.styles.place_in_list(layout)
        level, number = self.numbers.next(numbered) if numbered else (None, "")
        if level is not None:
            level = max(level, self.styles.level_named(layout))
        trimmed = words.trimmed()
        notes = [SentNote(at, self._note(kind, number_of)) for at, kind, number_of in trimmed.notes]
        return SentParagraph(trimmed.text, style.name, self.styles.heading(layout), level, number, notes)

    def _note(self, kind: str, number: str) -> str:
        note = self.notes.get((kind, number))
        return self._lines(note) if note is not None else ""

    def _lines(self, parent: Any) -> str:
        """The paragraphs of a cell or a note, a line each; a table in it is its cells."""
        lines = [self._words(element).text.strip() for element in self._paragraphs(parent)]
        return "\n".join(line for line in lines if line)

    def _paragraphs(self, parent: Any) -> Iterator[Any]:
        for element in self._blocks(parent):
            if element.tag == qn("w:p"):
                yield element
            else:
                for cell in element.iter(qn("w:tc")):
                    yield from cell.iterchildren(qn("w:p"))

    def _table(self, element: Any) -> SentTable:
        rows = []
        for row in element.iter(qn("w:tr")):
            if next(row.iterancestors(qn("w:tbl"))) is element:
                rows.append([self._cell(cell) for cell in row.iter(qn("w:tc")) if _row_of(cell) is row])
        return SentTable(rows)

    def _cell(self, cell: Any) -> str:
        """Its words; nothing for one that goes on from the row above."""
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        return "" if merged is not None and merged.get(qn("w:val")) != "restart" else self._lines(cell)


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(qn("w:tr")))


def _no_document() -> Unreadable:
    return Unreadable(_("This is not a document of a word processor. Send DOCX."))


def _too_large() -> Unreadable:
    return Unreadable(_("The document is far longer than a text of a meeting. Send it in parts."))


def _broken() -> Unreadable:
    return Unreadable(_("The document cannot be read. Save it again as DOCX."))
