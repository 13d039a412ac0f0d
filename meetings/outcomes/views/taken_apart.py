"""What somebody pasted or sent as a file, as the paragraphs that it seems to have: taken, mended, or left as one."""

from collections.abc import Sequence

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules import numbering
from meetings.documents.rules.pasted import Part, is_several, lines_of, parts_of
from meetings.outcomes.actions import (
    add_paragraph,
    add_paragraphs,
    edit_paragraph,
    let_numbers_be_typed,
    split_paragraph,
)
from meetings.outcomes.queries import drafts
from meetings.outcomes.views.blueprint import ONE, blueprint, document_at_desk, page
from meetings.outcomes.views.forms.paragraph import entry_of
from meetings.outcomes.views.forms.taken_apart import ApartForm, Whole
from meetings.outcomes.views.numbers_foreseen import numbers_foreseen
from meetings.web.bounds import takes_a_text
from meetings.web.flashes import done


def reads_as(text: str, kind: str = "numbered-0") -> list[Part]:
    """The paragraphs that a text seems to be; none where it is one."""
    entry = entry_of(kind, text)
    parts = parts_of(lines_of(text), entry.kind, entry.depth)
    return parts if is_several(parts) else []


def proposal(document: Document, whole: Whole | None, parts: Sequence[Part], note: Sequence[str] = ()) -> str:
    """The page that offers them. Nothing is saved yet.

    :param whole: None where there is no leaving it as one: it came as a file.
    """
    form = ApartForm(document, formdata=None)
    form.propose(whole, parts)
    return _page(document, form, note, left=len(parts) - len(form.parts))


def _page(document: Document, form: ApartForm, note: Sequence[str] = (), left: int = 0) -> str:
    many = len(form.parts)
    heading = ngettext("This reads like one paragraph with a number", "This reads like %(num)s paragraphs", many)
    foreseen = numbers_foreseen(document, form)
    return page("apart.html", document, form=form, heading=heading, note=note, left=left, foreseen=foreseen)


@blueprint.get(ONE + "/paragraphs/<int:paragraph>/apart")
@audience("staff")
def apart(number: int, paragraph: int) -> ResponseReturnValue:
    """What a paragraph of the draft reads like: saved by itself as it was pasted, it may be several."""
    document = document_at_desk(number)
    row = drafts.paragraph_of(document, paragraph)
    kind = f"numbered-{row.depth}" if row.kind == "numbered" else row.kind
    parts = reads_as(row.text, kind)
    if not parts or document.is_published:
        return redirect(_place(document, row), 303)
    given = numbering.label(row.path) if document.numbering == "given" and row.kind == "numbered" else ""
    whole = Whole(text=row.text, kind=kind, number=given, paragraph=row.id, version=row.version)
    return proposal(document, whole, parts)


@blueprint.post(ONE + "/paragraphs/apart")
@audience("staff")
@takes_a_text
def take_apart(number: int) -> ResponseReturnValue:
    """Take the paragraphs as they stand in the form, or leave the text as one."""
    document = document_at_desk(number)
    form = ApartForm(document)
    whole = form.pasted
    as_one = whole is not None and form.do.data == "one"
    kept: list[Paragraph] = []

    def act() -> None:
        kept.extend(_kept_as_one(document, whole) if whole and as_one else _taken(document, form))

    if form.carried_out(act):
        text = ngettext("%(num)s paragraph is added.", "%(num)s paragraphs are added.", len(kept))
        done(_("It stays one paragraph.") if as_one else text)
        return redirect(_place(document, kept[-1]), 303)
    return _page(document, form), form.status


def _taken(document: Document, form: ApartForm) -> list[Paragraph]:
    whole, entries = form.pasted, form.entries()
    if form.keeps_numbers:
        let_numbers_be_typed(viewer(), document)
    if whole is not None and whole.paragraph is not None:
        return split_paragraph(viewer(), drafts.paragraph_of(document, whole.paragraph), entries, whole.version)
    after = whole.after if whole else ""
    return add_paragraphs(viewer(), document, entries, after=_above(document, after), at_start=after == "0")


def _kept_as_one(document: Document, whole: Whole) -> list[Paragraph]:
    entry = entry_of(whole.kind, whole.text, whole.number)
    if whole.paragraph is None:
        above = _above(document, whole.after)
        return [add_paragraph(viewer(), document, entry, after=above, at_start=whole.after == "0")]
    row = drafts.paragraph_of(document, whole.paragraph)
    edit_paragraph(viewer(), row, entry, whole.version)
    return [row]


def _above(document: Document, after: str) -> Paragraph | None:
    return next((row for row in document.paragraphs if after and str(row.id) == after), None)


def _place(document: Document, row: Paragraph) -> str:
    return url_for("drafting.text", number=document.id, _anchor=f"paragraph-{row.id}")
