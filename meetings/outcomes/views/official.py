"""An administrator imports the official text over a summary, and says what is summed up where."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark
from meetings.documents.models import Document
from meetings.outcomes.actions import import_official, map_official
from meetings.outcomes.actions.official import map_seen
from meetings.outcomes.queries import drafts
from meetings.outcomes.queries.official_texts import drafts_over, official_of, official_texts_of, summary_for
from meetings.outcomes.queries.readable_texts import meeting_of
from meetings.outcomes.views.blueprint import ONE, blueprint, document_at_desk, page
from meetings.outcomes.views.forms.official import OfficialForm, OfficialMapForm
from meetings.outcomes.views.lines import label_of
from meetings.web.bounds import takes_a_text
from meetings.web.flashes import done


@blueprint.route(ONE + "/official", methods=["GET", "POST"])
@audience("administrator")
def official(number: int) -> ResponseReturnValue:
    """Start the official text of what a summary sums up: what it says of itself, then its words."""
    summary = summary_for(viewer(), number)
    link = meeting_of(summary)
    if link is not None and not drafts.writes(viewer(), link.meeting.code):
        raise Missing(mark("Only the rapporteurs and organisers of this meeting may write its documents."))
    form = OfficialForm(summary)
    made: list[Document] = []
    if form.carried_out(lambda: made.append(import_official(viewer(), summary, form.entry()))):
        done(_("The draft of the official text is started. Only those who work on it read it until you publish it."))
        return redirect(url_for("drafting.word_file", number=made[0].id), 303)
    there = official_texts_of(viewer(), summary), drafts_over(viewer(), summary)
    shown = {"form": form, "summary": summary, "published": there[0], "drafts": there[1]}
    return render_template("drafting/official.html", **shown), form.status


@blueprint.route(ONE + "/official-map", methods=["GET", "POST"])
@audience("staff")
@takes_a_text
def official_map(number: int) -> ResponseReturnValue:
    """Which paragraphs of the official text each paragraph of the summary sums up: proposed by equal numbers."""
    document = document_at_desk(number)
    beside = official_of(document)
    if beside is None:
        raise Missing(mark("This document stands beside no summary."))
    summary, is_mapped = beside.summary, beside.mapped_at is not None
    form = OfficialMapForm(document, summary, is_mapped=is_mapped)
    if form.carried_out(lambda: map_official(viewer(), document, form.chosen(), form.seen.data)):
        done(_("Saved: each page leads to the other, paragraph by paragraph."))
        return redirect(url_for("drafting.official_map", number=number), 303)
    if form.conflict is not None:
        form.seen.data = map_seen(document)
    rows = [
        (label_of(row, summary.language), row, field)
        for row, field in zip(summary.paragraphs, form.places, strict=False)
    ]
    return page("official_map.html", document, form=form, summary=summary, rows=rows, is_mapped=is_mapped), form.status
