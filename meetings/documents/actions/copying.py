"""A published text copied into the draft of its revision, with the map from the old paragraphs to the new."""

from collections.abc import Sequence

from sqlalchemy import delete

from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document, Paragraph, ParagraphMap

_KEPT = ("kind", "depth", "editorial", "text", "anchor", "position")


def copied(old: Document, new: Document) -> dict[int, Paragraph]:
    """Copy every paragraph and say which became which; returns the new ones by the number of the old."""
    made = {
        row.id: Paragraph(**{name: getattr(row, name) for name in _KEPT}, path=list(row.path)) for row in old.paragraphs
    }
    new.paragraphs = list(made.values())
    db.session.flush()
    db.session.add_all(ParagraphMap(old_id=number, new_id=row.id) for number, row in made.items())
    db.session.flush()
    return made


def note_map(paragraph: Paragraph, old: Sequence[Paragraph]) -> None:
    """Say which paragraphs of the text before became this one of its revision; none: it is new.

    :raises Invalid: for paragraphs of another text than the one revised.
    """
    if any(row.document_id != paragraph.document.revises_id for row in old):
        raise Invalid(_("Choose paragraphs of the text that this one revises."))
    db.session.execute(delete(ParagraphMap).where(ParagraphMap.new_id == paragraph.id))
    db.session.add_all(ParagraphMap(old_id=row.id, new_id=paragraph.id) for row in old)
    db.session.flush()
