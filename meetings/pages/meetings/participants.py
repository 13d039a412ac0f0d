"""The list of participants of a meeting, once it is issued: who agreed to be named, delegation by delegation."""

from flask import url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.pages.page import blueprint, show
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.meeting.around_meeting import around
from meetings.showing.meeting.participants_shown import list_for
from meetings.web.translation import _


@blueprint.get("/meetings/<code>/participants")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def participants(code: str) -> str:
    """The list, for whoever may see the meeting in full."""
    found, document, shown = list_for(viewer(), code)
    return show(
        "pages/participants.html",
        url_for("pages.participants", code=code),
        disclaimer=True,
        listed=shown,
        exports=[
            (ending.upper(), url_for(f"handouts.participants_{ending}", code=code))
            for ending in ("pdf", "docx", "xlsx", "csv")
        ],
        crumbs=[(_("Participants"), None)],
        **around(found, document, "participants"),
    )
