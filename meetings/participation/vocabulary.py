"""The closed lists of participation: each code, what it is called, and the order. Translated where they are shown."""

from typing import Final, Literal

from meetings.core.closed_list import ClosedList
from meetings.core.translation_mark import mark as _

Capacity = Literal["head", "alternate", "representative", "adviser"]
CAPACITIES: Final = ClosedList[Capacity](
    Capacity,
    {
        "head": _("Head of delegation"),
        "alternate": _("Alternate"),
        "representative": _("Representative"),
        "adviser": _("Adviser"),
    },
)

# The parts of a list of participants.
ListPart = Literal[
    "member-states", "observer-states", "other-delegations", "mechanisms", "united-nations", "organisations", "others"
]
LIST_PARTS: Final = ClosedList[ListPart](
    ListPart,
    {
        "member-states": _("States"),
        "observer-states": _("Observer States"),
        "other-delegations": _("Other delegations"),
        "mechanisms": _("Inter-State consultation mechanisms"),
        "united-nations": _("United Nations system"),
        "organisations": _("Other organisations"),
        "others": _("Others"),
    },
)

# Fields of a person on a list, as the desk names what somebody else has changed.
FIELDS: Final = ClosedList[str](
    str,
    {
        "honorific": _("Honorific"),
        "name": _("Name"),
        "family_name": _("Family name"),
        "title": _("Title"),
        "affiliation": _("Affiliation"),
        "email": _("Address for mail"),
        "represents": _("Comes for"),
        "capacity": _("Capacity"),
        "position": _("Place in the delegation"),
    },
)
