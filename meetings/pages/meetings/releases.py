"""Every release of a meeting: when, with which note, and what it changed, in words."""

from flask import url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark
from meetings.pages.page import blueprint, show
from meetings.programme.models import Release
from meetings.programme.released.document import upgraded
from meetings.programme.released.faces import public_face, team_face
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.meeting.agenda_days import days_of
from meetings.showing.meeting.around_meeting import around
from meetings.showing.meeting.groups_shown import groups_of
from meetings.showing.meeting.meeting_for_viewer import seen_in_full
from meetings.showing.meeting.releases_shown import release_shown, releases_for
from meetings.showing.meeting.sessions_shown import session_shown
from meetings.showing.meeting.zone_times import zone_text
from meetings.web.translation import _


@blueprint.get("/meetings/<code>/releases/")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def releases(code: str) -> str:
    """Every release, the newest first."""
    found, document = seen_in_full(viewer(), code)
    rows = db.session.execute(releases_for(found).order_by(Release.number.desc()))
    numbers = {session.number for session in document.sessions}
    return show(
        "pages/releases.html",
        url_for("pages.releases", code=code),
        releases=[release_shown(code, row, numbers, found.number) for row in rows],
        crumbs=[(_("Releases"), None)],
        **around(found, document, "releases"),
    )


@blueprint.get("/meetings/<code>/releases/<int:number>")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def release(code: str, number: int) -> str:
    """One release as it was made: what it changed, and the agenda that it released."""
    found, document = seen_in_full(viewer(), code)
    row = db.session.execute(releases_for(found).add_columns(Release.document).where(Release.number == number)).first()
    if row is None:
        raise Missing(mark("There is no release of that number."))
    whole = upgraded(row.document)
    then = team_face(whole) if found.is_staff else public_face(whole, "public", row.shown_at)
    assert then is not None  # all of it is public, or this reader is of the team
    zone = then.zone or "UTC"
    numbers = {session.number for session in document.sessions}
    return show(
        "pages/release.html",
        url_for("pages.release", code=code, number=number),
        release=release_shown(code, row, numbers, found.number),
        days=days_of([session_shown(code, session, zone, zone) for session in then.on_agenda]),
        zone=zone_text(zone, *then.first_and_last, place=then.city) if then.on_agenda else None,
        groups=groups_of(then),
        crumbs=[
            (_("Releases"), url_for("pages.releases", code=code)),
            (_("Release %(number)s", number=number), None),
        ],
        **around(found, document, "releases"),
    )
