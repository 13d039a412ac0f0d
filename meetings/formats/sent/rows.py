"""Rows as they are found in a file, with bounds on all of them: what is too much ends the reading."""

import re
from collections.abc import Sequence
from typing import Final

from meetings.core.translation_mark import mark as _
from meetings.formats.spreadsheets import Flaw, Given, Line, Unreadable

MOST_COLUMNS: Final = 60
_MOST_BLANK: Final = 200  # rows without anything, between those that have something
_MOST_LETTERS: Final = 8_000_000  # in all cells together: a workbook may name one long text many times
_LONGEST: Final = 32_767  # characters, as much as Excel keeps in a cell

# What a spreadsheet shows in place of a value, in the languages of the interface and in German; a file without kinds of
# cells holds it as text. Source: Microsoft, ERROR.TYPE and its translations; LibreOffice, Error Codes.
_ERRORS: Final = frozenset({
    "#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
    "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!", "#TIMEOUT!", "#GETTING_DATA",
    "#N/D", "#NOM?", "#VALEUR!", "#NUL!", "#NOMBRE!", "#PROPAGATION!", "#EPARS!", "#CALCUL!",
    "#¡REF!", "#¿NOMBRE?", "#¡VALOR!", "#¡DIV/0!", "#¡NULO!", "#¡NUM!", "#¡DESBORDAMIENTO!",
    "#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#ÜBERLAUF!",
})  # fmt: skip
_OF_LIBREOFFICE: Final = re.compile(r"Err:5\d\d")
_TOO_NARROW: Final = re.compile(r"#{3,}")  # what a column shows that has no room for a number


def as_flaw(cell: Given) -> Given:
    """The cell, or the flaw that its text is."""
    if not isinstance(cell, str) or not cell.startswith(("#", "Err:")):
        return cell
    text = cell.strip()
    is_error = text.upper() in _ERRORS or _OF_LIBREOFFICE.fullmatch(text) or _TOO_NARROW.fullmatch(text)
    return Flaw(text) if is_error else cell


class Rows:
    """Those that hold something, so far.

    :param most: rows that are told of; with those ``beside`` them, such as headings and notes, one more is refused.
    """

    def __init__(self, most: int, beside: int = 0) -> None:
        self.most, self.beside = most, beside
        self.lines: list[Line] = []
        self._letters = 0
        self._last = 0

    def is_over(self, number: int) -> bool:
        """Whether a row of that number lies beyond so many empty ones that the sheet ends before it.

        :raises Unreadable: when rows do not follow one another.
        """
        if number <= self._last:
            raise Unreadable(_("The rows of the sheet are not in their order. Save the workbook again as XLSX."))
        return number - (self.lines[-1].number if self.lines else 0) > _MOST_BLANK + 1

    def take(self, number: int, cells: Sequence[Given]) -> None:
        """A row more.

        :raises Unreadable: when it is one too many, or holds too much.
        """
        self._last = number
        if not any(cell not in (None, "") for cell in cells):
            return
        line = Line(number, cells)
        for place, cell in enumerate(cells):
            if isinstance(cell, str):
                self._weigh(line.at(place), len(cell))
        self.lines.append(line)
        if len(self.lines) > self.most + self.beside:
            raise Unreadable(_("The file has more than %(most)s rows. Send an agenda in parts."), most=self.most)

    def fill_down(self, column: int, first: int, last: int) -> None:
        """What the first row holds in a column is what the rows below it hold there, down to the last."""
        filled = self._by_number()
        if first not in filled or not 0 < column <= len(filled[first].cells):
            return
        value = filled[first].cells[column - 1]
        for number in range(first + 1, min(last, self.lines[-1].number) + 1):
            if number in filled:
                cells = list(filled[number].cells)
                cells += [None] * (column - len(cells))
                cells[column - 1] = value
                self._weigh(f"{number}", len(value) if isinstance(value, str) else 0)
                self.lines[self._place[number]] = filled[number] = Line(number, cells)

    def _by_number(self) -> dict[int, Line]:
        self._place = {line.number: place for place, line in enumerate(self.lines)}
        return {line.number: line for line in self.lines}

    def _weigh(self, at: str, letters: int) -> None:
        self._letters += letters
        if letters > _LONGEST:
            sentence = _("%(cell)s has more than %(most)s characters. Send only the agenda.")
            raise Unreadable(sentence, cell=at, most=_LONGEST)
        if self._letters > _MOST_LETTERS:
            raise Unreadable(_("The file holds far more text than an agenda. Send only the agenda."))
