"""Whether the members of a mechanism let it speak: the entry recorded last for a mechanism and a cycle holds."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from meetings.compact.models import Cycle, Milestone
from meetings.core.db import db
from meetings.core.translation_mark import mark as _
from meetings.directory.models import Mechanism
from meetings.directory.rules.alphabet import alphabetical
from meetings.followup.models import Mandate
from meetings.followup.rules.notices import Notice
from meetings.outcomes.models import Proposer, Recommendation

_WARNINGS = {
    None: _("No mandate of %(mechanism)s for this cycle is on record. Record it, or ask its Chair."),
    "pending": _("The mandate of %(mechanism)s for this cycle is pending."),
    "declined": _("The members of %(mechanism)s declined a mandate for this cycle."),
    "takes-no-positions": _("%(mechanism)s takes no positions."),
}


def mandates() -> list[Mandate]:
    """Every entry, the latest first. One query."""
    query = select(Mandate).order_by(Mandate.id.desc())
    loaded = joinedload(Mandate.mechanism), joinedload(Mandate.cycle), joinedload(Mandate.evidence)
    return list(db.session.scalars(query.options(*loaded)))


def mandates_in_force(cycle: Cycle | None = None) -> list[Mandate]:
    """The entry that holds for each mechanism and cycle, by cycle and mechanism. One query."""
    latest = select(func.max(Mandate.id)).group_by(Mandate.mechanism_id, Mandate.cycle_id)
    query = select(Mandate).join(Mandate.mechanism).join(Mandate.cycle).where(Mandate.id.in_(latest))
    if cycle is not None:
        query = query.where(Mandate.cycle_id == cycle.id)
    query = query.order_by(Cycle.number.desc(), Mechanism.code)
    loaded = joinedload(Mandate.mechanism), joinedload(Mandate.cycle), joinedload(Mandate.evidence)
    return list(db.session.scalars(query.options(*loaded)))


def proposing(recommendation_ids: Iterable[int]) -> list[Mechanism]:
    """The mechanisms that proposed any of these recommendations, by code. One query."""
    theirs = select(Proposer.mechanism_id).where(
        Proposer.recommendation_id.in_(recommendation_ids), Proposer.until.is_(None)
    )
    found = db.session.scalars(select(Mechanism).where(Mechanism.id.in_(theirs)))
    return sorted(found, key=lambda mechanism: alphabetical(mechanism.short or mechanism.name))


def without_mandate(recommendation: Recommendation, milestone: Milestone) -> list[Notice]:
    """A sentence for each proposing mechanism that has no mandate for the milestone's cycle or takes no positions."""
    mechanisms = proposing([recommendation.id])
    if not mechanisms:
        return []
    latest = select(func.max(Mandate.id)).where(Mandate.cycle_id == milestone.cycle_id).group_by(Mandate.mechanism_id)
    rows = db.session.execute(select(Mandate.mechanism_id, Mandate.standing).where(Mandate.id.in_(latest))).all()
    stands = {row.mechanism_id: row.standing for row in rows}
    found = [(each, stands.get(each.id)) for each in mechanisms]
    return [
        Notice(_WARNINGS[standing], {"mechanism": each.short or each.name})
        for each, standing in found
        if standing != "mandated"
    ]
