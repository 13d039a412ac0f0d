"""Recommendations stand in the order of the paragraphs they are taken from."""

from meetings.core.db import db
from meetings.documents.models import Document
from meetings.outcomes.models import Wording
from meetings.outcomes.queries.readable_texts import recommendations_in

_LAST = 1_000_000


def put_in_order(document: Document) -> list[Wording]:
    """Let the position of each recommendation follow from its first paragraph; returns them in order."""
    rows = recommendations_in(document)
    rows.sort(key=lambda row: (min((each.position for each in row.paragraphs), default=_LAST), row.position, row.id))
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position
    db.session.flush()
    return rows
