"""What waits for an analyst: sections of lines, each found with one query however much there is."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import aliased

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Cycle, InputWindow, Milestone
from meetings.core import clock
from meetings.core.db import db
from meetings.directory.models import Mechanism
from meetings.documents.models import Document
from meetings.followup.models import Contribution, Evidence, Mandate, Reflection, ReflectionStep, ResultDocument, Step
from meetings.followup.queries.scopes import of_theirs
from meetings.outcomes.models import Recommendation, Wording
from meetings.outcomes.queries.readable_texts import open_to_all

Rows = Select[*tuple[Any, ...]]
SOON: Final = timedelta(days=60)
UNDER_WAY: Final = ("transmitted", "acknowledged", "considered")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits: what it is about, and the numbers that its link needs."""

    code: str | None = None
    text: str | None = None
    milestone: str | None = None
    milestone_code: str | None = None
    channel: str | None = None
    contribution: int | None = None
    reading: int | None = None
    degree: str | None = None
    by: str | None = None
    closes: Any = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of things that wait: how many in all, and some of them."""

    name: str
    total: int
    lines: list[Line]


def _live(kinds: tuple[str, ...]) -> ColumnElement[bool]:
    """The condition under which a contribution has a step of these kinds that nobody corrected."""
    later = aliased(Step)
    corrected = select(later.corrects_id).where(later.corrects_id == Step.id).exists()
    return select(Step.id).where(Step.contribution_id == Contribution.id, Step.kind.in_(kinds), ~corrected).exists()


def _is_read() -> ColumnElement[bool]:
    return select(Reflection.id).where(Reflection.contribution_id == Contribution.id).exists()


def _recommendations(viewer: Viewer) -> Rows:
    columns = (Recommendation.code, Wording.text)
    base = select(*columns).join(Wording, and_(Wording.recommendation_id == Recommendation.id, Wording.in_force))
    return base.where(Recommendation.code.is_not(None), of_theirs(viewer)).order_by(Recommendation.code)


def _contributions(viewer: Viewer) -> Rows:
    return (
        _recommendations(viewer)
        .add_columns(
            Milestone.name.label("milestone"),
            Milestone.code.label("milestone_code"),
            Contribution.channel,
            Contribution.id.label("contribution"),
        )
        .join(Contribution, Contribution.recommendation_id == Recommendation.id)
        .join(Milestone, Milestone.id == Contribution.milestone_id)
        .order_by(Contribution.id)
    )


def not_begun(viewer: Viewer) -> Rows:
    """Recommendations without any contribution."""
    begun = select(Contribution.id).where(Contribution.recommendation_id == Recommendation.id).exists()
    return _recommendations(viewer).where(~begun)


def not_transmitted(viewer: Viewer) -> Rows:
    """Live contributions that nobody has handed over yet."""
    return _contributions(viewer).where(Contribution.live_key.is_not(None), ~_live(UNDER_WAY), ~_is_read())


def not_read(viewer: Viewer) -> Rows:
    """Live contributions to a milestone whose result is on record, without a reading."""
    there = select(ResultDocument.document_id).where(ResultDocument.milestone_id == Contribution.milestone_id).exists()
    return _contributions(viewer).where(Contribution.live_key.is_not(None), there, ~_is_read())


def closing(viewer: Viewer) -> Rows:
    """Milestones whose window closes soon, with the number of contributions that nobody has handed over yet."""
    today = clock.today()
    waiting = not_transmitted(viewer).order_by(None).subquery()
    return (
        select(
            Milestone.name.label("milestone"),
            Milestone.code.label("milestone_code"),
            func.min(InputWindow.closes).label("closes"),
            func.count(waiting.c.contribution.distinct()).label("count"),
        )
        .join(InputWindow, InputWindow.milestone_id == Milestone.id)
        .join(waiting, waiting.c.milestone_code == Milestone.code)
        .where(InputWindow.closes >= today, InputWindow.closes <= today + SOON)
        .group_by(Milestone.id, Milestone.name, Milestone.code)
        .order_by(func.min(InputWindow.closes), Milestone.code)
    )


def _readings(viewer: Viewer, *standing: str | None) -> Rows:
    """The readings in force whose last step is one of these; None: without any."""
    revision, last = aliased(Reflection), aliased(ReflectionStep)
    newest = select(func.max(ReflectionStep.id)).where(ReflectionStep.reflection_id == Reflection.id)
    fits = [last.kind.is_(None) if kind is None else last.kind == kind for kind in standing]
    return (
        _contributions(viewer)
        .add_columns(Reflection.id.label("reading"), Reflection.degree, Reflection.by_name.label("by"))
        .join(Reflection, Reflection.contribution_id == Contribution.id)
        .outerjoin(last, last.id == newest.correlate(Reflection).scalar_subquery())
        .where(or_(*fits), ~select(revision.id).where(revision.revises_id == Reflection.id).exists())
        .order_by(Reflection.id)
    )


def _by_others(viewer: Viewer, query: Rows) -> Rows:
    return query.where(or_(Reflection.by_user_id.is_(None), Reflection.by_user_id != viewer.id))


def resting_on_held(viewer: Viewer) -> Rows:
    """Contributions that everybody may see, of which a step rests on evidence that is not public."""
    later = aliased(Step)
    held = (
        select(Step.id)
        .join(Evidence, Evidence.id == Step.evidence_id)
        .where(Step.contribution_id == Contribution.id, Evidence.access == "held", Step.kind != "void")
        .where(~select(later.id).where(later.corrects_id == Step.id).exists())
        .exists()
    )
    public = select(Document.id).where(Document.id == Wording.document_id, open_to_all()).exists()
    return _contributions(viewer).where(_live(("agreed",)), held, public)


def pending(viewer: Viewer) -> Rows:
    """Mandates that are pending, of mechanisms and cycles; for analysts of all meetings."""
    latest = select(func.max(Mandate.id)).group_by(Mandate.mechanism_id, Mandate.cycle_id)
    query = (
        select(func.coalesce(Mechanism.short, Mechanism.name).label("code"), Cycle.name.label("text"))
        .join(Mandate, Mandate.mechanism_id == Mechanism.id)
        .join(Cycle, Cycle.id == Mandate.cycle_id)
        .where(Mandate.id.in_(latest), Mandate.standing == "pending")
        .order_by(Mechanism.code, Cycle.number)
    )
    return query if viewer.may("analyst") else query.where(false())


SECTIONS: Final = {
    "closing": closing,
    "to-verify": lambda viewer: _by_others(viewer, _readings(viewer, None)),
    "to-clear": lambda viewer: _by_others(viewer, _readings(viewer, "verified")),
    "disputed": lambda viewer: _readings(viewer, "disputed"),
    "not-read": not_read,
    "not-transmitted": not_transmitted,
    "not-begun": not_begun,
    "held": resting_on_held,
    "mandates": pending,
}


def section(viewer: Viewer, name: str, *, first: int = 0, most: int = 5) -> Section:
    """One section: how many lines there are, and those from ``first`` on. One query."""
    query = SECTIONS[name](viewer)
    rows = db.session.execute(query.add_columns(func.count().over().label("total")).offset(first).limit(most)).all()
    lines = [Line(**{key: value for key, value in row._mapping.items() if key != "total"}) for row in rows]
    return Section(name, rows[0].total if rows else 0, lines)


def inbox(viewer: Viewer) -> list[Section]:
    """Every section with its first lines. As many queries as there are sections."""
    return [section(viewer, name) for name in SECTIONS]
