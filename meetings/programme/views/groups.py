"""Breakout groups of the draft."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.programme.actions import groups as actions
from meetings.programme.models import BreakoutGroup, Meeting
from meetings.programme.queries import visible_meetings
from meetings.programme.rules.draft_warnings import missing, warnings
from meetings.programme.views.blueprint import blueprint, meeting_at_desk
from meetings.programme.views.edited_fields import FIELDS_OF_GROUPS
from meetings.programme.views.forms.group import GroupForm
from meetings.web.flashes import done
from meetings.web.forms import Form

ONE = "/meetings/<code>/desk/groups/<int:number>"


def _page(meeting: Meeting, form: GroupForm, group: BreakoutGroup | None = None) -> ResponseReturnValue:
    findings = [each for each in warnings(meeting) if group and group.number in each.groups]
    shown = {"meeting": meeting, "form": form, "group": group, "warnings": findings, "fields": FIELDS_OF_GROUPS}
    return render_template("desk/group.html", **shown), form.status


@blueprint.get("/meetings/<code>/desk/groups")
@audience("organiser")
def groups(code: str) -> ResponseReturnValue:
    """The breakout groups."""
    meeting = meeting_at_desk(code)
    return render_template("desk/groups.html", meeting=meeting, warnings=[*missing(meeting), *warnings(meeting)])


@blueprint.route("/meetings/<code>/desk/groups/new", methods=["GET", "POST"])
@audience("organiser")
def new_group(code: str) -> ResponseReturnValue:
    """Add one."""
    meeting = meeting_at_desk(code)
    form = GroupForm(meeting)
    if form.carried_out(lambda: actions.add_group(viewer(), meeting, form.entry())):
        done(_("The group is in the draft."))
        return redirect(url_for("desk.groups", code=code), 303)
    return _page(meeting, form)


@blueprint.route(ONE, methods=["GET", "POST"])
@audience("organiser")
def group(code: str, number: int) -> ResponseReturnValue:
    """Edit one."""
    meeting = meeting_at_desk(code)
    found = visible_meetings.group_of(meeting, number)
    form = GroupForm(meeting, found)
    if form.carried_out(lambda: actions.edit_group(viewer(), found, form.entry(), form.version_shown)):
        done(_("Group %(number)s is saved.", number=number))
        return redirect(url_for("desk.groups", code=code), 303)
    return _page(meeting, form, found)


@blueprint.route(ONE + "/removal", methods=["GET", "POST"])
@audience("organiser")
def group_removal(code: str, number: int) -> ResponseReturnValue:
    """Take it off the draft with its list of members; asked about, because it cannot be undone."""
    meeting = meeting_at_desk(code)
    found, form = visible_meetings.group_of(meeting, number), Form()
    if form.carried_out(lambda: actions.remove_group(viewer(), found)):
        done(_("Group %(number)s is off the draft.", number=number))
        return redirect(url_for("desk.groups", code=code), 303)
    return render_template("desk/group_removal.html", meeting=meeting, group=found, form=form), form.status
