"""Which shape the database is in, and bringing it to the shape that this code needs."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, inspect, text

from meetings.core.db import db, unit_of_work, writing
from meetings.core.errors import Refused

MIGRATIONS = Path(__file__).parent.parent / "migrations"
State = Literal["empty", "behind", "current", "newer", "foreign"]


class WrongShape(Refused):
    """The database is not one that this code may change."""

    status = 503


@cache
def _scripts() -> tuple[str, frozenset[str]]:
    """The newest revision and all of them, as the files say: a web process that is asked for it needs no Alembic."""
    texts = [path.read_text() for path in (MIGRATIONS / "versions").glob("*.py")]
    revisions, before = (
        {found[1] for text in texts if (found := re.search(rf"^{name} = ['\"](\w+)['\"]", text, re.MULTILINE))}
        for name in ("revision", "down_revision")
    )
    [newest] = revisions - before
    return newest, frozenset(revisions)


def head() -> str:
    """The revision that this code needs."""
    return _scripts()[0]


def known(revision: str) -> bool:
    """Whether this code has a migration of that name, and so can read what it made."""
    return revision in _scripts()[1]


def revision() -> str | None:
    """The revision that the database is at; None where there is none."""
    with unit_of_work(write=False):
        return _revision(db.session.connection())


def state() -> State:
    """How the database compares with this code.

    :raises sqlalchemy.exc.OperationalError: when the database does not answer.
    """
    with unit_of_work(write=False):
        connection = db.session.connection()
        found = _revision(connection)
        if found is None:
            others = set(inspect(connection).get_table_names()) - {"alembic_version"}
            return "foreign" if others else "empty"
    if found == head():
        return "current"
    return "behind" if known(found) else "newer"


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def upgrade() -> list[str]:
    """Migrate to the head, in one transaction; returns what whoever runs this should know, a sentence each.

    A migration says such a sentence as 0008 does, whoever runs it.

    :raises WrongShape: when the database was made by newer code, or holds tables of something else.
    """
    refuse_unless_ours(state())
    return _run("upgrade", "head")


def stamp() -> None:
    """Note that the tables are those of the head, where something else made them."""
    _run("stamp", "head")


def downgrade_to_nothing() -> None:
    """Take every table away again; for tests of the migrations."""
    _run("downgrade", "base")


def _run(what: Literal["upgrade", "stamp", "downgrade"], target: str) -> list[str]:
    from alembic import command  # noqa: PLC0415 - what serves and works never migrates, and never loads this
    from alembic.config import Config  # noqa: PLC0415

    db.session.remove()  # a transaction left open would wait for the migration, and the migration for it
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    said: list[str] = config.attributes.setdefault("said", [])
    token = writing.set(True)  # whatever was read before in this context
    try:
        getattr(command, what)(config, target)
    finally:
        writing.reset(token)
    return said


def refuse_unless_ours(found: State) -> None:
    """Say what to do with a database that this code must not touch."""
    if found == "newer":
        raise WrongShape(
            "The database was made by a newer Concord (its revision is not among this code's). "
            "Update the code, or restore a backup made with this version."
        )
    if found == "foreign":
        raise WrongShape(
            "The database holds tables that are not Concord's. Give CONCORD_DATABASE_URL an empty database of its own."
        )
