"""What the stages, channels and readings of a journey are called, on a page and at a desk. Neutral throughout.

Translated where they are shown.
"""

from typing import Final

from meetings.core.translation_mark import mark as _

# Where a contribution stands.
STAGES: Final = {
    "recorded": _("Recorded"),
    "planned": _("Planned"),
    "prepared": _("Prepared"),
    "transmitted": _("Transmitted"),
    "acknowledged": _("Acknowledged"),
    "considered": _("Considered"),
    "assessed": _("Assessed"),
    "lapsed": _("Lapsed"),
    "withdrawn": _("Withdrawn"),
}
# What happened, as a line of the story.
STEPS: Final = {
    "planned": _("Planned"),
    "prepared": _("Prepared"),
    "transmitted": _("Transmitted"),
    "acknowledged": _("Receipt acknowledged"),
    "considered": _("Considered"),
    "lapsed": _("Lapsed"),
    "withdrawn": _("Withdrawn"),
    "agreed": _("Agreed to be public"),
    "void": _("Entry withdrawn"),
}
CHANNELS: Final = {
    "direct": _("Direct, by the Chair"),
    "member-states": _("Through Member States"),
    "regional-commission": _("Through a UN regional commission"),
    "regional-organisation": _("Through a regional organisation"),
    "gfmd": _("Through the GFMD"),
    "grcp": _("Through the Global Meeting of the mechanisms"),
    "joint": _("Joint input of several mechanisms"),
}
DEGREES: Final = {
    "verbatim": _("Verbatim"),
    "substantial": _("In substance"),
    "partial": _("In part"),
    "mentioned": _("Mentioned"),
    "none": _("No corresponding passage identified"),
}
ATTRIBUTION: Final = {
    "coincident": _("coincident: nothing on record links the passage to the recommendation"),
    "plausible": _("plausible: it was before the authors of the text"),
    "documented": _("documented: a source says where the passage comes from"),
}
ATTRIBUTION_SHORT: Final = {
    "coincident": _("coincident"),
    "plausible": _("plausible"),
    "documented": _("documented"),
}
READING_STANDINGS: Final = {
    "proposed": _("Proposed"),
    "verified": _("Verified"),
    "cleared": _("Cleared for publication"),
    "disputed": _("Disputed"),
    "revised": _("Revised since"),
}
READING_STEPS: Final = {
    "verified": _("Verified by a second person"),
    "cleared": _("Cleared for publication"),
    "disputed": _("Disputed"),
}
EVIDENCE_KINDS: Final = {
    "document": _("Document"),
    "note-verbale": _("Note verbale"),
    "statement": _("Statement"),
    "letter": _("Letter"),
    "report": _("Report"),
    "web-page": _("Page on the web"),
    "file": _("File"),
}
MANDATE_STANDINGS: Final = {
    "mandated": _("Mandated by its members"),
    "pending": _("Mandate pending"),
    "declined": _("Mandate declined"),
    "takes-no-positions": _("Takes no positions"),
}
# Where the recommendation as a whole stands, besides the stages of its contributions.
NOT_RECORDED: Final = _("No contribution on record")
READING_DISCLAIMER: Final = _("Reading of the secretariat; not the views of IOM or its Member States.")
EVIDENCE_HELD: Final = _("Evidence held")
ADVANCE_COPY: Final = _("Advance copy")
AFTER_THE_WINDOW: Final = _("After the window")
NOT_PUBLIC: Final = _("Not public")
