"""What the analyst's inbox asks of the database beside the register: what is no event of a contribution, and names.

Where contributions and readings stand is for the rules to say: nothing here asks it.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import func, select

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Cycle, InputWindow, Milestone
from meetings.core.db import db
from meetings.directory.models import Mechanism
from meetings.followup.models import Contribution, Evidence, Mandate, Reflection, ResultDocument, Step
from meetings.outcomes.models import Wording
from meetings.outcomes.queries.readable_texts import open_to_all


def own_readings(viewer: Viewer) -> frozenset[int]:
    """The numbers of the readings that this person made. One query."""
    return frozenset(db.session.scalars(select(Reflection.id).where(Reflection.by_user_id == viewer.id)))


def with_results() -> frozenset[str]:
    """The codes of the milestones whose result is on record. One query."""
    there = select(ResultDocument.milestone_id)
    return frozenset(db.session.scalars(select(Milestone.code).where(Milestone.id.in_(there))))


def closing_between(first: date, last: date) -> list[tuple[str, str, date]]:
    """Milestones of which a window closes from one day to another: code, name, and the first such day. One query."""
    closes = func.min(InputWindow.closes)
    rows = db.session.execute(
        select(Milestone.code, Milestone.name, closes)
        .join(InputWindow, InputWindow.milestone_id == Milestone.id)
        .where(InputWindow.closes >= first, InputWindow.closes <= last)
        .group_by(Milestone.id, Milestone.code, Milestone.name)
        .order_by(closes, Milestone.code)
    )
    return [(code, name, day) for code, name, day in rows if day]  # one there is: the condition asks for it


def steps_on_held_evidence() -> list[tuple[int, int]]:
    """The steps, whether they count or not, that rest on evidence held: their contribution's number, and their own.

    Only of recommendations that everybody may read. One query.
    """
    held = select(Evidence.id).where(Evidence.access == "held")
    public = select(Wording.recommendation_id).join(Wording.document).where(Wording.in_force, open_to_all())
    rows = db.session.execute(
        select(Step.contribution_id, Step.id)
        .join(Step.contribution)
        .where(Step.evidence_id.in_(held), Contribution.recommendation_id.in_(public))
    )
    return [(contribution, step) for contribution, step in rows]


def pending_mandates() -> list[tuple[str, str]]:
    """The mechanisms, and the cycles, of which the mandate is pending. One query."""
    latest = select(func.max(Mandate.id)).group_by(Mandate.mechanism_id, Mandate.cycle_id)
    rows = db.session.execute(
        select(func.coalesce(Mechanism.short, Mechanism.name), Cycle.name)
        .join(Mandate, Mandate.mechanism_id == Mechanism.id)
        .join(Cycle, Cycle.id == Mandate.cycle_id)
        .where(Mandate.id.in_(latest), Mandate.standing == "pending")
        .order_by(Mechanism.code, Cycle.number)
    )
    return [(mechanism, cycle) for mechanism, cycle in rows]


def milestone_names(codes: Collection[str]) -> dict[str, str]:
    """What milestones are called, by their codes. One query."""
    return _names(Milestone.code, Milestone.name, codes)


def assessors(readings: Collection[int]) -> dict[int, str]:
    """Who made each of these readings. One query."""
    return _names(Reflection.id, Reflection.by_name, readings)


def _names(key: Any, name: Any, of: Collection[Any]) -> dict[Any, str]:
    if not of:
        return {}
    rows = db.session.execute(select(key, name).where(key.in_(sorted(of))))
    return {row[0]: row[1] for row in rows}
