"""A meeting is postponed, cancelled, or takes place after all. Each has a page that says what follows from it."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.dates import FuzzyDates
from meetings.programme.actions import meetings as actions
from meetings.programme.actions.shifting import first_day, shift_sessions
from meetings.programme.models import Meeting
from meetings.programme.views.blueprint import blueprint, meeting_at_desk
from meetings.programme.views.forms.standing import NewDatesForm
from meetings.programme.vocabulary import FIELDS
from meetings.web.flashes import done
from meetings.web.forms import EditForm


def _page(name: str, meeting: Meeting, form: EditForm) -> ResponseReturnValue:
    shown = {"meeting": meeting, "form": form, "fields": FIELDS}
    return render_template(f"desk/{name}.html", **shown), form.status


def _overview(meeting: Meeting) -> ResponseReturnValue:
    return redirect(url_for("desk.overview", code=meeting.code), 303)


@blueprint.route("/meetings/<code>/desk/postponement", methods=["GET", "POST"])
@audience("organiser")
def postponement(code: str) -> ResponseReturnValue:
    """Postpone it, to other days or to days that nobody knows yet."""
    meeting = meeting_at_desk(code)
    form, before = NewDatesForm(meeting), meeting.dates
    if form.carried_out(lambda: _postpone(meeting, form)):
        said = _("The meeting is postponed in the draft. People see it with the next release.")
        _done_with_undo(said, meeting, before, shift=form.shift.data)
        return _overview(meeting)
    return _page("postponement", meeting, form)


@blueprint.route("/meetings/<code>/desk/cancellation", methods=["GET", "POST"])
@audience("organiser")
def cancellation(code: str) -> ResponseReturnValue:
    """Cancel it with all its sessions."""
    meeting = meeting_at_desk(code)
    form = EditForm(edited=meeting)
    if form.carried_out(lambda: actions.cancel_meeting(viewer(), meeting, form.version_shown)):
        said = _("The meeting is cancelled in the draft. People see it with the next release.")
        _done_with_undo(said, meeting, meeting.dates)
        return _overview(meeting)
    return _page("cancellation", meeting, form)


@blueprint.route("/meetings/<code>/desk/reinstatement", methods=["GET", "POST"])
@audience("organiser")
def reinstatement(code: str) -> ResponseReturnValue:
    """It takes place after all, on the days given."""
    meeting = meeting_at_desk(code)
    form = NewDatesForm(meeting)
    if not form.is_submitted():
        if meeting.standing == "planned":
            return _overview(meeting)  # there is nothing to take back
        form.show_dates(meeting.dates)
    if form.carried_out(lambda: _reinstate(meeting, form)):
        done(_("The meeting takes place after all. People see it with the next release."))
        return _overview(meeting)
    return _page("reinstatement", meeting, form)


def _postpone(meeting: Meeting, form: NewDatesForm) -> None:
    days = form.days_from(first_day(meeting))
    actions.postpone_meeting(viewer(), meeting, form.dates(), form.version_shown)
    if days:
        shift_sessions(viewer(), meeting, days)


def _reinstate(meeting: Meeting, form: NewDatesForm) -> None:
    days = form.days_from(first_day(meeting))
    actions.reinstate_meeting(viewer(), meeting, form.dates(), form.version_shown)
    if days:
        shift_sessions(viewer(), meeting, days)


def _done_with_undo(said: str, meeting: Meeting, dates: FuzzyDates | None, *, shift: bool = False) -> None:
    """Undone by what the form of the reinstatement sends, as long as nobody saved the meeting in between."""
    known = dates or FuzzyDates.undetermined()
    first, last = (day.isoformat() if day else "" for day in (known.earliest, known.latest))
    fields = {"precision": known.status, "first_day": first, "last_day": last, "dates_label": known.label or ""}
    if shift:
        fields["shift"] = "y"
    undo = url_for("desk.reinstatement", code=meeting.code)
    done(said, undo=undo, version=str(meeting.version), **fields)
