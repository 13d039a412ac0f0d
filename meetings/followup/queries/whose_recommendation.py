"""Whose a recommendation is: that of the meeting whose document words it now."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, false, select
from sqlalchemy.orm import contains_eager

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document
from meetings.outcomes.models import MeetingDocument, Recommendation, Wording
from meetings.programme.models import Meeting
from meetings.programme.models.meeting import DEMONSTRATION


def wording_of(recommendation: Recommendation) -> Wording:
    """The recommendation as it is worded now, with its document. One query.

    :raises Invalid: while every document that words it is a draft.
    """
    found = db.session.scalar(
        select(Wording)
        .join(Wording.document)
        .where(Wording.recommendation_id == recommendation.id, Wording.in_force)
        .options(contains_eager(Wording.document))
    )
    if found is None or recommendation.code is None:
        raise Invalid(_("This recommendation is a draft. It can be followed up once its document is published."))
    return found


def scope_of(recommendation: Recommendation) -> str | None:
    """The code of the meeting whose document words it now; None where it is no meeting's. One query."""
    return db.session.scalar(
        select(Meeting.code)
        .join(MeetingDocument, MeetingDocument.meeting_id == Meeting.id)
        .join(Wording, Wording.document_id == MeetingDocument.document_id)
        .where(Wording.recommendation_id == recommendation.id, Wording.in_force)
    )


def first_issued(recommendation: Recommendation) -> Document | None:
    """The earliest published document that words it, of those whose days are known."""
    return db.session.scalar(
        select(Document)
        .join(Wording, Wording.document_id == Document.id)
        .join(Document.publication)
        .where(Wording.recommendation_id == recommendation.id, Document.issued_earliest.is_not(None))
        .order_by(Document.issued_earliest, Document.id)
        .limit(1)
    )


def day_of_meeting(recommendation: Recommendation) -> Meeting | None:
    """The meeting that concluded it, where its days are known."""
    return db.session.scalar(
        select(Meeting)
        .join(MeetingDocument, MeetingDocument.meeting_id == Meeting.id)
        .join(Wording, Wording.document_id == MeetingDocument.document_id)
        .where(Wording.recommendation_id == recommendation.id, Meeting.dates_earliest.is_not(None))
        .order_by(Meeting.dates_earliest)
        .limit(1)
    )


def followed_up_by(viewer: Viewer) -> set[int] | None:
    """The recommendations that this analyst follows up; None for all. One query at most."""
    own = _own(viewer)
    return None if own is None else set(db.session.scalars(own))


def of_theirs(viewer: Viewer) -> ColumnElement[bool]:
    """The condition under which a recommendation is one that this analyst follows up."""
    own = _own(viewer)
    return Recommendation.id.is_not(None) if own is None else Recommendation.id.in_(own)


def is_apart(viewer: Viewer) -> ColumnElement[bool]:
    """The condition under which a recommendation is of the demonstration, which no number counts.

    For an analyst of the demonstration alone nothing is apart.
    """
    if viewer.scopes("analyst") == frozenset((DEMONSTRATION,)):
        return false()
    return Recommendation.id.in_(_worded_by((DEMONSTRATION,)))


def _own(viewer: Viewer) -> Select[int] | None:
    """The numbers of those that documents of the analyst's meetings word now; None where it is every meeting's."""
    scopes = viewer.scopes("analyst")
    if scopes is None:
        return None
    return _worded_by(sorted(scopes))


def _worded_by(meetings: Sequence[str]) -> Select[int]:
    return (
        select(Wording.recommendation_id)
        .join(MeetingDocument, MeetingDocument.document_id == Wording.document_id)
        .join(Meeting, Meeting.id == MeetingDocument.meeting_id)
        .where(Wording.in_force, Meeting.code.in_(meetings))
    )
