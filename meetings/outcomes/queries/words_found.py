"""Finds words inside published paragraphs and in recommendations on record, for a person. Columns only, one query each.

The database compares what is folded with LIKE, alike on SQLite and PostgreSQL; who may read a text stands in the same
WHERE. A most of rows is read, however much is found.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import InstrumentedAttribute

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.folding import folded, like
from meetings.documents.models import Document, Paragraph
from meetings.documents.queries import is_published
from meetings.outcomes.models import MeetingDocument, Recommendation, Wording
from meetings.outcomes.queries.readable_texts import readable
from meetings.programme.models import Meeting

MOST: Final = 200  # of each that are read and shown
SHORTEST: Final = 2  # letters and figures of what is looked for: one alone stands in every text
_WORDS: Final = 8  # that are looked for; the others are let be
Found = Row[*tuple[Any, ...]]


def words_of(typed: str) -> list[str]:
    """The words that are looked for, folded; none where what was typed is too short to look for."""
    words = list(dict.fromkeys(folded(typed).split()))[:_WORDS]
    return words if any(sum(map(str.isalnum, word)) >= SHORTEST for word in words) else []


def paragraphs_saying(viewer: Viewer, words: Sequence[str]) -> list[Found]:
    """The published paragraphs with all of these words that the person may read, those of the latest text first.

    One more than ``MOST`` where there are more.
    """
    return _found(
        select(
            Document.id.label("document_id"), Document.reference, Document.title, Document.language, Document.nature,
            Document.kind, Document.symbol, Document.original_symbol, Document.issued_label, Document.issued_earliest,
            Document.issued_latest, Document.issued_status, Document.revision_kind, Document.revision_number,
            Paragraph.anchor, Paragraph.path, Paragraph.editorial, Paragraph.text, Meeting.code.label("meeting"),
        )
        .join(Document, Document.id == Paragraph.document_id)
        .outerjoin(MeetingDocument, MeetingDocument.document_id == Document.id)
        .outerjoin(Meeting, Meeting.id == MeetingDocument.meeting_id)
        .where(is_published(), readable(viewer), *_all_of(words, Paragraph.folded))
        .order_by(
            Document.issued_earliest.desc().nulls_last(), Document.id.desc(), Paragraph.position, Paragraph.id
        )
    )  # fmt: skip


def recommendations_saying(viewer: Viewer, words: Sequence[str]) -> list[Found]:
    """The recommendations with all of these words, each as it is worded now; those of the latest text first.

    One more than ``MOST`` where there are more.
    """
    return _found(
        select(
            Recommendation.code, Wording.text, Document.title, Document.language, Document.revision_kind,
            Document.revision_number, Meeting.code.label("meeting"),
        )
        .join(Wording.recommendation)
        .join(Document, Document.id == Wording.document_id)
        .outerjoin(MeetingDocument, MeetingDocument.document_id == Document.id)
        .outerjoin(Meeting, Meeting.id == MeetingDocument.meeting_id)
        .where(
            Wording.in_force, Recommendation.code.is_not(None), readable(viewer), *_all_of(words, Wording.folded)
        )
        .order_by(Document.issued_earliest.desc().nulls_last(), Document.id.desc(), Wording.position, Wording.id)
    )  # fmt: skip


def _all_of(words: Sequence[str], column: InstrumentedAttribute[str]) -> list[ColumnElement[bool]]:
    return [column.like(like(word), escape="\\") for word in words]


def _found(wanted: Any) -> list[Found]:
    return list(db.session.execute(wanted.limit(MOST + 1)))
