"""The last line for recommendations: what was published keeps its words, its kind and its code."""

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from meetings.documents.rules.published_stays import PublishedForEver, changed_columns, refuse_when_published
from meetings.outcomes.models import Recommendation, Wording

_WORDS = frozenset(("text", "addressed_to", "position", "recommendation_id", "document_id"))


@event.listens_for(Session, "before_flush")
def _keep_published(session: Session, _context: object, _instances: object) -> None:
    touched: list[int | None] = []
    for row in (*session.dirty, *session.deleted):
        if isinstance(row, Recommendation):
            _keep_code(row, deleted=row in session.deleted)
            _keep_kind(row)
        if isinstance(row, Wording) and (row in session.deleted or _says_something_else(row)):
            touched.append(row.document_id)
    refuse_when_published(session, touched)


def _keep_code(row: Recommendation, *, deleted: bool) -> None:
    code = inspect(row).attrs.code.history
    given = [value for value in (code.deleted or ()) if value] or (deleted and row.code)
    if given:
        raise PublishedForEver(f"a recommendation on record keeps its code: {given}")


def _keep_kind(row: Recommendation) -> None:
    state = inspect(row).attrs
    coded_before = row.code is not None and not state.code.history.has_changes()
    if coded_before and state.kind.history.has_changes():
        raise PublishedForEver(f"a recommendation on record keeps its kind: {row.code}")


def _says_something_else(row: Wording) -> bool:
    return bool(changed_columns(row) & _WORDS) or inspect(row).attrs.paragraphs.history.has_changes()
