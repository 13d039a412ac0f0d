"""Days as people know them: "December 2017", "2018", "11 October 2017" are read as their first and last day."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

from meetings.core.folding import folded
from meetings.core.month_names import months

_NUMBERS: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_WORDS: Final = re.compile(r"(?:(\d{1,2})(?:er)?\s+)?(?:de\s+)?([^\W\d_]+)\.?\s+(?:de\s+)?(\d{4})")


def days_meant(text: str) -> tuple[date, date] | None:
    """The first and the last day that the words mean, in English, French or Spanish; None where they do not say."""
    plain = folded(text)
    if found := _NUMBERS.fullmatch(plain):
        year = int(found[1])
        month, day = (int(part) if part else None for part in found.group(2, 3))
    elif found := _WORDS.fullmatch(plain):
        day, month, year = (int(found[1]) if found[1] else None), months().get(found[2]), int(found[3])
        if month is None:
            return None
    else:
        return None
    return _bounds(year, month, day)


def _bounds(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, monthrange(first.year, last_month)[1])
