"""The list of participants is issued, withdrawn, declared final and reopened; each is undone by its opposite."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.participation.actions import lists as actions
from meetings.participation.queries.list_of_participants import version_of
from meetings.participation.views.blueprint import blueprint
from meetings.programme.queries.visible_meetings import for_desk
from meetings.web.bounds import whole_number
from meetings.web.flashes import done

LIST = "/meetings/<code>/desk/people/list"


@blueprint.post(LIST)
@audience("organiser")
def issue(code: str) -> ResponseReturnValue:
    """Issue it, provisional."""
    meeting = for_desk(viewer(), code)
    actions.issue_list(viewer(), meeting)
    said = _("The provisional list of participants is issued.")
    if meeting.visibility != "public" or meeting.release_number is None:
        said = _(
            "The provisional list of participants is issued. Others see it once the meeting is public and released."
        )
    done(said, undo=url_for("participation.withdraw", code=code))
    return _back(code)


@blueprint.post(LIST + "/removal")
@audience("organiser")
def withdraw(code: str) -> ResponseReturnValue:
    """Hand it out no longer."""
    actions.withdraw_list(viewer(), for_desk(viewer(), code))
    done(_("The list of participants is no longer handed out."), undo=url_for("participation.issue", code=code))
    return _back(code)


@blueprint.post(LIST + "/final")
@audience("organiser")
def finalise(code: str) -> ResponseReturnValue:
    """Declare it final as it was looked at."""
    meeting = for_desk(viewer(), code)
    actions.declare_final(viewer(), meeting, request.form.get("version", 0, type=whole_number))
    done(_("The list of participants is final."), undo=url_for("participation.reopen", code=code))
    return _back(code)


@blueprint.post(LIST + "/reopening")
@audience("organiser")
def reopen(code: str) -> ResponseReturnValue:
    """Let it change again."""
    meeting = for_desk(viewer(), code)
    actions.reopen_list(viewer(), meeting)
    undo = url_for("participation.finalise", code=code)
    done(_("The list of participants is provisional again."), undo=undo, version=str(version_of(meeting)))
    return _back(code)


def _back(code: str) -> ResponseReturnValue:
    return redirect(url_for("participation.people", code=code), 303)
