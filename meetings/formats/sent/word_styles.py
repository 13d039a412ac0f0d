"""What the styles of a DOCX say of a paragraph: what they are called, whether it is a heading, and its list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from docx.oxml.ns import qn

from meetings.core.folding import folded

_HEADING: Final = re.compile(r"heading (\d)", re.IGNORECASE)
# Levels that word processors keep as styles of their own: "List Number 2", "Liste à puces 3", "Lista con números 2".
_LIST_BELOW: Final = re.compile(
    r"(?:list (?:number|bullet)|liste (?:a )?(?:numeros?|puces?)|lista (?:con |de )?(?:numeros?|vinetas?)) ?([2-9])"
)
_DEEPEST: Final = 20  # styles that stand on one another; a file may have them stand in a circle
PlaceInList = tuple[str, int]  # which list (numId), and how deep


@dataclass(frozen=True, slots=True)
class Style:
    """One style of paragraphs; ``layout`` is what it says of them."""

    name: str
    based_on: str
    layout: Any


class Styles:
    """The styles of one file, by what paragraphs call them."""

    def __init__(self, element: Any) -> None:
        self._known: dict[str, Style] = {}
        self._plain = Style("Normal", "", None)
        for each in element.iter(qn("w:style")):
            if each.get(qn("w:type")) not in (None, "paragraph"):
                continue
            name, based_on = (_value(each.find(qn(tag))) for tag in ("w:name", "w:basedOn"))
            style = Style(_called(name), based_on, each.find(qn("w:pPr")))
            self._known[each.get(qn("w:styleId"), "")] = style
            if each.get(qn("w:default")) in ("1", "true"):
                self._plain = style

    def of(self, layout: Any) -> Style:
        """The style of a paragraph with that layout."""
        code = _value(layout.find(qn("w:pStyle"))) if layout is not None else ""
        return self._known.get(code, self._plain)

    def heading(self, layout: Any) -> int | None:
        """1 to 9 for a heading, 0 for the title of the whole."""
        for style in self._chain(layout):
            if style.name.casefold() == "title":
                return 0
            if named := _HEADING.fullmatch(style.name):
                return int(named[1])
        for each in self._layouts(layout):
            level = _value(each.find(qn("w:outlineLvl")))
            if level.isdecimal():
                return int(level) + 1 if int(level) < 9 else None
        return None

    def place_in_list(self, layout: Any) -> PlaceInList | None:
        """Which list it is in and how deep; None for none, and where a paragraph leaves its style's."""
        number = level = ""
        for each in self._layouts(layout):
            place = each.find(qn("w:numPr"))
            if place is not None:
                number = number or _value(place.find(qn("w:numId")))
                level = level or _value(place.find(qn("w:ilvl")))
        deep = min(int(level), 8) if level.isdecimal() else 0
        return (number, deep) if number not in ("", "0") else None

    def level_named(self, layout: Any) -> int:
        """How deep in a list the name of its style says it is, 0 for the outermost and where it says nothing."""
        named = (_LIST_BELOW.fullmatch(folded(style.name)) for style in self._chain(layout))
        return next((int(found[1]) - 1 for found in named if found), 0)

    def _layouts(self, layout: Any) -> Iterator[Any]:
        """Its own first, then that of its style, then of what this stands on."""
        if layout is not None:
            yield layout
        for style in self._chain(layout):
            if style.layout is not None:
                yield style.layout

    def _chain(self, layout: Any) -> Iterator[Style]:
        style: Style | None = self.of(layout)
        for _step in range(_DEEPEST):
            if style is None:
                return
            yield style
            style = self._known.get(style.based_on)


def _value(element: Any) -> str:
    return str(element.get(qn("w:val"), "")) if element is not None else ""


def _called(name: str) -> str:
    """As word processors show it: the file says "heading 1"."""
    return f"H{name[1:]}" if name.startswith("heading ") else name or "Normal"
