"""Milestones at the desk: their results, the contributions to them, and our file."""

from collections import Counter

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.compact.models import Milestone
from meetings.compact.rules import to_be_said_of_days
from meetings.core import clock
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark
from meetings.followup.actions.milestones import add_result_document, close_file, reopen_file
from meetings.followup.queries.choices import milestones_by_day, published_documents
from meetings.followup.queries.files import closed_among, contributions_at, file_steps, is_closed
from meetings.followup.queries.loading import milestone_at_desk, result_documents
from meetings.followup.queries.milestones import apart_among, contribution_counts
from meetings.followup.queries.standing_now import stage_called_now, stage_now
from meetings.followup.queries.whose_recommendation import followed_up_by
from meetings.followup.views.blueprint import analyst, blueprint
from meetings.followup.views.forms.mandates_and_results import ResultForm
from meetings.followup.views.forms.step import NoteForm
from meetings.followup.views.recommendations import carriers_of
from meetings.followup.vocabulary import STAGES
from meetings.web.flashes import done
from meetings.web.paging import Page

SIZE = 100


@blueprint.get("/milestones/")
@audience("staff")
def milestones() -> ResponseReturnValue:
    """All milestones, with how many contributions there are to each."""
    person = analyst()
    found = milestones_by_day()
    counts, closed = contribution_counts(person), closed_among([each.id for each in found])
    said = {each.id: to_be_said_of_days(each, clock.today()) for each in found}
    return render_template("analyst/milestones.html", milestones=found, counts=counts, closed=closed, said=said)


@blueprint.route("/milestones/<milestone>", methods=["GET", "POST"])
@audience("staff")
def milestone(milestone: str) -> ResponseReturnValue:
    """One milestone; what is sent closes our file on it, or opens it again."""
    found, form = milestone_at_desk(analyst(), milestone), NoteForm()
    if form.carried_out(lambda: _file(found, form.note.data)):
        done(_("It is on record."))
        return redirect(url_for("followup_desk.milestone", milestone=milestone), 303)
    return _page(found, form, ResultForm(published_documents(analyst()), formdata=None))


@blueprint.post("/milestones/<milestone>/results")
@audience("staff")
def new_result(milestone: str) -> ResponseReturnValue:
    """Put a published document on record as its result."""
    person = analyst()
    found, form = milestone_at_desk(person, milestone), ResultForm(published_documents(person))
    if form.carried_out(lambda: add_result_document(person, found, form.chosen())):
        done(_("The result is on record. Contributions can be read in it."))
        return redirect(url_for("followup_desk.milestone", milestone=milestone), 303)
    return _page(found, NoteForm(formdata=None), form)


def _file(found: Milestone, note: str | None) -> None:
    acts = {"close": close_file, "reopen": reopen_file}
    act = acts.get(request.form.get("act", ""))
    if act is None:
        raise Invalid(mark("Choose whether to close our file or to open it again."))
    act(analyst(), found, note)


def _page(found: Milestone, form: NoteForm, result: ResultForm) -> ResponseReturnValue:
    theirs = followed_up_by(analyst())
    there = [each for each in contributions_at(found) if theirs is None or each.recommendation_id in theirs]
    stages = {each.id: stage_now(each) for each in there}
    called = {each.id: stage_called_now(each) for each in there}
    apart = apart_among(analyst(), there)
    counted = [each for each in there if each.recommendation_id not in apart]
    counts = Counter((STAGES.index(stages[each.id]), called[each.id]) for each in counted)
    page = Page.asked(SIZE, len(there))
    shown = {
        "milestone": found,
        "said": to_be_said_of_days(found, clock.today()),
        "results": result_documents(found),
        "contributions": page.cut(there),
        "page": page,
        "stages": stages,
        "called": called,
        "total": len(counted),
        "counts": [(words, count) for (_place, words), count in sorted(counts.items())],
        "names": carriers_of(there),
        "closed": is_closed(found),
        "file": file_steps(found),
    }
    status = form.status if form.status != 200 else result.status
    return render_template("analyst/milestone.html", form=form, result=result, **shown), status
