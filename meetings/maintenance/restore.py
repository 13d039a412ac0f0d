"""Restoring: everything is checked before anything is changed, then the database changes in one transaction."""

import logging
import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from meetings.core import schema
from meetings.core.db import db
from meetings.core.errors import Conflict, Refused
from meetings.core.files import Store
from meetings.maintenance import archive, backup, postgresql, preparing
from meetings.settings import Settings

log = logging.getLogger(__name__)


def read(
    settings: Settings, source: Path, *, replace: bool = False, tell: Callable[[str], object] = log.warning
) -> archive.Manifest:
    """Put the installation back as the backup has it, then migrate it to this code.

    :param replace: allow that what is in the database now is replaced (after a backup of it).
    :param tell: gets what migrating it has to say, a sentence each.
    :raises Refused: for a damaged archive, one made by newer code or for the other kind of database, and for a
        database that is not empty, unless ``replace``. Nothing has been changed then.
    """
    with archive.opened(source) as (manifest, reader):
        _refuse(settings, manifest, replace=replace)
        archive.refuse_without_room(manifest, settings.instance)
        with tempfile.TemporaryDirectory(dir=settings.instance) as folder:
            taken = Path(folder)
            for name in reader.names():
                reader.take(name, taken / name)
            _put_back(settings, manifest, taken)
    for sentence in schema.upgrade():
        tell(sentence)
    return manifest


def _refuse(settings: Settings, manifest: archive.Manifest, *, replace: bool) -> None:
    if not schema.known(manifest.schema):
        raise Refused(
            "The backup was made by a newer Concord (%(version)s, revision %(schema)s). Update the code first.",
            version=manifest.version,
            schema=manifest.schema,
        )
    kind = make_url(settings.database_url).get_backend_name()
    if kind != manifest.database:
        raise Refused(
            "The backup holds a %(theirs)s database and CONCORD_DATABASE_URL names %(ours)s. "
            "Name one of the same kind.",
            theirs=manifest.database,
            ours=kind,
        )
    state = schema.state()
    if state == "foreign":
        schema.refuse_unless_ours(state)
    if state != "empty" and not replace:
        raise Conflict(
            "The database is not empty. Stop the server and add --replace; "
            "what is there now is backed up into instance/backups first."
        )


def _put_back(settings: Settings, manifest: archive.Manifest, taken: Path) -> None:
    copy = taken / archive.DATABASE[manifest.database]
    if manifest.database == "sqlite":
        with closing(sqlite3.connect(copy)) as database:
            backup.refuse_broken(database)
    if schema.state() != "empty":
        backup.automatic(settings, "before-restore")
    (settings.instance / preparing.STAMP).unlink(missing_ok=True)  # the next start looks what the backup's record lacks
    files = Store(settings.instance / "files")
    for path in sorted(taken.glob("files/??/*")):
        files.put_as(path.name, path.read_bytes())
    db.session.remove()
    db.engine.dispose()
    if manifest.database == "sqlite":
        _load_sqlite(settings, copy)
    else:
        postgresql.load(settings.database_url, copy)
    if (taken / "secret_key").exists():
        _keep_secret(settings.instance / "secret_key", (taken / "secret_key").read_text())


def _load_sqlite(settings: Settings, copy: Path) -> None:
    target = make_url(settings.database_url).database or ""
    with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(target, timeout=30)) as live:
        source.backup(live)  # one transaction: whoever reads meanwhile sees the old or the new, never a mixture


def _keep_secret(path: Path, secret: str) -> None:
    partial = path.with_name(".secret_key.restored")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secret)
    os.replace(partial, path)
