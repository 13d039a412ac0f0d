"""Which recommendations are read in which text, in which paragraph, how closely, and on whose reading."""

from sqlalchemy import select

from meetings.core.db import db
from meetings.followup.answers.readings import Reading
from meetings.followup.answers.register import Register
from meetings.followup.queries.reading_rows import Text
from meetings.outcomes.models import MeetingDocument, Wording
from meetings.programme.models import Meeting

__all__ = ["Reading", "Text", "readings"]


def readings(register: Register, *, meeting: str | None = None, milestone: str | None = None) -> list[Reading]:
    """The readings on record that the person may see, in the order of the register. One query at most, once held.

    :param meeting: only of recommendations in this meeting's documents.
    :param milestone: only of contributions to this milestone.
    """
    theirs = None if meeting is None else _worded_by(meeting)
    return [
        reading
        for reading in register.all_readings()
        if (theirs is None or reading.entry.id in theirs) and milestone in (None, reading.milestone)
    ]


def _worded_by(meeting: str) -> set[int]:
    """The recommendations in a meeting's documents, by number. One query."""
    query = (
        select(Wording.recommendation_id)
        .join(MeetingDocument, MeetingDocument.document_id == Wording.document_id)
        .join(Meeting, Meeting.id == MeetingDocument.meeting_id)
        .where(Meeting.code == meeting)
    )
    return set(db.session.scalars(query))
