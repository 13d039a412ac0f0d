"""The closed lists of accounts: each code, what it is called, and the order. Translated where they are shown."""

from typing import Final, Literal

from meetings.core.closed_list import ClosedList
from meetings.core.translation_mark import mark as _

# What somebody may do, for one meeting or for all.
Role = Literal["administrator", "organiser", "rapporteur", "analyst"]
ROLES: Final = ClosedList[Role](
    Role,
    {
        "administrator": _("Administrator"),
        "organiser": _("Organiser"),
        "rapporteur": _("Rapporteur"),
        "analyst": _("Analyst"),
    },
)
