"""Loads the reference data and the record from ``seeds/``.

A second run changes nothing. A row that people have edited since is reported and never overwritten.
"""

from dataclasses import asdict

from sqlalchemy.orm import Session

from meetings.core import history
from meetings.records import around_the_record, compact, directory, meetings_on_record
from meetings.records import documents_on_record as outcomes_record
from meetings.records import followup_on_record as followup_record
from meetings.records.ledger import Ledger, Report
from meetings.records.seed_files import read

__all__ = ["Report", "seed"]


def seed(session: Session) -> Report:
    """Bring the database up to the seeds, within the transaction of the session.

    :returns: how many rows were added, updated, unchanged or withdrawn, and the keys of those kept as people made them.
    """
    ledger = Ledger(session)
    directory.load(ledger)
    compact.load(ledger)
    around_the_record.load(ledger)
    ledger.withdraw()
    session.flush()
    report = ledger.report
    report.take(meetings_on_record.load(read("meetings")))
    report.take(outcomes_record.load(read("documents")["documents"], read("recommendations")["recommendations"]))
    report.take(followup_record.load(read("followup")))
    if report.changed:
        history.record("record.loaded", "record", "seeds", after=asdict(report))  # pages are made anew after it
    return report
