"""A text comes as a file, or pasted as a whole: headings, lists and paragraphs are offered before any is added."""

from collections.abc import Iterator
from typing import Final

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark
from meetings.documents.actions.versions import require_draft
from meetings.documents.rules.pasted import Line, lines_of, parts_of
from meetings.formats.sent.apart import text_in
from meetings.formats.word_texts import LeftOut, SentParagraph, SentText
from meetings.outcomes.views.blueprint import ONE, blueprint, document_at_desk, page
from meetings.outcomes.views.forms.word_file import WordFileForm
from meetings.outcomes.views.taken_apart import proposal
from meetings.web.files_sent import file_sent, takes_file

_LEFT_OUT: Final[dict[LeftOut, str]] = {
    "deletions": mark("Words that were struck out under tracked changes are left out."),
    "insertions": mark("Words that were inserted under tracked changes are in the text."),
    "comments": mark("Comments are left out."),
    "pictures": mark("Pictures are left out."),
    "text boxes": mark("Text boxes are left out."),
    "hidden": mark("Hidden text is left out."),
    "symbols": mark("Signs of symbol fonts are left out."),
}


def _may(number: int) -> object:
    document = document_at_desk(number)
    require_draft(document)
    return document


def _read(body: bytes, _name: str) -> SentText:
    return text_in(body)


@blueprint.route(ONE + "/file", methods=["GET", "POST"])
@audience("staff")
@takes_file("file", may=_may, read=_read, writes=False)
def word_file(number: int) -> ResponseReturnValue:
    """Send a file; nothing changes yet."""
    document, form = document_at_desk(number), WordFileForm()
    if document.is_published:
        return redirect(url_for("drafting.text", number=number), 303)
    sent: list[tuple[list[Line], list[str]]] = []
    if form.carried_out(lambda: sent.append(_given(form))):
        lines, notes = sent[0]
        return proposal(document, None, parts_of(lines), notes)
    return page("word_file.html", document, form=form), form.status


def _given(form: WordFileForm) -> tuple[list[Line], list[str]]:
    """What was sent or pasted as lines, and what of a file is left out."""
    pasted = form.text.data or ""
    if pasted.strip() and file_sent() is None:
        return lines_of(pasted), []
    text = _sent()
    return list(lines_from(text)), _notes(text)


def _sent() -> SentText:
    text = file_sent()
    if text is None:  # a form that no browser sends: the name of a file without one
        sentence = mark("Choose a file, or paste the text.")
        raise Invalid(sentence, {"file": sentence})
    if not isinstance(text, SentText) or not any(each.text.strip() for each in text.paragraphs):
        sentence = mark("There is no text in this file.")
        raise Invalid(sentence, {"file": sentence})
    return text


def lines_from(text: SentText) -> Iterator[Line]:
    """Its paragraphs as lines; a table row by row, the cells of each parted."""
    for block in text.blocks:
        if isinstance(block, SentParagraph):
            yield from _lines(block)
        else:
            for row in block.rows:
                yield Line(" | ".join(" ".join(cell.split()) for cell in row), is_apart=True, row=True)


def _lines(block: SentParagraph) -> Iterator[Line]:
    if block.number or block.heading is not None:
        yield Line(block.text, is_apart=True, number=block.number, level=block.level, heading=block.heading is not None)
        return
    typed = lines_of(block.text)  # numbers that were typed by hand, in a paragraph of their own or after a line break
    for place, line in enumerate(typed):
        yield Line(line.text, is_apart=place == 0 or line.is_apart)


def _notes(text: SentText) -> list[str]:
    found = [_(_LEFT_OUT[each]) for each in text.left_out]
    if any(block.notes for block in text.paragraphs):
        found.append(_("Footnotes are left out: put what matters of them into the text."))
    if any(not isinstance(block, SentParagraph) for block in text.blocks):
        found.append(_("Tables are taken row by row, their cells parted by a line."))
    return found
