"""Days written out, as a reader of the language expects them: ``10–11 October 2017``, never ``10/11``."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

# "English" alone would be American: "October 10, 2017".
_LOCALES = {"en": "en_GB"}


@lru_cache(maxsize=4096)
def day_in(language: str, day: date) -> str:
    """``10 October 2017``, ``10 de octubre de 2017``."""
    return str(format_date(day, "long", locale=_LOCALES.get(language, language)))


def days_in(language: str, first: date, last: date) -> str:
    """Two days as one expression, with what they share written once; months in full, which CLDR's intervals are not."""
    if first == last:
        return day_in(language, first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_in(language, last)}"
    if first.year == last.year:
        start = format_skeleton("MMMMd", first, locale=_LOCALES.get(language, language))
        return f"{start} – {day_in(language, last)}"
    return f"{day_in(language, first)} – {day_in(language, last)}"
