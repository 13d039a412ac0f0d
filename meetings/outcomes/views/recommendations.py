"""The recommendations of a draft: the list with what is missing, and each with its form."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.documents.models import Document, Paragraph
from meetings.outcomes.actions import describe, edit_recommendation, gaps, mark_recommendation, unmark_recommendation
from meetings.outcomes.models import Wording
from meetings.outcomes.queries import drafts
from meetings.outcomes.queries.content import proposer_told, tag_code
from meetings.outcomes.queries.readable_texts import meeting_of, recommendations_in
from meetings.outcomes.queries.words_in_question import question_about
from meetings.outcomes.views.blueprint import ONE, blueprint, document_at_desk, page
from meetings.outcomes.views.forms.recommendation import AboutForm, RecommendationForm
from meetings.outcomes.views.lines import label_of
from meetings.programme.models import Meeting
from meetings.web.flashes import done
from meetings.web.forms import Form

RECOMMENDATION = ONE + "/recommendations/<int:wording>"


@blueprint.get(ONE + "/recommendations")
@audience("staff")
def recommendations(number: int) -> ResponseReturnValue:
    """Every recommendation of the document."""
    document = document_at_desk(number)
    lacking: dict[int, list[str]] = {}
    asked: set[int] = set()
    for gap in gaps(document) if not document.is_published else ():
        if gap.place == "recommendation" and gap.number is not None:
            lacking.setdefault(gap.number, []).append(_(gap.message, **gap.values))
        if gap.place == "words" and gap.number is not None:
            asked.add(gap.number)
    rows = [line(row, document) for row in recommendations_in(document)]
    return page("recommendations.html", document, rows=rows, lacking=lacking, asked=asked, form=Form())


def line(row: Wording, document: Document) -> dict[str, object]:
    """A recommendation as the list names it."""
    whole = row.recommendation
    return {
        "id": row.id,
        "code": whole.code or str(row.position + 1),
        "text": row.text,
        "kind": whole.kind,
        "addressed_to": row.addressed_to,
        "paragraphs": [(each.id, label_of(each, document.language) or "¶") for each in row.paragraphs],
        "tags": [tag_code(tag) for tag in whole.tags],
        "proposers": [proposer_told(proposer) for proposer in whole.proposers],
    }


@blueprint.route(ONE + "/recommendations/new", methods=["GET", "POST"])
@audience("staff")
def mark(number: int) -> ResponseReturnValue:
    """Mark a paragraph (or several) as a recommendation."""
    document = document_at_desk(number)
    chosen = [row for row in document.paragraphs if str(row.id) in request.args.getlist("paragraph")]
    form = RecommendationForm(document, _meeting(document), chosen=chosen)

    def act() -> None:
        mark_recommendation(viewer(), document, form_paragraphs(document, form), form.entry())

    if form.carried_out(act):
        done(_("The recommendation is marked. It gets its number when the document is published."))
        return redirect(url_for("drafting.recommendations", number=number), 303)
    return page("recommendation.html", document, form=form, wording=None, asked=None), form.status


@blueprint.route(RECOMMENDATION, methods=["GET", "POST"])
@audience("staff")
def recommendation(number: int, wording: int) -> ResponseReturnValue:
    """Edit one."""
    document = document_at_desk(number)
    row = drafts.wording_of(document, wording)
    form = RecommendationForm(document, _meeting(document), row)

    def act() -> None:
        edit_recommendation(viewer(), row, form.entry(), form.version_shown, form_paragraphs(document, form))

    if form.carried_out(act):
        done(_("The recommendation is saved."))
        return redirect(url_for("drafting.recommendations", number=number), 303)
    asked = question_about(document, row) if not document.is_published else None
    shown = {"wording": row, "row": line(row, document), "asked": asked}
    return page("recommendation.html", document, form=form, **shown), form.status


@blueprint.route(RECOMMENDATION + "/about", methods=["GET", "POST"])
@audience("staff")
def about(number: int, wording: int) -> ResponseReturnValue:
    """What one on record is about and who proposed it: told at once, whatever document words it."""
    document = document_at_desk(number)
    row = drafts.wording_of(document, wording)
    form = AboutForm(_meeting(document), row)
    if form.carried_out(lambda: describe(viewer(), row, form.entry(), form.version_shown)):
        done(_("Saved. It takes effect at once."))
        return redirect(url_for("drafting.recommendations", number=number), 303)
    return page("about.html", document, form=form, wording=row), form.status


@blueprint.route(RECOMMENDATION + "/removal", methods=["GET", "POST"])
@audience("staff")
def unmark(number: int, wording: int) -> ResponseReturnValue:
    """Take the mark off; asked about, because its tags and proposers go with it."""
    document = document_at_desk(number)
    row, form = drafts.wording_of(document, wording), Form()
    if form.carried_out(lambda: unmark_recommendation(viewer(), row)):
        done(_("The mark is off. The paragraph stays."))
        return redirect(url_for("drafting.recommendations", number=number), 303)
    return page("unmark.html", document, form=form, row=line(row, document)), form.status


def form_paragraphs(document: Document, form: RecommendationForm) -> list[Paragraph]:
    """The paragraphs ticked."""
    return [row for row in document.paragraphs if row.id in (form.paragraphs.data or ())]


def _meeting(document: Document) -> Meeting | None:
    link = meeting_of(document)
    return link.meeting if link else None
