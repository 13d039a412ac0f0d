"""What kinds of documents and recommendations are called, on a page and at a desk; translated where they are shown."""

from typing import Final

from meetings.core.translation_mark import mark as _

RECOMMENDATION_KINDS: Final = {
    "ask": _("Ask of the Compact or of States"),
    "commitment": _("Commitment of the mechanisms"),
    "partnership": _("Partnership"),
    "process": _("Process"),
}
DOCUMENT_KINDS: Final = {
    "outcome": _("Outcome of a meeting"),
    "instrument": _("Instrument"),
    "draft": _("Draft text"),
    "report": _("Report"),
    "letter": _("Letter"),
}
NATURES: Final = {
    "record": _("Text of record"),
    "summary": _("Analyst's summary, not the agreed text"),
}
ADOPTIONS: Final = {
    "adopted": _("Adopted"),
    "endorsed": _("Endorsed"),
    "chairs-summary": _("Chair's summary"),
    "took-note": _("Taken note of"),
}
# A revision of a document, and its number: "Rev.1".
REVISION_KINDS: Final = {
    "rev": _("Revision"),
    "corr": _("Corrigendum"),
    "add": _("Addendum"),
}
REVISION_MARKS: Final = {"rev": "Rev.", "corr": "Corr.", "add": "Add."}  # as the United Nations writes them
# Read from the later recommendation to the earlier one, and back.
LINK_KINDS: Final = {
    "restates": _("Restates"),
    "elaborates": _("Elaborates"),
    "merges": _("Merges"),
    "splits": _("Is split from"),
    "supersedes": _("Supersedes"),
}
LINKED_FROM: Final = {
    "restates": _("Restated by"),
    "elaborates": _("Elaborated by"),
    "merges": _("Merged into"),
    "splits": _("Split into"),
    "supersedes": _("Superseded by"),
}
CERTAINTY: Final = {
    "verified": _("as the issuing body says"),
    "reported": _("as reported by others"),
    "weak": _("to be confirmed"),
}
