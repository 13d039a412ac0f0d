"""A table that was sent, as rows of cells by column: headings found in any language, notes below the rows left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from meetings.core.folding import folded
from meetings.core.translation_mark import mark as _
from meetings.formats.spreadsheets import Given, Line, Table, Unreadable
from meetings.programme.released.cells import Vocabulary, text_of
from meetings.programme.released.session_fields import COLUMNS

MOST_SESSIONS: Final = 1000
MOST_BESIDE: Final = 50  # rows of headings and notes
_MOST_ABOVE: Final = 20  # rows above the headings
NEEDED: Final = ("title", "day", "start", "end")


@dataclass(frozen=True, slots=True)
class Cell:
    """What was given in one cell, and where a spreadsheet has it."""

    at: str
    given: Given


Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Sent:
    """The rows that were sent, by column; ``aside`` are headings that mean nothing here.

    ``table`` is what the file holds, and which sheet of it was read.
    """

    columns: Sequence[str]
    headings: Mapping[str, str]  # as the file writes them
    rows: Sequence[Row]
    aside: Sequence[str]
    table: Table

    @property
    def adds_only(self) -> bool:
        """Whether it has no column of numbers: each of its rows is a new session."""
        return "number" not in self.columns


def read_sent(table: Table, words: Vocabulary) -> Sent:
    """The sessions in a table.

    :raises Unreadable: when it has no heading of an agenda, one twice, or more than a thousand sessions.
    """
    head, *lines = _from_its_head(table.lines, words)
    titles = [(place, text) for place, cell in enumerate(head.cells) if (text := text_of(cell))]
    places: dict[str, int] = {}
    for place, text in titles:
        name = words.headings.get(folded(text))
        if name in places:
            raise Unreadable(_("Two columns are called %(heading)s. Keep one of them."), heading=text)
        if name:
            places[name] = place
    if not places:
        sentence = _("The first row holds none of the headings of an agenda. Known are %(known)s.")
        raise Unreadable(sentence, known=words.headings_of(COLUMNS))
    rows = [_row(line, places) for line in _sessions([head, *lines])]
    if len(rows) > MOST_SESSIONS:
        raise Unreadable(_("The file has more than %(most)s sessions. Send it in parts."), most=MOST_SESSIONS)
    known = {place: text for place, text in titles if place in places.values()}
    headings = {name: known[place] for name, place in places.items()}
    aside = [text[:80] for place, text in titles if place not in known]
    return Sent(list(places), headings, rows, aside, table)


def _from_its_head(lines: Sequence[Line], words: Vocabulary) -> Sequence[Line]:
    """Without what stands above the headings, such as the name of the meeting; all of them where there are none."""
    for place, line in enumerate(lines[:_MOST_ABOVE]):
        if sum(1 for cell in line.cells if folded(text_of(cell)) in words.headings) > 1:
            return lines[place:]
    return lines


def _row(line: Line, places: Mapping[str, int]) -> Row:
    return {
        name: Cell(line.at(place), line.cells[place] if place < len(line.cells) else None)
        for name, place in places.items()
    }


def _sessions(lines: Sequence[Line]) -> list[Line]:
    """The rows below the head, without what an export says beneath them.

    That is lone sentences in the first column, at the end of the table or after a blank row: whoever adds a session
    types it right below the last one, into the blank row.
    """
    found = [line for line in lines[1:] if any(text_of(cell) for cell in line.cells)]
    while found and _is_sentence(found[-1]):
        found.pop()
    kept, before, beneath = list[Line](), lines[0].number, False
    for line in found:
        beneath = _is_sentence(line) and (beneath or line.number > before + 1)
        kept += [] if beneath else [line]
        before = line.number
    return kept


def _is_sentence(line: Line) -> bool:
    filled = [place for place, cell in enumerate(line.cells) if text_of(cell)]
    return filled == [0] and not text_of(line.cells[0]).isdecimal()
