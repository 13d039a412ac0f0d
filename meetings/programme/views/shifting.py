"""All sessions of a draft move by as many days."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.programme.actions.shifting import first_day, planned, shift_sessions
from meetings.programme.queries.visible_meetings import itself_for_desk
from meetings.programme.views.blueprint import blueprint
from meetings.programme.views.forms.standing import ShiftForm
from meetings.programme.vocabulary import FIELDS
from meetings.web.flashes import done


@blueprint.route("/meetings/<code>/desk/sessions/shift", methods=["GET", "POST"])
@audience("organiser")
def shift(code: str) -> ResponseReturnValue:
    """Move every planned session, so that all of them follow the meeting to other days."""
    meeting = itself_for_desk(viewer(), code)  # its sessions are asked for, and nobody who speaks in them
    form = ShiftForm(meeting, first_day(meeting))
    if form.carried_out(lambda: shift_sessions(viewer(), meeting, form.days.data or 0, form.version_shown)):
        days = form.days.data or 0
        said = ngettext("The sessions are moved by %(num)s day.", "The sessions are moved by %(num)s days.", days)
        undo = url_for("desk.shift", code=code)
        done(said, undo=undo, days=str(-days), version=str(meeting.version))
        return redirect(url_for("desk.agenda", code=code), 303)
    shown = {"meeting": meeting, "form": form, "fields": FIELDS, "sessions": planned(meeting)}
    return render_template("desk/shift.html", **shown), form.status
