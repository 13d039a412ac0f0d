"""Which documents are the text of the Compact, and which paragraphs are one of its paragraphs."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select

from meetings.core.db import db
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.numbering import anchor
from meetings.outcomes.models import MeetingDocument

COMPACT: Final = ("A/RES/73/195", "A/CONF.231/3")  # the symbols under which the Compact was issued


def the_compact() -> ColumnElement[bool]:
    """The condition under which a document is the text of the Compact, or a summary of it; no meeting's ever is."""
    of_meetings = select(MeetingDocument.document_id).correlate(None)
    named = or_(Document.symbol.in_(COMPACT), Document.original_symbol.in_(COMPACT))
    return and_(named, Document.id.not_in(of_meetings))


def is_the_compact(document: Document) -> bool:
    """Whether it is the text of the Compact, or a summary of it. One query where its symbol says so, else none."""
    if not {document.symbol, document.original_symbol} & set(COMPACT):
        return False
    return db.session.scalar(select(Document.id).where(Document.id == document.id, the_compact())) is not None


def in_the_compact(path: Sequence[str]) -> ColumnElement[bool]:
    """The condition under which a paragraph is this one of the Compact or below it, in any text of it stored here."""
    here = anchor(path)
    return and_(
        Paragraph.document_id.in_(select(Document.id).where(the_compact()).correlate(None)),
        or_(Paragraph.anchor == here, Paragraph.anchor.startswith(f"{here}-", autoescape=True)),
    )
