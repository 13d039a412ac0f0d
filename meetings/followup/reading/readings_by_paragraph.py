"""The way back: from paragraphs of a text to the recommendations that are read in them. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Milestone
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.numbering import anchor, label
from meetings.followup.models import (
    Attribution,
    Contribution,
    Degree,
    Reflection,
    ReflectionCitation,
    ReflectionStep,
    Step,
)
from meetings.followup.reading.register import Entry, register_for
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import (
    ReadingFact,
    ReadingStanding,
    StepFact,
    is_cleared,
    is_open,
    reading_standing,
)
from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.queries.readable_texts import readable

COMPACT: Final = ("A/RES/73/195", "A/CONF.231/3")  # the symbols under which the Compact was issued


@dataclass(frozen=True, slots=True)
class ReadIn:
    """That a recommendation is read in a paragraph: how closely, and how sure one is that it comes from there.

    ``standing`` is "cleared" for everybody but those who work on the recommendation; ``is_public`` says whether others
    see it too.
    """

    entry: Entry
    document: str  # our reference of the text
    paragraph_id: int
    anchor: str
    label: str  # as the text writes it
    milestone: str
    degree: Degree
    attribution: Attribution | None
    standing: ReadingStanding
    quote: str | None
    is_public: bool


def the_compact() -> ColumnElement[bool]:
    """The condition under which a document is the text of the Compact, or a summary of it; no meeting's ever is."""
    of_meetings = select(MeetingDocument.document_id).correlate(None)
    named = or_(Document.symbol.in_(COMPACT), Document.original_symbol.in_(COMPACT))
    return and_(named, Document.id.not_in(of_meetings))


def is_the_compact(document: Document) -> bool:
    """Whether it is the text of the Compact, or a summary of it. One query where its symbol says so, else none."""
    if not {document.symbol, document.original_symbol} & set(COMPACT):
        return False
    return db.session.scalar(select(Document.id).where(Document.id == document.id, the_compact())) is not None


def in_the_compact(path: Sequence[str]) -> ColumnElement[bool]:
    """The condition under which a paragraph is this one of the Compact or below it, in any text of it stored here."""
    here = anchor(path)
    return and_(
        Paragraph.document_id.in_(select(Document.id).where(the_compact()).correlate(None)),
        or_(Paragraph.anchor == here, Paragraph.anchor.startswith(f"{here}-", autoescape=True)),
    )


def readings_in(viewer: Viewer, when: AsOf, cited: ColumnElement[bool]) -> list[ReadIn]:
    """The readings on record that cite these paragraphs and that the person may see, in the order of the register.

    :param cited: a condition on ``Paragraph``.
    """
    register = register_for(viewer, when)
    order = {entry.id: place for place, entry in enumerate(register.entries)}
    rows = [row for row in _rows(viewer, cited, when) if row.recommendation_id in order]
    facts = _Facts(cited, when)
    found = []
    for row in sorted(rows, key=lambda row: (order[row.recommendation_id], row.id)):
        reading = facts.seen(row, register.entries[order[row.recommendation_id]])
        if reading:
            found.append(reading)
    return found


def _rows(viewer: Viewer, cited: ColumnElement[bool], when: AsOf) -> Sequence[Row[*tuple[Any, ...]]]:
    query: Select[*tuple[Any, ...]] = select(
        Reflection.id, Reflection.contribution_id, Reflection.degree, Reflection.attribution, Reflection.recorded_at,
        Reflection.revises_id, ReflectionCitation.paragraph_id, ReflectionCitation.quote, Paragraph.anchor,
        Paragraph.path, Paragraph.editorial, Document.reference, Document.language,
        Contribution.recommendation_id, Milestone.code.label("milestone"), Document.issued_label,
        Document.issued_earliest, Document.issued_latest, Document.issued_status,
    )  # fmt: skip
    return db.session.execute(
        query.join(ReflectionCitation, ReflectionCitation.reflection_id == Reflection.id)
        .join(Paragraph, Paragraph.id == ReflectionCitation.paragraph_id)
        .join(Contribution, Contribution.id == Reflection.contribution_id)
        .join(Milestone, Milestone.id == Contribution.milestone_id)
        .join(Document, Document.id == Reflection.document_id)
        .where(cited, Reflection.recorded_at < when.until, readable(viewer))
    ).all()


def _cited(cited: ColumnElement[bool], column: Any) -> Select[Any]:
    return (
        select(column)
        .select_from(Reflection)
        .join(ReflectionCitation, ReflectionCitation.reflection_id == Reflection.id)
        .join(Paragraph, Paragraph.id == ReflectionCitation.paragraph_id)
        .where(cited)
    )


class _Facts:
    """What happened to these readings and their contributions. Three queries."""

    def __init__(self, cited: ColumnElement[bool], when: AsOf) -> None:
        self.when = when
        self.done: dict[int, list[tuple[Any, datetime]]] = defaultdict(list)
        steps = select(ReflectionStep.reflection_id, ReflectionStep.kind, ReflectionStep.recorded_at)
        for number, kind, at in db.session.execute(
            steps.where(ReflectionStep.reflection_id.in_(_cited(cited, Reflection.id))).order_by(ReflectionStep.id)
        ):
            self.done[number].append((kind, at))
        self.steps: dict[int, list[StepFact]] = defaultdict(list)
        for contribution, step in _steps(cited):
            self.steps[contribution].append(step)
        known = Reflection.recorded_at < when.until
        revised = select(Reflection.revises_id).where(known, Reflection.revises_id.is_not(None))
        self.revised = set(db.session.scalars(revised))

    def seen(self, row: Row[*tuple[Any, ...]], entry: Entry) -> ReadIn | None:
        """The reading as the person may see it; None where they may not, or where it does not count."""
        issued = FuzzyDates(row.issued_label, row.issued_earliest, row.issued_latest, row.issued_status)
        fact = ReadingFact(row.id, row.degree, issued, row.revises_id, row.recorded_at, self.done.get(row.id, ()))
        standing = reading_standing(fact, self.when)
        if standing is None or row.id in self.revised or not self.when.counts(fact):
            return None
        steps = self.steps.get(row.contribution_id, ())
        public = is_cleared(fact, self.when) and is_open(steps, self.when)
        if not public and not entry.is_staff:
            return None
        return ReadIn(
            entry=entry,
            document=row.reference,
            paragraph_id=row.paragraph_id,
            anchor=row.anchor,
            label=label(row.path, row.language, editorial=row.editorial),
            milestone=row.milestone,
            degree=row.degree,
            attribution=row.attribution,
            standing=standing,
            quote=row.quote,
            is_public=public,
        )


def _steps(cited: ColumnElement[bool]) -> Iterator[tuple[int, StepFact]]:
    rows = db.session.execute(
        select(
            Step.contribution_id, Step.id, Step.kind, Step.on_label, Step.on_earliest, Step.on_latest, Step.on_status,
            Step.corrects_id, Step.recorded_at,
        )
        .where(Step.contribution_id.in_(_cited(cited, Reflection.contribution_id)))
        .order_by(Step.id)
    )  # fmt: skip
    for contribution, number, kind, text, earliest, latest, status, corrects, at in rows:
        yield contribution, StepFact(number, kind, FuzzyDates(text, earliest, latest, status), corrects, at)
