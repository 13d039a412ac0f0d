"""The closed lists of the outcomes: each code, what it is called, and the order. Translated where they are shown."""

from typing import Final, Literal

from meetings.core.closed_list import ClosedList
from meetings.core.translation_mark import mark as _

RecommendationKind = Literal["ask", "commitment", "partnership", "process"]
RECOMMENDATION_KINDS: Final = ClosedList[RecommendationKind](
    RecommendationKind,
    {
        "ask": _("Ask of the Compact or of States"),
        "commitment": _("Commitment of the mechanisms"),
        "partnership": _("Partnership"),
        "process": _("Process"),
    },
)

# What its source makes of it. Only the first is a recommendation: the others are followed up, and never counted as one.
PutAs = Literal["recommendation", "conclusion", "issue", "view", "announcement"]
PUT_AS: Final = ClosedList[PutAs](
    PutAs,
    {
        "recommendation": _("Recommendation"),
        "conclusion": _("Conclusion"),
        "issue": _("Issue of the meeting, not a recommendation"),
        "view": _("View of the meeting, not a recommendation"),
        "announcement": _("Announced before the meeting, not a recommendation"),
    },
)

# Read from the later recommendation to the earlier one, and back.
LinkKind = Literal["restates", "elaborates", "merges", "splits", "supersedes"]
LINK_KINDS: Final = ClosedList[LinkKind](
    LinkKind,
    {
        "restates": _("Restates"),
        "elaborates": _("Elaborates"),
        "merges": _("Merges"),
        "splits": _("Is split from"),
        "supersedes": _("Supersedes"),
    },
)
LINKS_BACK: Final = ClosedList[LinkKind](
    LinkKind,
    {
        "restates": _("Restated by"),
        "elaborates": _("Elaborated by"),
        "merges": _("Merged into"),
        "splits": _("Split into"),
        "supersedes": _("Superseded by"),
    },
)

# Who may read a document before it is published.
MaterialVisibility = Literal["private", "public"]
MATERIAL_VISIBILITIES: Final = ClosedList[MaterialVisibility](
    MaterialVisibility,
    {
        "public": _("Everybody, as soon as the meeting is public"),
        "private": _("Only those who work on this meeting"),
    },
)

# Fields of a document and of what is in it, as the desk names what somebody else has changed.
FIELDS: Final = ClosedList[str](
    str,
    {
        "title": _("Title"),
        "kind": _("Kind"),
        "nature": _("Nature"),
        "language": _("Language"),
        "symbol": _("Symbol"),
        "adoption": _("How it came about"),
        "numbering": _("Numbering"),
        "issued": _("Issued"),
        "original_symbol": _("Symbol of the original"),
        "original_title": _("Title of the original"),
        "original_url": _("Address of the original"),
        "code_prefix": _("Letters of its recommendations"),
        "note": _("Note"),
        "text": _("Text"),
        "number": _("Number"),
        "addressed_to": _("Addressed to"),
        "tags": _("Tags"),
        "proposers": _("Proposers"),
        "paragraphs": _("Taken from"),
        "visibility": _("Who may read it"),
    },
)
