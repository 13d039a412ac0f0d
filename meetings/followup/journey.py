"""One recommendation and everything that became of it, for a person and as of two days. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Milestone
from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.words import mark as _
from meetings.documents.models import Document
from meetings.followup.clocks import AsOf
from meetings.followup.models import Contribution, Party, Reflection, ReflectionCitation, Step
from meetings.followup.standing import (
    ENDED,
    ReadingFact,
    ReadingStanding,
    Stage,
    StepFact,
    is_advance,
    is_agreed,
    is_late,
    live_readings,
    live_steps,
    reading_standing,
    stage_of,
)
from meetings.outcomes.models import MeetingDocument, Proposer, Recommendation, RecommendationLink, Tag, Wording
from meetings.outcomes.queries import is_staff, meeting_of, readable


@dataclass(frozen=True, slots=True)
class KnownStep:
    """A step that counts. The two flags are for those who work on the recommendation only."""

    step: Step
    is_advance: bool = False
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class KnownReading:
    """A reading that counts, with how it stands."""

    reflection: Reflection
    standing: ReadingStanding
    is_public: bool


@dataclass(frozen=True, slots=True)
class KnownContribution:
    """A contribution with its live steps in the order of their days, and its readings."""

    contribution: Contribution
    stage: Stage
    is_public: bool
    steps: Sequence[KnownStep]
    readings: Sequence[KnownReading]


@dataclass(frozen=True, slots=True)
class KnownLink:
    """How it stands to another recommendation; ``is_later``: whether this one is the later of the two."""

    kind: str
    is_later: bool
    other: Wording


@dataclass(frozen=True, slots=True)
class KnownRecommendation:
    """Everything that the page of a recommendation says."""

    when: AsOf
    wording: Wording
    others: Sequence[Wording]  # as other documents word it, the first first
    meeting: MeetingDocument | None
    is_staff: bool
    tags: Sequence[Tag]
    contributions: Sequence[KnownContribution] = field(default_factory=tuple)
    links: Sequence[KnownLink] = field(default_factory=tuple)

    @property
    def recommendation(self) -> Recommendation:
        """The thing itself, whatever document words it."""
        return self.wording.recommendation


def known_recommendation(viewer: Viewer, code: str, when: AsOf) -> KnownRecommendation:
    """Everything on record about one recommendation that this person may see.

    :raises Missing: when there is none, none that they may know of, or none yet as of the two days.
    """
    rows = sorted(
        (row for row in _wordings(viewer, code) if was_out(row.document, when)),
        key=lambda row: _published(row.document),
    )
    if not rows:
        raise Missing(_("There is no such recommendation, or it is not public."))
    wording = rows[-1]
    meeting = meeting_of(wording.document)
    staff = is_staff(viewer, meeting.meeting.code if meeting else None)
    return KnownRecommendation(
        when,
        wording,
        rows[:-1],
        meeting,
        staff,
        [tag for tag in wording.recommendation.tags if when.knows(tag.at)],
        _contributions(viewer, wording, when, staff=staff),
        _links(viewer, wording.recommendation_id, when),
    )


def was_out(document: Document, when: AsOf) -> bool:
    """Whether a document had come out by then, as known then; a draft never."""
    if document.publication is None or not when.knows(document.publication.at):
        return False
    published = document.publication.at.date()
    return min(document.issued_earliest or published, published) <= when.day


def _published(document: Document) -> tuple[str, int]:
    return (document.publication.at.isoformat() if document.publication else "", document.id)


def _wordings(viewer: Viewer, code: str) -> Sequence[Wording]:
    whole = joinedload(Wording.recommendation)
    return db.session.scalars(
        select(Wording)
        .join(Wording.document)
        .join(Wording.recommendation)
        .where(Recommendation.code == code, readable(viewer))
        .options(
            joinedload(Wording.document).joinedload(Document.publication),
            selectinload(Wording.paragraphs),
            whole.selectinload(Recommendation.tags).options(
                joinedload(Tag.theme), joinedload(Tag.principle), joinedload(Tag.objective)
            ),
            whole.selectinload(Recommendation.proposers).joinedload(Proposer.mechanism),
        )
    ).all()


def _contributions(viewer: Viewer, wording: Wording, when: AsOf, *, staff: bool) -> list[KnownContribution]:
    rows = db.session.scalars(
        select(Contribution)
        .where(Contribution.recommendation_id == wording.recommendation_id, Contribution.recorded_at < when.until)
        .order_by(Contribution.id)
        .options(
            joinedload(Contribution.milestone).options(
                joinedload(Milestone.cycle), selectinload(Milestone.windows)
            ),
            _party(Contribution.carrier),
            selectinload(Contribution.steps).options(
                _party(Step.sender), _party(Step.recipient), joinedload(Step.evidence)
            ),
            selectinload(Contribution.reflections).options(
                joinedload(Reflection.document),
                joinedload(Reflection.evidence),
                selectinload(Reflection.citations).joinedload(ReflectionCitation.paragraph),
                selectinload(Reflection.steps),
            ),
        )
    )  # fmt: skip
    found = [_contribution(row, wording, when, staff=staff) for row in rows]
    found = _with_readable_texts(viewer, found)
    return sorted((each for each in found if staff or _may_show(each)), key=_first_day)


def _with_readable_texts(viewer: Viewer, found: list[KnownContribution]) -> list[KnownContribution]:
    """Without the readings of texts that the person may not read. One query."""
    texts = {each.reflection.document_id for row in found for each in row.readings}
    if not texts:
        return found
    seen = set(db.session.scalars(select(Document.id).where(Document.id.in_(texts), readable(viewer))))
    return [
        replace(row, readings=[each for each in row.readings if each.reflection.document_id in seen]) for row in found
    ]


def _party(attribute: Any) -> Any:  # SQLAlchemy does not export what it is
    return joinedload(attribute).options(
        joinedload(Party.state), joinedload(Party.organisation), joinedload(Party.mechanism)
    )


def _may_show(known: KnownContribution) -> bool:
    return known.is_public and known.stage not in ENDED


def _first_day(known: KnownContribution) -> tuple[date, int]:
    days = [each.step.on_earliest for each in known.steps if each.step.on_earliest]
    return min(days, default=date.max), known.contribution.id


def _contribution(row: Contribution, wording: Wording, when: AsOf, *, staff: bool) -> KnownContribution:
    facts = [StepFact(step.id, step.kind, step.on, step.corrects_id, step.recorded_at) for step in row.steps]
    live = {fact.id for fact in live_steps(facts, when)}
    steps = sorted((step for step in row.steps if step.id in live), key=_day_of)
    agreed = is_agreed(facts, when)
    readings = _readings(row, when, staff=staff, agreed=agreed)
    seen = [_fact(each.reflection) for each in readings]
    return KnownContribution(
        row, stage_of(facts, seen, when), agreed, [_known(step, row, wording, staff=staff) for step in steps], readings
    )


def _day_of(step: Step) -> tuple[date, int]:
    return step.on_earliest or step.recorded_at.date(), step.id


def _known(step: Step, row: Contribution, wording: Wording, *, staff: bool) -> KnownStep:
    if not staff or step.kind != "transmitted":
        return KnownStep(step)
    return KnownStep(step, is_advance(step.on, wording.document.issued), is_late(step.on, closing_day(row.milestone)))


def closing_day(milestone: Milestone) -> date | None:
    """The last day on which inputs were asked for: of the window that all regions share, else of the last to close."""
    days = [window.closes for window in milestone.windows if window.closes and window.region_id is None]
    days = days or [window.closes for window in milestone.windows if window.closes]
    return max(days, default=None)


def _readings(row: Contribution, when: AsOf, *, staff: bool, agreed: bool) -> list[KnownReading]:
    live = {fact.id for fact in live_readings([_fact(each) for each in row.reflections], when)}
    found = []
    for reflection in row.reflections:
        standing = reading_standing(_fact(reflection), when)
        if reflection.id in live and standing and (staff or standing == "cleared"):
            found.append(KnownReading(reflection, standing, standing == "cleared" and agreed))
    return found


def _fact(row: Reflection) -> ReadingFact:
    steps = [(step.kind, step.recorded_at) for step in row.steps]
    return ReadingFact(row.id, row.degree, row.document.issued, row.revises_id, row.recorded_at, steps)


def _links(viewer: Viewer, recommendation_id: int, when: AsOf) -> list[KnownLink]:
    """How it stands to others that the person may read, each as it is worded now. One query for both directions."""
    mine = or_(RecommendationLink.from_id == recommendation_id, RecommendationLink.to_id == recommendation_id)
    rows = db.session.execute(
        select(RecommendationLink.kind, RecommendationLink.from_id, Wording)
        .join(
            Wording,
            or_(
                Wording.recommendation_id == RecommendationLink.to_id,
                Wording.recommendation_id == RecommendationLink.from_id,
            ),
        )
        .join(Wording.document)
        .join(Wording.recommendation)
        .where(
            mine,
            Wording.in_force,
            Wording.recommendation_id != recommendation_id,
            Recommendation.code.is_not(None),
            RecommendationLink.at < when.until,
            readable(viewer),
        )
        .options(joinedload(Wording.recommendation), joinedload(Wording.document).joinedload(Document.publication))
        .order_by(Recommendation.code)
    )
    return [
        KnownLink(kind, from_id == recommendation_id, other)
        for kind, from_id, other in rows
        if was_out(other.document, when)
    ]
