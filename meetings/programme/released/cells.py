"""The cells of an agenda's table: how each kind of value is written into one, and read back or refused.

What an export writes and what an import reads are two halves of this module, so that one cannot drift from the other.
A doubled wall time is told apart by ``(1)`` or ``(2)`` after it, a speaker is a line of its own:
``role | name | title | affiliation``.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from unicodedata import category
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from meetings.core.closed_list import ClosedList
from meetings.core.errors import Invalid
from meetings.core.folding import folded
from meetings.core.intake import one_line, running_text
from meetings.core.translation_mark import mark as _
from meetings.formats.spreadsheets import Flaw, Given
from meetings.formats.tables import as_typed
from meetings.programme.released.day_cells import clock_in_cell, day_in_cell
from meetings.programme.rules.wall_times import ambiguous

_CONTROL: Final = re.compile("_x(00[01][0-9A-Fa-f])_")  # as a workbook writes a control character

ADDRESS_NEEDED: Final = _("Give an address that begins with https://.")


@dataclass(frozen=True, slots=True)
class Wall:
    """A time on the wall; ``fold`` is 1 or 2 where it comes twice that day. In a cell an end may be 24:00."""

    hour: int
    minute: int
    fold: int | None = None

    def __str__(self) -> str:
        """As a cell holds it: ``09:30``, or ``02:30 (2)``."""
        return f"{self.hour:02}:{self.minute:02}" + (f" ({self.fold})" if self.fold else "")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What headings and words may be written as, folded, in every language of the interface and as codes."""

    headings: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    standings: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    offered: Mapping[str, str] = field(default_factory=dict)  # by column, the words to write, in the reader's language

    def headings_of(self, names: Iterable[str]) -> str:
        """What these columns are called, in the reader's language."""
        return ", ".join(self.offered[f"heading {name}"] for name in names)


Reader = Callable[[Given, Vocabulary], Any]
Translate = Callable[[str], str]


def text_of(given: Given) -> str:
    """A cell as text: what was typed, taken in as every text is, without spaces at the ends of its lines."""
    if not isinstance(given, str):
        return _value(given)
    text = running_text(as_typed(_CONTROL.sub(lambda found: chr(int(found[1], 16)), given)))
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _value(given: Given) -> str:
    """What is in a cell that is no text, as one would type it."""
    if given is None:
        return ""
    if isinstance(given, Flaw):
        return given.shown
    if isinstance(given, float) and given.is_integer():
        return str(int(given))
    if isinstance(given, datetime) and given.time() == time():
        return given.date().isoformat()
    return str(given)


def read_number(given: Given, _words: Vocabulary) -> int | None:
    """A session's number; None from an empty cell."""
    text = text_of(given)
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 7 and int(text)):
        raise Invalid(_("Write the number that the session has in the draft, or leave the cell empty to add one."))
    return int(text)


def read_day(given: Given, _words: Vocabulary) -> date | None:
    """A day; None from an empty cell."""
    return day_in_cell(given, text_of(given))


def read_wall(given: Given, words: Vocabulary) -> Wall | None:
    """A time on the wall; None from an empty cell."""
    wall = read_end(given, words)
    if wall is not None and wall.hour == 24:
        raise Invalid(_("A day ends at 24:00, and nothing starts then. Write 00:00, and the day that begins."))
    return wall


def read_end(given: Given, _words: Vocabulary) -> Wall | None:
    """A time on the wall at which something ends, which may be 24:00; None from an empty cell."""
    found = clock_in_cell(given, text_of(given))
    return Wall(*found) if found else None


def read_word(known: Callable[[Vocabulary], Mapping[str, str]], name: str) -> Reader:
    """A reader of words of a list; ``name`` is that of the column under which the list is offered."""

    def read(given: Given, words: Vocabulary) -> str:
        text = text_of(given)
        if not text:
            return ""
        code = known(words).get(folded(text))
        if code is None:
            raise Invalid(_("Write one of: %(words)s."), words=words.offered[name])
        return code

    return read


def read_text(most: int) -> Reader:
    """A reader of one line."""
    lines = read_lines(most)
    return lambda given, words: re.sub(" {2,}", " ", one_line(lines(given, words)))


def read_lines(most: int) -> Reader:
    """A reader of text with its line breaks."""

    def read(given: Given, _words: Vocabulary) -> str:
        text = text_of(given)
        if len(text) > most:
            raise Invalid(_("Write at most %(most)s characters; these are %(given)s."), most=most, given=len(text))
        return text

    return read


def read_address(most: int) -> Reader:
    """A reader of an address on the web."""
    line = read_text(most)

    def read(given: Given, words: Vocabulary) -> str:
        text: str = line(given, words)
        if text and not is_secure(text):
            raise Invalid(ADDRESS_NEEDED)
        return text

    return read


def is_secure(address: str) -> bool:
    """Whether an address begins with https:// and names a host, in signs that one sees; nobody's password is in it."""
    if any(category(sign)[0] in "CZ" for sign in address):  # controls, marks of direction, spaces
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and parts.username is None and port != 0


def wall_of(moment: datetime, zone: str) -> Wall:
    """A moment with its offset as the clock on the wall shows it."""
    wall = moment.replace(tzinfo=None)
    if not ambiguous(wall, zone):
        return Wall(wall.hour, wall.minute)
    first = wall.replace(tzinfo=ZoneInfo(zone), fold=0).utcoffset() or timedelta()
    return Wall(wall.hour, wall.minute, 1 if moment.utcoffset() == first else 2)


def write_plainly(value: Any, _say: Translate) -> str | int | date | None:
    """What stands in the cell: a number, a day or text as it is."""
    return str(value) if isinstance(value, Wall) else value


def write_word(words: ClosedList[Any]) -> Callable[[str, Translate], str]:
    """A writer of codes as words."""
    return lambda value, say: str(say(words.label(value)))
