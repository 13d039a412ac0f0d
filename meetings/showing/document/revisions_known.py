"""Which texts a document revises or is revised by, as far as the reader may know of them."""

from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.documents.queries import revisions_of
from meetings.followup.answers.was_out import was_out
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.queries.readable_texts import readable
from meetings.showing.document.document_facts import Revisions


def is_hidden(found: Document, meeting: MeetingDocument | None) -> bool:
    """Whether only those who work on it see this published document."""
    closed = meeting is not None and (meeting.visibility != "public" or meeting.meeting.visibility != "public")
    return found.is_published and closed


def revisions_known(found: Document, when: AsOf) -> Revisions:
    """What this text revises or adds to, and what came after it, as far as the reader may know of them by then."""
    later = revisions_of(found) if found.is_published else []
    wanted = [each.id for each in later] + ([found.revises_id] if found.revises_id else [])
    if not wanted:
        return Revisions()
    seen = set(db.session.scalars(db.select(Document.id).where(Document.id.in_(wanted), readable(viewer()))))
    earlier = found.revises if found.revises_id in seen else None
    chain = {found.id}
    revised: list[Document] = []
    added: list[Document] = []
    for each in later:
        if each.revises_id not in chain:
            continue  # it revises an addendum, not this text
        if each.revision_kind != "add":
            chain.add(each.id)
        if each.id in seen and was_out(each, when):
            (added if each.revision_kind == "add" else revised).append(each)
    return Revisions(earlier, revised, added)
