"""What happened to a contribution, and corrections."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug import Response

from meetings.accounts.entrance.audience import audience
from meetings.followup.actions.steps import Recorded, record_step, take_back
from meetings.followup.models import Contribution
from meetings.followup.queries.loading import contribution_for, step_of
from meetings.followup.views.blueprint import analyst, blueprint, tell_notices
from meetings.followup.views.forms.evidence_files import takes_evidence
from meetings.followup.views.forms.step import TYPED, NoteForm, StepForm
from meetings.web.bounds import whole_number
from meetings.web.flashes import done

ONE = "/contributions/<int:number>/steps"


@blueprint.route(ONE + "/new", methods=["GET", "POST"])
@audience("staff")
@takes_evidence
def new_step(number: int) -> ResponseReturnValue:
    """Record a step, or a correction of the entry that the address names."""
    person = analyst()
    contribution = contribution_for(person, number)
    asked = request.args.get("corrects", type=whole_number)
    corrects = step_of(contribution, asked) if asked else None
    form = StepForm(person, contribution, corrects)
    if not form.is_submitted() and request.args.get("kind") in TYPED:
        form.kind.data = request.args["kind"]
    made: list[Recorded] = []
    if form.carried_out(lambda: made.append(record_step(person, contribution, form.entry()))):
        done(_("It is on record."))
        tell_notices(made[0].notices)
        return back_to(contribution)
    shown = {"contribution": contribution, "corrects": corrects, "form": form}
    return render_template("analyst/step.html", **shown), form.status


@blueprint.route(ONE + "/<int:step>/taking-back", methods=["GET", "POST"])
@audience("staff")
def taking_back(number: int, step: int) -> ResponseReturnValue:
    """Record that what an entry says did not happen."""
    person = analyst()
    contribution = contribution_for(person, number)
    entry, form = step_of(contribution, step), NoteForm()
    if form.carried_out(lambda: take_back(person, contribution, entry, form.note.data)):
        done(_("The entry is taken back. It stays on record, struck through."))
        return back_to(contribution)
    return render_template("analyst/taking_back.html", contribution=contribution, step=entry, form=form), form.status


def back_to(contribution: Contribution) -> Response:
    """To the working page, at this contribution."""
    code = contribution.recommendation.code
    anchor = f"contribution-{contribution.id}"
    return redirect(url_for("followup_desk.recommendation", recommendation=code, _anchor=anchor), 303)
