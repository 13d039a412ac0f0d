"""A document is started and described; once published it does not change."""

import re
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents import actions as texts
from meetings.documents.models import Document
from meetings.outcomes.actions.allowed import require_draft, require_writer, require_writer_of, saved
from meetings.outcomes.actions.describing import (
    DocumentEntry,
    apply,
    conflict,
    proposed_prefix,
    proposed_reference,
    shown_document,
    typed_document,
)
from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.queries.readable_texts import meeting_of
from meetings.outcomes.vocabulary import MATERIAL_VISIBILITIES, MaterialVisibility
from meetings.programme.models import Meeting

REFERENCE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")


def start_document(viewer: Viewer, meeting: Meeting | None, entry: DocumentEntry) -> Document:
    """Start a draft, of a meeting or, for an instrument negotiated elsewhere, of none.

    :raises NotAllowed: as ``require_writer_of``.
    :raises Invalid: for an entry that cannot be kept, naming every wrong field.
    :raises Conflict: when the reference was ever used: an address is never given to another text.
    """
    code = meeting.code if meeting else None
    require_writer_of(viewer, code)
    reference = (entry.reference or "").strip() or proposed_reference(code, entry.symbol or entry.title)
    _require_reference(reference, code)
    document = Document(
        reference=reference, sources=[], version=1, certainty="verified", by_user_id=viewer.id or None, paragraphs=[]
    )
    document.issued = FuzzyDates.undetermined()
    apply(viewer, document, entry, proposed_prefix(meeting))
    _add(document, reference)
    if meeting is not None:
        db.session.add(MeetingDocument(document_id=document.id, meeting_id=meeting.id, visibility="private"))
        db.session.flush()
    saved(viewer, document, code, "document.started", after=shown_document(document))
    return document


def edit_document(viewer: Viewer, document: Document, entry: DocumentEntry, version: int) -> None:
    """Change what a draft says of itself; its reference stays.

    :raises Conflict: when somebody saved in between, with both versions.
    :raises Invalid: as when it is started; for a published document.
    """
    code = require_draft(viewer, document)
    before = shown_document(document)
    if document.version != version:
        raise conflict(before, typed_document(entry))
    document.version += 1
    apply(viewer, document, entry, document.code_prefix)
    texts.renumber(document)
    db.session.flush()
    saved(viewer, document, code, "document.edited", before=before, after=shown_document(document))


def show_document(viewer: Viewer, document: Document, visibility: MaterialVisibility) -> None:
    """Let everybody read a document of a meeting, once it is published and the meeting public; or its staff only.

    :raises Invalid: for a document of no meeting, which everybody reads once it is published.
    """
    code = require_writer(viewer, document)
    link = meeting_of(document)
    if link is None or visibility not in MATERIAL_VISIBILITIES:
        raise Invalid(_("Choose public or private, for a document of a meeting."))
    before, link.visibility = link.visibility, visibility
    db.session.flush()
    told = {"visibility": visibility}
    history.record(
        "document.shown", "document", document.reference, scope=code, before={"visibility": before}, after=told
    )


def _require_reference(reference: str, code: str | None) -> None:
    if code is not None and not reference.startswith(f"{code}/"):
        sentence = _("Begin with the address of the meeting, such as %(start)s/outcome.")
        raise Invalid(sentence, {"reference": sentence}, start=code)
    if not REFERENCE.fullmatch(reference) or len(reference) > 120 or reference.endswith("/changes"):
        sentence = _("Use small letters, digits and hyphens, with slashes between the parts: grcp-10/outcome.")
        raise Invalid(_("This cannot be the address of a document."), {"reference": sentence})
    if code is None and db.session.scalar(select(Meeting.id).where(Meeting.code == reference.partition("/")[0])):
        sentence = _("This address belongs to a meeting. Start the document from that meeting's desk.")
        raise Invalid(_("This cannot be the address of a document."), {"reference": sentence})
    taken = or_(Document.reference == reference, Document.symbol == reference, Document.original_symbol == reference)
    if db.session.scalar(select(Document.id).where(taken).limit(1)) is not None:
        raise _taken(reference)


def _taken(reference: str) -> Conflict:
    return Conflict(
        _("The address %(reference)s belongs to another document; choose another one."), reference=reference
    )


def _add(document: Document, reference: str) -> None:
    db.session.add(document)
    try:
        db.session.flush()
    except IntegrityError as error:  # somebody took the address in this very moment
        raise _taken(reference) from error
