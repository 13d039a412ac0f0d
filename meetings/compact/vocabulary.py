"""The closed lists of the Compact: each code, what it is called, and the order. Translated where they are shown."""

from typing import Final, Literal

from meetings.core.closed_list import ClosedList
from meetings.core.translation_mark import mark as _
from meetings.documents.vocabulary import CERTAINTIES

# How sure the days of a milestone are.
Certainty = Literal["verified", "reported", "weak", "computed"]
CERTAINTIES_OF_DAYS: Final = ClosedList[Certainty](
    Certainty,
    {
        "verified": CERTAINTIES["verified"],
        "reported": CERTAINTIES["reported"],
        "weak": CERTAINTIES["weak"],
        "computed": _("by the rule of four years; not decided"),
    },
)

MILESTONE_KINDS: Final = ClosedList[str](
    str,
    {
        "agreement": _("Agreement on the text"),
        "conference": _("Conference"),
        "grcp": _("Global Meeting"),
        "hlpf": _("High-level political forum"),
        "imrf": _("International Migration Review Forum"),
        "iscm-meeting": _("Meeting of a mechanism"),
        "negotiation-round": _("Round of negotiations"),
        "phase": _("Phase"),
        "regional-consultation": _("Regional consultation"),
        "regional-review": _("Regional review"),
        "report": _("Report"),
        "resolution": _("Resolution"),
        "side-event": _("Side event"),
        "stakeholder-consultation": _("Consultation of stakeholders"),
        "stocktaking": _("Stocktaking"),
        "summit": _("Summit"),
        "survey": _("Survey"),
        "thematic-session": _("Thematic session"),
        "webinar": _("Webinar"),
    },
)

# What is on record around a milestone besides contributions to it.
TraceKind = Literal["activity", "fact", "after"]
TRACE_KINDS: Final = ClosedList[TraceKind](
    TraceKind,
    {
        "activity": _("What mechanisms and others did"),
        "fact": _("What else is on record of it"),
        "after": _("What became of what its text asks for"),
    },
)
