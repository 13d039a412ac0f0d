"""What happened to contributions."""

from collections import defaultdict

from sqlalchemy import ColumnElement, select

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.followup.models import Contribution, Step
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import StepFact


def steps_of(condition: ColumnElement[bool]) -> dict[int, list[StepFact]]:
    """The steps that a condition on ``Step`` finds, by contribution, whenever they were recorded. One query."""
    found: dict[int, list[StepFact]] = defaultdict(list)
    rows = db.session.execute(
        select(
            Step.contribution_id, Step.id, Step.kind, Step.on_label, Step.on_earliest, Step.on_latest, Step.on_status,
            Step.corrects_id, Step.recorded_at,
        )
        .where(condition)
        .order_by(Step.id)
    )  # fmt: skip
    for contribution, number, kind, label, earliest, latest, status, corrects, at in rows:
        found[contribution].append(StepFact(number, kind, FuzzyDates(label, earliest, latest, status), corrects, at))
    return found


def said_of(when: AsOf) -> dict[int, list[str]]:
    """What was noted with the steps short of handing over, by recommendation; for those who work on them. One query."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = db.session.execute(
        select(Contribution.recommendation_id, Step.note)
        .join(Contribution, Contribution.id == Step.contribution_id)
        .where(Step.kind.in_(("planned", "prepared", "lapsed", "withdrawn")), Step.note.is_not(None))
        .where(Step.recorded_at < when.until)
        .order_by(Step.id)
    )
    for recommendation, note in rows:
        found[recommendation].append(note or "")
    return found
