"""What the page of a released agenda shows, by its arguments and the language only: same release, same page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for

from meetings.programme.models.meeting import DEMONSTRATION
from meetings.programme.released.document import ReleasedMeeting
from meetings.programme.vocabulary import Visibility
from meetings.showing.meeting import handout_links, meeting_rows, zone_times
from meetings.showing.meeting.agenda_days import days_of
from meetings.showing.meeting.around_meeting import calendar_of, tabs
from meetings.showing.meeting.groups_shown import groups_of
from meetings.showing.meeting.sessions_shown import session_shown
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class Zone:
    """Which clock the page is on, and the ways to another."""

    text: str
    name: str
    own_url: str | None
    choices: list[tuple[str, str, bool]]


def agenda_shown(
    document: ReleasedMeeting,
    *,
    release_number: int,
    released_at: datetime,
    note: str,
    zone: str | None,
    visibility: Visibility,
    lists_people: bool = False,
) -> dict[str, Any]:
    """What the template takes, by name.

    :param document: as much of the release as may show.
    :param zone: the IANA zone of the page; None for a meeting that has none.
    :param visibility: of the meeting: whoever sees an agenda that is not public is told so.
    :param lists_people: whether a list of participants is issued, to which a tab leads.
    """
    own = document.zone or "UTC"
    zone, at = zone or own, url_for("released.agenda", code=document.code)
    sessions = [session_shown(document.code, session, zone, own) for session in document.on_agenda]
    return {
        "meeting": meeting_rows.of_document(document, visibility, None),
        "tabs": tabs(document, "agenda", lists_people=lists_people),
        "hidden_text": None if visibility == "public" else _("This agenda is not public."),
        "desk_url": None,
        "demonstration": document.code == DEMONSTRATION,
        "crumbs": [(_("Agenda"), None)],
        "days": days_of(sessions),
        "groups": groups_of(document, zone=zone),
        "zone": _zone(document, zone, own, at),
        "release": {"number": release_number, "at": released_at, "note": note},
        "feed": calendar_of(document.code),
        "files": handout_links.of_agenda(document),
        "doors": handout_links.of_doors(document),
    }


def _zone(document: ReleasedMeeting, zone: str, own: str, at: str) -> Zone | None:
    if not document.on_agenda:
        return None
    text = zone_times.zone_text(zone, *document.first_and_last, place=document.city)
    return Zone(text, zone, at if zone != own else None, zone_times.choices(zone, own, document.city))
