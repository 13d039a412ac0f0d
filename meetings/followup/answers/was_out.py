"""Whether a document had come out."""

from meetings.documents.models import Document
from meetings.followup.rules.as_of import AsOf


def was_out(document: Document, when: AsOf) -> bool:
    """Whether a document had come out by then, as known then; a draft never."""
    return when.was_out(document.publication.at if document.publication else None, document.issued_earliest)
