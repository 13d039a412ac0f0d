"""What the fields of meetings, sessions and groups are called where somebody else has changed them."""

from meetings.programme.released import group_fields, session_fields
from meetings.programme.vocabulary import FIELDS as FIELDS_OF_MEETINGS

_OF_GROUPS = {field.name: field.heading for field in group_fields.FIELDS}
_OF_SESSIONS = {field.name: field.heading for field in session_fields.FIELDS}
EDITED_FIELDS = {**_OF_GROUPS, **_OF_SESSIONS, **FIELDS_OF_MEETINGS}
