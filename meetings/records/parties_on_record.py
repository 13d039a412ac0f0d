"""Who hands on and who receives on record, and the evidence that the record cites."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.directory.models import Organisation
from meetings.followup.models import Evidence, Party
from meetings.records.meetings_on_record import Report
from meetings.records.record_book import Book

Row = Mapping[str, Any]


def dates(when: Row) -> FuzzyDates:
    """The days of a row, with the words of the source beside them."""
    return FuzzyDates(when["label"], when["earliest"], when["latest"], when["status"])


class Ways:
    """Parties and evidence by the names that the record gives them."""

    def __init__(self, parties: Mapping[str, Row], evidence: Mapping[str, Row], report: Report) -> None:
        self.parties = {name: _party(row) for name, row in parties.items()}
        self._book = Book("evidence of the record", report)
        self.evidence = {name: self._evidence(name, row) for name, row in evidence.items()}
        self._book.close()

    def _evidence(self, name: str, row: Row) -> Evidence:
        """What is on record; evidence that was mended is recorded anew, for the events that come to cite it."""
        there = db.session.get(Evidence, self._book.number(name) or 0)
        verdict = self._book.judge(name, row, None if there is None else {})
        if there is not None and verdict != "mend":
            return there
        columns = {name: row[name] for name in ("kind", "title", "paragraph", "url", "access")}
        made = Evidence(**columns, sources=list(row["sources"]))
        db.session.add(made)
        self._book.remember(name, row, lambda: (made.id, {}))
        return made


def _party(row: Row) -> Party:
    ((kind, name),) = row.items()
    if kind == "organisation":
        number = db.session.scalars(select(Organisation.id).where(Organisation.code == name)).one()
        wanted, condition = {"organisation_id": number}, Party.organisation_id == number
    else:
        wanted, condition = {"label": name}, Party.label == name
    found = db.session.scalar(select(Party).where(condition))
    if found is None:
        found = Party(**wanted)
        db.session.add(found)
    return found
