"""How a recommendation stands to an earlier one."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.followup.queries.choices import recommendation_by_code
from meetings.followup.queries.loading import recommendation_at_desk
from meetings.followup.views.blueprint import analyst, blueprint
from meetings.followup.views.forms.mandates_and_results import LinkForm
from meetings.outcomes.actions.links import link_recommendations
from meetings.web.flashes import done


@blueprint.route("/recommendations/<recommendation>/links/new", methods=["GET", "POST"])
@audience("staff")
def new_link(recommendation: str) -> ResponseReturnValue:
    """Link it to an earlier one."""
    person = analyst()
    wording, form = recommendation_at_desk(person, recommendation), LinkForm()

    def act() -> None:
        earlier = recommendation_by_code(person, form.earlier.data or "")
        link_recommendations(person, wording.recommendation, earlier, form.chosen_kind())

    if form.carried_out(act):
        done(_("The two are linked."))
        return redirect(url_for("followup_desk.recommendation", recommendation=recommendation), 303)
    return render_template("analyst/link.html", form=form, wording=wording), form.status
