"""Our file on a milestone: whether it is closed, and what is still open in it."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from meetings.compact.models import Milestone
from meetings.core.db import db
from meetings.followup.models import Contribution, FileStep, Party, Reflection
from meetings.followup.queries.standing_now import is_read, stage_now
from meetings.followup.rules.standing import ENDED
from meetings.outcomes.models import Recommendation


def file_steps(milestone: Milestone) -> list[FileStep]:
    """When our file was closed and opened again, the first first. One query."""
    query = select(FileStep).where(FileStep.milestone_id == milestone.id).order_by(FileStep.id)
    return list(db.session.scalars(query))


def is_closed(milestone: Milestone) -> bool:
    """Whether our file on it is closed now. One query."""
    last = db.session.scalar(
        select(FileStep.kind).where(FileStep.milestone_id == milestone.id).order_by(FileStep.id.desc()).limit(1)
    )
    return last == "closed"


def contributions_at(milestone: Milestone) -> list[Contribution]:
    """All contributions to it, with what their standing depends on, by the code of their recommendation."""
    query = (
        select(Contribution)
        .join(Contribution.recommendation)
        .where(Contribution.milestone_id == milestone.id)
        .order_by(Recommendation.code, Contribution.id)
        .options(
            joinedload(Contribution.recommendation),
            joinedload(Contribution.carrier).options(joinedload(Party.organisation), joinedload(Party.mechanism)),
            selectinload(Contribution.steps),
            selectinload(Contribution.reflections).options(
                joinedload(Reflection.document), selectinload(Reflection.steps)
            ),
        )
    )
    return list(db.session.scalars(query))


def still_open(milestone: Milestone) -> list[Contribution]:
    """The contributions to it that have not ended, and no reading that stands undisputed."""
    return [each for each in contributions_at(milestone) if stage_now(each) not in ENDED and not is_read(each)]


def closed_among(milestone_ids: Collection[int]) -> set[int]:
    """Those of the milestones on which our file is closed now. One query."""
    rows = db.session.execute(
        select(FileStep.milestone_id, FileStep.kind)
        .where(FileStep.milestone_id.in_(milestone_ids or [0]))
        .order_by(FileStep.id)
    )
    last = {row.milestone_id: row.kind for row in rows}
    return {number for number, kind in last.items() if kind == "closed"}
