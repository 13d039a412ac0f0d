"""A contribution begins: of one recommendation, or of several of a document at once."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from meetings.accounts.entrance.audience import audience
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document
from meetings.followup.actions.contributions import ContributionThere, Started
from meetings.followup.actions.starting import start_with
from meetings.followup.queries.choices import documents_with_recommendations, milestones_by_day, recommendations_of
from meetings.followup.rules.notices import Notice
from meetings.followup.views.blueprint import analyst, blueprint, tell_notices
from meetings.followup.views.forms.evidence_files import takes_evidence
from meetings.followup.views.forms.start import StartForm
from meetings.web.flashes import done


@blueprint.route("/contributions/new", methods=["GET", "POST"])
@audience("staff")
@takes_evidence
def start() -> ResponseReturnValue:
    """Begin contributions of what is ticked; the first step, if any, is recorded for each."""
    person = analyst()
    document = _document(documents_with_recommendations(person))
    form = StartForm(recommendations_of(person, document), milestones_by_day())
    if not form.is_submitted():
        form.tick(request.args.getlist("recommendation"), all_of_them="all" in request.args)
        form.milestone.data = request.args.get("milestone", "")
    begun: list[Started] = []
    if form.carried_out(lambda: begun.extend(start_with(person, form.chosen(), form.entry(), form.step()))):
        _tell(begun)
        codes = [each.contribution.recommendation.code for each in begun]
        if len(codes) == 1:
            return redirect(url_for("followup_desk.recommendation", recommendation=codes[0]), 303)
        return redirect(url_for("followup_desk.milestone", milestone=begun[0].contribution.milestone.code), 303)
    there = form.conflict.contribution_id if isinstance(form.conflict, ContributionThere) else None
    return render_template("analyst/start.html", form=form, document=document, there=there), form.status


def _document(documents: list[Document]) -> Document:
    asked = request.args.get("document", type=int)
    found = next((each for each in documents if asked in (None, each.id)), None)
    if found is None:
        raise Missing(_("There is no such document, or its recommendations are for other analysts."))
    return found


def _tell(begun: list[Started]) -> None:
    done(ngettext("%(num)s contribution is on record.", "%(num)s contributions are on record.", len(begun)))
    notices: list[Notice] = [notice for each in begun for notice in each.notices]
    tell_notices(notices)
