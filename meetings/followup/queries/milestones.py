"""How much there is at each milestone, for the desk."""

from sqlalchemy import func, select

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.followup.models import Contribution
from meetings.followup.queries.whose_recommendation import of_theirs


def contribution_counts(viewer: Viewer) -> dict[int, int]:
    """How many contributions this analyst follows to each milestone, by its number. One query."""
    query = select(Contribution.milestone_id, func.count()).join(Contribution.recommendation).where(of_theirs(viewer))
    rows = db.session.execute(query.group_by(Contribution.milestone_id))
    return {row[0]: row[1] for row in rows}
