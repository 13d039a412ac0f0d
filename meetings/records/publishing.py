"""Publishes a document of the record, or renews the digest of one that was mended."""

from sqlalchemy import func, select, update

from meetings.core import clock, history
from meetings.core.db import db
from meetings.documents.models import Document, Publication
from meetings.outcomes.models import Wording
from meetings.outcomes.queries.content import frozen_digest
from meetings.outcomes.queries.readable_texts import meeting_of


def publish(document: Document) -> None:
    """Freeze what the record says, and record that it was done: one act for a document with its recommendations."""
    digest = frozen_digest(document)
    if document.publication is None:
        action = "document.recorded"
        document.publication = Publication(at=clock.now(), by_user_id=None, digest=digest)
    else:
        action = "document.mended"
        past_the_guard = update(Publication).where(Publication.document_id == document.id)
        db.session.execute(past_the_guard.values(digest=digest))
    link = meeting_of(document)
    held = db.session.scalar(select(func.count()).where(Wording.document_id == document.id))
    after = {
        "title": document.title,
        "visibility": link.visibility if link else "public",
        "recommendations": held,
        "digest": digest,
    }
    history.record(action, "document", document.reference, scope=link.meeting.code if link else None, after=after)
