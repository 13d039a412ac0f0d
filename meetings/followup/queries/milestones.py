"""How much there is at each milestone, for the desk."""

from collections.abc import Collection

from sqlalchemy import case, func, select

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.followup.models import Contribution
from meetings.followup.queries.whose_recommendation import is_apart, of_theirs
from meetings.outcomes.models import Recommendation


def contribution_counts(viewer: Viewer) -> dict[int, tuple[int, int]]:
    """How many contributions this analyst follows to each milestone, by its number: those that count, and the others.

    The others are of the demonstration. One query.
    """
    apart = func.sum(case((is_apart(viewer), 1), else_=0))
    query = select(Contribution.milestone_id, func.count(), apart).join(Contribution.recommendation)
    rows = db.session.execute(query.where(of_theirs(viewer)).group_by(Contribution.milestone_id))
    return {milestone: (every - invented, invented) for milestone, every, invented in rows}


def apart_among(viewer: Viewer, contributions: Collection[Contribution]) -> set[int]:
    """The recommendations of these contributions that are of the demonstration, by number. One query."""
    asked = {each.recommendation_id for each in contributions}
    query = select(Recommendation.id).where(Recommendation.id.in_(asked), is_apart(viewer))
    return set(db.session.scalars(query))
