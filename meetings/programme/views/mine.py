"""The meetings that one organises, and the start of a new one."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.errors import Conflict
from meetings.programme.actions import meetings as actions
from meetings.programme.queries import desk
from meetings.programme.views.blueprint import blueprint
from meetings.programme.views.forms.meeting import NewMeetingForm
from meetings.web.flashes import done
from meetings.web.paging import Page
from meetings.web.query_string import asked

PER_PAGE = 40


# Where the desk is of those who organise nothing, by their role.
OTHER_DESKS = {
    "rapporteur": "drafting.mine",
    "analyst": "followup_desk.inbox",
    "administrator": "accounts.users",
}


@blueprint.get("/desk/")
@audience("staff")
def mine() -> ResponseReturnValue:
    """My meetings; the desk of their own work for those who organise none."""
    if not viewer().holds("organiser"):
        return redirect(url_for(next(desk for role, desk in OTHER_DESKS.items() if viewer().holds(role))))
    wanted = asked("q")
    found = desk.organised_by(viewer(), wanted)
    page = Page.asked(PER_PAGE, len(found))
    shown = page.cut(found)
    over = desk.those_over(shown)
    parts = (
        ("to-come", _("Meetings to come"), [each for each in shown if each.code not in over]),
        ("past", _("Past meetings"), [each for each in shown if each.code in over]),
    )
    return render_template("desk/mine.html", page=page, parts=parts, wanted=wanted, may_start=viewer().may("organiser"))


@blueprint.route("/desk/new", methods=["GET", "POST"])
@audience("organiser")
def new_meeting() -> ResponseReturnValue:
    """A meeting from nothing."""
    actions.require_starter(viewer())
    form = NewMeetingForm()
    code = (form.code.data or "").strip() or desk.proposed_code(form.title.data or "")
    if form.carried_out(lambda: actions.create_meeting(viewer(), code, form.entry())):
        done(_("The meeting is started. Nobody else sees it until you say so below."))
        return redirect(url_for("desk.overview", code=code), 303)
    if isinstance(form.conflict, Conflict):
        form.code.errors = [_("This address belongs to another meeting; choose another one.")]
    return render_template("desk/new.html", form=form), form.status
