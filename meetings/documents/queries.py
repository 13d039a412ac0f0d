"""Finds documents by their address, and the revisions of one. Who may read one is for ``outcomes`` to say."""

from sqlalchemy import ColumnElement, Select, case, or_, select
from sqlalchemy.orm import selectinload

from meetings.core.db import db
from meetings.core.errors import Invalid, Missing
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document, Paragraph, Publication
from meetings.documents.rules import numbering


def no_such_document() -> Missing:
    """What everybody is told who may not know whether there is one."""
    return Missing(_("There is no such document, or it is not public."))


def at_address(address: str) -> Select[Document]:
    """The document that this address leads to: published before a draft, a text of record before a summary of it,
    English before other languages, the text itself before its revisions.

    :param address: our reference (grcp-7/highlights), a symbol (A/RES/73/195), or that of a text summed up here.
    """
    symbol = Document.symbol == address
    rank = case(
        (Document.reference == address, 0),
        (~is_published(), 5),
        (symbol & (Document.language == "en"), 1),
        (symbol, 2),
        (Document.revises_id.is_(None), 3),
        else_=4,
    )
    return (
        select(Document)
        .where(or_(Document.reference == address, symbol, Document.original_symbol == address))
        .order_by(rank, Document.id)
        .limit(1)
    )


def is_published() -> ColumnElement[bool]:
    """The condition under which a document is frozen."""
    return Document.id.in_(select(Publication.document_id))


def paragraphs_of(document: Document) -> list[Paragraph]:
    """Its paragraphs in order. One query."""
    query = select(Paragraph).where(Paragraph.document_id == document.id).order_by(Paragraph.position, Paragraph.id)
    return list(db.session.scalars(query))


def paragraph_at(document: Document, number: str) -> Paragraph:
    """One paragraph by its number as people write it.

    :raises Invalid: when there is none, naming some of those that there are.
    """
    wanted = numbering.anchor(numbering.parsed(number))
    rows = paragraphs_of(document)
    for paragraph in rows:
        if paragraph.anchor == wanted:
            return paragraph
    there = [numbering.label(each.path, editorial=each.editorial) for each in rows if each.kind != "heading"]
    raise Invalid(
        _("There is no paragraph %(number)s in this text. On record are: %(numbers)s."),
        number=number.strip(),
        numbers=", ".join(there[:40]) + (" …" if len(there) > 40 else ""),
    )


def revisions_of(document: Document) -> list[Document]:
    """The published revisions of a document, of their revisions too, the first first. One query a generation."""
    found: list[Document] = []
    ids = [document.id]
    while ids:
        query = select(Document).where(Document.revises_id.in_(ids), is_published())
        query = query.options(selectinload(Document.publication)).order_by(Document.revision_number, Document.id)
        generation = list(db.session.scalars(query))
        found += generation
        ids = [each.id for each in generation]
    return found
