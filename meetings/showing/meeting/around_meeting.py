"""What every page of a meeting has around it: masthead, tabs, its calendar, a line for its staff."""

from typing import Any

from flask import url_for

from meetings.core import clock
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.programme.released.document import ReleasedMeeting
from meetings.showing.meeting import meeting_rows
from meetings.showing.meeting.meeting_for_viewer import Seen
from meetings.showing.meeting.subscription import Feed, feed
from meetings.web.translation import _


def around(found: Seen, document: ReleasedMeeting, current: str) -> dict[str, Any]:
    """What every page of a meeting has around it: masthead, tabs, a line for its staff, the demonstration's band."""
    return {
        "meeting": meeting_rows.of_document(document, found.visibility, clock.today()),
        "tabs": tabs(document, current, lists_people=found.lists_people) if found.in_full else [],
        "desk_url": url_for("desk.overview", code=found.code) if found.is_organiser else None,
        "hidden_text": hidden(found),
        "demonstration": found.code == DEMONSTRATION,
    }


def hidden(found: Seen) -> str | None:
    """What somebody who works on the meeting should know: that others do not see what they see."""
    if not found.is_staff or found.visibility == "public":
        return None
    if found.visibility == "listed":
        return _("Others see the title and the dates only. You see the rest because you work on this meeting.")
    return _("This meeting is not public. You see it because you work on it.")


def tabs(document: ReleasedMeeting, current: str, *, lists_people: bool = False) -> list[tuple[str, str, bool]]:
    """The pages of a meeting: those that have something in them."""
    code = document.code
    pages = [("overview", _("Overview"), url_for("pages.meeting", code=code))]
    if document.on_agenda:
        pages.append(("agenda", _("Agenda"), url_for("released.agenda", code=code)))
    if document.groups:
        pages.append(("breakouts", _("Breakout groups"), url_for("pages.breakouts", code=code)))
    if lists_people:
        pages.append(("participants", _("Participants"), url_for("pages.participants", code=code)))
    pages.append(("releases", _("Releases"), url_for("pages.releases", code=code)))
    return [(text, url, name == current) for name, text, url in pages]


def calendar_of(code: str) -> Feed:
    """The meeting's calendar."""
    return feed(_("Calendar of this meeting"), url_for("released.calendar", code=code))
