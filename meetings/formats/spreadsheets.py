"""Tables as people send them, as plain values: rows with their numbers, cells as what they are, and what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from meetings.core.errors import Invalid

MOST_BYTES: Final = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Flaw:
    """What stands in a cell in place of a value: an error's word, such as ``#REF!``, or a formula without its value."""

    shown: str
    is_formula: bool = False


Given = str | int | float | bool | date | datetime | time | timedelta | Flaw | None


class Unreadable(Invalid):
    """The file as a whole cannot be read; the message says which one can."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message, {"file": message}, **values)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it was sent, with its number in the file."""

    number: int
    cells: Sequence[Given]

    def at(self, place: int) -> str:
        """What a spreadsheet calls the cell in that place: ``B7``."""
        return f"{_letters(place + 1)}{self.number}"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that hold something, in their order.

    :param sheet: what the sheet is called that was read; None for a file without sheets.
    :param shown: the other sheets that somebody who opens the file sees.
    :param hidden: those that are hidden.
    """

    lines: Sequence[Line]
    sheet: str | None = None
    shown: Sequence[str] = ()
    hidden: Sequence[str] = ()


def _letters(number: int) -> str:
    """What a spreadsheet calls its column of that number: 1 is A, 26 is Z, 27 is AA."""
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def to_plain(table: Table) -> dict[str, Any]:
    """The table as JSON can hold it."""
    return {
        "sheet": table.sheet,
        "shown": list(table.shown),
        "hidden": list(table.hidden),
        "lines": [[line.number, [_plain(cell) for cell in line.cells]] for line in table.lines],
    }


def from_plain(kept: Mapping[str, Any]) -> Table:
    """What ``to_plain`` wrote."""
    lines = [Line(number, [_value(cell) for cell in cells]) for number, cells in kept["lines"]]
    return Table(lines, kept["sheet"], kept["shown"], kept["hidden"])


def _plain(cell: Given) -> Any:
    if isinstance(cell, Flaw):
        return {"flaw": cell.shown, "is_formula": cell.is_formula}
    if isinstance(cell, timedelta):
        return {"days": cell / timedelta(days=1)}
    for kind, name in ((datetime, "moment"), (date, "day"), (time, "time")):  # a moment is a day too
        if isinstance(cell, kind):
            return {name: cell.isoformat()}
    return cell


def _value(kept: Any) -> Given:
    if not isinstance(kept, dict):
        return kept  # type: ignore[no-any-return]  # what JSON has words for
    if "flaw" in kept:
        return Flaw(kept["flaw"], kept["is_formula"])
    if "days" in kept:
        return timedelta(days=kept["days"])
    (name, text), *_more = kept.items()
    return {"moment": datetime, "day": date, "time": time}[name].fromisoformat(text)  # type: ignore[no-any-return, attr-defined]
