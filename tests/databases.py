"""The two databases the suite runs on, chosen by CONCORD_TEST_DATABASE, and how each test gets a copy of its own.

``sqlite`` (or nothing) copies a file; ``postgresql`` starts a real server for the run; a ``postgresql+psycopg://…``
address uses a server that is there. Where no server can be had the run fails: it never skips.
"""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

from tests import kept
from tests.postgresql import own_server

CHOICE = os.environ.get("CONCORD_TEST_DATABASE") or "sqlite"


class Databases(Protocol):
    """Where databases are made and copied; each is named by its URL."""

    def new(self) -> str:
        """An empty database."""
        ...

    def copy(self, url: str) -> AbstractContextManager[str]:
        """A copy of a database that nobody is connected to, gone after the block."""
        ...

    def kept(self, make: Callable[[], str]) -> str:
        """What ``make`` gives; or the same from a run before, where this kind of database can be kept."""
        ...


class Files:
    """SQLite: a database is a file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def new(self) -> str:
        """The address of a file that is not there yet."""
        return f"sqlite:///{self._folder / secrets.token_hex(4)}.sqlite3"

    @contextmanager
    def copy(self, url: str) -> Iterator[str]:
        """The file once more; its write-ahead log is gone since the last connection to it was closed."""
        copied = self.new()
        shutil.copyfile(_file(url), _file(copied))
        yield copied
        for path in self._folder.glob(_file(copied).name + "*"):
            path.unlink()

    def kept(self, make: Callable[[], str]) -> str:
        """From ``tests.kept``, or made and put there."""
        digest, url = kept.made_from(), self.new()
        if not kept.take(digest, _file(url)):
            url = make()
            kept.put(digest, _file(url))
        return url


class Server:
    """PostgreSQL: a database is one of the server's, copied as a template."""

    def __init__(self, url: URL) -> None:
        self._url = url

    def new(self) -> str:
        """A database with nothing in it."""
        return self._create("template0")

    @contextmanager
    def copy(self, url: str) -> Iterator[str]:
        """The server copies the files of the template, which is quicker than replaying its statements."""
        copied = self._create(make_url(url).database or "")
        yield copied
        self._do(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(make_url(copied).database or "")))

    def kept(self, make: Callable[[], str]) -> str:
        """Made: the server is there for one run."""
        return make()

    def _create(self, template: str) -> str:
        name = f"concord_test_{secrets.token_hex(6)}"
        self._do(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _do(self, statement: sql.Composed) -> None:
        plain = self._url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def chosen(folder: Path) -> Iterator[Databases]:
    """The databases this run is to use."""
    if CHOICE == "sqlite":
        yield Files(folder)
    elif CHOICE == "postgresql":
        with own_server() as url:
            yield Server(url)
    else:
        yield Server(make_url(CHOICE))


def _file(url: str) -> Path:
    return Path(make_url(url).database or "")
