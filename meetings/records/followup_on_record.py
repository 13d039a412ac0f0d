"""Loads from ``seeds/`` what became of recommendations on record: mandates, result texts, journeys and readings.

A second run changes nothing. Nothing that was recorded is changed: where the record is mended, a new event corrects
the old one; where people have gone on from it, what they did stands and the difference is reported.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from sqlalchemy import select

from meetings.compact.models import Cycle, Milestone
from meetings.core.db import db
from meetings.directory.models import Mechanism
from meetings.documents.models import Document
from meetings.followup.models import Mandate, ResultDocument
from meetings.records.journeys_on_record import Journeys
from meetings.records.meetings_on_record import Report
from meetings.records.parties_on_record import Ways, dates
from meetings.records.record_book import Book

Row = Mapping[str, Any]


def load(data: Row) -> Report:
    """Bring the follow-up up to the record, within the present transaction; whoever loads the seeds records it."""
    report = Report()
    ways = Ways(data["parties"], data["evidence"], report)
    _mandates(data["mandates"], ways, report)
    _results(data["results"], report)
    journeys = Journeys(ways, report)
    for row in data["journeys"]:
        journeys.put(row, {each["recommendation"]: each for each in data[row.get("readings", "readings")]})
    journeys.close()
    return report


def _mandates(rows: list[Row], ways: Ways, report: Report) -> None:
    """Record mandates; a mended one is recorded anew, and the last one holds, as with those that people record."""
    book = Book("mandate", report)
    mechanisms = dict(db.session.execute(select(Mechanism.code, Mechanism.id)).all())
    cycles = dict(db.session.execute(select(Cycle.code, Cycle.id)).all())
    for row in rows:
        key = f"{row['mechanism']}/{row['cycle']}"
        there = db.session.get(Mandate, book.number(key) or 0)
        if row["mechanism"] not in mechanisms or _is_there(book, key, row, there):
            continue
        made = Mandate(
            mechanism_id=mechanisms[row["mechanism"]],
            cycle_id=cycles[row["cycle"]],
            standing=row["standing"],
            on=dates(row["when"]),
            evidence=ways.evidence[row["evidence"]],
            note=row["note"],
            sources=list(row["sources"]),
        )
        db.session.add(made)
        book.remember(key, row, partial(_numbered, made))
    book.close()


def _is_there(book: Book, key: str, row: Row, there: Mandate | None) -> bool:
    return book.judge(key, row, None if there is None else {}) in ("same", "kept")


def _numbered(made: Mandate) -> tuple[int, Row]:
    return made.id, {}


def _results(rows: Mapping[str, list[str]], report: Report) -> None:
    """Say which texts each milestone brought about; a text that people took off stays off."""
    book = Book("result document", report)
    milestones = dict(db.session.execute(select(Milestone.code, Milestone.id)).all())
    documents = dict(db.session.execute(select(Document.reference, Document.id)).all())
    there = {(row.milestone_id, row.document_id) for row in db.session.scalars(select(ResultDocument))}
    for code, reference in ((code, each) for code, references in rows.items() for each in references):
        key, number = f"{code}/{reference}", documents.get(reference, 0)
        verdict = book.judge(key, {}, {} if (milestones[code], number) in there else None)
        if verdict == "add" and number:
            db.session.add(ResultDocument(milestone_id=milestones[code], document_id=number))
            book.remember(key, {}, partial(_of, number))
    book.close()


def _of(number: int) -> tuple[int, Row]:
    return number, {}
