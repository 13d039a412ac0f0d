"""Reads what is on record of recommendations themselves as plain values, with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, or_, select

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Objective, Principle, Theme
from meetings.core.db import db
from meetings.directory.models import Mechanism
from meetings.documents.models import Document, Paragraph, Publication
from meetings.documents.rules.numbering import label, point_of
from meetings.followup.queries.events import Of, only
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.models import MeetingDocument, Proposer, Recommendation, Tag, Wording, wording_paragraphs
from meetings.outcomes.queries.readable_texts import readable
from meetings.programme.models import Meeting


@dataclass(slots=True)
class Tags:
    """What a recommendation is about, and who proposed it."""

    themes: list[str] = field(default_factory=list)
    principles: list[str] = field(default_factory=list)
    objectives: list[int] = field(default_factory=list)
    mechanisms: list[str] = field(default_factory=list)
    groups: list[tuple[int, str]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def wordings(viewer: Viewer, when: AsOf, of: Of = None) -> list[Any]:
    """Each recommendation that the person may read, as it was worded then; in the order of the register."""
    rows = db.session.execute(
        select(
            Wording.id, Wording.position, Wording.recommendation_id, Wording.text, Wording.folded, Wording.addressed_to,
            Recommendation.code, Recommendation.kind, Recommendation.put_as, Recommendation.certainty,
            Document.id.label("document_id"), Document.reference, Document.symbol, Document.original_symbol,
            Document.title, Document.nature, Document.issued_label, Document.issued_earliest, Document.issued_latest,
            Document.issued_status, Publication.at.label("published_at"),
            Meeting.code.label("meeting"),
        )
        .join(Wording.recommendation)
        .join(Wording.document)
        .join(Publication, Publication.document_id == Document.id)
        .outerjoin(MeetingDocument, MeetingDocument.document_id == Document.id)
        .outerjoin(Meeting, Meeting.id == MeetingDocument.meeting_id)
        .where(Recommendation.code.is_not(None), readable(viewer), *only(Recommendation.id, of))
        .order_by(Document.issued_earliest.desc().nulls_last(), Document.id.desc(), Wording.position, Wording.id)
    )  # fmt: skip
    latest: dict[int, Any] = {}
    for row in rows:
        before = latest.get(row.recommendation_id)
        if not when.was_out(row.published_at, row.issued_earliest):
            continue
        if before is None or (before.published_at, before.id) < (row.published_at, row.id):
            latest.pop(row.recommendation_id, None)
            latest[row.recommendation_id] = row
    return list(latest.values())


class SourceParagraph(NamedTuple):
    """A paragraph that a wording is taken from; ``point`` is the anchor of the point it stands in, if in any."""

    label: str
    anchor: str
    point: str | None


def source_paragraphs(of: Of = None) -> dict[int, list[SourceParagraph]]:
    """The paragraphs that each wording is taken from: their labels as its language writes them, and their anchors."""
    found: dict[int, list[SourceParagraph]] = defaultdict(list)
    theirs = () if of is None else (wording_paragraphs.c.wording_id.in_(_wordings(of)),)
    rows = db.session.execute(
        select(
            wording_paragraphs.c.wording_id,
            Paragraph.path,
            Paragraph.editorial,
            Paragraph.kind,
            Paragraph.anchor,
            Document.language,
            Document.nature,
        )
        .join(Paragraph, Paragraph.id == wording_paragraphs.c.paragraph_id)
        .join(Document, Document.id == Paragraph.document_id)
        .where(*theirs)
        .order_by(Paragraph.position)
    )
    for wording_id, path, editorial, kind, place, language, nature in rows:
        point = point_of(path, kind) if nature == "summary" else None
        found[wording_id].append(SourceParagraph(label(path, language, editorial=editorial), place, point))
    return found


def tags(when: AsOf, of: Of = None) -> dict[int, Tags]:
    """What each recommendation is about as known, and who proposed it. Two queries."""
    found: dict[int, Tags] = defaultdict(Tags)
    rows = db.session.execute(
        select(Tag.recommendation_id, Theme.code, Principle.code, Objective.number)
        .outerjoin(Tag.theme)
        .outerjoin(Tag.principle)
        .outerjoin(Tag.objective)
        .where(*_stood(Tag, when), *only(Tag.recommendation_id, of))
        .order_by(Tag.id)
    )
    for number, theme, principle, objective in rows:
        about = found[number]
        if theme:
            about.themes.append(theme)
        elif principle:
            about.principles.append(principle)
        else:
            about.objectives.append(objective)
    proposers = (
        select(Proposer.recommendation_id, Mechanism.code, Proposer.group_number, Proposer.group_name, Proposer.label)
        .outerjoin(Proposer.mechanism)
        .where(*_stood(Proposer, when), *only(Proposer.recommendation_id, of))
    )
    for number, mechanism, group, name, other in db.session.execute(proposers.order_by(Proposer.id)):
        about = found[number]
        if mechanism:
            about.mechanisms.append(mechanism)
        elif group is not None:
            about.groups.append((group, name or ""))
        else:
            about.others.append(other or "")
    return found


def _stood(model: type[Tag | Proposer], when: AsOf) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a tag or a proposer stood, as known then."""
    return model.at < when.until, or_(model.until.is_(None), model.until >= when.until)


def _wordings(of: Collection[int]) -> Select[int]:
    return select(Wording.id).where(Wording.recommendation_id.in_(sorted(of)))
