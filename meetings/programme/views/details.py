"""Everything about the meeting itself."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.programme.actions import meetings as actions
from meetings.programme.views.blueprint import blueprint, meeting_at_desk
from meetings.programme.views.forms.meeting import DetailsForm
from meetings.programme.vocabulary import FIELDS
from meetings.web.flashes import done


@blueprint.route("/meetings/<code>/desk/details", methods=["GET", "POST"])
@audience("organiser")
def details(code: str) -> ResponseReturnValue:
    """Edit the meeting."""
    meeting = meeting_at_desk(code)
    form = DetailsForm(meeting)
    if form.line_added(request.form):
        return render_template("desk/details.html", meeting=meeting, form=form, fields=FIELDS)
    if form.carried_out(lambda: actions.edit_meeting(viewer(), meeting, form.entry(), form.version_shown)):
        done(_("Saved. People see it with the next release."))
        return redirect(url_for("desk.details", code=code), 303)
    return render_template("desk/details.html", meeting=meeting, form=form, fields=FIELDS), form.status
