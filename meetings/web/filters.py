"""How days and times are written: in words, in the reader's language, never a number that could mean two days."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time
from flask import Flask
from flask_babel import gettext as _

from meetings.core import letters
from meetings.core.dates import DATE_STATUSES, FuzzyDates
from meetings.core.written_days import colon_in, day_in, days_in, semicolon_in
from meetings.core.written_hours import MIDNIGHT, hours_in
from meetings.web.languages import page_language

_KEPT: Final = re.compile(r"\d{4}-\d\d-\d\d(?P<time>[ T]\d\d:\d\d(:\d\d(\.\d+)?)?(?P<offset>Z|[+-]\d\d:\d\d)?)?")
_KEPT_DATES: Final = re.compile(
    rf"(?:(.*), )?(?:(\d{{4}}-\d\d-\d\d) to (\d{{4}}-\d\d-\d\d)|no days), ({'|'.join(DATE_STATUSES)})"
)


def written_day(day: date) -> str:
    """``10 October 2017``."""
    return day_in(page_language(), day)


def written_days(dates: FuzzyDates) -> str:
    """``10–11 October 2017``; a fuzzy date as its label; else that they are to be determined."""
    if dates.label and not dates.exact:
        return dates.label
    if dates.earliest is None or dates.latest is None:
        undetermined: str = _("Dates to be determined")
        return undetermined
    return written_interval(dates.earliest, dates.latest)


def written_interval(first: date, last: date) -> str:
    """Two days as one expression, with what they share written once."""
    return days_in(page_language(), first, last)


def weekday(day: date) -> str:
    """``Tuesday 10 October 2017``, ``martes 10 de octubre de 2017``."""
    return f"{format_date(day, 'EEEE', locale=page_language())} {written_day(day)}"


def clock(moment: datetime, zone: str | None = None) -> str:
    """``09:30`` in the moment's own zone, or in the zone named."""
    local = moment.astimezone(ZoneInfo(zone)) if zone else moment
    return format_time(local, "HH:mm", locale=page_language())


def hours(start: datetime, end: datetime, zone: str | None = None) -> str:
    """``09:30–10:15``, ``22:00–02:00 (+1 day)`` in the moments' own zone, or in the zone named."""
    start, end = (moment.astimezone(ZoneInfo(zone)) if zone else moment for moment in (start, end))
    return hours_in(page_language(), start, end)


def zone_name(moment: datetime) -> str:
    """The zone's short name at that moment where it has one that people know (CEST), else its offset (UTC+07:00)."""
    name = moment.tzname() or ""
    if name.isalpha():
        return name
    offset = format_datetime(moment, "xxx", locale="en")
    return f"UTC{offset}"


def stamp(moment: datetime) -> str:
    """A moment of the record, ``10 October 2017, 14:05 UTC``."""
    return f"{written_day(moment.date())}, {moment:%H:%M} UTC"


def kept_value(value: object, name: str = "") -> object:
    """A value of the history, in which days and hours are digits: these as anywhere else, all others as they are.

    :param name: what it is the value of; an ``end`` at midnight is 24:00 of the day before.
    """
    if not isinstance(value, str):
        return value
    try:
        if name == "dates" and (several := _KEPT_DATES.fullmatch(value)):
            return _kept_dates(several)
        found = _KEPT.fullmatch(value)
        return _kept_moment(found, name) if found else value
    except ValueError:  # digits that are no day
        return value


def _kept_dates(found: re.Match[str]) -> str:
    label, first, last, status = found.groups()
    days = written_interval(date.fromisoformat(first), date.fromisoformat(last)) if first else ""
    told = ", ".join(each for each in (label, days) if each)
    return f"{told} ({_(DATE_STATUSES[status])})".strip()


def _kept_moment(found: re.Match[str], name: str) -> str:
    moment = datetime.fromisoformat(found[0])
    if found["time"] is None:
        return written_day(moment.date())
    if found["offset"] is not None:
        return stamp(moment.astimezone(UTC))
    if name == "end" and moment.time() == MIDNIGHT:
        return f"{weekday(moment.date() - timedelta(days=1))}, 24:00"
    return f"{weekday(moment.date())}, {moment:%H:%M}"


def colon() -> str:
    """What stands between two things of which the first heads the other, with its spaces, in the page's language."""
    return colon_in(page_language())


def semicolon() -> str:
    """What stands between things in a row, with its spaces, in the page's language."""
    return semicolon_in(page_language())


def unprintable(text: object) -> str:
    """The letters of a text that no font for printing has, each with its code point and name; nothing where all are."""
    return letters.named(letters.missing([text])) if isinstance(text, str) else ""


def init_app(app: Flask) -> None:
    """Make them filters of every template, and what takes two values or none its functions."""
    for told in (colon, semicolon, hours):
        app.add_template_global(told, told.__name__)
    filters = (written_day, written_days, written_interval, weekday, clock, zone_name, stamp, kept_value, unprintable)
    for function in filters:
        app.template_filter(function.__name__)(function)
