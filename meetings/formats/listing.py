"""A list as plain values: one shape for what is handed out as CSV, as a workbook and as a document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal


class Told(str):
    """Text of a cell of which a document says more, because it has no column for the rest."""

    __slots__ = ("on_paper",)

    def __new__(cls, text: str, on_paper: str) -> "Told":
        """The text, and what stands in its place on paper."""
        made = super().__new__(cls, text)
        made.on_paper = on_paper
        return made

    on_paper: str


Cell = str | int | date | None
Row = Sequence[Cell]
Kind = Literal["text", "number", "day"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list.

    ``name`` is the same in every language; a file in which it is the heading can be read in again.
    """

    name: str
    heading: str
    width: int  # in letters
    kind: Kind = "text"
    on_paper: bool = True  # whether the document holds it too, where there is room for few
    in_heading: bool = False  # whether the heading of each section says it; tables without headings hold it


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that belong together, under a heading where they have one."""

    heading: str | None
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with what must be said about it: ``notes`` are what it is as of, and what it does not imply."""

    title: str
    columns: Sequence[Column]
    sections: Sequence[Section]
    subtitle: str = ""
    notes: Sequence[str] = ()
    landscape: bool = True
    language: str = "en"

    @property
    def rows(self) -> list[Row]:
        """The rows of every section, in their order."""
        return [row for section in self.sections for row in section.rows]

    @property
    def beneath(self) -> list[str]:
        """What a table without room above it says below its rows."""
        return [text for text in (self.subtitle, *self.notes) if text]


def columns(described: Iterable[tuple[str, int]]) -> list[Column]:
    """Columns of text from their headings and widths, for a list that is never read in again."""
    return [Column(str(place), heading, width) for place, (heading, width) in enumerate(described)]


def plain(
    title: str, described: Iterable[tuple[str, int]], rows: Iterable[Row], notes: Iterable[str], language: str = "en"
) -> Listing:
    """A list in one piece."""
    return Listing(title, columns(described), [Section(None, list(rows))], notes=list(notes), language=language)
