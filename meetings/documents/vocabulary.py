"""The closed lists of documents: each code, what it is called, and the order. Translated where they are shown."""

from typing import Final, Literal

from meetings.core.closed_list import ClosedList
from meetings.core.translation_mark import mark as _

DocumentKind = Literal["outcome", "instrument", "draft", "report", "letter"]
DOCUMENT_KINDS: Final = ClosedList[DocumentKind](
    DocumentKind,
    {
        "outcome": _("Outcome of a meeting"),
        "instrument": _("Instrument"),
        "draft": _("Draft text"),
        "report": _("Report"),
        "letter": _("Letter"),
    },
)

Nature = Literal["record", "summary"]
NATURES: Final = ClosedList[Nature](
    Nature,
    {
        "record": _("Text of record"),
        "summary": _("Analyst's summary, not the agreed text"),
    },
)

Adoption = Literal["adopted", "endorsed", "chairs-summary", "took-note"]
ADOPTIONS: Final = ClosedList[Adoption](
    Adoption,
    {
        "adopted": _("Adopted"),
        "endorsed": _("Endorsed"),
        "chairs-summary": _("Chair's summary"),
        "took-note": _("Taken note of"),
    },
)

Numbering = Literal["own", "given"]
NUMBERINGS: Final = ClosedList[Numbering](
    Numbering,
    {
        "own": _("Numbers follow by themselves: 1, (a), (i)"),
        "given": _("Numbers are typed, as the text prints them"),
    },
)

ParagraphKind = Literal["heading", "preamble", "numbered", "bullet", "text"]
PARAGRAPH_KINDS: Final = ClosedList[ParagraphKind](
    ParagraphKind,
    {
        "numbered": _("Numbered paragraph"),
        "bullet": _("Bullet"),
        "heading": _("Heading"),
        "preamble": _("Preamble"),
        "text": _("Text without a number"),
    },
)

# A revision of a document, and what stands before its number, as the United Nations write it: "Rev.1".
RevisionKind = Literal["rev", "corr", "add"]
REVISION_KINDS: Final = ClosedList[RevisionKind](
    RevisionKind,
    {
        "rev": _("Revision"),
        "corr": _("Corrigendum"),
        "add": _("Addendum"),
    },
)
REVISIONS_SAID: Final = ClosedList[RevisionKind](  # before the title of the earlier document
    RevisionKind,
    {
        "rev": _("Revises"),
        "corr": _("Corrects"),
        "add": _("Adds to"),
    },
)
REVISION_MARKS: Final = ClosedList[RevisionKind](RevisionKind, {"rev": "Rev.", "corr": "Corr.", "add": "Add."})

# How sure the record is.
Certainty = Literal["verified", "reported", "weak"]
CERTAINTIES: Final = ClosedList[Certainty](
    Certainty,
    {
        "verified": _("as the issuing body says"),
        "reported": _("as reported by others"),
        "weak": _("to be confirmed"),
    },
)
