"""Mandates of the mechanisms, by cycle."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.compact.queries import cycles
from meetings.directory.queries.mechanisms import mechanisms
from meetings.followup.actions.allowed import require_analyst_of_all
from meetings.followup.actions.mandates import record_mandate
from meetings.followup.queries.mandates import mandates as every_mandate
from meetings.followup.queries.mandates import mandates_in_force
from meetings.followup.views.blueprint import analyst, blueprint
from meetings.followup.views.forms.evidence_files import takes_evidence
from meetings.followup.views.forms.mandates_and_results import MandateForm
from meetings.web.flashes import done


@blueprint.get("/mandates/")
@audience("staff")
def mandates() -> ResponseReturnValue:
    """Those in force, and every entry before them."""
    analyst()
    in_force = mandates_in_force()
    held = {each.id for each in in_force}
    earlier = [each for each in every_mandate() if each.id not in held]
    return render_template("analyst/mandates.html", mandates=in_force, earlier=earlier)


@blueprint.route("/mandates/new", methods=["GET", "POST"])
@audience("staff")
@takes_evidence
def new_mandate() -> ResponseReturnValue:
    """Record how a mandate stands."""
    person = analyst()
    require_analyst_of_all(person)
    form = MandateForm(mechanisms(), cycles())
    if not form.is_submitted():
        form.mechanism.data, form.cycle.data = request.args.get("mechanism", ""), request.args.get("cycle", "")
    if form.carried_out(lambda: record_mandate(person, form.entry())):
        done(_("The mandate is on record."))
        return redirect(url_for("followup_desk.mandates"), 303)
    return render_template("analyst/mandate.html", form=form), form.status
