"""The agenda as a list: every session a row, in the meeting's zone. As the team exports it, it imports again."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby

from meetings.core.written_hours import end_in
from meetings.formats.listing import Column, Kind, Listing, Row, Section, Told
from meetings.handouts.lists import demonstration_note
from meetings.programme.models import Meeting
from meetings.programme.queries.draft import document_of
from meetings.programme.released.document import ReleasedMeeting, ReleasedSession
from meetings.programme.released.session_fields import COLUMNS, Values, cell, values_of
from meetings.showing.site import disclaimed
from meetings.web.filters import weekday
from meetings.web.languages import page_language
from meetings.web.translation import _


def agenda_list(document: ReleasedMeeting) -> Listing:
    """The agenda of a release, as much of it as the reader may see; it holds no link to join."""
    names = [name for name in COLUMNS if name != "link"]
    return _listing(document, names, {}, _("Agenda: %(meeting)s", meeting=document.title))


def draft_list(meeting: Meeting) -> Listing:
    """The draft with all that its desk holds, links to join included: for its organisers."""
    links = {session.number: session.join_url for session in meeting.sessions if session.join_url}
    title = _("Draft agenda: %(meeting)s", meeting=meeting.title)
    return _listing(document_of(meeting), list(COLUMNS), links, title)


def _listing(document: ReleasedMeeting, names: list[str], links: Mapping[int, str], title: str) -> Listing:
    zone = document.zone or "UTC"
    ordered = sorted(document.on_agenda, key=lambda each: (each.start, each.number))
    rows = [(session, values_of(session, zone, links.get(session.number))) for session in ordered]
    sections = [Section(weekday(day), [_row(names, *each) for each in those]) for day, those in groupby(rows, key=_day)]
    return Listing(
        title,
        [_column(name) for name in names],
        sections or [Section(None, [])],
        subtitle=_("All times are on the clock of %(zone)s.", zone=zone) if rows else "",
        notes=[*demonstration_note.of_meeting(document.code), disclaimed()],
        language=page_language(),
    )


def _day(row: tuple[ReleasedSession, Values]) -> date:
    day: date = row[1]["day"]
    return day


def _row(names: list[str], session: ReleasedSession, values: Values) -> Row:
    return [_end(session, values) if name == "end" else cell(name, values, _) for name in names]


def _end(session: ReleasedSession, values: Values) -> str:
    """The end as an import takes it; on paper, which has no column for another day, with that day."""
    written, told = str(cell("end", values, _)), end_in(page_language(), session.start, session.end)
    return Told(written, told) if values["end_day"] else written


def _column(name: str) -> Column:
    kind: Kind = "number" if name == "number" else "day" if name in ("day", "end_day") else "text"
    return Column(
        name,
        _(COLUMNS[name].heading),
        COLUMNS[name].width,
        kind,
        on_paper=COLUMNS[name].on_paper,
        in_heading=name == "day",
    )
