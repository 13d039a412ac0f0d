"""One meeting as a line of a list, a card or a masthead: every value ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from meetings.compact.rules import DATE_PASSED, NO_DAY
from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.programme.queries.meeting_lists import Line
from meetings.programme.released.document import ReleasedMeeting
from meetings.programme.vocabulary import MEETING_KINDS, MODES
from meetings.showing import record_names
from meetings.showing.meeting.days_passed import passed_without_outcome
from meetings.showing.sureness import as_beginning
from meetings.web.filters import written_interval
from meetings.web.languages import page_language
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """What ``_macros/meetings.html`` prints of a meeting."""

    title: str
    code: str
    url: str
    kind_text: str | None
    dates_text: str
    starts_iso: str | None
    place_text: str | None
    status: str
    status_text: str | None
    visibility_text: str | None
    is_demonstration: bool
    reference: str | None = None
    series_text: str | None = None
    region_text: str | None = None
    note: str | None = None


def of_rows(rows: list[Line], *, notes: bool = False) -> list[MeetingLine]:
    """Lines of a list; a query for the names of countries, each as of its meeting's day, and one for days passed."""
    named = record_names.countries(row.country for row in rows)
    passed = passed_without_outcome(rows, clock.today())
    return [_of_row(row, named.name(row.country, row.earliest), notes, row.code in passed) for row in rows]


def _of_row(row: Line, country: str | None, notes: bool, passed: bool) -> MeetingLine:
    dates = FuzzyDates(row.dates_label, row.earliest, row.latest, row.dates_status)
    status, status_text = standing(row.standing, dates, clock.today())
    if passed:
        status, status_text = "tentative", as_beginning(_(DATE_PASSED))
    return MeetingLine(
        title=row.title,
        code=row.code,
        url=url_for("pages.meeting", code=row.code),
        kind_text=kind_of(row.kind),
        dates_text=as_beginning(_(NO_DAY)) if passed and dates.earliest is None else days(dates),
        starts_iso=_iso(dates),
        place_text=place(row.mode, row.city, country),
        status=status,
        status_text=status_text,
        visibility_text=visibility(row.visibility),
        is_demonstration=row.code == DEMONSTRATION,
        note=row.note if notes and row.note else None,
    )


def of_document(document: ReleasedMeeting, shown: str, today: date | None, **more: Any) -> MeetingLine:
    """The masthead of a released meeting.

    :param shown: its visibility.
    :param today: None on a page that must be the same tomorrow.
    """
    dates = document.dates
    status, status_text = standing(document.standing, dates, today)
    if document.planned and not document.planned.held:
        status, status_text = "tentative", _("As announced")
    country = in_language(document.country_names) or document.country
    return MeetingLine(
        title=document.title,
        code=document.code,
        url=url_for("pages.meeting", code=document.code),
        kind_text=kind_of(document.kind),
        dates_text=days(dates),
        starts_iso=_iso(dates),
        place_text=place(document.mode, document.city, country, document.venue),
        status=status,
        status_text=status_text,
        visibility_text=visibility(shown),
        is_demonstration=document.code == DEMONSTRATION,
        reference=document.short,
        **more,
    )


def kind_of(kind: str | None) -> str | None:
    """The kind of a meeting in words; None where it is not public."""
    return _(MEETING_KINDS[kind]) if kind else None


def days(dates: FuzzyDates) -> str:
    """The days as they are known: exact ones written out, others in the words that were printed."""
    if dates.earliest is None or dates.latest is None:
        return _("Dates to be determined")
    if dates.label and not dates.exact:
        return dates.label
    return written_interval(dates.earliest, dates.latest)


def standing(word: str, dates: FuzzyDates, today: date | None) -> tuple[str, str | None]:
    """How a meeting stands, for the look of its line, and the words where there is something to say."""
    if word == "cancelled":
        return "cancelled", _("Cancelled")
    if word == "postponed":
        return "postponed", _("Postponed")
    past = today is not None and dates.latest is not None and dates.latest < today
    if dates.status == "tentative":
        return "tentative", _("As announced") if past else _("Dates to be confirmed")
    if dates.status == "undetermined":
        return "tentative", None
    return ("held" if past else "scheduled"), None


def place(mode: str | None, city: str | None, country: str | None, venue: str | None = None) -> str | None:
    """Venue, city and country in one line; how people meet where there is no place to go to."""
    named = ", ".join(part for part in (venue, city, country) if part)
    if mode == "online" or (mode and not named):
        return _(MODES[mode])
    if mode == "hybrid" and named:
        return _("%(place)s, and online", place=named)
    return named or None


def visibility(word: str) -> str | None:
    """What a reader should know of who else can see this; None for what everybody sees."""
    if word == "private":
        return _("Private")
    return _("Title and dates only") if word == "listed" else None


def in_language(names: Mapping[str, str]) -> str | None:
    """The name in the reader's language, in English otherwise."""
    return names.get(page_language()) or names.get("en")


def _iso(dates: FuzzyDates) -> str | None:
    return dates.earliest.isoformat() if dates.earliest and dates.exact else None
