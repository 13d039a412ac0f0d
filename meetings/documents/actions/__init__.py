"""What may be done to the text of a draft. Who may do it is for ``outcomes`` to say: nothing here asks or records."""

from meetings.documents.actions.copying import copied, note_map
from meetings.documents.actions.paragraphs import (
    DEEPEST_TYPED,
    ParagraphEntry,
    Way,
    change,
    for_history,
    insert,
    insert_all,
    kept_number,
    kept_text,
    place,
    place_for,
    remove,
    renumber,
    shift,
)
from meetings.documents.actions.versions import GOES_ON, keep, require_draft

__all__ = [
    "DEEPEST_TYPED",
    "GOES_ON",
    "ParagraphEntry",
    "Way",
    "change",
    "copied",
    "for_history",
    "insert",
    "insert_all",
    "keep",
    "kept_number",
    "kept_text",
    "note_map",
    "place",
    "place_for",
    "remove",
    "renumber",
    "require_draft",
    "shift",
]
