"""Finds documents and recommendations for a person, so that nobody is told of what is not theirs to know."""

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document, OfficialText
from meetings.documents.queries import at_address, is_published, no_such_document
from meetings.outcomes.models import MeetingDocument, Proposer, Recommendation, Tag, Wording
from meetings.programme.models import Meeting
from meetings.programme.queries import visible_meetings

WRITERS = ("rapporteur", "organiser")
is_staff = visible_meetings.is_staff  # whether a person works on what belongs to a meeting


def meeting_of(document: Document) -> MeetingDocument | None:
    """The meeting whose document it is, if any."""
    return db.session.scalar(
        select(MeetingDocument)
        .where(MeetingDocument.document_id == document.id)
        .options(joinedload(MeetingDocument.meeting))
    )


def open_to_all() -> ColumnElement[bool]:
    """The condition under which everybody may read a document.

    It is published, and either no meeting's, or a public material of a public meeting.
    """
    closed = (
        select(MeetingDocument.document_id)
        .join(MeetingDocument.meeting)
        .where(or_(MeetingDocument.visibility != "public", Meeting.visibility != "public"))
    )
    return and_(is_published(), Document.id.not_in(closed))


def works_on(viewer: Viewer) -> ColumnElement[bool]:
    """The condition under which a document is one of those that this person works on, drafts included."""
    own = visible_meetings.worked_on(viewer)
    if own is None:
        return Document.id.is_not(None)
    theirs = select(MeetingDocument.document_id).join(MeetingDocument.meeting).where(Meeting.code.in_(sorted(own)))
    return or_(Document.id.in_(theirs), is_imported()) if viewer.may("administrator") else Document.id.in_(theirs)


def is_imported() -> ColumnElement[bool]:
    """The condition under which a document is an official text that is no meeting's: administrators import those."""
    of_meetings = select(MeetingDocument.document_id)
    return and_(Document.id.in_(select(OfficialText.document_id)), Document.id.not_in(of_meetings))


def readable(viewer: Viewer) -> ColumnElement[bool]:
    """The condition under which this person may read a document."""
    return or_(open_to_all(), works_on(viewer)) if viewer.holds() else open_to_all()


def document_for(viewer: Viewer, address: str) -> Document:
    """The document at an address with its paragraphs, published or, for those who work on it, a draft.

    :raises Missing: when there is none that this person may know of.
    """
    found = db.session.scalar(
        at_address(address)
        .where(readable(viewer))
        .options(
            selectinload(Document.paragraphs),
            joinedload(Document.publication),
            joinedload(Document.issuer),
            joinedload(Document.revises),
        )
    )
    if found is None:
        raise no_such_document()
    return found


def wordings_in_force(viewer: Viewer) -> Select[Wording]:
    """The recommendations on record that this person may read, each as it is worded now."""
    return (
        select(Wording)
        .join(Wording.document)
        .join(Wording.recommendation)
        .where(Wording.in_force, Recommendation.code.is_not(None), readable(viewer))
    )


def recommendation_for(viewer: Viewer, code: str) -> Wording:
    """The recommendation of that code, as it is worded now, with its tags, proposers and paragraphs.

    :raises Missing: when there is none that this person may know of.
    """
    whole = joinedload(Wording.recommendation)
    found = db.session.scalar(
        wordings_in_force(viewer)
        .where(Recommendation.code == code)
        .options(
            joinedload(Wording.document).joinedload(Document.publication),
            selectinload(Wording.paragraphs),
            whole.selectinload(Recommendation.tags).options(
                joinedload(Tag.theme), joinedload(Tag.principle), joinedload(Tag.objective)
            ),
            whole.selectinload(Recommendation.proposers).joinedload(Proposer.mechanism),
            whole.selectinload(Recommendation.wordings).joinedload(Wording.document),
        )
    )
    if found is None:
        raise Missing(_("There is no such recommendation, or it is not public."))
    return found


def recommendations_in(document: Document) -> list[Wording]:
    """The recommendations as this document words them, in its order, with what hangs on them. Constant queries."""
    whole = joinedload(Wording.recommendation)
    return list(
        db.session.scalars(
            select(Wording)
            .where(Wording.document_id == document.id)
            .order_by(Wording.position, Wording.id)
            .options(
                selectinload(Wording.paragraphs),
                whole.selectinload(Recommendation.tags).options(
                    joinedload(Tag.theme), joinedload(Tag.principle), joinedload(Tag.objective)
                ),
                whole.selectinload(Recommendation.proposers).joinedload(Proposer.mechanism),
            )
        )
    )
