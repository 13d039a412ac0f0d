"""Meetings over although no day of theirs is on record: what they were to feed has taken place since."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, func, select

from meetings.compact.models import Milestone
from meetings.core.db import db
from meetings.programme.models import Meeting
from meetings.programme.models.joined import meeting_feeds


def fed_what_is_over(today: date) -> ColumnElement[bool]:
    """The condition under which a meeting was to feed milestones, and the last day of each has passed."""
    fed = (
        select(meeting_feeds.c.meeting_id)
        .join(Milestone, Milestone.id == meeting_feeds.c.milestone_id)
        .group_by(meeting_feeds.c.meeting_id)
        .having(func.max(func.coalesce(Milestone.dates_latest, date.max)) < today)
    )
    return Meeting.id.in_(fed)


def over_without_days(today: date, codes: Collection[str] | None = None) -> frozenset[str]:
    """The codes of the meetings without days that are over all the same. One query.

    :param codes: of whose only; None for all.
    """
    query = select(Meeting.code).where(Meeting.dates_status == "undetermined", fed_what_is_over(today))
    return frozenset(db.session.scalars(query if codes is None else query.where(Meeting.code.in_(codes))))
