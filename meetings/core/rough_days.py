"""Days as people know them: "December 2017", "late August 2027 (TBC)", "2018" are read as their first and last day."""

import re
from calendar import monthrange
from datetime import date
from typing import Final, Literal, cast

from meetings.core.dates import DATE_STATUSES, DateStatus, FuzzyDates
from meetings.core.folding import folded, may_be_a_name
from meetings.core.month_names import months

_NUMBERS: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_WORDS: Final = re.compile(r"(?:(\d{1,2})(?:er)?\s+)?(?:de\s+)?([^\W\d_]+)\.?\s+(?:de\s+)?(\d{4})")


# Which third of a month is meant, in English, French and Spanish.
_THIRDS: Final = re.compile(
    r"(?:(early|beginning of|debut|principios de)|(mid|middle of|mi|mediados de)|"
    r"(late|end of|fin|finales de|fines de))[\s-]+(?:de )?(.+)"
)
# Between two days, or two months: "5-7 May 2027", "du 5 au 7 mai 2027", "September/October 2027".
_UNTIL: Final = re.compile(
    r"(?:from |between |du |entre |del? )?(.+?)\s*(?:-|/| to | and | or | au | et | ou | al | y | o )\s*(.+)"
)
_QUARTERS: Final = re.compile(r"q([1-4])\s+(\d{4})")
_UNSURE: Final = re.compile(r"\s*\((?:tbc|to be confirmed|a confirmer|por confirmar|a confirmar)\)$")


# What a form asks: one of these, or that what was typed says it.
Exactness = Literal["given"] | DateStatus


def dates_given(first: date | None, last: date | None, label: str | None, *, one_day: bool = False) -> FuzzyDates:
    """Days and words, as exact as they are: nobody need say it.

    Days alone are settled, days with words beside them are not; words alone are as exact as what they say.

    :param one_day: whether it is of something that happens on one day, so that two are the bounds of it.
    """
    if first is None:
        return dates_in_words(label, one_day=one_day) if label else FuzzyDates.undetermined()
    is_rough = bool(label) or (one_day and last not in (None, first))
    return FuzzyDates(label, first, last or first, "tentative" if is_rough else "confirmed")


def exactness_shown(dates: FuzzyDates, *, one_day: bool = False) -> Exactness:
    """What a form shows of dates that are known: that they say it themselves, wherever they do."""
    says_itself = dates_given(dates.earliest, dates.latest, dates.label, one_day=one_day) == dates
    return "given" if says_itself else dates.status


def exactness_meant(
    chosen: str, shown: str, first: date | None, last: date | None, *, one_day: bool = False
) -> Exactness:
    """What was chosen; but where nobody chose it, it was shown so, it yields to days that cannot be of that kind.

    :param chosen: as it was sent; ``shown``: as the form had it before anybody touched it.
    """
    fits = {
        "undetermined": first is None and last is None,
        "confirmed": first is not None and not (one_day and last not in (None, first)),
        "tentative": first is not None and last is not None,
    }
    if chosen not in DATE_STATUSES or (chosen == shown and not fits[chosen]):
        return "given"
    return cast(Exactness, chosen)


def dates_in_words(label: str, *, one_day: bool = False) -> FuzzyDates:
    """Exact days, days that are not settled, or none where the words do not say which.

    :param one_day: whether it is of something that happens on one day, so that two are the bounds of it.
    """
    days = days_meant(label)
    if days is None:
        return FuzzyDates.undetermined(label)
    if days[0] == days[1] or (_says_each_day(label) and not one_day):
        return FuzzyDates.on(*days)
    return FuzzyDates(label, *days, "tentative")


def days_meant(text: str) -> tuple[date, date] | None:
    """The first and the last day that the words mean, in English, French or Spanish; None where they do not say."""
    plain = _UNSURE.sub("", folded(text)) if may_be_a_name(text) else ""
    if (third := _THIRDS.fullmatch(plain)) and (whole := days_meant(third[4])):
        return _third(whole, next(place for place in range(3) if third[place + 1]))
    if found := _QUARTERS.fullmatch(plain):
        ends_with = 3 * int(found[1])
        return _joined(_bounds(int(found[2]), ends_with - 2, None), _bounds(int(found[2]), ends_with, None))
    if found := _NUMBERS.fullmatch(plain):
        year = int(found[1])
        month, day = (int(part) if part else None for part in found.group(2, 3))
    elif found := _WORDS.fullmatch(plain):
        day, month, year = (int(found[1]) if found[1] else None), months().get(found[2]), int(found[3])
        if month is None:
            return None
    else:
        ends = _ends(plain)
        return _joined(*ends) if ends else None
    return _bounds(year, month, day)


def _ends(plain: str) -> tuple[tuple[date, date], tuple[date, date]] | None:
    """The two ends of a range; the first takes the month and the year that it lacks from the last."""
    found = _UNTIL.fullmatch(plain)
    last = days_meant(found[2]) if found else None
    if not found or not last:
        return None
    first = days_meant(found[1]) or days_meant(f"{found[1]} {last[0].year}")
    if first is None and found[1].isdecimal() and len(found[1]) < 3:
        first = _bounds(last[0].year, last[0].month, int(found[1]))
    return (first, last) if first and first[0] < last[0] else None


def _joined(first: tuple[date, date] | None, last: tuple[date, date] | None) -> tuple[date, date] | None:
    return (first[0], last[1]) if first and last else None


def _says_each_day(label: str) -> bool:
    """Whether both ends of a range are days, and nothing says that they are not settled."""
    plain = folded(label)
    ends = _ends(plain) if not _UNSURE.search(plain) else None
    return ends is not None and all(first == last for first, last in ends)


def _third(month: tuple[date, date], place: int) -> tuple[date, date] | None:
    first, last = month
    if (first.day, first.month) != (1, last.month) or first == last:
        return None  # of a year, or of a day, nobody speaks so
    begins = first.replace(day=1 + 10 * place)
    return begins, last if place == 2 else first.replace(day=10 + 10 * place)


def _bounds(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, monthrange(first.year, last_month)[1])
