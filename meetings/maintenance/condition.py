"""What is wrong with this installation: one finding for each thing that can be, good or bad."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from sqlalchemy import make_url, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import contains_eager, selectinload

from meetings import records
from meetings.core import outbox, private_files, schema, seals
from meetings.core.db import db, unit_of_work
from meetings.documents.models import Document
from meetings.formats.pdf.manuscript import STATIC
from meetings.maintenance import history_whole
from meetings.outcomes.queries.content import frozen_digest
from meetings.settings import Settings

Verdict = Literal["good", "warning", "wrong"]
LITTLE_ROOM = 512 << 20  # bytes
PRINTED_WITH = (
    "fonts/print/fonts.conf",
    "fonts/further/fonts.conf",
    "fonts/print/NotoSans-Regular.ttf",
    "css/print/base.css",
)
LATE = timedelta(minutes=15)  # what waits longer shows that no worker runs


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    verdict: Verdict
    detail: str


def look(settings: Settings) -> list[Finding]:
    """Look at everything; the database's findings are left out when it does not answer."""
    findings = [_address(settings), _private(settings), _room(settings), _mail(settings), _printing(), _zones()]
    database = _database()
    findings.append(database)
    if database.verdict == "good":
        with unit_of_work(write=False):
            findings += [check() for check in _CHECKS]
        findings.append(_seeds())
    return findings


def _address(settings: Settings) -> Finding:
    if settings.secure:
        return Finding("settings", "good", f"people reach Concord at {settings.public_url}")
    return Finding("settings", "good", f"{settings.public_url}: reached from this machine only")


def _private(settings: Settings) -> Finding:
    """What a start closes by itself, where it belongs to the user who runs Concord."""
    where = make_url(settings.database_url)
    database = private_files.of_sqlite(where.database) if where.get_backend_name() == "sqlite" else []
    found = [*dict.fromkeys(private_files.open_to_others(settings.instance, *database))]
    if found:
        names = ", ".join(map(str, found[:5]))
        return Finding("secrets", "wrong", f"others may read {names}; take it from them: chmod -R go= {found[0]}")
    return Finding("secrets", "good", "readable by their owner only")


def _room(settings: Settings) -> Finding:
    if not os.access(settings.instance, os.W_OK):
        return Finding("disk", "wrong", f"{settings.instance} cannot be written")
    free = shutil.disk_usage(settings.instance).free
    verdict: Verdict = "warning" if free < LITTLE_ROOM else "good"
    return Finding("disk", verdict, f"{free >> 20} MB free in {settings.instance}")


def _printing() -> Finding:
    try:
        import_module("weasyprint")
    except OSError as error:
        return Finding(
            "printing", "wrong", f"PDFs cannot be made: {error}. Run script/server, which installs or names it."
        )
    lacking = [name for name in PRINTED_WITH if not (STATIC / name).exists()]
    if lacking:
        return Finding("printing", "wrong", f"PDFs cannot be made: {', '.join(lacking)} is not in {STATIC}")
    return Finding("printing", "good", f"WeasyPrint {version('weasyprint')}, with fonts of our own")


def _mail(settings: Settings) -> Finding:
    if settings.smtp_url:
        return Finding("mail", "good", f"from {settings.mail_sender} by {urlsplit(settings.smtp_url).hostname}")
    kept = len([*(settings.instance / "outbox").glob("*.eml")])
    return Finding(
        "mail", "good", f"no mail server is set: letters are files in {settings.instance / 'outbox'}; {kept} now"
    )


def _zones() -> Finding:
    """Python asks the system's time zones first and the package's only where there are none."""
    system = Path("/usr/share/zoneinfo/tzdata.zi")
    packaged = version("tzdata")
    if not system.exists():
        return Finding("time zones", "good", f"tzdata {packaged}")
    with system.open() as file:
        first = file.readline().strip("# \n")
    return Finding("time zones", "good", f"the system's, {first}; tzdata {packaged} is there too")


def _database() -> Finding:
    try:
        state = schema.state()
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
        return Finding("database", "wrong", f"does not answer: {reason}")
    if state == "current":
        return Finding("database", "good", f"{db.engine.dialect.name}, revision {schema.head()}")
    remedies = {
        "empty": "empty; run: flask --app wsgi init",
        "behind": "older than this code; run: flask --app wsgi init",
        "newer": "newer than this code; update the code",
        "foreign": "holds tables that are not Concord's",
    }
    return Finding("database", "wrong", remedies[state])


def _pages() -> Finding:
    if db.engine.dialect.name != "sqlite":
        return Finding("references", "good", "PostgreSQL keeps them itself")
    found = db.session.scalar(text("PRAGMA quick_check"))
    orphans = len(db.session.execute(text("PRAGMA foreign_key_check")).all())
    if found != "ok" or orphans:
        return Finding("references", "wrong", f"quick_check: {found}; rows without what they point to: {orphans}")
    return Finding("references", "good", "every page and every reference holds")


def _chain() -> Finding:
    wrong = history_whole.wrong()
    return Finding("history", "wrong", wrong) if wrong else Finding("history", "good", history_whole.whole())


def _rows() -> Finding:
    """Not found here is an edit of a row that Concord wrote again since, with a seal made to fit, or without one."""
    found = list(seals.broken(db.session.connection()))
    if found:
        named = ", ".join(f"{each.of} {' '.join(map(str, json.loads(each.key)))} {each.what}" for each in found[:10])
        return Finding("rows", "wrong", f"{len(found)} not as Concord wrote them: {named}")
    others = ", ".join(name for name in seals.unsealed() if not name.startswith("history"))
    not_found = f"an edit that it wrote over since, or one in what has no seals: {others}"
    return Finding("rows", "good", f"as Concord wrote them; not found is {not_found}")


def _waiting() -> Finding:
    waiting, failed, age = outbox.depth()
    detail = f"{waiting} waiting, {failed} failed, the oldest due for {int(age.total_seconds())} s"
    if age > LATE:
        return Finding("outbox", "wrong", detail + "; is the worker running?")
    return Finding("outbox", "warning" if failed else "good", detail)


def _publications() -> Finding:
    query = select(Document).join(Document.publication).order_by(Document.reference)
    query = query.options(selectinload(Document.paragraphs), contains_eager(Document.publication))
    published = db.session.scalars(query).all()
    changed = [
        each.reference for each in published if each.publication and each.publication.digest != frozen_digest(each)
    ]
    if changed:
        named = ", ".join(changed[:10])
        return Finding("publications", "wrong", f"{len(changed)} texts were changed outside Concord: {named}")
    return Finding("publications", "good", f"{len(published)} texts are as they were published")


_CHECKS: tuple[Callable[[], Finding], ...] = (_pages, _chain, _rows, _publications, _waiting)


class _Undone(Exception):
    """Takes back what a trial run did."""


def _seeds() -> Finding:
    kept = list(_kept_by_people())
    if kept:
        return Finding("record", "good", f"{len(kept)} rows are as people edited them: " + ", ".join(kept[:10]))
    return Finding("record", "good", "as in the seeds")


def _kept_by_people() -> Iterator[str]:
    """Run the seeds and take everything back; what they would not touch is what people made."""
    report = records.Report()
    try:
        with unit_of_work():
            report = records.seed(db.session())
            raise _Undone
    except _Undone:
        yield from report.kept
