"""A month as a grid of days. Only settled days are in it: a meeting of "June or July" would fill every cell."""

from calendar import Calendar
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from babel.dates import format_date, get_day_names
from flask import url_for
from sqlalchemy import Select

from meetings.accounts.viewer import Viewer
from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.programme.queries import meeting_lists
from meetings.showing.meeting.meeting_rows import standing
from meetings.web.filters import weekday
from meetings.web.languages import page_language
from meetings.web.translation import _

_WEEKS = Calendar(firstweekday=0)
EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 1)


@dataclass(frozen=True, slots=True)
class Day:
    """One cell."""

    number: int
    iso: str
    label: str
    is_outside: bool
    is_today: bool
    meetings: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Month:
    """What ``_macros/month.html`` prints."""

    id: str
    title: str
    previous: tuple[str, str] | None
    next: tuple[str, str] | None
    this_month: tuple[str, str] | None
    weekdays: list[tuple[str, str]]
    weeks: list[list[Day]]


def first_day(asked: str) -> date:
    """The first day of the month asked for as ``2017-10``; of this month for anything else."""
    try:
        day = date.fromisoformat(f"{asked}-01")
    except ValueError:
        day = clock.today().replace(day=1)
    return min(max(day, EARLIEST), LATEST)


def rows(who: Viewer, wanted: Select[int], first: date) -> list[meeting_lists.Line]:
    """The meetings that fit and may touch the weeks of this month."""
    days = [day for week in _WEEKS.monthdatescalendar(first.year, first.month) for day in week]
    return meeting_lists.lines(who, meeting_lists.next_first(wanted.where(meeting_lists.overlaps(days[0], days[-1]))))


def grid(found: list[meeting_lists.Line], first: date, to: Callable[[date], str]) -> Month:
    """The month with its meetings.

    :param to: the address of the month that holds a day.
    """
    locale, today = page_language(), clock.today()
    before, after = first - timedelta(days=1), (first + timedelta(days=31)).replace(day=1)
    make = partial(_day, found, first, today)
    names = [get_day_names("wide", locale=locale), get_day_names("abbreviated", locale=locale)]
    return Month(
        id=f"month-{first:%Y-%m}",
        title=_name(first),
        previous=(_("← %(month)s", month=_name(before)), to(before)) if first > EARLIEST else None,
        next=(_("%(month)s →", month=_name(after)), to(after)) if first < LATEST else None,
        this_month=(_("This month"), to(today)) if first != today.replace(day=1) else None,
        weekdays=[(names[1][number], names[0][number]) for number in range(7)],
        weeks=[[make(day) for day in week] for week in _WEEKS.monthdatescalendar(first.year, first.month)],
    )


def _day(found: list[meeting_lists.Line], first: date, today: date, day: date) -> Day:
    here = [row for row in found if row.dates_status == "confirmed" and row.earliest <= day <= row.latest]
    return Day(
        number=day.day,
        iso=day.isoformat(),
        label=weekday(day),
        is_outside=day.month != first.month,
        is_today=day == today,
        meetings=[
            (row.short or row.title, url_for("pages.meeting", code=row.code), _status(row, today)) for row in here
        ],
    )


def _status(row: meeting_lists.Line, today: date) -> str:
    return standing(row.standing, FuzzyDates(row.dates_label, row.earliest, row.latest, row.dates_status), today)[0]


def _name(day: date) -> str:
    return format_date(day, "LLLL y", locale=page_language())
