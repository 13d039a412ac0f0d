"""What months and days of the week are called in the languages of the interface, however people write them."""

from functools import cache
from typing import Final

from babel.dates import get_day_names, get_month_names

from meetings.core.folding import folded
from meetings.core.languages import CATALOGUES

_WIDTHS: Final = ("wide", "abbreviated")


@cache
def months() -> dict[str, int]:
    """The number of each month by its name or what it is shortened to, folded and without a full stop."""
    return {
        folded(name).rstrip("."): number
        for language in CATALOGUES
        for width in _WIDTHS
        for number, name in get_month_names(width, locale=language).items()
    }


@cache
def weekdays() -> dict[str, set[int]]:
    """The days of the week that a name may mean, Monday as 0: "mar" is Tuesday in French and in Spanish."""
    found: dict[str, set[int]] = {}
    for language in CATALOGUES:
        for width in _WIDTHS:
            for number, name in get_day_names(width, locale=language).items():
                found.setdefault(folded(name).rstrip("."), set()).add(number)
    return found
