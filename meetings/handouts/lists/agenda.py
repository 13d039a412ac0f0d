"""The agenda as a list: every session a row, in the meeting's zone. As the team exports it, it imports again."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Final

from meetings.formats.listing import Column, Kind, Listing, Row, Section
from meetings.handouts.lists import demonstration_note
from meetings.programme.agenda_cells import HEADINGS, Say, Values, values_of
from meetings.programme.models import Meeting
from meetings.programme.queries.draft import document_of
from meetings.programme.released.document import ReleasedMeeting
from meetings.showing.site import disclaimed
from meetings.web.filters import weekday
from meetings.web.languages import page_language
from meetings.web.translation import _

_WIDTHS: Final = {
    "number": 5, "day": 11, "start": 9, "end": 9, "end_day": 11, "title": 40, "kind": 14, "room": 18, "speakers": 44,
    "description": 44, "standing": 11, "link": 30,
}  # fmt: skip
_OFF_PAPER: Final = ("end_day", "description", "link")


def agenda_list(document: ReleasedMeeting) -> Listing:
    """The agenda of a release, as much of it as the reader may see; it holds no link to join."""
    names = [name for name in HEADINGS if name != "link"]
    return _listing(document, names, {}, _("Agenda: %(meeting)s", meeting=document.title))


def draft_list(meeting: Meeting) -> Listing:
    """The draft with all that its desk holds, links to join included: for its organisers."""
    links = {session.number: session.join_url for session in meeting.sessions if session.join_url}
    title = _("Draft agenda: %(meeting)s", meeting=meeting.title)
    return _listing(document_of(meeting), list(HEADINGS), links, title)


def _listing(document: ReleasedMeeting, names: list[str], links: Mapping[int, str], title: str) -> Listing:
    zone = document.zone or "UTC"
    say = Say(_)
    ordered = sorted(document.sessions, key=lambda each: (each.start, each.number))
    rows = [values_of(session, zone, links.get(session.number)) for session in ordered]
    sections = [
        Section(weekday(day), [_row(say, names, each) for each in those]) for day, those in groupby(rows, key=_day)
    ]
    return Listing(
        title,
        [_column(name) for name in names],
        sections or [Section(None, [])],
        subtitle=_("All times are on the clock of %(zone)s.", zone=zone) if rows else "",
        notes=[*demonstration_note.of_meeting(document.code), disclaimed()],
        language=page_language(),
    )


def _day(values: Values) -> date:
    day: date = values["day"]
    return day


def _row(say: Say, names: list[str], values: Values) -> Row:
    return [say.cell(name, values) for name in names]


def _column(name: str) -> Column:
    kind: Kind = "number" if name == "number" else "day" if name in ("day", "end_day") else "text"
    return Column(
        name,
        _(HEADINGS[name]),
        _WIDTHS[name],
        kind,
        on_paper=name not in _OFF_PAPER,
        in_heading=name == "day",
    )
