"""Meetings whose days were never settled and have passed: what is said of them instead of "to be confirmed"."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import and_, or_, select

from meetings.core.db import db
from meetings.documents.models import Document
from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.queries.readable_texts import open_to_all
from meetings.programme.models import Meeting
from meetings.programme.queries.days_passed import fed_what_is_over
from meetings.programme.queries.meeting_lists import Line


def passed_without_outcome(rows: Iterable[Line], today: date) -> frozenset[str]:
    """The codes of those whose days are not settled, have passed, and of which no text is on record. One query.

    Of a meeting without days this follows from what it was to feed, which is told of public ones alone.
    """
    unsettled = [row for row in rows if row.dates_status != "confirmed" and row.standing == "planned"]
    over = [row.code for row in unsettled if row.latest is not None and row.latest < today]
    undated = [row.code for row in unsettled if row.latest is None and row.visibility == "public"]
    told = (
        select(MeetingDocument.meeting_id)
        .join(Document, Document.id == MeetingDocument.document_id)
        .where(MeetingDocument.meeting_id.is_not(None), open_to_all())
    )
    passed = or_(Meeting.code.in_(over), and_(Meeting.code.in_(undated), fed_what_is_over(today)))
    return frozenset(db.session.scalars(select(Meeting.code).where(passed, Meeting.id.not_in(told))))
