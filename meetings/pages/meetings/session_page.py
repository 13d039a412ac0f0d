"""Below a meeting: one session, its breakout groups."""

from datetime import datetime

from flask import url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark
from meetings.pages.page import blueprint, show
from meetings.programme.models import Release
from meetings.programme.released.changes import Difference
from meetings.programme.released.document import ReleasedMeeting, ReleasedSession
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.meeting import handout_links
from meetings.showing.meeting.around_meeting import around
from meetings.showing.meeting.groups_shown import groups_of
from meetings.showing.meeting.meeting_for_viewer import Seen, seen_in_full
from meetings.showing.meeting.releases_shown import releases_for
from meetings.showing.meeting.sessions_shown import changed, session_shown
from meetings.showing.meeting.subscription import feed
from meetings.showing.meeting.zone_times import zone_text
from meetings.web.translation import _


@blueprint.get("/meetings/<code>/sessions/<int:number>")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def session(code: str, number: int) -> str:
    """One released session."""
    found, document = seen_in_full(viewer(), code)
    raw = next((each for each in document.sessions if each.number == number), None)
    if raw is None:
        raise Missing(mark("This meeting has no session of that number."))
    zone, frame = document.zone or "UTC", around(found, document, "agenda")
    before, after = _beside(document, number)
    if found.is_organiser:
        frame["desk_url"] = url_for("desk.session", code=code, number=number)
    return show(
        "pages/session.html",
        url_for("pages.session", code=code, number=number),
        session=session_shown(code, raw, zone, zone),
        changed=changed(raw, zone),
        cancelled=_cancelled(found, number) if raw.standing == "cancelled" else None,
        zone=zone_text(zone, raw.start, raw.end, place=document.city),
        groups=groups_of(document, number),
        files=handout_links.of_session(document, raw),
        before=before,
        after=after,
        found=found,
        feed=feed(_("Calendar of this session"), url_for("released.session_calendar", code=code, number=number)),
        crumbs=[(_("Agenda"), url_for("released.agenda", code=code)), (raw.title, None)],
        **frame,
    )


def _beside(document: ReleasedMeeting, number: int) -> tuple[ReleasedSession | None, ReleasedSession | None]:
    """The sessions before and after; none of one that was taken off the agenda, whose page stays for calendars."""
    there = document.on_agenda
    place = next((place for place, each in enumerate(there) if each.number == number), None)
    if place is None:
        return None, None
    return there[place - 1] if place else None, there[place + 1] if place + 1 < len(there) else None


def _cancelled(found: Seen, number: int) -> tuple[datetime, str | None] | None:
    """When a session was cancelled, and what that release says of it; None where that happened among the team."""
    for row in db.session.execute(releases_for(found).order_by(Release.number.desc())):
        told = map(Difference.read, row.changes if row.number > row.since else [])
        if any((each.subject, each.number, each.kind) == ("session", number, "cancelled") for each in told):
            return row.at, row.note or None
    return None


@blueprint.get("/meetings/<code>/breakouts/")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def breakouts(code: str) -> str:
    """The breakout groups: their topics and who leads them, never who sits in them."""
    found, document = seen_in_full(viewer(), code)
    return show(
        "pages/breakouts.html",
        url_for("pages.breakouts", code=code),
        groups=groups_of(document),
        crumbs=[(_("Breakout groups"), None)],
        **around(found, document, "breakouts"),
    )
