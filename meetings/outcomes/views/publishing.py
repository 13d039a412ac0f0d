"""A draft is published, once nothing is missing; what is published is shown, hidden and revised."""

from typing import Any

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.documents.models import Document
from meetings.documents.queries import revisions_of
from meetings.outcomes.actions import Gap, gaps, publish, revise, show_document
from meetings.outcomes.queries.content import seen_digest
from meetings.outcomes.queries.readable_texts import meeting_of, recommendations_in
from meetings.outcomes.queries.unprintable import unprintable
from meetings.outcomes.rules.audience import audience_of
from meetings.outcomes.rules.days_in_doubt import Doubt, days_in_doubt
from meetings.outcomes.views.blueprint import ONE, blueprint, document_at_desk, page
from meetings.outcomes.views.forms.publishing import PublishForm, RevisionForm, ShowForm
from meetings.outcomes.vocabulary import FOR_WHOM, MaterialVisibility
from meetings.web.filters import written_day
from meetings.web.flashes import done


@blueprint.route(ONE + "/publication", methods=["GET", "POST"])
@audience("staff")
def publication(number: int) -> ResponseReturnValue:
    """What is missing, and the button; once it is published, what may follow."""
    document = document_at_desk(number)
    if document.is_published:
        return _published(document)
    link, letters = meeting_of(document), document.code_prefix
    seen = seen_digest(document)
    doubts = days_in_doubt(document, link.meeting if link else None)
    form = PublishForm(link, seen, is_revision=document.revises_id is not None, in_doubt=bool(doubts))

    def act() -> None:
        chosen: MaterialVisibility = form.visibility.data if link else "public"
        note = form.note.data or ""
        publish(viewer(), document, visibility=chosen, note=note, seen=form.seen.data, sure=form.is_sure)

    if form.carried_out(act):
        done(_("The document is published %(whom)s. Its text stays as it is.", whom=_(FOR_WHOM[audience_of(link)])))
        if document.code_prefix != letters:
            done(
                _(
                    "Its recommendations have the letters %(letters)s.",
                    letters=document.code_prefix,
                )
            )
        return redirect(url_for("drafting.publication", number=number), 303)
    form.seen.data = seen  # after a conflict it may be sent again
    missing = [(_(gap.message, **gap.values), _where(document, gap)) for gap in gaps(document)]
    shown = {"form": form, "missing": missing, "recommendations": recommendations_in(document), "doubts": _told(doubts)}
    return page("publication.html", document, unprintable=unprintable(document), **shown), form.status


def _told(doubts: list[Doubt]) -> list[str]:
    return [_(each.message, **{name: written_day(day) for name, day in each.days.items()}) for each in doubts]


def _published(document: Document, **forms: Any) -> ResponseReturnValue:
    link = meeting_of(document)
    shown: dict[str, Any] = {"revision": RevisionForm(formdata=None), "show": ShowForm(link, formdata=None), **forms}
    status = max(form.status for form in shown.values())
    rows = recommendations_in(document)
    revisions = revisions_of(document)
    return page("published.html", document, recommendations=rows, revisions=revisions, **shown), status


@blueprint.post(ONE + "/revisions")
@audience("staff")
def revision(number: int) -> ResponseReturnValue:
    """Start a revision, a corrigendum or an addendum."""
    document, form = document_at_desk(number), RevisionForm()
    made: list[Document] = []
    if form.carried_out(lambda: made.append(revise(viewer(), document, form.kind.data))):
        done(_("The draft is started: change what is to change, then publish it."))
        return redirect(url_for("drafting.text", number=made[0].id), 303)
    if form.conflict is not None:
        raise form.conflict
    return _published(document, revision=form)


@blueprint.post(ONE + "/visibility")
@audience("staff")
def show(number: int) -> ResponseReturnValue:
    """Let everybody read it, or those who work on the meeting; at once, both ways."""
    document = document_at_desk(number)
    link = meeting_of(document)
    form, before = ShowForm(link), link.visibility if link else ""
    if form.carried_out(lambda: show_document(viewer(), document, form.visibility.data)):
        undo = url_for("drafting.show", number=number) if before != form.visibility.data else None
        whom = _(FOR_WHOM[audience_of(link)])
        done(_("From now on it is %(whom)s.", whom=whom), undo=undo, visibility=before)
        return redirect(url_for("drafting.publication", number=number), 303)
    return _published(document, show=form)


def _where(document: Document, gap: Gap) -> str:
    if gap.place == "paragraph":
        return url_for("drafting.text", number=document.id, edit=gap.number, _anchor=f"paragraph-{gap.number}")
    if gap.place in ("recommendation", "words"):
        return url_for(f"drafting.{gap.place}", number=document.id, wording=gap.number)
    return url_for(f"drafting.{gap.place}", number=document.id)
