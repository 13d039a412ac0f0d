"""One document with each paragraph's fate in the margin; the same as data; and what changed since the text before."""

from typing import Any

from flask import Response, url_for

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.words import mark
from meetings.documents.models import Document
from meetings.documents.queries import revisions_of
from meetings.followup.register import Chosen
from meetings.followup.words import READING_DISCLAIMER
from meetings.outcomes.drafts import writes
from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.queries import document_for, meeting_of, readable
from meetings.pages.as_of import asked_clocks
from meetings.pages.citing import Citations
from meetings.pages.document_changes import changes_between
from meetings.pages.document_data import as_json
from meetings.pages.document_facts import facts, heading_of, newest, original
from meetings.pages.document_lines import titled
from meetings.pages.document_parts import margin_of, paragraphs_shown
from meetings.pages.frame import blueprint, show
from meetings.pages.names_list import asked
from meetings.pages.saying import _
from meetings.programme.models.meeting import DEMONSTRATION


@blueprint.get("/documents/<path:reference>")
@audience("anyone")
def document(reference: str) -> str:
    """One document, as much of it as is the reader's to see."""
    who, clocks = viewer(), asked_clocks()
    found = document_for(who, reference)
    meeting = meeting_of(found)
    chosen = Chosen(kind=asked("kind"), objective=asked("objective"))
    margin = margin_of(who, found, clocks.when, chosen)
    citations, revisions = Citations(), _revisions(found)
    return show(
        "pages/document.html",
        url_for("pages.document", reference=found.address if found.is_published else found.reference),
        disclaimer=True,
        document=found,
        heading=heading_of(found),
        facts=facts(found, meeting, revisions, citations),
        revised=newest(revisions[1]),
        sources=citations.footnotes(),
        original=original(found),
        rows=paragraphs_shown(found, margin),
        margin=margin,
        reading_text=_(READING_DISCLAIMER),
        clocks=clocks if clocks.query else None,
        all_url=url_for("pages.document", reference=reference) if chosen.set() else None,
        **_around(found, meeting, reference),
    )


def _around(found: Document, meeting: MeetingDocument | None, reference: str) -> dict[str, Any]:
    code = meeting.meeting.code if meeting else None
    return {
        "exports": [("JSON", url_for("pages.document_json", reference=reference))],
        "is_draft": not found.is_published,
        "desk_url": url_for("drafting.text", number=found.id) if writes(viewer(), code) else None,
        "not_public": is_hidden(found, meeting),
        "demonstration": code == DEMONSTRATION,
    }


def is_hidden(found: Document, meeting: MeetingDocument | None) -> bool:
    """Whether only those who work on it see this published document."""
    closed = meeting is not None and (meeting.visibility != "public" or meeting.meeting.visibility != "public")
    return found.is_published and closed


def _revisions(found: Document) -> tuple[Document | None, list[Document]]:
    """The text that this one revises and the revisions of this one, as far as the reader may know of them."""
    later = revisions_of(found) if found.is_published else []
    wanted = [each.id for each in later] + ([found.revises_id] if found.revises_id else [])
    if not wanted:
        return None, []
    seen = set(db.session.scalars(db.select(Document.id).where(Document.id.in_(wanted), readable(viewer()))))
    earlier = found.revises if found.revises_id in seen else None
    return earlier, [each for each in later if each.id in seen]


@blueprint.get("/documents/<path:reference>.json")
@audience("anyone")
def document_json(reference: str) -> Response:
    """The document as data; the shape is described in ``document_data``."""
    found = document_for(viewer(), reference)
    return as_json(viewer(), found, meeting_of(found))


@blueprint.get("/documents/<path:reference>/changes")
@audience("anyone")
def document_changes(reference: str) -> str:
    """What a revision changed, paragraph by paragraph and word by word."""
    found = document_for(viewer(), reference)
    earlier, _later = _revisions(found)
    if earlier is None:
        raise Missing(mark("This document revises no other that is on record here."))
    return show(
        "pages/document_changes.html",
        url_for("pages.document_changes", reference=found.reference),
        document=found,
        earlier_title=titled(earlier),
        heading=heading_of(found),
        document_url=url_for("pages.document", reference=found.reference),
        earlier_url=url_for("pages.document", reference=earlier.reference),
        changes=changes_between(earlier, found),
        is_draft=not found.is_published,
    )
