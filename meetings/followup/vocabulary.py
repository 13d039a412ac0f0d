"""The closed lists of the follow-up: each code, what it is called, and the order; and what is said beside them.

Translated where it is shown. Neutral throughout.
"""

from typing import Final, Literal

from meetings.core.closed_list import ClosedList
from meetings.core.translation_mark import mark as _

Channel = Literal["direct", "member-states", "regional-commission", "regional-organisation", "gfmd", "grcp", "joint"]
CHANNELS: Final = ClosedList[Channel](
    Channel,
    {
        "direct": _("Direct, by the Chair"),
        "member-states": _("Through Member States"),
        "regional-commission": _("Through a UN regional commission"),
        "regional-organisation": _("Through a regional organisation"),
        "gfmd": _("Through the GFMD"),
        "grcp": _("Through the Global Meeting of the mechanisms"),
        "joint": _("Joint input of several mechanisms"),
    },
)

# What happened, as a line of the story.
StepKind = Literal[
    "planned", "prepared", "transmitted", "acknowledged", "considered", "lapsed", "withdrawn", "agreed", "void"
]
STEP_KINDS: Final = ClosedList[StepKind](
    StepKind,
    {
        "planned": _("Planned"),
        "prepared": _("Prepared"),
        "transmitted": _("Transmitted"),
        "acknowledged": _("Receipt acknowledged"),
        "considered": _("Considered"),
        "lapsed": _("Lapsed"),
        "withdrawn": _("Withdrawn"),
        "agreed": _("Agreed to be public"),
        "void": _("Entry withdrawn"),
    },
)

# What was considered: a source that says so of a text has not said it of each item in it.
Considered = Literal["text", "item"]
CONSIDERED: Final = ClosedList[Considered](
    Considered,
    {
        "text": _("the whole text"),
        "item": _("this item"),
    },
)

# Where a contribution stands, in the order of a journey: it stands at the furthest.
Stage = Literal[
    "recorded", "planned", "prepared", "transmitted", "acknowledged", "considered", "assessed", "lapsed", "withdrawn"
]
STAGES: Final = ClosedList[Stage](
    Stage,
    {
        "lapsed": _("Lapsed"),
        "withdrawn": _("Withdrawn"),
        "recorded": _("Recorded"),
        "planned": _("Planned"),
        "prepared": _("Prepared"),
        "transmitted": _("Transmitted"),
        "acknowledged": _("Acknowledged"),
        "considered": _("Considered"),
        "assessed": _("Assessed"),
    },
)

# The same, of what is told with a rough day, of which only the first has come.
POSSIBLY: Final = ClosedList[Stage](
    Stage,
    {
        "lapsed": _("possibly lapsed"),
        "withdrawn": _("possibly withdrawn"),
        "recorded": _("possibly recorded"),
        "planned": _("possibly planned"),
        "prepared": _("possibly prepared"),
        "transmitted": _("possibly transmitted"),
        "acknowledged": _("possibly acknowledged"),
        "considered": _("possibly considered"),
        "assessed": _("possibly assessed"),
    },
)

# How close a passage comes to the recommendation, the closest first.
# The last two find nothing, and are no finding of silence: the ask had ended, or the text is not read.
Degree = Literal["verbatim", "substantial", "partial", "mentioned", "none", "ended", "unread"]
DEGREES: Final = ClosedList[Degree](
    Degree,
    {
        "verbatim": _("Verbatim"),
        "substantial": _("In substance"),
        "partial": _("In part"),
        "mentioned": _("Mentioned"),
        "none": _("No corresponding passage identified"),
        "ended": _("Ask had ended before this text"),
        "unread": _("Cannot be told yet: text not read in full"),
    },
)

FINDS_PASSAGE: Final = frozenset[Degree](("verbatim", "substantial", "partial", "mentioned"))  # each cites one

Attribution = Literal["coincident", "plausible", "documented"]
ATTRIBUTIONS: Final = ClosedList[Attribution](
    Attribution,
    {
        "coincident": _("coincident"),
        "plausible": _("plausible"),
        "documented": _("documented"),
    },
)
ATTRIBUTIONS_EXPLAINED: Final = ClosedList[Attribution](
    Attribution,
    {
        "coincident": _("coincident: nothing on record links the passage to the recommendation"),
        "plausible": _("plausible: it was before the authors of the text"),
        "documented": _("documented: a source says where the passage comes from"),
    },
)

ReadingStepKind = Literal["verified", "cleared", "disputed"]
READING_STEP_KINDS: Final = ClosedList[ReadingStepKind](
    ReadingStepKind,
    {
        "verified": _("Verified by a second person"),
        "cleared": _("Cleared for publication"),
        "disputed": _("Disputed"),
    },
)

ReadingStanding = Literal["proposed", "verified", "cleared", "disputed", "revised"]
READING_STANDINGS: Final = ClosedList[ReadingStanding](
    ReadingStanding,
    {
        "proposed": _("Proposed"),
        "verified": _("Verified"),
        "cleared": _("Cleared for publication"),
        "disputed": _("Disputed"),
        "revised": _("Revised since"),
    },
)

EvidenceKind = Literal["document", "note-verbale", "statement", "letter", "report", "web-page", "file"]
EVIDENCE_KINDS: Final = ClosedList[EvidenceKind](
    EvidenceKind,
    {
        "document": _("Document"),
        "note-verbale": _("Note verbale"),
        "statement": _("Statement"),
        "letter": _("Letter"),
        "report": _("Report"),
        "web-page": _("Page on the web"),
        "file": _("File"),
    },
)

# Who may see a piece of evidence.
Access = Literal["public", "held"]
ACCESS: Final = ClosedList[Access](
    Access,
    {
        "held": _("Held: pages say “evidence held”"),
        "public": _("Public: everybody may see it"),
    },
)

MandateStanding = Literal["mandated", "pending", "declined", "takes-no-positions"]
MANDATE_STANDINGS: Final = ClosedList[MandateStanding](
    MandateStanding,
    {
        "mandated": _("Mandated by its members"),
        "pending": _("Mandate pending"),
        "declined": _("Mandate declined"),
        "takes-no-positions": _("Takes no positions"),
    },
)

# What was done with our file on a milestone; said in whole sentences.
FileStepKind = Literal["closed", "reopened"]

# Where the recommendation as a whole stands, besides the stages of its contributions.
NOT_RECORDED: Final = _("No contribution on record")
READING_DISCLAIMER: Final = _("Reading of the secretariat; not the views of IOM or its Member States.")
EVIDENCE_HELD: Final = _("Evidence held")
ADVANCE_COPY: Final = _("Advance copy")
AFTER_THE_WINDOW: Final = _("After the window")
