"""The database with the record in it, kept from one run of the tests to the next.

To make it takes as long as a few hundred tests. What it holds follows from the program, the seeds, the packages and the
day: under the digest of these it is copied, and made anew when one of them changes.
"""

import hashlib
import os
import secrets
import shutil
import sqlite3
import sys
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from meetings.core import clock

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".pytest_cache" / "databases"


def made_from() -> str:
    """A digest of everything that the record in a new database follows from."""
    made = hashlib.sha256(f"{sys.version} {version('sqlalchemy')} {clock.today()}".encode())
    code = [*(ROOT / "meetings").rglob("*.py"), ROOT / "tests" / "installations.py"]
    seeds = [path for path in (ROOT / "seeds").rglob("*") if path.is_file()]
    for path in sorted((*code, *seeds)):
        made.update(f"{path.relative_to(ROOT)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return made.hexdigest()[:32]


def put(digest: str, database: Path) -> None:
    """Keep a copy that nobody is connected to; those of other digests go. Two at once do no harm."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    beside = FOLDER / secrets.token_hex(8)
    shutil.copyfile(database, beside)
    os.replace(beside, FOLDER / f"{digest}.sqlite3")
    for path in FOLDER.glob("*.sqlite3"):
        if path.stem != digest:
            path.unlink(missing_ok=True)


def take(digest: str, database: Path) -> bool:
    """Copy what was kept under the digest, with what waits in its outbox due now; False where nothing is."""
    try:
        shutil.copyfile(FOLDER / f"{digest}.sqlite3", database)
    except FileNotFoundError:
        return False
    now = f"{clock.now():%Y-%m-%d %H:%M:%S.%f}"  # as SQLAlchemy writes a moment
    with closing(sqlite3.connect(database)) as opened, opened:
        opened.execute("UPDATE outbox SET created_at = ?, due_at = ? WHERE done_at IS NULL", (now, now))
    return True
