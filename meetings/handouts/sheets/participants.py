"""The list of participants on paper and as files; and everybody on record, for the organisers alone."""

from functools import partial

from flask import Response, url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.present import viewer
from meetings.core import history
from meetings.handouts.blueprint import blueprint
from meetings.handouts.lists.exports import Made, exported
from meetings.handouts.lists.participants import participants_list, people_list
from meetings.handouts.printing.answering import Sheet, hand_out
from meetings.handouts.printing.composing import set_sheet
from meetings.handouts.sheets.cover import cover
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.programme.queries.visible_meetings import for_desk
from meetings.programme.released.document import ReleasedMeeting
from meetings.serving.downloads import listed
from meetings.showing.meeting.meeting_for_viewer import Seen
from meetings.showing.meeting.participants_shown import ListShown, list_for
from meetings.showing.site import whole
from meetings.web.application import aside
from meetings.web.translation import _


@blueprint.get("/meetings/<code>/participants.pdf")
@audience("anyone")
def participants_pdf(code: str) -> Response:
    """The list on paper, for whoever may see its page."""
    return hand_out(participants_sheet(*list_for(viewer(), code)))


@exported("/meetings/<code>/participants")
def participants(code: str) -> Made:
    """The list as rows: who agreed to be named, without addresses."""
    _found, document, shown = list_for(viewer(), code)
    return f"{code}-participants", participants_list(document, shown)


@blueprint.get("/meetings/<code>/desk/people.xlsx")
@audience("organiser")
def people_xlsx(code: str) -> Response:
    """Everybody on record with their addresses; who takes it is written into the history."""
    made = people_list(for_desk(viewer(), code))
    number = {"number": len(made.rows)}
    aside(partial(history.record, "people.taken", "people", code, scope=code, after=number, inward=True))
    return listed(f"{code}-people.xlsx", made)


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
