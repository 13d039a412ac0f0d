"""What went into a milestone and what came of it, for a person and as of two days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Milestone
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document, Publication
from meetings.followup.answers.register import Cell, Entry, Register
from meetings.followup.answers.totals import with_in_totals
from meetings.followup.models import FileStep, ResultDocument
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.tally import Sureness, Tally, surest, tallied, tallies, total
from meetings.outcomes.queries.readable_texts import readable


@dataclass(frozen=True, slots=True)
class Received:
    """Contributions to a milestone: each recommendation once, in the order of the register.

    ``sent`` are those that surely or possibly were on their way, ``waiting`` how many were merely recorded, or ended.
    """

    rows: Sequence[tuple[Entry, Cell]]
    sent: Sequence[tuple[Entry, Sureness]]
    waiting: int
    by_channel: Mapping[str, Tally]

    @property
    def went(self) -> Tally:
        """How many recommendations of these a total counts."""
        return total({entry.code: how for entry, how in with_in_totals(self.sent)})


@dataclass(frozen=True, slots=True)
class Result:
    """A text that the milestone brought about. ``address`` is what stands behind /documents/."""

    address: str
    title: str
    issued: FuzzyDates
    is_sure: bool  # whether it was surely issued by the day


@dataclass(frozen=True, slots=True)
class OurFile:
    """What was last recorded of our file on the milestone."""

    kind: Literal["closed", "reopened"]
    at: datetime
    by_name: str
    note: str | None


def received(register: Register, milestone: str) -> Received:
    """What the person may see of it. No query."""
    rows = [(entry, cell) for entry in register.entries for cell in entry.cells if cell.milestone == milestone]
    sent = [(entry, entry.at_most(how)) for entry, cell in rows if (how := cell.went)]
    used: list[tuple[str, Sureness]] = []
    for entry, cell in with_in_totals(rows):
        used += surest((channel, entry.at_most(how)) for channel, _carrier, how in cell.carried).items()
    return Received(rows, sent, len(rows) - len(sent), tallied(used))


def results(viewer: Viewer, milestone: str, when: AsOf) -> list[Result]:
    """The texts on record, as known, that the person may read. One query."""
    rows = db.session.execute(
        select(
            Document.reference, Document.title, Document.issued_label, Document.issued_earliest,
            Document.issued_latest, Document.issued_status,
        )
        .join(ResultDocument, ResultDocument.document_id == Document.id)
        .join(ResultDocument.milestone)
        .join(Publication, Publication.document_id == Document.id)
        .where(Publication.at < when.until)
        .where(Milestone.code == milestone, ResultDocument.recorded_at < when.until, readable(viewer))
        .order_by(Document.issued_earliest.nulls_last(), Document.id)
    )  # fmt: skip
    found = []
    for row in rows:
        issued = FuzzyDates(row.issued_label, row.issued_earliest, row.issued_latest, row.issued_status)
        if issued.earliest is None or issued.earliest <= when.day:
            is_sure = issued.latest is None or issued.latest <= when.day
            found.append(Result(row.reference, row.title, issued, is_sure))
    return found


def our_file(milestone: str, when: AsOf) -> OurFile | None:
    """The last step of our file as known; None where none is on record. For those who work on it. One query."""
    row = db.session.execute(
        select(FileStep.kind, FileStep.recorded_at, FileStep.by_name, FileStep.note)
        .join(FileStep.milestone)
        .where(Milestone.code == milestone, FileStep.recorded_at < when.until)
        .order_by(FileStep.id.desc())
        .limit(1)
    ).first()
    if row is None or row.recorded_at.date() > when.day:
        return None
    return OurFile(row.kind, row.recorded_at, row.by_name, row.note)


def milestones_reached(entry: Entry) -> list[tuple[str, Sureness]]:
    """The milestones that a recommendation surely or possibly went to."""
    return [(cell.milestone, entry.at_most(how)) for cell in entry.cells if (how := cell.went)]


def counts_by_milestone(register: Register) -> dict[str, Tally]:
    """How many recommendations surely and possibly went to each milestone, each once. No query."""
    return tallies(register.summed(milestones_reached))
