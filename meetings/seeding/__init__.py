"""Loads the reference data and the record from ``seeds/``.

A second run changes nothing. A row that people have edited since is reported and never overwritten.
"""

from sqlalchemy.orm import Session

from meetings.followup import record as followup_record
from meetings.outcomes import record as outcomes_record
from meetings.programme import record
from meetings.seeding import compact, directory
from meetings.seeding.ledger import Ledger, Report
from meetings.seeding.reading import read

__all__ = ["Report", "seed"]


def seed(session: Session) -> Report:
    """Bring the database up to the seeds, within the transaction of the session.

    :returns: how many rows were added, updated, unchanged or withdrawn, and the keys of those kept as people made them.
    """
    ledger = Ledger(session)
    directory.load(ledger)
    compact.load(ledger)
    ledger.withdraw()
    session.flush()
    report = ledger.report
    report.take(record.load(read("meetings")))
    report.take(outcomes_record.load(read("documents")["documents"], read("recommendations")["recommendations"]))
    report.take(followup_record.load(read("followup")))
    return report
