"""The last line: the session refuses to change what is published, whatever an action forgot to ask.

Removing the demonstration deletes in bulk, which does not come this way.
"""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session

from meetings.documents.models import Document, Paragraph, Publication

_TEXT: Final = frozenset(
    (
        "reference", "symbol", "kind", "nature", "title", "language", "adoption", "issued_label", "issued_earliest",
        "issued_latest", "issued_status", "numbering", "original_symbol", "original_title", "original_url",
        "code_prefix", "revises_id", "revision_kind", "revision_number", "unread",
    )
)  # fmt: skip


class PublishedForEver(Exception):
    """Something would have changed a published text: a fault of the program, never of a person."""


def changed_columns(row: Any) -> set[str]:
    """The columns of a row that the next flush would write."""
    state = inspect(row)
    return {column.key for column in state.mapper.column_attrs if state.attrs[column.key].history.has_changes()}


def published_among(session: Session, documents: Iterable[int | None]) -> set[int]:
    """Those of these documents whose publication is already in the database. One query, none for none."""
    wanted = {number for number in documents if number is not None}
    if not wanted:
        return set()
    return set(session.scalars(select(Publication.document_id).where(Publication.document_id.in_(wanted))))


def refuse_when_published(session: Session, documents: Iterable[int | None]) -> None:
    """Stop the flush when one of these documents is published.

    :raises PublishedForEver: naming it.
    """
    frozen = published_among(session, documents)
    if frozen:
        raise PublishedForEver(f"published documents do not change: {sorted(frozen)}")


@event.listens_for(Session, "before_flush")
def _keep_published(session: Session, _context: object, _instances: object) -> None:
    touched: list[int | None] = []
    for row in (*session.dirty, *session.deleted, *session.new):
        deleted = row in session.deleted
        if isinstance(row, Publication) and row not in session.new and (deleted or changed_columns(row)):
            raise PublishedForEver(f"a publication stands: {row.document_id}")
        if isinstance(row, Document) and row not in session.new and (deleted or changed_columns(row) & _TEXT):
            touched.append(row.id)
        if isinstance(row, Paragraph) and (deleted or changed_columns(row) or _has_left(row)):
            touched += (row.document_id, inspect(row).committed_state.get("document_id"), _document_of(row))
    refuse_when_published(session, touched)


def _has_left(row: Paragraph) -> bool:
    return inspect(row).attrs.document.history.has_changes()  # taken out of the list, before it is deleted


def _document_of(row: Paragraph) -> int | None:
    document = row.__dict__.get("document")
    return document.id if document is not None else None
