"""Finds what one writes: documents with all that their desk shows, for those who may write them."""

from sqlalchemy import Select, select
from sqlalchemy.orm import defer, joinedload, selectinload, undefer

from meetings.accounts.viewer import Viewer
from meetings.core.db import db, writing
from meetings.core.errors import Missing, NotAllowed
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document, DraftVersion, Paragraph, ParagraphMap
from meetings.documents.queries import no_such_document
from meetings.outcomes.models import MeetingDocument, Wording
from meetings.outcomes.queries.official_texts import official_of
from meetings.outcomes.queries.readable_texts import WRITERS, meeting_of, readable, recommendations_in
from meetings.programme.models import Meeting
from meetings.programme.queries.visible_meetings import for_desk


def document_at_desk(viewer: Viewer, number: int) -> Document:
    """The document of that number with its paragraphs. Who would save comes after whoever saves now.

    :raises Missing: when there is none that this person may know of.
    :raises NotAllowed: when the person may read it and not write it.
    """
    document = db.session.scalar(
        _for_one_writer(select(Document))
        .where(Document.id == number, readable(viewer))
        .options(
            selectinload(Document.paragraphs),
            selectinload(Document.publication),
            selectinload(Document.revises).selectinload(Document.paragraphs),
        )
    )
    if document is None:
        raise no_such_document()
    if not may_write(viewer, document):
        raise NotAllowed(_("Only the rapporteurs and organisers of this meeting may write its documents."))
    return document


def may_write(viewer: Viewer, document: Document) -> bool:
    """Whether the person writes this document: as rapporteur or organiser of its meeting, else as analyst of all.

    An administrator writes the official texts of no meeting, since nobody else imports any.
    """
    link = meeting_of(document)
    if writes(viewer, link.meeting.code if link else None):
        return True
    return link is None and viewer.may("administrator") and official_of(document) is not None


def writes(viewer: Viewer, code: str | None) -> bool:
    """Whether the person writes documents of this meeting; without a meeting, those that belong to none."""
    return viewer.may("analyst") if code is None else any(viewer.may(role, code) for role in WRITERS)


def _for_one_writer(wanted: Select[Document]) -> Select[Document]:
    # Two people who save at once come one after the other, so that the second is told; SQLite has one writer anyway.
    return wanted.with_for_update(of=Document) if writing.get() else wanted


def meeting_at_desk(viewer: Viewer, code: str) -> Meeting:
    """The meeting, for whoever writes its documents.

    :raises Missing: when there is none that this person may know of.
    :raises NotAllowed: when the person may see it and is neither rapporteur nor organiser of it.
    """
    return for_desk(viewer, code, next((role for role in WRITERS if viewer.may(role, code)), WRITERS[0]))


def paragraph_of(document: Document, number: int) -> Paragraph:
    """One paragraph of it.

    :raises Missing: when there is none of that number, or no longer.
    """
    for paragraph in document.paragraphs:
        if paragraph.id == number:
            return paragraph
    raise Missing(_("There is no such paragraph in this document; somebody may have taken it out."))


def wording_of(document: Document, number: int) -> Wording:
    """One recommendation as this document words it.

    :raises Missing: when there is none of that number, or no longer.
    """
    for wording in recommendations_in(document):
        if wording.id == number:
            return wording
    raise Missing(_("There is no such recommendation in this document; somebody may have taken it out."))


def documents_of(meeting: Meeting) -> list[tuple[Document, MeetingDocument]]:
    """Every document of a meeting, published or not, the latest first. Constant queries."""
    rows = db.session.execute(
        select(Document, MeetingDocument)
        .join(MeetingDocument, MeetingDocument.document_id == Document.id)
        .where(MeetingDocument.meeting_id == meeting.id)
        .options(joinedload(Document.publication))
        .order_by(Document.created_at.desc(), Document.id.desc())
    )
    return [(document, link) for document, link in rows]


def meetings_for(viewer: Viewer, longest: int = 40) -> list[Meeting]:
    """The meetings whose documents this person writes, the latest first. One query.

    :param longest: how many at most; who writes for all meetings finds the others through their pages.
    """
    scopes = [viewer.scopes(role) for role in WRITERS]
    wanted = select(Meeting).order_by(Meeting.dates_latest.desc().nulls_first(), Meeting.id.desc()).limit(longest)
    if not any(scope is None for scope in scopes):
        own = frozenset[str]().union(*(scope for scope in scopes if scope is not None))
        wanted = wanted.where(Meeting.code.in_(sorted(own)))
    return list(db.session.scalars(wanted))


def drafts_for(viewer: Viewer) -> list[tuple[Document, Meeting | None]]:
    """Every draft that this person writes, with its meeting, the latest first. One query."""
    wanted = (
        select(Document, Meeting)
        .outerjoin(MeetingDocument, MeetingDocument.document_id == Document.id)
        .outerjoin(Meeting, Meeting.id == MeetingDocument.meeting_id)
        .where(~Document.publication.has(), readable(viewer))
        .options(joinedload(Document.publication))
        .order_by(Document.created_at.desc(), Document.id.desc())
    )
    return [
        (document, meeting)
        for document, meeting in db.session.execute(wanted)
        if (writes(viewer, meeting.code) if meeting else may_write(viewer, document))
    ]


def versions_of(document: Document) -> list[DraftVersion]:
    """Every version of the draft, the latest first, without what they hold."""
    return list(
        db.session.scalars(
            select(DraftVersion)
            .where(DraftVersion.document_id == document.id)
            .options(defer(DraftVersion.content))
            .order_by(DraftVersion.number.desc())
        )
    )


def version_of(document: Document, number: int) -> DraftVersion:
    """One version with what it holds.

    :raises Missing: when there is none of that number.
    """
    found = db.session.scalar(
        select(DraftVersion)
        .where(DraftVersion.document_id == document.id, DraftVersion.number == number)
        .options(undefer(DraftVersion.content))
    )
    if found is None:
        raise Missing(_("There is no version of that number."))
    return found


def origins(document: Document) -> dict[int, list[Paragraph]]:
    """For each paragraph of a revision by its number, those of the text before that became it. One query."""
    rows = db.session.scalars(
        select(ParagraphMap)
        .join(Paragraph, Paragraph.id == ParagraphMap.new_id)
        .where(Paragraph.document_id == document.id)
        .options(joinedload(ParagraphMap.old))
    )
    found: dict[int, list[Paragraph]] = {}
    for row in rows:
        found.setdefault(row.new_id, []).append(row.old)
    return found
