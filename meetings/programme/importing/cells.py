"""One cell of an agenda's table read back into what it says, or refused with what would be accepted there."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from meetings.core.errors import Invalid
from meetings.core.folding import folded
from meetings.core.translation_mark import mark as _
from meetings.formats.spreadsheets import Given
from meetings.formats.tables import as_typed
from meetings.programme.agenda_cells import Speaker, Wall
from meetings.programme.rules.wall_times import FIRST, LAST

LONGEST: Final[Mapping[str, int]] = {"title": 300, "room": 100, "description": 10_000, "link": 1000}
MOST_SPEAKERS: Final = 60
_LONGEST_PART: Final = 200  # of a speaker's line
_WALL: Final = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)(?:[:.]00)?(?:\s*\(([12])\))?")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What headings and words may be written as, folded, in every language of the interface and as codes."""

    headings: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    standings: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    offered: Mapping[str, str] = field(default_factory=dict)  # by column, the words to write, in the reader's language


def read_cell(name: str, given: Given, words: Vocabulary) -> Any:
    """What a cell of that column says, in codes; nothing is None for a number or a day, and an empty word otherwise.

    :raises Invalid: saying what would be accepted.
    """
    return _READERS[name](name, given, words)


def text_of(given: Given) -> str:
    """A cell as text: what was typed, without spaces at its ends, its lines ending in one way."""
    if given is None:
        return ""
    if isinstance(given, bool):
        return str(given)
    if isinstance(given, float) and given.is_integer():
        return str(int(given))
    if isinstance(given, datetime) and given.time() == time():
        return given.date().isoformat()
    text = as_typed(given) if isinstance(given, str) else str(given)
    return "\n".join(line.rstrip() for line in _plain(text).split("\n")).strip()


def _plain(text: str) -> str:
    """Without what no field of a form takes: control characters, of which a workbook writes some as ``_x000D_``."""
    text = text.replace("_x000D_\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in text if letter in "\n\t" or letter >= " ")


def _number(_name: str, given: Given, _words: Vocabulary) -> int | None:
    text = text_of(given)
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 7 and int(text)):
        raise Invalid(_("Write the number that the session has in the draft, or leave the cell empty to add one."))
    return int(text)


def _day(_name: str, given: Given, _words: Vocabulary) -> date | None:
    text = text_of(given)
    if not text:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError:
        raise Invalid(_("Write the day as year, month and day, such as 2027-05-20.")) from None
    if not FIRST <= day <= LAST:
        raise Invalid(_("Give a day from 1945 to 2199."))
    return day


def _wall(_name: str, given: Given, _words: Vocabulary) -> Wall | None:
    if isinstance(given, float | timedelta | datetime) and not isinstance(given, bool):
        given = _clock(given)
    if isinstance(given, time) and not given.second:
        return Wall(given.hour, given.minute)
    text = text_of(given)
    if not text:
        return None
    found = _WALL.fullmatch(text)
    if not found:
        raise Invalid(_("Write the time in hours and minutes, such as 09:30."))
    return Wall(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)


def _clock(given: float | timedelta | datetime) -> Given:
    """A time as spreadsheets keep it: a part of a day, or a moment of their first day."""
    if isinstance(given, datetime):
        return given.time() if given.year < 1905 else given
    days = given if isinstance(given, float) else given / timedelta(days=1)
    minutes = round(days * 24 * 60)
    return time(minutes // 60, minutes % 60) if 0 <= days < 1 and minutes < 24 * 60 else str(given)


def _word(known: Callable[[Vocabulary], Mapping[str, str]]) -> Callable[[str, Given, Vocabulary], str]:
    def read(name: str, given: Given, words: Vocabulary) -> str:
        text = text_of(given)
        if not text:
            return ""
        code = known(words).get(folded(text))
        if code is None:
            raise Invalid(_("Write one of: %(words)s."), words=words.offered[name])
        return code

    return read


def _text(name: str, given: Given, _words: Vocabulary) -> str:
    text = text_of(given)
    if len(text) > LONGEST[name]:
        raise Invalid(_("Write at most %(most)s characters; these are %(given)s."), most=LONGEST[name], given=len(text))
    return text if name == "description" else " ".join(text.split())


def _link(name: str, given: Given, words: Vocabulary) -> str:
    text = _text(name, given, words)
    try:
        is_link = not text or (urlsplit(text).scheme == "https" and bool(urlsplit(text).netloc))
    except ValueError:
        is_link = False
    if not is_link:
        raise Invalid(_("Give an address that begins with https://."))
    return text


def _speakers(_name: str, given: Given, words: Vocabulary) -> tuple[Speaker, ...]:
    lines = [line.strip() for line in text_of(given).split("\n") if line.strip()]
    if len(lines) > MOST_SPEAKERS:
        raise Invalid(_("Write at most %(most)s speakers, each on a line of its own."), most=MOST_SPEAKERS)
    return tuple(_speaker(place, line, words) for place, line in enumerate(lines, start=1))


def _speaker(place: int, line: str, words: Vocabulary) -> Speaker:
    """``role | name | title | affiliation``, from the right as far as known; a name alone is a speaker's."""
    parts = [_unescaped(part) for part in line.replace("\\\\", "\x00").replace("\\|", "\x01").split("|")]
    if len(parts) == 1:
        parts = ["speaker", *parts]
    role = words.roles.get(folded(parts[0]))
    if role is None or len(parts) > 4 or not parts[1] or max(map(len, parts)) > _LONGEST_PART:
        raise Invalid(
            _(
                "Line %(line)s: write role | name | title | affiliation, each at most %(most)s characters; the role is "
                "one of: %(words)s."
            ),
            line=place,
            most=_LONGEST_PART,
            words=words.offered["speakers"],
        )
    return Speaker(role, *parts[1:])


def _unescaped(part: str) -> str:
    return part.strip().replace("\x01", "|").replace("\x00", "\\")


_READERS: Final[Mapping[str, Callable[[str, Given, Vocabulary], Any]]] = {
    "number": _number, "day": _day, "end_day": _day, "start": _wall, "end": _wall, "title": _text, "room": _text,
    "description": _text, "link": _link, "speakers": _speakers,
    "kind": _word(lambda words: words.kinds), "standing": _word(lambda words: words.standings),
}  # fmt: skip
