"""What codes are called."""

from meetings.core.translation_mark import mark as _

CAPACITIES = {
    "head": _("Head of delegation"), "alternate": _("Alternate"), "representative": _("Representative"),
    "adviser": _("Adviser"),
}  # fmt: skip
PARTS = {
    "member-states": _("States"), "observer-states": _("Observer States"),
    "other-delegations": _("Other delegations"), "mechanisms": _("Inter-State consultation mechanisms"),
    "united-nations": _("United Nations system"), "organisations": _("Other organisations"), "others": _("Others"),
}  # fmt: skip
EDITED_FIELDS = {
    "honorific": _("Honorific"), "name": _("Name"), "title": _("Title"), "affiliation": _("Affiliation"),
    "email": _("Address for mail"), "represents": _("Comes for"), "capacity": _("Capacity"),
    "position": _("Place in the delegation"),
}  # fmt: skip
