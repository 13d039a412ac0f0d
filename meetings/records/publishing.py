"""Publishes a document of the record, or renews the digest of one that was mended."""

from collections.abc import Mapping

from sqlalchemy import func, select, update

from meetings.core import clock, history
from meetings.core.db import db
from meetings.documents.models import Document, Publication
from meetings.outcomes.models import Wording
from meetings.outcomes.queries.content import frozen_digest
from meetings.outcomes.queries.readable_texts import meeting_of

Words = Mapping[str, tuple[str | None, str]]  # by the anchor of a paragraph or the code of an item: before, now


def is_as_published(document: Document) -> bool:
    """Whether it says what was frozen, or was never published."""
    return document.publication is None or document.publication.digest == frozen_digest(document)


def publish(document: Document, words: Words, *, freeze: bool = True) -> None:
    """Freeze what the record says, and record that it was done: one act for a document with its recommendations.

    A summary of the record that turns out to be wrong is corrected in place, since it is no text that anybody adopted:
    its page says when, and the history holds what it said before. What people publish is revised, never corrected.

    :param words: what was worded otherwise before.
    :param freeze: False for a text that was changed past Concord before: its digest stays, so that it stays found.
    """
    digest = frozen_digest(document) if freeze or document.publication is None else document.publication.digest
    if document.publication is None:
        action = "document.recorded"
        document.publication = Publication(at=clock.now(), by_user_id=None, digest=digest)
    else:
        action = "document.mended"
        past_the_guard = update(Publication).where(Publication.document_id == document.id)
        db.session.execute(past_the_guard.values(digest=digest, mended_at=clock.now()))
    link = meeting_of(document)
    held = db.session.scalar(select(func.count()).where(Wording.document_id == document.id))
    before = {"words": {place: said for place, (said, _now) in words.items()}} if words else None
    after = {
        "title": document.title,
        "visibility": link.visibility if link else "public",
        "recommendations": held,
        "digest": digest,
        **({"words": {place: now for place, (_said, now) in words.items()}} if words else {}),
    }
    scope = link.meeting.code if link else None
    history.record(action, "document", document.reference, scope=scope, before=before, after=after)
