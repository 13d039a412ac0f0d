"""A matrix: rows against columns, with a mark or a number in each cell that holds something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from meetings.formats.charts import (
    ACCENT,
    INK,
    Piece,
    fitted,
    joined,
    linked,
    picture,
    rule,
    tag,
    text,
    width_of,
    wrapped,
)
from meetings.formats.charts_marks import legend, mark

ROW: Final = 30.0  # of a row of one line
LINE: Final = 15.0
FEW: Final = 7  # columns that have room for their names across
_WIDE: Final = 900.0  # the width that a page has
_WORDS: Final = 200.0  # room at least for what a row says, beyond the cells
_LINES: Final = 9  # of what a row says, at most
_PITCHES: Final = (34.0, 22.0)  # from one of many columns to the next: where there is room, and at least
_SLANT: Final = 0.82  # of 55 degrees


@dataclass(frozen=True, slots=True)
class Column:
    """What heads a column; ``about`` is a second line, such as a year."""

    name: str
    about: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in a cell: a shape, or a number with how full its ground is (0 to 4)."""

    says: str  # what is read aloud
    shape: str = ""
    dashed: bool = False
    url: str | None = None
    number: int | str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its short name, what it says, and a cell for each column."""

    name: str
    says: str
    cells: Sequence[Mark | None]
    url: str | None = None


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where things stand."""

    names: float
    pitch: float
    head: float
    columns: int
    wide: float  # of what the rows say

    def x(self, column: int) -> float:
        """The middle of a column."""
        return self.names + self.pitch * (column + 0.5)

    @property
    def words(self) -> float:
        """Where what the rows say begins."""
        return self.names + self.pitch * self.columns + 14

    @property
    def width(self) -> float:
        """Of the whole picture."""
        return self.words + self.wide

    def lines(self, row: Row) -> list[str]:
        """What the row says, whole."""
        return wrapped(row.says, self.wide - 24, 12, _LINES)

    def high(self, row: Row) -> float:
        """How high the row is."""
        return ROW + LINE * max(0, len(self.lines(row)) - 1)


def matrix(
    title: str,
    description: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    key: Sequence[tuple[str, bool, str]] = (),
    notes: Sequence[str] = (),
) -> Piece:
    """The rows in the order given, cells beside the names, the words of each row behind its cells, in lines.

    :param key: what the marks mean: shape, whether dashed, words.
    """
    ground = _ground(columns, rows)
    tops = list(accumulate(map(ground.high, rows), initial=ground.head))
    foot = tops[-1]
    signs, high = legend(key, ground.width, foot + 14) if key else (Piece(), 4.0)
    return picture(
        title,
        description,
        ground.width,
        foot + 14 + high,
        joined(_heads(ground, columns)),
        rule(8, ground.head, ground.width - 8, ground.head, heavy=True),
        joined(_row(ground, top, row, columns) for top, row in zip(tops, rows, strict=False)),
        signs,
        notes=notes,
    )


def pages_of(columns: Sequence[Column], rows: Sequence[Row], high: float) -> Iterator[Sequence[Row]]:
    """The rows in pieces, of which each is at most so high, its heads and its key aside; a row is never broken."""
    ground, page, used = _ground(columns, rows), list[Row](), 0.0
    for row in rows:
        if page and used + ground.high(row) > high:
            yield page
            page, used = [], 0.0
        page.append(row)
        used += ground.high(row)
    if page:
        yield page


def _ground(columns: Sequence[Column], rows: Sequence[Row]) -> _Ground:
    number, names = len(columns), max([width_of(row.name, 12) * 1.06 for row in rows] or [40]) + 20
    room = _WIDE - names - 14
    if number <= FEW:
        pitch, head = 112.0 if number <= FEW // 2 else 90.0, 74.0
    else:
        pitch = min(_PITCHES[0], max(_PITCHES[1], (room - _WORDS) / number))
        head = max(width_of(fitted(_whole(column), 210, 11), 11) for column in columns) * _SLANT + 30
    return _Ground(names, pitch, head, number, max(_WORDS, room - pitch * number))


def _whole(column: Column) -> str:
    return f"{column.name}, {column.about}" if column.about else column.name


def _heads(ground: _Ground, columns: Sequence[Column]) -> list[Piece]:
    found = []
    for place, column in enumerate(columns):
        x = ground.x(place)
        if len(columns) > FEW:
            words = text(fitted(_whole(column), 210, 11), 0, 0, size=11)
            inside = tag("g", words, transform=f"translate({x + 2:.1f} {ground.head - 10:.1f}) rotate(-55)")
        else:
            lines = wrapped(column.name, ground.pitch - 10, 11, 3)
            below = [*lines, *([column.about] if column.about else [])]
            inside = joined(
                text(
                    line,
                    x,
                    ground.head - 10 - 14.5 * (len(below) - 1 - at),
                    size=11,
                    anchor="middle",
                    soft=at == len(lines),
                )
                for at, line in enumerate(below)
            )
        found.append(linked(column.url, _whole(column), inside))
    return found


def _row(ground: _Ground, top: float, row: Row, columns: Sequence[Column]) -> Piece:
    y, foot = top + ROW / 2, top + ground.high(row)
    cells = [
        _cell(ground.x(at), y, cell, f"{row.name}, {_whole(columns[at])}: {cell.says}", ground.pitch)
        for at, cell in enumerate(row.cells)
        if cell is not None
    ]
    return joined(
        [
            linked(row.url, row.says, text(row.name, 8, y + 4, bold=True)),
            *cells,
            *(text(line, ground.words, y + 4 + LINE * at, soft=True) for at, line in enumerate(ground.lines(row))),
            rule(8, foot, ground.width - 8, foot),
        ]
    )


def _cell(x: float, y: float, cell: Mark, says: str, pitch: float) -> Piece:
    if cell.number is None:
        return linked(cell.url, says, mark(cell.shape, x, y, dashed=cell.dashed))
    ground = tag(
        "rect", x=x - pitch / 2 + 2, y=y - ROW / 2 + 2, width=pitch - 4, height=ROW - 4, fill=ACCENT,
        fill_opacity=f"{0.08 * cell.depth:.2f}", class_="chart__heat",
    )  # fmt: skip
    number = tag(
        "text", str(cell.number), x=x, y=y + 4, font_size=12, text_anchor="middle", fill=INK, class_="chart__ink"
    )
    return linked(cell.url, says, ground, number)
