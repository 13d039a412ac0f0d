"""The list of participants on paper and as files; and everybody on record, for the organisers alone."""

from flask import Response, url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.handouts.blueprint import blueprint
from meetings.handouts.printing.answering import Sheet, hand_out
from meetings.handouts.printing.composing import set_sheet
from meetings.handouts.sheets.cover import cover
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.programme.released.document import ReleasedMeeting
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.meeting.meeting_for_viewer import Seen
from meetings.showing.meeting.participants_shown import ListShown, list_for
from meetings.showing.site import whole
from meetings.web.translation import _


@blueprint.get("/meetings/<code>/participants.pdf")
@kept_until_history_changes(at_most="hour")
@audience("anyone")
def participants_pdf(code: str) -> Response:
    """The list on paper, for whoever may see its page."""
    return hand_out(participants_sheet(*list_for(viewer(), code)))


def participants_sheet(found: Seen, document: ReleasedMeeting, shown: ListShown) -> Sheet:
    """The list of a meeting, in the manner of the United Nations."""
    return set_sheet(
        f"{found.code}-participants",
        "participants.html",
        title=_("List of participants: %(meeting)s", meeting=document.title),
        moment=shown.moment,
        styles=("meeting.css", "participants.css"),
        cover=cover(found, document, document.zone or "UTC"),
        listed=shown,
        here=whole(url_for("pages.participants", code=found.code)),
        demonstration=found.code == DEMONSTRATION,
    )
