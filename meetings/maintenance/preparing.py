"""Making a database what this code needs: backed up, migrated, and filled with the reference data and the record."""

from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from meetings import records
from meetings.core import schema
from meetings.core.db import db, unit_of_work
from meetings.maintenance import backup
from meetings.records import seed_files
from meetings.records.demonstration import followup
from meetings.settings import Settings

ROOT = Path(__file__).parent.parent.parent
STAMP = "seeded"  # says which record the database holds; whoever puts another database in place deletes it


def prepare(settings: Settings) -> Iterator[str]:
    """Do what is needed, and say each thing in a line; says nothing when nothing is needed.

    :raises Refused: when the database is newer than this code, or not Concord's.
    :raises sqlalchemy.exc.OperationalError: when it does not answer.
    """
    state = schema.state()
    schema.refuse_unless_ours(state)
    if state == "behind":
        yield f"Backed up to {backup.automatic(settings, 'before-' + schema.head())}"
    if state != "current":
        said = schema.upgrade()
        yield "Database made" if state == "empty" else f"Database migrated to {schema.head()}"
        yield from said
    stamp, digest = settings.instance / STAMP, _digest(settings)
    if state != "current" or not stamp.exists() or stamp.read_text() != digest:
        yield fill()
        stamp.write_text(digest)


def fill() -> str:
    """Load the seeds in one transaction; the line says what it did."""
    loaded = load()
    kept = loaded["kept"]
    said = f"Reference data and record: {loaded['added']} rows added, {loaded['updated']} updated"
    return f"{said}; {len(kept)} left as people edited them ({', '.join(kept[:5])})" if kept else said


def load() -> dict[str, Any]:
    """Load the reference data and the meetings on record in one transaction; says what it did."""
    with unit_of_work():
        return asdict(records.seed(db.session()))


def load_demonstration() -> None:
    """Load the invented meeting.

    :raises Conflict: when it is there already.
    """
    with unit_of_work():
        followup.load(seed_files.read("demonstration"))


def _digest(settings: Settings) -> str:
    """Of everything that decides what the seeds put into this very database."""
    digest = sha256((settings.database_url + schema.head()).encode())
    for path in sorted([*ROOT.glob("seeds/*"), *ROOT.glob("meetings/records/**/*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
