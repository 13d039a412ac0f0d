"""Who proposed what is told to: the one place that reads proposers for somebody who may not work on the meeting.

It is a choice of the meeting, off at first (``Meeting.proposers_shown``), and it holds whatever day is asked about:
what is kept back today is kept back of every day before. A recommendation that no meeting's document words has nobody
who could choose, so its proposers are told to those who work on it.
"""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.outcomes.models import MeetingDocument, Proposer, Wording
from meetings.outcomes.queries.readable_texts import works_on
from meetings.programme.models import Meeting


def shown_to(viewer: Viewer) -> ColumnElement[bool]:
    """The condition under which this person may be told that somebody proposed a recommendation."""
    kept_back = (
        select(Wording.recommendation_id)
        .outerjoin(MeetingDocument, MeetingDocument.document_id == Wording.document_id)
        .outerjoin(Meeting, Meeting.id == MeetingDocument.meeting_id)
        .where(or_(Meeting.id.is_(None), Meeting.proposers_shown != "public"))
    )
    public = Proposer.recommendation_id.not_in(kept_back)
    if not viewer.holds():
        return public
    theirs = select(Wording.recommendation_id).join(Wording.document).where(works_on(viewer))
    return or_(public, Proposer.recommendation_id.in_(theirs))


def proposers_of(
    viewer: Viewer, recommendations: Collection[int], *known: ColumnElement[bool]
) -> dict[int, list[Proposer]]:
    """The proposers of these recommendations that the person may be told of, by the recommendation's number. One query.

    :param known: which rows stood, where it is asked as of a day; none: those that stand now.
    """
    found: dict[int, list[Proposer]] = defaultdict(list)
    rows = db.session.scalars(
        select(Proposer)
        .where(
            Proposer.recommendation_id.in_(sorted(recommendations)),
            shown_to(viewer),
            *(known or (Proposer.until.is_(None),)),
        )
        .order_by(Proposer.id)
        .options(joinedload(Proposer.mechanism))
    )
    for row in rows:
        found[row.recommendation_id].append(row)
    return found
