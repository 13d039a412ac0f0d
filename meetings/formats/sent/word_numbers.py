"""The numbers that a word processor prints before the paragraphs of a list, counted as it counts them.

Source: ECMA-376, part 1, 17.9 (numbering).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from docx.oxml.ns import qn

from meetings.formats.sent.word_styles import PlaceInList

_PLACE: Final = re.compile(r"%([1-9])")
_HIGHEST: Final = 5000  # beyond it, letters and Roman numerals are figures: some would be as long as a book
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered; it begins anew after a level up to ``restarts_after``."""

    start: int
    shape: str
    pattern: str
    restarts_after: int
    in_figures: bool


class Numbers:
    """The lists of one file, and how far each has counted."""

    def __init__(self, numbering: Iterable[Any]) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._named: dict[str, dict[int, _Level]] = {}  # by the style of lists that a file may give a name
        self._elsewhere: dict[str, str] = {}
        self._list_of: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}  # of a list that begins elsewhere than what it is made after
        self._counted: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        for element in numbering:
            if element.tag == qn("w:abstractNum"):
                code, named = element.get(qn("w:abstractNumId")), _text(element.find(qn("w:styleLink")))
                levels = {_whole(each, "w:ilvl"): _level(each) for each in element.findall(qn("w:lvl"))}
                self._levels[code] = levels
                if named:
                    self._named[named] = levels
                self._elsewhere[code] = _text(element.find(qn("w:numStyleLink")))
            elif element.tag == qn("w:num"):
                self._read_list(element)

    def _read_list(self, element: Any) -> None:
        code, after = element.get(qn("w:numId")), element.find(qn("w:abstractNumId"))
        known = after.get(qn("w:val")) if after is not None else ""
        own = {_whole(each, "w:ilvl"): each for each in element.findall(qn("w:lvlOverride"))}
        self._starts[code] = {
            level: _whole(start, "w:val")
            for level, each in own.items()
            if (start := each.find(qn("w:startOverride"))) is not None
        }
        shapes = {level: _level(shape) for level, each in own.items() if (shape := each.find(qn("w:lvl"))) is not None}
        if shapes:  # a list of its own
            self._levels[f"own {code}"] = {**self._levels.get(known, {}), **shapes}
            known = f"own {code}"
        self._list_of[code] = known

    def next(self, place: PlaceInList) -> tuple[int | None, str]:
        """How deep the paragraph is, and the number that comes before it; no depth where there is no such list."""
        code, depth = place
        known = self._list_of.get(code, "")
        levels = self._levels.get(known) or self._named.get(self._elsewhere.get(known, ""), {})
        level = levels.get(depth)
        if level is None:
            return (depth, "") if code in self._list_of else (None, "")
        counted = self._counted.setdefault(self._list_of[code], [None] * 9)
        if code not in self._begun:
            self._begun.add(code)
            for started, start in self._starts[code].items():
                if 0 <= started < 9:
                    counted[started] = start - 1
        now = counted[depth]
        counted[depth] = level.start if now is None else now + 1
        for deeper in range(depth + 1, 9):
            if deeper not in levels or levels[deeper].restarts_after > depth:
                counted[deeper] = None
        return depth, self._written(levels, counted, depth)

    def _written(self, levels: dict[int, _Level], counted: list[int | None], depth: int) -> str:
        level = levels[depth]
        if level.shape == "bullet":
            return "•"
        if level.shape == "none":
            return ""

        def number(found: re.Match[str]) -> str:
            which = int(found[1]) - 1
            told = levels.get(which, level)
            value = counted[which] if counted[which] is not None else told.start
            shape = "decimal" if level.in_figures else told.shape
            return _SHAPES.get(shape, str)(value or 0) if (value or 0) <= _HIGHEST else str(value)

        return _PLACE.sub(number, level.pattern).strip()


def _level(element: Any) -> _Level:
    depth, restart = _whole(element, "w:ilvl"), element.find(qn("w:lvlRestart"))
    shape, pattern = (_text(element.find(qn(tag))) for tag in ("w:numFmt", "w:lvlText"))
    start = element.find(qn("w:start"))
    return _Level(
        start=_whole(start, "w:val") if start is not None else 1,
        shape=shape or "decimal",
        pattern=pattern,
        restarts_after=_whole(restart, "w:val") if restart is not None else depth,
        in_figures=element.find(qn("w:isLgl")) is not None,
    )


def _text(element: Any) -> str:
    return str(element.get(qn("w:val"), ""))[:100] if element is not None else ""


def _whole(element: Any, name: str) -> int:
    text = str(element.get(qn(name), ""))
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _letters(number: int) -> str:
    """A, b … z, aa, bb, as word processors go on after z."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written


_SHAPES: Final[dict[str, Callable[[int], str]]] = {
    "decimalZero": "{:02}".format,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
