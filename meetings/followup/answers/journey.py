"""One recommendation and everything that became of it, for a person and as of two days. A fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document
from meetings.followup.answers.known_contributions import KnownContribution, contributions_of
from meetings.followup.answers.official_places import places_by_then
from meetings.followup.answers.was_out import was_out
from meetings.followup.queries import recommendation_rows
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.models import (
    MeetingDocument,
    Proposer,
    Recommendation,
    RecommendationLink,
    Tag,
    Wording,
    WordsDecision,
)
from meetings.outcomes.queries.official_texts import Place
from meetings.outcomes.queries.proposers_shown import proposers_of
from meetings.outcomes.queries.readable_texts import is_staff, meeting_of, readable
from meetings.outcomes.rules.agreement import still_told


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
    proposers: Sequence[Proposer]  # those that the person may be told of
    contributions: Sequence[KnownContribution] = field(default_factory=tuple)
    links: Sequence[KnownLink] = field(default_factory=tuple)
    decisions: Sequence[WordsDecision] = field(default_factory=tuple)  # which words hold, in texts that came out
    official: Mapping[int, Sequence[Place]] = field(default_factory=dict)  # of the paragraphs of summaries cited

    @property
    def recommendation(self) -> Recommendation:
        """The thing itself, whatever document words it."""
        return self.wording.recommendation


def known_recommendation(viewer: Viewer, code: str, when: AsOf) -> KnownRecommendation:
    """Everything on record about one recommendation that this person may see.

    :raises Missing: when there is none, none that they may know of, or none yet as of the two days.
    """
    rows = _out_by_then(_wordings(viewer, code), when)
    if not rows:
        raise Missing(_("There is no such recommendation, or it is not public."))
    wording = rows[-1]
    meeting = meeting_of(wording.document)
    staff = is_staff(viewer, meeting.meeting.code if meeting else None)
    contributions = contributions_of(viewer, rows, when, staff=staff)
    return KnownRecommendation(
        when,
        wording,
        rows[:-1],
        meeting,
        staff,
        [tag for tag in wording.recommendation.all_tags if when.stood(tag.at, tag.until)],
        _proposers(viewer, wording.recommendation_id, when),
        contributions,
        _links(viewer, wording.recommendation_id, when),
        _decisions(viewer, rows, when),
        places_by_then(viewer, _cited_of_summaries(contributions), when),
    )


def _cited_of_summaries(contributions: Iterable[KnownContribution]) -> set[int]:
    return {
        citation.paragraph_id
        for each in contributions
        for reading in each.readings
        if reading.reflection.document and reading.reflection.document.nature == "summary"
        for citation in reading.reflection.citations
    }


def _proposers(viewer: Viewer, number: int, when: AsOf) -> Sequence[Proposer]:
    return proposers_of(viewer, [number], *recommendation_rows.stood(Proposer, when)).get(number, ())


def _decisions(viewer: Viewer, rows: Sequence[Wording], when: AsOf) -> list[WordsDecision]:
    """What was said last in each text that had come out, where it still tells of what that text says. One query."""
    worded = {row.document_id: row for row in rows}
    found = db.session.scalars(
        select(WordsDecision)
        .join(WordsDecision.document)
        .where(WordsDecision.recommendation_id == rows[-1].recommendation_id, readable(viewer))
        .order_by(WordsDecision.id)
        .options(joinedload(WordsDecision.document).joinedload(Document.publication))
    )
    last = {row.document_id: row for row in found if was_out(row.document, when)}
    return [row for row in last.values() if still_told(row, worded.get(row.document_id))]


def _out_by_then(wordings: Iterable[Wording], when: AsOf) -> list[Wording]:
    """Those of documents that had come out, the last published last, as the register takes the last."""
    found = [(row.document.publication, row) for row in wordings if was_out(row.document, when)]
    return [row for _at, _id, row in sorted((out.at, row.id, row) for out, row in found if out)]


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
            whole.selectinload(Recommendation.all_tags).options(
                joinedload(Tag.theme), joinedload(Tag.principle), joinedload(Tag.objective)
            ),
        )
    ).all()


def _links(viewer: Viewer, recommendation_id: int, when: AsOf) -> list[KnownLink]:
    """How it stands to others that the person may read, each as it was worded then. Two queries at most."""
    link = RecommendationLink
    rows = db.session.execute(
        select(link.kind, link.from_id, link.to_id).where(
            or_(link.from_id == recommendation_id, link.to_id == recommendation_id), link.at < when.until
        )
    ).all()
    if not rows:
        return []
    known = _worded_then(viewer, {number for row in rows for number in (row.from_id, row.to_id)}, when)
    found = [
        KnownLink(row.kind, is_later, known[other])
        for row in rows
        for is_later in (row.from_id == recommendation_id,)
        if (other := row.to_id if is_later else row.from_id) in known
    ]
    return sorted(found, key=lambda each: (each.other.recommendation.code or "", each.kind))


def _worded_then(viewer: Viewer, numbers: set[int], when: AsOf) -> dict[int, Wording]:
    rows = db.session.scalars(
        select(Wording)
        .join(Wording.document)
        .join(Wording.recommendation)
        .where(Wording.recommendation_id.in_(sorted(numbers)), Recommendation.code.is_not(None), readable(viewer))
        .options(joinedload(Wording.recommendation), joinedload(Wording.document).joinedload(Document.publication))
    )
    return {row.recommendation_id: row for row in _out_by_then(rows, when)}
