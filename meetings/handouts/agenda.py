"""The released agenda on paper, with its calendar inside the file."""

from zoneinfo import ZoneInfo

from flask import Response, request

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.formats.pdf import Enclosed
from meetings.handouts.frame import blueprint
from meetings.handouts.serving import Sheet, hand_out
from meetings.handouts.setting import set_sheet
from meetings.pages.agenda import days_of
from meetings.pages.clocks import zone_text
from meetings.pages.feeds import Wish, calendar_of_meeting
from meetings.pages.frame import settings
from meetings.pages.groups_shown import groups_of
from meetings.pages.lines import of_document
from meetings.pages.saying import _
from meetings.pages.seen import Seen, seen_in_full
from meetings.pages.sessions_shown import shown
from meetings.programme.faces import Document, moment_of
from meetings.programme.times import zone_of


@blueprint.get("/meetings/<code>/agenda.pdf")
@audience("anyone")
def agenda_pdf(code: str) -> Response:
    """The agenda in the meeting's zone; in another one for people signed in, so that nobody fills the press."""
    found, document = seen_in_full(viewer(), code)
    asked = request.args.get("tz", "") if viewer().is_somebody else ""
    if asked:
        zone_of(asked)
    return hand_out(agenda_sheet(found, document, asked or document["zone"] or "UTC"))


def agenda_sheet(found: Seen, document: Document, zone: str) -> Sheet:
    """The agenda of a release, on the clock of a zone."""
    own = document["zone"] or "UTC"
    sessions = [shown(document["code"], session, zone, own) for session in document["sessions"]]
    first = moment_of(document["sessions"][0]["start"]).astimezone(ZoneInfo(zone)) if sessions else None
    assert found.at is not None
    return set_sheet(
        f"{found.code}-agenda",
        "agenda.html",
        title=_("Agenda: %(meeting)s", meeting=document["title"]),
        moment=found.at,
        meeting=of_document(document, found.visibility, None),
        release=found,
        days=days_of(sessions),
        groups=groups_of(document),
        zone=zone_text(zone, first) if first else None,
        enclosed=[_calendar(document)],
    )


def _calendar(document: Document) -> Enclosed:
    body = calendar_of_meeting(document, Wish(), settings().public_url)
    return Enclosed(
        name=f"{document['code']}.ics",
        body=body,
        media_type="text/calendar",
        description=_("The agenda as a calendar"),
        relationship="Alternative",
    )
