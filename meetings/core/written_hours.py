"""Hours written out: whatever a calendar, a page, a sheet or a sentence says of a time from one moment to another.

Whoever knows the day of the start is told every other day, and both names of a zone that has two within the time.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from babel.dates import format_date, format_timedelta

MIDNIGHT = time()


def hours_in(
    language: str,
    start: datetime,
    end: datetime,
    *,
    dash: str = "–",
    zone: str | None = None,
    since: date | None = None,
    curt: bool = False,
) -> str:
    """``09:30–10:15``, ``22:00–24:00``, ``22:00–02:00 (+1 day)``, ``01:30 CEST–04:00 CET``, ``Sat 3 Apr, 21:00–22:30``.

    :param start: and ``end``, on the clock that is told, with their zone.
    :param zone: the name of the zone, told in any case; without it names are told only where there are two.
    :param since: the day that the reader takes it to be; the day on which it starts is told where it is another one.
    :param curt: whether it goes without what one understands: what ends at an hour before that of the start ends on the
        next day.
    """
    names = names_of_zone(start, end, zone)
    first, (last, later) = f"{start:%H:%M}", _end(language, start, end, curt=curt)
    if names[0] != names[1]:
        first, last = f"{first} {names[0]}", f"{last} {names[1]}"
    elif zone:
        last = f"{last} {names[1]}"
    day = "" if since is None or since == start.date() else f"{short_day_in(language, start.date())}, "
    return f"{day}{first}{dash}{last}{later}"


def end_in(language: str, start: datetime, end: datetime, *, curt: bool = False) -> str:
    """``10:15``, ``24:00``, ``02:00 (+1 day)``: when something ends of which one knows the day on which it starts."""
    return "".join(_end(language, start, end, curt=curt))


def last_day(start: datetime, end: datetime) -> date:
    """The last day of which it takes any time: what ends at midnight ends on the day before."""
    return end.date() - timedelta(days=1) if end.time() == MIDNIGHT and end.date() > start.date() else end.date()


def names_of_zone(start: datetime, end: datetime, otherwise: str | None = None) -> tuple[str, str]:
    """What the zone is called at the start and at the end.

    :param otherwise: its name where it has none that people know, such as CEST; without it that is ``UTC+07``.
    """
    first, last = (name_of_zone(moment, otherwise) for moment in (start, end))
    if first == last and start.utcoffset() != end.utcoffset():
        return offset_of(start), offset_of(end)
    return first, last


def name_of_zone(moment: datetime, otherwise: str | None = None) -> str:
    """The zone's short name at that moment where it has one that people know, else ``otherwise``, else its offset."""
    name = moment.tzname() or ""
    return name if name.isalpha() else otherwise or offset_of(moment)


def offset_of(moment: datetime) -> str:
    """``UTC+07``, ``UTC+05:45``."""
    minutes = (moment.utcoffset() or timedelta()) // timedelta(minutes=1)
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    return f"UTC{sign}{hours:02}" + (f":{rest:02}" if rest else "")


@lru_cache(maxsize=1024)
def short_day_in(language: str, day: date) -> str:
    """``Sat 3 Apr``: a day of which one knows the year."""
    return str(format_date(day, "EEE d MMM", locale=language))


def _end(language: str, start: datetime, end: datetime, *, curt: bool) -> tuple[str, str]:
    """The hour of the end, and how many days after the start that is, where it is not on the same day."""
    days = (end.date() - start.date()).days
    if days < 1 or (curt and end - start < timedelta(days=1) and end.time() < start.time()):
        return f"{end:%H:%M}", ""
    if days == 1 and end.time() == MIDNIGHT:
        return "24:00", ""
    # The threshold keeps a week of days from being told as a week.
    told = format_timedelta(timedelta(days=days), "day", threshold=10_000, locale=language)
    return f"{end:%H:%M}", f" (+{told})"
