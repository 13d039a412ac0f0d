"""Readings: made beside the two texts, then looked at by a second person."""

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.core.errors import Invalid
from meetings.core.folding import folded
from meetings.core.translation_mark import mark
from meetings.documents.models import Document, Paragraph
from meetings.documents.queries import paragraphs_of
from meetings.followup.actions import checking
from meetings.followup.actions.readings import Read, record_reading
from meetings.followup.models import Contribution, Reflection
from meetings.followup.queries.loading import contribution_for, reading_for, result_documents
from meetings.followup.queries.standing_now import standing_now
from meetings.followup.queries.whose_recommendation import wording_of
from meetings.followup.rules.similarity import shared, suggested
from meetings.followup.rules.standing import revisions, unrevised
from meetings.followup.views.blueprint import analyst, blueprint, tell_notices
from meetings.followup.views.forms.evidence_files import takes_evidence
from meetings.followup.views.forms.reading import ReadingForm
from meetings.followup.views.forms.step import NoteForm
from meetings.followup.views.recommendations import names_in
from meetings.web.bounds import whole_number
from meetings.web.flashes import done
from meetings.web.taking_in import is_too_long

CLOSEST = 3


@dataclass(frozen=True, slots=True)
class Beside:
    """A paragraph of the result text, and how many words of the recommendation it has."""

    paragraph: Paragraph
    share: int
    suggests: str | None


@blueprint.route("/contributions/<int:number>/readings/new", methods=["GET", "POST"])
@audience("staff")
@takes_evidence
def new_reading(number: int) -> ResponseReturnValue:
    """Read a result text beside the recommendation; with ``revises``, make a reading anew."""
    person = analyst()
    contribution = contribution_for(person, number)
    revises = _revised(contribution)
    texts = result_documents(contribution.milestone)
    document = _chosen(contribution, texts, revises)
    form = ReadingForm(person, contribution, document, revises)
    made: list[Read] = []
    if not form.looks and form.carried_out(lambda: made.append(record_reading(person, contribution, form.entry()))):
        done(_("The reading is on record. A second person verifies and clears it before it is public."))
        tell_notices(made[0].notices)
        return redirect(url_for("followup_desk.reading", number=made[0].reading.id), 303)
    shown = {"contribution": contribution, "document": document, "texts": texts, "revises": revises, "form": form}
    return render_template("analyst/reading_form.html", **shown, **_beside(contribution, form)), form.status


@blueprint.route("/readings/<int:number>", methods=["GET", "POST"])
@audience("staff")
def reading(number: int) -> ResponseReturnValue:
    """One reading with its texts, what colleagues did with it, and what one may do."""
    person = analyst()
    found, form = reading_for(person, number), NoteForm()
    if form.carried_out(lambda: _check(found, form.note.data)):
        done(_("It is on record."))
        return redirect(url_for("followup_desk.reading", number=number), 303)
    contribution = found.contribution
    shown = {
        "reading": found,
        "contribution": contribution,
        "wording": wording_of(contribution.recommendation),
        "standing": standing_now(found),
        "is_own": found.by_user_id == person.id,
        "revision": revisions(contribution.reflections).get(found.id),
        "names": names_in([contribution]),
    }
    return render_template("analyst/reading.html", form=form, **shown), form.status


def _check(found: Reflection, note: str | None) -> None:
    acts = {"verify": checking.verify, "clear": checking.clear, "dispute": checking.dispute}
    act = acts.get(request.form.get("act", ""))
    if act is None:
        raise Invalid(mark("Choose whether to verify, clear or dispute it."))
    act(analyst(), found, note)


def _revised(contribution: Contribution) -> Reflection | None:
    asked = request.args.get("revises", type=whole_number)
    return next((each for each in contribution.reflections if each.id == asked), None)


def _chosen(contribution: Contribution, texts: list[Document], revises: Reflection | None) -> Document | None:
    """The text that the address names; else that of the reading that is revised, else the first not yet read."""
    asked = request.args.get("document", type=whole_number)
    for text in texts:
        if text.id == asked:
            return text
    if revises is not None:
        return revises.document
    read = {each.document_id for each in unrevised(contribution.reflections)}
    return next((text for text in texts if text.id not in read), texts[0] if texts else None)


def _beside(contribution: Contribution, form: ReadingForm) -> dict[str, object]:
    """The paragraphs to show: those with the words looked for, and those ticked; and the closest few."""
    wording = wording_of(contribution.recommendation)
    rows = paragraphs_of(form.text) if form.text is not None else []
    every = [
        Beside(each, shared(wording.text, each.text), suggested(wording.text, each.text))
        for each in rows
        if each.kind != "heading"
    ]
    wanted = [] if is_too_long(form.find) else folded(form.find.data or "").split()
    fits = [
        each
        for each in every
        if each.paragraph.anchor in form.ticked or all(word in folded(each.paragraph.text) for word in wanted)
    ]
    closest = sorted((each for each in every if each.suggests), key=lambda each: -each.share)[:CLOSEST]
    return {"wording": wording, "beside": fits, "closest": closest, "total": len(every)}
