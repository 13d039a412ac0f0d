"""What readings say and cite: their texts, the words of the analyst, who checked them, and the paragraphs they name.

How they stand is in ``queries.events`` and the rules.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, select

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.numbering import label
from meetings.followup.models import Contribution, Evidence, Reflection, ReflectionCitation, ReflectionStep
from meetings.followup.queries.compact_text import the_compact
from meetings.followup.queries.events import Of, only


@dataclass(frozen=True, slots=True)
class Cited:
    """A paragraph that a reading cites."""

    position: int
    label: str  # as the text writes it
    anchor: str
    text: str
    quote: str | None
    paragraph_id: int


@dataclass(frozen=True, slots=True)
class Text:
    """The text that a recommendation is read in. ``address`` is what stands behind /documents/."""

    id: int
    address: str
    title: str
    issued: FuzzyDates
    symbol: str | None  # its own, or that of the text it sums up
    is_the_compact: bool  # or a summary of it
    is_summary: bool  # an analyst's


Done = Mapping[int, list[tuple[Any, datetime, str]]]


def wanted(of: Of, citing: ColumnElement[bool] | None = None) -> Select[int]:
    """The numbers of the readings of these recommendations, that cite a paragraph which fits."""
    query = select(Reflection.id)
    if of is not None:
        query = query.join(Contribution, Contribution.id == Reflection.contribution_id)
        query = query.where(*only(Contribution.recommendation_id, of))
    if citing is not None:
        there = select(ReflectionCitation.reflection_id).join(Paragraph).where(citing)
        query = query.where(Reflection.id.in_(there))
    return query


def said(those: Select[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    """What the analyst said of each, and what it rests on. One query."""
    query: Select[*tuple[Any, ...]] = select(
        Reflection.id, Reflection.document_id, Reflection.attribution, Reflection.rationale, Reflection.by_name,
        Evidence.title.label("evidence"), Evidence.access,
    )  # fmt: skip
    query = query.outerjoin(Evidence, Evidence.id == Reflection.evidence_id).where(Reflection.id.in_(those))
    return {row.id: row for row in db.session.execute(query)}


def texts(those: Select[int]) -> dict[int, Text]:
    """The texts that they are of. One query."""
    rows = db.session.execute(
        select(
            Document.id, Document.reference, Document.title, Document.symbol, Document.original_symbol,
            Document.issued_label, Document.issued_earliest, Document.issued_latest, Document.issued_status,
            Document.nature, the_compact().label("is_the_compact"),
        ).where(Document.id.in_(select(Reflection.document_id).where(Reflection.id.in_(those))))
    )  # fmt: skip
    return {
        row.id: Text(
            row.id,
            row.reference,
            row.title,
            FuzzyDates(row.issued_label, row.issued_earliest, row.issued_latest, row.issued_status),
            row.symbol or row.original_symbol,
            bool(row.is_the_compact),
            row.nature == "summary",
        )
        for row in rows
    }


def done_with(those: Select[int]) -> Done:
    """What colleagues did with each, known by then or not: what, when and who. One query."""
    found: dict[int, list[tuple[Any, datetime, str]]] = defaultdict(list)
    rows = db.session.execute(
        select(ReflectionStep.reflection_id, ReflectionStep.kind, ReflectionStep.recorded_at, ReflectionStep.by_name)
        .where(ReflectionStep.reflection_id.in_(those))
        .order_by(ReflectionStep.id)
    )
    for reading, kind, at, name in rows:
        found[reading].append((kind, at, name))
    return found


def cited_by(those: Select[int], citing: ColumnElement[bool] | None = None) -> dict[int, list[Cited]]:
    """The paragraphs that each cites, of those that fit, in their order. One query."""
    found: dict[int, list[Cited]] = defaultdict(list)
    query = (
        select(
            ReflectionCitation.reflection_id, ReflectionCitation.quote, Paragraph.id, Paragraph.position,
            Paragraph.path, Paragraph.editorial, Paragraph.anchor, Document.language, Paragraph.text,
        )
        .join(Paragraph, Paragraph.id == ReflectionCitation.paragraph_id)
        .join(Document, Document.id == Paragraph.document_id)
        .where(ReflectionCitation.reflection_id.in_(those))
        .order_by(Paragraph.position, ReflectionCitation.id)
    )  # fmt: skip
    known: dict[tuple[int, str | None], Cited] = {}
    rows = db.session.execute(query if citing is None else query.where(citing))
    for reading, quote, number, position, path, editorial, anchor, language, text in rows:
        cited = known.get((number, quote))
        if cited is None:
            written = label(path, language, editorial=editorial)
            cited = known[number, quote] = Cited(position, written, anchor, text, quote, number)
        found[reading].append(cited)
    return found
