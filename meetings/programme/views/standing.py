"""A meeting is postponed, cancelled, or takes place after all. Each has a page that says what follows from it."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.core.dates import FuzzyDates
from meetings.programme.actions import meetings as actions
from meetings.programme.views.blueprint import blueprint, meeting_at_desk
from meetings.programme.views.forms.standing import NewDatesForm
from meetings.web.flashes import done
from meetings.web.forms import Form


@blueprint.route("/meetings/<code>/desk/postponement", methods=["GET", "POST"])
@audience("organiser")
def postponement(code: str) -> ResponseReturnValue:
    """Postpone it, to other days or to days that nobody knows yet."""
    meeting = meeting_at_desk(code)
    form, before = NewDatesForm(), meeting.dates
    if form.carried_out(lambda: actions.postpone_meeting(viewer(), meeting, form.dates())):
        done(
            _("The meeting is postponed in the draft. People see it with the next release."),
            undo=url_for("desk.reinstatement", code=code),
            **_as_fields(before),
        )
        return redirect(url_for("desk.overview", code=code), 303)
    return render_template("desk/postponement.html", meeting=meeting, form=form), form.status


@blueprint.route("/meetings/<code>/desk/cancellation", methods=["GET", "POST"])
@audience("organiser")
def cancellation(code: str) -> ResponseReturnValue:
    """Cancel it with all its sessions."""
    meeting = meeting_at_desk(code)
    form = Form()
    if form.carried_out(lambda: actions.cancel_meeting(viewer(), meeting)):
        done(
            _("The meeting is cancelled in the draft. People see it with the next release."),
            undo=url_for("desk.reinstatement", code=code),
            **_as_fields(meeting.dates),
        )
        return redirect(url_for("desk.overview", code=code), 303)
    return render_template("desk/cancellation.html", meeting=meeting, form=form), form.status


@blueprint.route("/meetings/<code>/desk/reinstatement", methods=["GET", "POST"])
@audience("organiser")
def reinstatement(code: str) -> ResponseReturnValue:
    """It takes place after all, on the days given."""
    meeting = meeting_at_desk(code)
    form = NewDatesForm()
    if not form.is_submitted():
        form.show_dates(meeting.dates)
    if form.carried_out(lambda: actions.reinstate_meeting(viewer(), meeting, form.dates())):
        done(_("The meeting takes place after all. People see it with the next release."))
        return redirect(url_for("desk.overview", code=code), 303)
    return render_template("desk/reinstatement.html", meeting=meeting, form=form), form.status


def _as_fields(dates: FuzzyDates | None) -> dict[str, str]:
    """Dates as the form of the reinstatement sends them."""
    known = dates or FuzzyDates.undetermined()
    first, last = (day.isoformat() if day else "" for day in (known.earliest, known.latest))
    return {"precision": known.status, "first_day": first, "last_day": last, "dates_label": known.label or ""}
