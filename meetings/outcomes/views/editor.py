"""The text of a draft as it will read, each paragraph with its form; and its preview."""

from flask import request
from flask.typing import ResponseReturnValue

from meetings.accounts.entrance.audience import audience
from meetings.documents.models import Document, Paragraph
from meetings.documents.vocabulary import PARAGRAPH_KINDS
from meetings.outcomes.queries import drafts
from meetings.outcomes.queries.readable_texts import recommendations_in
from meetings.outcomes.views.blueprint import ONE, blueprint, document_at_desk, page
from meetings.outcomes.views.forms.paragraph import NewParagraphForm, ParagraphForm
from meetings.outcomes.views.lines import lines, named, rows_of
from meetings.web.forms import Form


@blueprint.get(ONE + "/")
@audience("staff")
def text(number: int) -> ResponseReturnValue:
    """The editor. ``edit`` opens a paragraph, ``add`` the form below one."""
    document = document_at_desk(number)
    return editor(document, opened=_number("edit"), above=_paragraph(document, _number("add")))


def editor(
    document: Document,
    *,
    opened: int | None = None,
    above: Paragraph | None = None,
    form: ParagraphForm | None = None,
    new: NewParagraphForm | None = None,
) -> ResponseReturnValue:
    """The page, with the form that was refused, if one was, in its place."""
    refused = form or new
    recommendations = recommendations_in(document)
    came = drafts.origins(document) if document.revises_id else {}
    shown = page(
        "text.html",
        document,
        lines=lines(document, recommendations, came),
        recommendations=recommendations,
        opened=opened,
        above=above.id if above else None,
        form=form,
        new=new or NewParagraphForm(document, above or (document.paragraphs[-1] if document.paragraphs else None)),
        once=Form().once,
        paragraph_kinds=PARAGRAPH_KINDS,
        old=[(row.id, named(row, document.language)) for row in document.revises.paragraphs]
        if document.revises
        else [],
        came={number: [row.id for row in rows] for number, rows in came.items()},
    )
    return shown, refused.status if refused else 200


@blueprint.get(ONE + "/preview")
@audience("staff")
def preview(number: int) -> ResponseReturnValue:
    """The draft as readers will see it."""
    document = document_at_desk(number)
    rows = recommendations_in(document)
    return page("preview.html", document, rows=rows_of(document), recommendations=rows)


def _number(name: str) -> int | None:
    asked = request.args.get(name, "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else None


def _paragraph(document: Document, number: int | None) -> Paragraph | None:
    return next((row for row in document.paragraphs if row.id == number), None)
