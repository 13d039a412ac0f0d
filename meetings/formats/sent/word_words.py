"""The words of a paragraph of DOCX, as whoever looks at the page reads them, and the places of its notes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from docx.oxml.ns import qn

from meetings.formats.word_texts import LeftOut

_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_ALTERNATIVES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BOX: Final = qn("w:txbxContent")
_PRIVATE: Final = range(0xE000, 0xF900)  # letters of fonts such as Wingdings, which mean nothing elsewhere
_SIGNS: Final = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}
_UNREAD: Final = frozenset(map(qn, ("w:pPr", "w:rPr", "w:instrText", "w:delText", "w:delInstrText", "w:rt")))


@dataclass
class Words:
    """Text with its notes (where each mark stands, of which kind, which), and what is left out of it."""

    text: str = ""
    notes: list[tuple[int, str, str]] = field(default_factory=list)
    left_out: set[LeftOut] = field(default_factory=set)

    def with_more(self, more: "Words") -> "Words":
        """This, and what goes on from it."""
        moved = [(at + len(self.text), kind, number) for at, kind, number in more.notes]
        return Words(self.text + more.text, self.notes + moved, self.left_out | more.left_out)

    def trimmed(self) -> "Words":
        """Without blanks at either end."""
        lost = len(self.text) - len(self.text.lstrip())
        text = self.text.strip()
        notes = [(min(max(at - lost, 0), len(text)), kind, number) for at, kind, number in self.notes]
        return Words(text, notes, self.left_out)


def words_of(paragraph: Any) -> Words:
    """What stands in the paragraph: insertions as text, deletions left out, fields as what they show."""
    reading = _Reading()
    reading.read(paragraph)
    return Words("".join(reading.parts), reading.notes, reading.left_out)


class _Reading:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.notes: list[tuple[int, str, str]] = []
        self.left_out: set[LeftOut] = set()

    def read(self, parent: Any) -> None:
        for child in parent:
            tag = child.tag
            if tag in _UNREAD or not isinstance(tag, str):
                continue
            if tag in (qn("w:t"), _MATH):
                self._add(child.text or "")
            elif tag in _SIGNS:
                self._add(_SIGNS[tag])
            elif tag in _SPECIAL:
                _SPECIAL[tag](self, child)
            else:
                self.read(child)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _run(self, run: Any) -> None:
        hidden = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
        if hidden is not None and hidden.get(qn("w:val")) not in ("0", "false"):
            self.left_out.add("hidden")
        else:
            self.read(run)

    def _break(self, element: Any) -> None:
        if element.get(qn("w:type"), "textWrapping") == "textWrapping":  # others are of pages and columns
            self._add("\n")

    def _symbol(self, element: Any) -> None:
        code = int(element.get(qn("w:char"), "0"), 16)
        if code in _PRIVATE or not code:
            self.left_out.add("symbols")
        else:
            self._add(chr(code))

    def _note(self, element: Any) -> None:
        kind = "footnote" if element.tag == qn("w:footnoteReference") else "endnote"
        self.notes.append((self.length, kind, element.get(qn("w:id"), "")))

    def _drawn(self, element: Any) -> None:
        self.left_out.add("text boxes" if next(element.iter(_BOX), None) is not None else "pictures")

    def _inserted(self, element: Any) -> None:
        self.left_out.add("insertions")
        self.read(element)

    def _deleted(self, _element: Any) -> None:
        self.left_out.add("deletions")

    def _commented(self, _element: Any) -> None:
        self.left_out.add("comments")


_SPECIAL: Final[dict[str, Callable[[_Reading, Any], None]]] = {
    qn("w:r"): _Reading._run,
    qn("w:br"): _Reading._break,
    qn("w:sym"): _Reading._symbol,
    qn("w:footnoteReference"): _Reading._note,
    qn("w:endnoteReference"): _Reading._note,
    qn("w:drawing"): _Reading._drawn,
    qn("w:pict"): _Reading._drawn,
    qn("w:object"): _Reading._drawn,
    _ALTERNATIVES: _Reading._drawn,
    qn("w:ins"): _Reading._inserted,
    qn("w:moveTo"): _Reading._inserted,
    qn("w:del"): _Reading._deleted,
    qn("w:moveFrom"): _Reading._deleted,
    qn("w:commentReference"): _Reading._commented,
}
