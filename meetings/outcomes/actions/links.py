"""How a recommendation stands to an earlier one. A link alters neither of the two."""

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid, NotAllowed
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document
from meetings.outcomes.models import MeetingDocument, Recommendation, RecommendationLink, Wording
from meetings.outcomes.vocabulary import LINK_KINDS, LinkKind
from meetings.programme.models import Meeting


def link_recommendations(
    viewer: Viewer, later: Recommendation, earlier: Recommendation | None, kind: LinkKind | None
) -> RecommendationLink:
    """Record that the later recommendation restates, elaborates, merges, is split from or supersedes the earlier one.

    :raises Invalid: without the other one or a kind, for itself, for a later one, or when the links would go round.
    :raises Conflict: when the two are linked already.
    """
    scope = _scope_of(later)
    if not (viewer.may("analyst", scope) or viewer.may("rapporteur", scope)):
        raise NotAllowed(_("Only those who work on what its meeting concluded link this recommendation."))
    if earlier is None or earlier.code is None or later.code is None or earlier is later:
        sentence = _("Give the code of another recommendation on record, such as GRCP7-R03.")
        raise Invalid(sentence, {"earlier": sentence})
    if kind not in LINK_KINDS:
        raise Invalid(_("Choose how the two are linked."), {"kind": _("Choose how the two are linked.")})
    _require_order(later, earlier)
    link = RecommendationLink(from_id=later.id, to_id=earlier.id, kind=kind, by_user_id=viewer.id or None)
    db.session.add(link)
    db.session.flush()
    history.record(
        "recommendations.linked", "recommendation", later.code, scope=scope, after={"kind": kind, "to": earlier.code}
    )
    return link


def _require_order(later: Recommendation, earlier: Recommendation) -> None:
    if db.session.get(RecommendationLink, (later.id, earlier.id)) is not None:
        raise Conflict(_("The two are linked already."))
    first, second = _issued(earlier), _issued(later)
    days = (first and first.issued_earliest), (second and second.issued_latest)
    if days[0] and days[1] and days[0] > days[1]:
        sentence = _("%(other)s is the later one: link it from its own page.")
        raise Invalid(sentence, {"earlier": sentence}, other=earlier.code)
    if later.id in _reached_from(earlier.id):
        sentence = _("%(other)s points at this one already, directly or by others: links do not go round.")
        raise Invalid(sentence, {"earlier": sentence}, other=earlier.code)


def _reached_from(start: int) -> set[int]:
    """Every recommendation that this one points at, directly or by others. One query a generation."""
    reached: set[int] = set()
    next_ones = {start}
    while next_ones:
        query = select(RecommendationLink.to_id).where(RecommendationLink.from_id.in_(next_ones))
        next_ones = set(db.session.scalars(query)) - reached
        reached |= next_ones
    return reached


def _issued(recommendation: Recommendation) -> Document | None:
    return db.session.scalar(
        select(Document)
        .join(Wording, Wording.document_id == Document.id)
        .where(Wording.recommendation_id == recommendation.id, Document.issued_earliest.is_not(None))
        .order_by(Document.issued_earliest)
        .limit(1)
    )


def _scope_of(recommendation: Recommendation) -> str | None:
    return db.session.scalar(
        select(Meeting.code)
        .join(MeetingDocument, MeetingDocument.meeting_id == Meeting.id)
        .join(Wording, Wording.document_id == MeetingDocument.document_id)
        .where(Wording.recommendation_id == recommendation.id, Wording.in_force)
    )
