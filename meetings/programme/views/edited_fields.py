"""What the fields of meetings, sessions and groups are called where somebody else has changed them."""

from collections.abc import Mapping
from typing import Final

from meetings.core.translation_mark import mark as _
from meetings.programme.released import group_fields, session_fields
from meetings.programme.vocabulary import FIELDS as FIELDS_OF_MEETINGS

FIELDS_OF_GROUPS: Final = {field.name: field.heading for field in group_fields.FIELDS}
FIELDS_OF_SESSIONS: Final = {field.name: field.heading for field in session_fields.FIELDS}
_BY_SUBJECT: Final[Mapping[str, Mapping[str, str]]] = {
    "meeting": FIELDS_OF_MEETINGS,
    "session": FIELDS_OF_SESSIONS,
    "group": {**FIELDS_OF_GROUPS, "session": _("Session")},  # as entries say it of when a group had one only
}
_OF_ALL: Final = {**FIELDS_OF_GROUPS, **FIELDS_OF_SESSIONS, **FIELDS_OF_MEETINGS}


def fields_of(subject: str) -> Mapping[str, str]:
    """What the fields are called of what an entry of the history is about; what has no table borrows the names."""
    return _BY_SUBJECT.get(subject, _OF_ALL)
