"""The journeys on record: for every recommendation of a document a contribution, its steps, and a proposed reading."""

from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.orm import selectinload

from meetings.compact.models import Milestone
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.followup.actions.contributions import live_key
from meetings.followup.models import Contribution, Reflection, ReflectionCitation, Step
from meetings.followup.rules.standing import corrections, uncorrected, unrevised
from meetings.followup.vocabulary import FINDS_PASSAGE
from meetings.outcomes.models import Recommendation, Wording
from meetings.records.meetings_on_record import Report
from meetings.records.parties_on_record import Ways, dates
from meetings.records.recommendations_on_record import paragraph_at
from meetings.records.record_book import Book

Row = Mapping[str, Any]
RECORD: Final = "Concord's record"  # by whom its steps and readings are; a person can verify them, never it


class Journeys:
    """The contributions of the record that there are, and those to come."""

    def __init__(self, ways: Ways, report: Report) -> None:
        self.ways, self.book = ways, Book("contribution", report)
        self.milestones = dict(db.session.execute(select(Milestone.code, Milestone.id)).all())
        whole = selectinload(Contribution.reflections)
        query = select(Contribution).where(Contribution.by_user_id.is_(None))
        query = query.options(selectinload(Contribution.steps), whole.selectinload(Reflection.steps))
        self.known = {each.id: each for each in db.session.scalars(query)}
        self._texts: dict[str, Document] = {}

    def put(self, row: Row, readings: Mapping[str, Row]) -> None:
        """The same way for each recommendation of the document, with what is read of it where the record says so."""
        for recommendation in _recommendations(row["document"]):
            reading = readings.get(recommendation.code or "") if row.get("read_in") else None
            self._put(recommendation, {**row, "reading": reading})

    def close(self) -> None:
        """Write what was put."""
        self.book.close()

    def _put(self, recommendation: Recommendation, row: Row) -> None:
        key = f"{recommendation.code}/{row['milestone']}/{row['channel']}"
        there = self.known.get(self.book.number(key) or 0)
        gone_on = there is not None and _gone_on(there)
        verdict = self.book.judge(key, row, None if there is None else _shown(there), gone_on=gone_on)
        if verdict in ("same", "kept"):
            return
        if there is not None:
            _mend(there, row)
        made = there or self._add(recommendation, row)
        self._steps(made, row["steps"])
        if row["reading"] is not None:
            self._read(made, row["read_in"], row["reading"])
        self.book.remember(key, row, lambda: (made.id, _shown(made)))

    def _add(self, recommendation: Recommendation, row: Row) -> Contribution:
        milestone = self.milestones[row["milestone"]]
        made = Contribution(
            recommendation=recommendation,
            milestone_id=milestone,
            channel=row["channel"],
            live_key=live_key(recommendation.id, milestone, row["channel"], None),
            note=row["note"],
            sources=list(row["sources"]),
        )
        db.session.add(made)
        return made

    def _steps(self, made: Contribution, rows: Sequence[Row]) -> None:
        """Put the steps; on mending, each that differs is corrected, and one too many is taken back."""
        standing = _standing(made.steps)
        for old, row in zip_longest(standing, rows):
            new = Step(kind="void", on=FuzzyDates.undetermined(), by_name=RECORD) if row is None else self._step(row)
            if old is None or _said(old) != _said(new):
                new.corrects_id = old.id if old else None
                made.steps.append(new)

    def _step(self, row: Row) -> Step:
        parties = self.ways.parties
        return Step(
            kind=row["kind"],
            on=dates(row["when"]),
            sender=parties[row["sender"]] if "sender" in row else None,
            recipient=parties[row["recipient"]] if "recipient" in row else None,
            evidence=self.ways.evidence[row["evidence"]],
            note=row.get("note"),
            considered="text" if row["kind"] == "considered" else None,  # it tells of whole documents
            by_name=RECORD,
        )

    def _read(self, made: Contribution, reference: str, row: Row) -> None:
        """Propose the reading; on mending, it revises the one before."""
        document = self._document(reference)
        paragraphs = [paragraph_at(document, number) for number in row["at"]]
        before = next(iter(unrevised(made.reflections)), None)
        made.reflections.append(
            Reflection(
                document=document,
                degree=row["degree"],
                attribution=row.get("attribution", "plausible") if row["degree"] in FINDS_PASSAGE else None,
                rationale=row["rationale"],
                revises_id=before.id if before else None,
                by_name=RECORD,
                citations=[ReflectionCitation(paragraph=each) for each in paragraphs],
            )
        )

    def _document(self, reference: str) -> Document:
        if reference not in self._texts:
            query = select(Document).where(Document.reference == reference)
            self._texts[reference] = db.session.scalars(query.options(selectinload(Document.paragraphs))).one()
        return self._texts[reference]


def _recommendations(reference: str) -> Sequence[Recommendation]:
    """The recommendations that this document words and that are on record."""
    query = select(Recommendation).join(Recommendation.wordings).join(Wording.document)
    query = query.where(Document.reference == reference, Recommendation.code.is_not(None))
    return db.session.scalars(query.order_by(Wording.position, Wording.id)).all()


def _mend(there: Contribution, row: Row) -> None:
    """Change what the record says of a contribution, past the guard of what is kept."""
    past_the_guard = update(Contribution).where(Contribution.id == there.id)
    db.session.execute(past_the_guard.values(note=row["note"], sources=list(row["sources"])))
    db.session.expire(there, ["note", "sources"])


def _standing(steps: Collection[Step]) -> list[Step]:
    """The steps of the record that nothing has corrected."""
    return [step for step in uncorrected(steps) if step.by_name == RECORD and step.by_user_id is None]


def _said(step: Step) -> tuple[object, ...]:
    parties = (step.sender, step.recipient, step.evidence)
    return step.kind, step.on, step.note, step.considered, *(id(each) for each in parties)


def _gone_on(made: Contribution) -> bool:
    """Whether people have corrected a step of the record, or done something with its reading."""
    corrected = any(step.by_user_id is not None for step in corrections(made.steps).values())
    return corrected or any(reading.steps or reading.by_user_id is not None for reading in made.reflections)


def _shown(made: Contribution) -> Row:
    """What people may edit of it: steps and readings are only ever added to."""
    return {"note": made.note, "sources": list(made.sources)}
