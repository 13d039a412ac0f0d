"""What somebody pasted or sent as a file, as the paragraphs that it seems to have: taken, mended, or left as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark
from meetings.documents.actions import ParagraphEntry
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules import numbering
from meetings.documents.rules.pasted import Part, is_several, lines_of, parts_of
from meetings.outcomes.actions import add_paragraph, add_paragraphs, edit_paragraph, split_paragraph
from meetings.outcomes.actions.several_paragraphs import MOST
from meetings.outcomes.queries import drafts
from meetings.outcomes.views.blueprint import ONE, blueprint, document_at_desk, page
from meetings.outcomes.views.forms.paragraph import entry_of, levels_and_kinds
from meetings.web.bounds import whole_number
from meetings.web.flashes import done
from meetings.web.forms import Form

ABOVE, OUT = "above", "out"  # goes on the paragraph above; is left out


@dataclass(frozen=True, slots=True)
class Whole:
    """What was pasted, as one paragraph, and where it was to go: below another one, or in place of one."""

    text: str
    kind: str = "numbered-0"
    number: str = ""
    after: str = ""
    paragraph: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the proposal, as the page shows it."""

    text: str
    kind: str
    number: str  # as the document will have it, where numbers are given
    was: str  # what stood before it


def reads_as(text: str, kind: str = "numbered-0") -> list[Part]:
    """The paragraphs that a text seems to be; none where it is one."""
    entry = entry_of(kind, text)
    parts = parts_of(lines_of(text), entry.kind, entry.depth)
    return parts if is_several(parts) else []


def proposal(document: Document, whole: Whole | None, parts: Sequence[Part], note: Sequence[str] = ()) -> str:
    """The page that offers them. Nothing is saved yet.

    :param whole: None where there is no leaving it as one: it came as a file.
    """
    return _page(document, whole, [_row(part, document) for part in parts[:MOST]], note, total=len(parts))


def _row(part: Part, document: Document) -> Row:
    kind = f"numbered-{part.depth if document.numbering == 'own' else 0}" if part.kind == "numbered" else part.kind
    return Row(part.text, kind, numbering.label(part.path) if part.path else "", part.number)


def _page(
    document: Document, whole: Whole | None, rows: Sequence[Row], note: Sequence[str] = (), *, total: int = 0,
    form: Form | None = None,
) -> str:  # fmt: skip
    own = document.numbering == "own"
    choices = [*levels_and_kinds(own=own), (ABOVE, _("Goes on the paragraph above")), (OUT, _("Is left out"))]
    heading = ngettext("This reads like one paragraph with a number", "This reads like %(num)s paragraphs", len(rows))
    shown = {"whole": whole, "rows": rows, "choices": choices, "heading": heading, "form": form or Form()}
    return page("apart.html", document, note=note, left=max(total - len(rows), 0), **shown)


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
    return proposal(document, Whole(row.text, kind, given, paragraph=row.id, version=row.version), parts)


@blueprint.post(ONE + "/paragraphs/apart")
@audience("staff")
def take_apart(number: int) -> ResponseReturnValue:
    """Take the paragraphs as they stand in the form, or leave the text as one."""
    document, form, whole, rows = document_at_desk(number), Form(), _whole(), _rows()
    kept: list[Paragraph] = []
    as_one = whole is not None and request.form.get("do") == "one"

    def act() -> None:
        kept.extend(_kept_as_one(document, whole) if whole and as_one else _taken(document, whole, _entries(rows)))

    if form.carried_out(act):
        text = ngettext("%(num)s paragraph is added.", "%(num)s paragraphs are added.", len(kept))
        done(_("It stays one paragraph.") if as_one else text)
        return redirect(_place(document, kept[-1]), 303)
    return _page(document, whole, rows, form=form), form.status


def _whole() -> Whole | None:
    if "whole" not in request.form:
        return None
    return Whole(
        request.form["whole"],
        request.form.get("whole_kind", "numbered-0"),
        request.form.get("whole_number", ""),
        request.form.get("after", ""),
        request.form.get("paragraph", type=whole_number),
        request.form.get("version", 0, type=whole_number),
    )


def _rows() -> list[Row]:
    """The rows of the form; what is more than the most is told by the act, not cut off here."""
    names = ("text", "kind", "number", "was")
    texts, kinds, numbers, was = (request.form.getlist(name)[: MOST + 1] for name in names)
    filled = [[*each, *[""] * (len(texts) - len(each))] for each in (kinds, numbers, was)]
    return [Row(*each) for each in zip(texts, *filled, strict=False)]


def _entries(rows: Sequence[Row]) -> list[ParagraphEntry]:
    found: list[Row] = []
    for row in rows:
        if row.kind == ABOVE and found:
            above = found[-1]
            found[-1] = Row(f"{above.text}\n{row.text}", above.kind, above.number, above.was)
        elif row.kind not in (OUT, ABOVE):
            found.append(row)
        elif row.kind == ABOVE:
            raise Invalid(mark("The first paragraph has none above it to go on."))
    return [entry_of(row.kind, row.text, row.number) for row in found if row.text.strip()]


def _taken(document: Document, whole: Whole | None, entries: Sequence[ParagraphEntry]) -> list[Paragraph]:
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
