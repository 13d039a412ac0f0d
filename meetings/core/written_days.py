"""Days written out, as a reader of the language expects them: ``10–11 October 2017``, never ``10/11``."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

# "English" alone would be American: "October 10, 2017".
_LOCALES = {"en": "en_GB"}
_COLONS = {"fr": "\u00a0: ", "zh": "\uff1a"}
_SEMICOLONS = {"fr": "\u00a0; ", "zh": "\uff1b", "ar": "\u061b "}


@lru_cache(maxsize=4096)
def day_in(language: str, day: date) -> str:
    """``10 October 2017``, ``10 de octubre de 2017``; in French the first of a month is ``1er octobre 2017``."""
    return _first_in_french(language, day, str(format_date(day, "long", locale=_LOCALES.get(language, language))))


def days_in(language: str, first: date, last: date) -> str:
    """Two days as one expression, with what they share written once; months in full, which CLDR's intervals are not."""
    if first == last:
        return day_in(language, first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_first_in_french(language, first, str(first.day))}–{day_in(language, last)}"
    if first.year == last.year:
        start = str(format_skeleton("MMMMd", first, locale=_LOCALES.get(language, language)))
        return f"{_first_in_french(language, first, start)} – {day_in(language, last)}"
    return f"{day_in(language, first)} – {day_in(language, last)}"


def month_in(language: str, day: date) -> str:
    """Its month and year alone, short: ``Oct 2017``."""
    return format_date(day, "MMM y", locale=language)


def _first_in_french(language: str, day: date, text: str) -> str:
    return f"1er{text[1:]}" if language == "fr" and day.day == 1 and text.startswith("1") else text


def colon_in(language: str) -> str:
    """What stands between a word and what it heads: ``: ``; in French a space that does not break comes before it."""
    return _COLONS.get(language, ": ")


def semicolon_in(language: str) -> str:
    """What stands between the parts of a row: ``; ``."""
    return _SEMICOLONS.get(language, "; ")
