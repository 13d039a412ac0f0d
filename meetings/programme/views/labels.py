"""What codes are called on the desk. Kinds and modes are called as in calendars."""

from meetings.core.translation_mark import mark as _
from meetings.programme.released import group_fields, session_fields
from meetings.programme.released.session_fields import SPEAKER_ROLES

__all__ = ["EDITED_FIELDS", "SPEAKER_ROLES", "STANDING_BADGES", "VISIBILITIES", "VISIBILITY_BADGES"]

VISIBILITIES = {
    "private": _("Private: nobody but its organisers and team knows of it."),
    "listed": _("Listed: everybody sees its title and its dates, and nothing else."),
    "public": _("Public: everybody sees what is released: agenda, sessions, groups, calendars."),
}
VISIBILITY_BADGES = {"private": _("Private"), "listed": _("Listed"), "public": _("Public")}
STANDING_BADGES = {"postponed": _("Postponed"), "cancelled": _("Cancelled")}
_OF_MEETINGS = {
    "title": _("Title"), "kind": _("Kind"), "short": _("Short name"), "theme": _("Theme"), "note": _("Note"),
    "dates": _("Dates"), "zone": _("Time zone"), "mode": _("How people meet"), "venue": _("Venue"), "city": _("City"),
    "country": _("Country"), "cycle": _("Cycle"), "regions": _("Regions"), "feeds": _("Milestones it feeds"),
    "hosts": _("Hosts"), "convenors": _("Convenors"), "visibility": _("Visibility"), "standing": _("Status"),
    "person": _("Person"), "sittings": _("Sittings"),
}  # fmt: skip
_OF_GROUPS = {field.name: field.heading for field in group_fields.FIELDS}
_OF_SESSIONS = {field.name: field.heading for field in session_fields.FIELDS}
EDITED_FIELDS = _OF_GROUPS | _OF_SESSIONS | _OF_MEETINGS
