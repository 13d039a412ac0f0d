"""Paragraphs are saved (by themselves too), added, moved, taken out, and said to come from older ones."""

from typing import cast

from flask import jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark
from meetings.documents.actions import Way, kept_text
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.text_diff import differences
from meetings.outcomes.actions import (
    add_paragraph,
    came_from,
    edit_paragraph,
    move_paragraph,
    place_paragraph,
    remove_paragraph,
)
from meetings.outcomes.queries import drafts
from meetings.outcomes.views.blueprint import ONE, blueprint, document_at_desk, page
from meetings.outcomes.views.editor import editor
from meetings.outcomes.views.forms.paragraph import NewParagraphForm, ParagraphForm
from meetings.outcomes.views.forms.taken_apart import Whole
from meetings.outcomes.views.lines import label_of
from meetings.outcomes.views.taken_apart import proposal, reads_as
from meetings.web.bounds import whole_number
from meetings.web.flashes import done
from meetings.web.taking_in import sent

PARAGRAPH = ONE + "/paragraphs/<int:paragraph>"
WAYS = ("up", "down", "in", "out")


@blueprint.post(ONE + "/paragraphs")
@audience("staff")
def add(number: int) -> ResponseReturnValue:
    """Add a paragraph below the one named, else at the end; the next one can be typed at once."""
    document = document_at_desk(number)
    above = _above(document)
    form = NewParagraphForm(document)
    made: list[Paragraph] = []
    where = {"at_start": form.after.data == "0", "directly": bool(request.form.get("directly"))}

    def act() -> None:
        made.append(add_paragraph(viewer(), document, form.entry(), after=above, **where))

    if "directly" not in request.form and form.validate():  # what is taken back is put back as it was
        parts = reads_as(form.text.data or "", form.kind.data)
        if parts:
            return proposal(document, _pasted(form), parts)
    if form.carried_out(act):
        return redirect(_place(document, add=made[0].id, anchor="add"), 303)
    return editor(document, above=above, new=form)


@blueprint.post(PARAGRAPH)
@audience("staff")
def save(number: int, paragraph: int) -> ResponseReturnValue:
    """Save a paragraph, and then move it, mark it, or go on below it, as the button pressed says."""
    document = document_at_desk(number)
    row = drafts.paragraph_of(document, paragraph)
    form = ParagraphForm(row)
    if request.accept_mimetypes.best == "application/json":
        return _saved_by_itself(row, form)
    if form.do.data == "remove":
        return _removed(document, row, form)
    parts = reads_as(form.text.data or "", _kind_of(row, form)) if form.do.data in ("", "save") else []
    if parts and kept_text(form.text.data or "") != row.text and form.validate():
        return proposal(document, _pasted_over(row, form), parts)
    if form.carried_out(lambda: _saved(row, form)):
        return redirect(_next(document, row, form.do.data), 303)
    if form.conflict is not None:
        return _both(document, row, form)
    return editor(document, opened=row.id, form=form)


def _pasted(form: NewParagraphForm) -> Whole:
    text, number, after = form.text.data or "", form.number.data or "", form.after.data or ""
    return Whole(text=text, kind=form.kind.data, number=number, after=after)


def _pasted_over(row: Paragraph, form: ParagraphForm) -> Whole:
    text, number = form.text.data or "", form.number.data or ""
    return Whole(text=text, kind=_kind_of(row, form), number=number, paragraph=row.id, version=form.version_shown)


def _kind_of(row: Paragraph, form: ParagraphForm) -> str:
    """The kind typed, with the level that the paragraph has."""
    return f"numbered-{row.depth}" if form.kind.data == "numbered" else str(form.kind.data or "text")


def _saved(row: Paragraph, form: ParagraphForm) -> None:
    edit_paragraph(viewer(), row, form.entry(), form.version_shown)
    if form.do.data in WAYS:
        move_paragraph(viewer(), row, cast(Way, form.do.data))


def _saved_by_itself(row: Paragraph, form: ParagraphForm) -> ResponseReturnValue:
    """Saving without a button: the script is told the new version, or by the status that somebody else saved."""
    if not form.validate():
        raise Invalid(mark("This text is too long, or of no known kind."))
    edit_paragraph(viewer(), row, form.entry(), form.version_shown)
    parts = len(reads_as(row.text, _kind_of(row, form)))
    address = url_for("drafting.apart", number=row.document_id, paragraph=row.id) if parts else ""
    said = {"label": label_of(row, row.document.language), "remark": form.remark_on_letters()}
    return jsonify(version=row.version, parts=parts, apart=address, **said)


def _both(document: Document, row: Paragraph, form: ParagraphForm) -> ResponseReturnValue:
    """Both texts and the words in which they differ; mine is still in the form."""
    words = differences(row.text, form.text.data or "")
    return page("both.html", document, row=row, form=form, words=words, label=label_of(row, document.language)), 409


def _removed(document: Document, row: Paragraph, form: ParagraphForm) -> ResponseReturnValue:
    place = document.paragraphs.index(row)
    above = document.paragraphs[place - 1].id if place else 0
    kind = f"numbered-{row.depth}" if row.kind == "numbered" else row.kind
    number = sent("number")
    fields = {"text": row.text, "kind": kind, "number": number, "after": str(above), "directly": "1"}
    if form.carried_out(lambda: remove_paragraph(viewer(), row, form.version_shown)):
        done(_("The paragraph is out of the draft."), undo=url_for("drafting.add", number=document.id), **fields)
        return redirect(_place(document, anchor=f"paragraph-{above}" if above else "draft"), 303)
    return _both(document, row, form)


@blueprint.post(PARAGRAPH + "/place")
@audience("staff")
def move_to(number: int, paragraph: int) -> ResponseReturnValue:
    """Move it to a place, 1 being the first."""
    document = document_at_desk(number)
    row = drafts.paragraph_of(document, paragraph)
    place_paragraph(viewer(), row, request.form.get("place", 0, type=whole_number))
    return redirect(_place(document, anchor=f"paragraph-{row.id}"), 303)


@blueprint.post(PARAGRAPH + "/origins")
@audience("staff")
def origins(number: int, paragraph: int) -> ResponseReturnValue:
    """Say from which paragraphs of the text revised it comes."""
    document = document_at_desk(number)
    row = drafts.paragraph_of(document, paragraph)
    chosen = {text for text in request.form.getlist("old") if text.isdecimal()}
    old = document.revises.paragraphs if document.revises else []
    came_from(viewer(), row, [each for each in old if str(each.id) in chosen])
    done(_("Noted where this paragraph comes from."))
    return redirect(_place(document, anchor=f"paragraph-{row.id}"), 303)


def _above(document: Document) -> Paragraph | None:
    after = request.form.get("after", "")
    if not after or not document.paragraphs:
        return None
    return next((row for row in document.paragraphs if str(row.id) == after), None)


def _next(document: Document, row: Paragraph, do: str | None) -> str:
    if do == "mark":
        return url_for("drafting.mark", number=document.id, paragraph=row.id)
    if do == "add":
        return _place(document, add=row.id, anchor="add")
    if do in WAYS:
        return _place(document, edit=row.id, anchor=f"paragraph-{row.id}")
    return _place(document, anchor=f"paragraph-{row.id}")


def _place(document: Document, *, anchor: str, add: int | None = None, edit: int | None = None) -> str:
    return url_for("drafting.text", number=document.id, add=add, edit=edit, _anchor=anchor)
