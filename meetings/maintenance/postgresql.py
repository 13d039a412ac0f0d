"""PostgreSQL's own programs: the only ones that know how to dump and restore it."""

import os
import shutil
import subprocess
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import inspect, make_url

from meetings.core.db import db, unit_of_work
from meetings.core.errors import Refused


class ProgramFailed(Refused):
    """pg_dump, pg_restore or psql is missing or did not do it; the message is its own."""

    status = 503


def dump(url: str, target: Path) -> None:
    """Write the whole database as it is at one moment, while others go on writing."""
    _run(url, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def load(url: str, source: Path) -> None:
    """Put a dump in the place of everything that is in the database: in one transaction, all of it or nothing."""
    script = source.with_suffix(".sql")
    clear = source.with_suffix(".clear.sql")
    _run(None, "pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(source))
    clear.write_text(_drop_everything())
    _run(url, "psql", "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-o", os.devnull, "-f", str(clear), "-f", str(script))


def _drop_everything() -> str:
    with unit_of_work(write=False):
        tables = inspect(db.session.connection()).get_table_names()
    quoted = [db.engine.dialect.identifier_preparer.quote_identifier(name) for name in tables]
    drops = [f"DROP TABLE IF EXISTS {name} CASCADE;" for name in quoted]
    return "\n".join(
        ["SET client_min_messages = warning;", *drops, "DROP FUNCTION IF EXISTS history_is_append_only();"]
    )


def _run(url: str | None, program: str, *arguments: str) -> None:
    environment = dict(os.environ)
    command = [str(_found(program)), *arguments]
    if url is not None:
        named = conninfo_to_dict(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False))
        environment["PGPASSWORD"] = str(named.pop("password", "") or environment.get("PGPASSWORD", ""))
        command.append(
            "--dbname=" + make_conninfo(**{name: str(value) for name, value in named.items()})
        )  # without the password, which ps would show
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        reason = done.stderr.strip().splitlines() or ["no reason given"]
        raise ProgramFailed("%(program)s failed: %(reason)s", program=program, reason=" ".join(reason[-3:]))


def _found(program: str) -> Path:
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: -int(path.parts[-3]))
    found = newest[0] if newest else shutil.which(program)
    if not found:
        raise ProgramFailed(
            "%(program)s is needed to back up or restore PostgreSQL. Install PostgreSQL's client programs "
            "(Debian: postgresql-client; Fedora: postgresql; macOS: brew install libpq).",
            program=program,
        )
    return Path(found)
