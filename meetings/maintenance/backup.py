"""A backup while the server writes: the database as it is at one moment, then the files it names."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from meetings import __version__
from meetings.core import clock, history, schema
from meetings.core.db import unit_of_work
from meetings.core.errors import Refused
from meetings.maintenance import archive, postgresql
from meetings.settings import Settings


def write(settings: Settings, target: Path) -> archive.Manifest:
    """Write a backup of the installation into the file named.

    The database comes first: files are kept before the row that names them is committed, so none is missing.

    :raises Refused: when the file is there already, or the database has not been made yet.
    """
    revision = schema.revision()
    if revision is None:
        raise Refused("There is no database to back up yet. Make it first: flask --app wsgi init")
    kind = make_url(settings.database_url).get_backend_name()
    manifest = archive.Manifest(__version__, revision, kind, clock.now().isoformat(), history=_end_of_history())
    with archive.written(target, manifest) as writer, tempfile.TemporaryDirectory(dir=settings.instance) as folder:
        copy = Path(folder, archive.DATABASE[kind])
        if kind == "sqlite":
            _copy_sqlite(settings, copy)
        else:
            postgresql.dump(settings.database_url, copy)
        writer.add(copy.name, copy)
        for path in sorted(settings.instance.glob("files/??/*")):
            if path.name.startswith(path.parent.name):  # not one that is being written just now
                writer.add(path.relative_to(settings.instance).as_posix(), path)
        secret = settings.instance / "secret_key"
        if secret.exists():
            writer.add(secret.name, secret)
    return manifest


def _end_of_history() -> str:
    with unit_of_work(write=False):
        newest = history.end()
    return f"{newest[0]} {newest[1]}" if newest else ""


def automatic(settings: Settings, reason: str) -> Path:
    """Write a backup into ``instance/backups`` before something that cannot be taken back."""
    stamp = clock.now().strftime("%Y%m%dT%H%M%SZ")
    folder = settings.instance / "backups"
    tried = [folder / f"{reason}-{stamp}{suffix}.zip" for suffix in ("", "-2", "-3", "-4")]
    path = next(path for path in tried if not path.exists())
    write(settings, path)
    return path


def _copy_sqlite(settings: Settings, target: Path) -> None:
    source = make_url(settings.database_url).database or ""
    with closing(sqlite3.connect(source, timeout=30)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)  # all pages in one step: writers go on in the write-ahead log meanwhile
        copy.execute("PRAGMA journal_mode=DELETE")
        refuse_broken(copy)


def refuse_broken(database: sqlite3.Connection) -> None:
    """Refuse a SQLite database whose pages or whose references do not hold."""
    found = database.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise Refused("The database is damaged (%(found)s). Restore the last good backup.", found=found)
    orphan = database.execute("PRAGMA foreign_key_check").fetchone()
    if orphan:
        raise Refused(
            "A row of %(table)s points to a row of %(parent)s that is not there.", table=orphan[0], parent=orphan[2]
        )
