"""Days and times in cells, as people and spreadsheets write them; what may mean two is refused with both."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Final

from meetings.core.errors import Invalid
from meetings.core.folding import folded
from meetings.core.month_names import months, weekdays
from meetings.core.translation_mark import mark as _
from meetings.formats.spreadsheets import Given
from meetings.programme.rules.wall_times import FIRST, LAST

_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})\.?", re.ASCII)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})", re.ASCII)
_SHORT_YEAR: Final = re.compile(r"\d{1,2}([-/. ])\d{1,2}\1\d{2}", re.ASCII)
_DAY_FIRST: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|o|\.)?[\s-]+(?:de\s+)?([^\W\d_]+)\.?,?[\s-]+(?:del?\s+)?(\d{4})"
)
_MONTH_FIRST: Final = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_WEEKDAY: Final = re.compile(r"([^\W\d_]+)\.?,?\s+(.*)")
_WALL: Final = re.compile(
    r"(\d{1,2})\s*(?:[:.h]\s*(\d\d)(?:[:.]00)?\s*h?|(h))?\s*(?:([ap])\.?\s?m\.?)?\s*(?:\(([12])\))?", re.IGNORECASE
)
_END_OF_DAY: Final = (datetime(1900, 1, 1), datetime(1904, 1, 2))  # what 24:00 is to a spreadsheet, by its first day
Clock = tuple[int, int, int | None]  # hour, minute, and which where it comes twice


def day_in_cell(given: Given, text: str) -> date | None:
    """The day that a cell means; None from an empty one.

    :param text: of the cell, as ``text_of`` gives it.
    """
    if not text:
        return None
    day = given.date() if isinstance(given, datetime) and given.time() == time() else _day(text)
    if not FIRST <= day <= LAST:
        raise Invalid(_("Give a day from 1945 to 2199."))
    return day


def _day(text: str) -> date:
    plain = unicodedata.normalize("NFKC", text).strip()
    if _SHORT_YEAR.fullmatch(plain):
        raise Invalid(_("Write the year in four digits: the day as year, month and day, such as 2027-05-20."))
    try:
        if found := _YEAR_FIRST.fullmatch(plain):
            return date(int(found[1]), int(found[3]), int(found[4]))
        if found := _YEAR_LAST.fullmatch(plain):
            return _of_two_orders(int(found[1]), int(found[3]), int(found[4]))
        return _in_words(folded(plain))
    except ValueError:
        raise Invalid(_("Write the day as year, month and day, such as 2027-05-20.")) from None


def _of_two_orders(first: int, second: int, year: int) -> date:
    if first == second or second > 12:
        return date(year, first, second)
    if first > 12:
        return date(year, second, first)
    raise Invalid(
        _("This may be %(one)s or %(other)s. Write the one that is meant as year, month and day, such as 2027-05-20."),
        one=date(year, second, first),
        other=date(year, first, second),
    )


def _in_words(text: str) -> date:
    """A month by its name, with or without the day of the week.

    :raises ValueError: where the words are none of a day.
    """
    day = _named(text)
    if day is not None:
        return day
    found = _WEEKDAY.fullmatch(text)
    meant = weekdays().get(found[1]) if found else None
    day = _named(found[2]) if found and meant else None
    if day is None or meant is None:
        raise ValueError(text)
    if day.weekday() not in meant:
        raise Invalid(
            _("%(day)s is another day of the week. Write the day that is meant, such as 2027-05-20."), day=day
        )
    return day


def _named(text: str) -> date | None:
    if (found := _DAY_FIRST.fullmatch(text)) and found[2] in months():
        return date(int(found[3]), months()[found[2]], int(found[1]))
    if (found := _MONTH_FIRST.fullmatch(text)) and found[1] in months():
        return date(int(found[3]), months()[found[1]], int(found[2]))
    return None


def clock_in_cell(given: Given, text: str) -> Clock | None:
    """The time that a cell means, 24:00 among them; None from an empty one."""
    if not text:
        return None
    if isinstance(given, float | timedelta | datetime) and not isinstance(given, bool):
        given = _kept_by_spreadsheets(given)
    found: Clock | None
    if isinstance(given, time):
        found = None if given.second else (given.hour, given.minute, None)
    else:
        found = (24, 0, None) if given in _END_OF_DAY else _written(text)
    if found is None:
        raise Invalid(_("Write the time in hours and minutes, such as 09:30."))
    return found


def _written(text: str) -> Clock | None:
    found = _WALL.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found or not (found[2] or found[3] or found[4]):
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[4] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    is_time = minute < 60 and (hour < 24 or (hour, minute) == (24, 0))
    return (hour, minute, int(found[5]) if found[5] else None) if is_time else None


def _kept_by_spreadsheets(given: float | timedelta | datetime) -> Given:
    """A time as spreadsheets keep it: a part of a day, or a moment of their first day."""
    if isinstance(given, datetime):
        return given if given in _END_OF_DAY or given.year >= 1905 else given.time()
    days = given if isinstance(given, float) else given / timedelta(days=1)
    minutes = round(days * 24 * 60)
    if minutes == 24 * 60:
        return _END_OF_DAY[0]
    return time(minutes // 60, minutes % 60) if 0 <= days < 1 else given
