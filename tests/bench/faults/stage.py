"""An installation to break: a database, gunicorn before it, and what both are made of."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from tests import installations
from tests.databases import Files, Server
from tests.postgresql import OwnServer, mortal_server
from tests.servers import Served, served

KINDS = ("sqlite", "postgresql")


@dataclass
class Stage:
    """What there is to break."""

    app: Flask
    web: Served
    database: OwnServer | None  # SQLite is no process
    new_database: Callable[[], str]


@contextmanager
def stage(kind: str, folder: Path, *, tablespace: Path | None = None) -> Iterator[Stage]:
    """The installation, written through to the disk as in use, until the block ends.

    :param tablespace: where PostgreSQL keeps this database's tables, apart from its log.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if kind == "sqlite":
        with _on(Files(folder).new, folder, None) as made:
            yield made
        return
    with mortal_server(settings=()) as server:
        databases = Server(server.url)
        if tablespace:
            _tables_in(server, tablespace)
        with _on(databases.new, folder, server) as made:
            yield made


@contextmanager
def _on(new: Callable[[], str], folder: Path, server: OwnServer | None) -> Iterator[Stage]:
    url = installations.with_tables(new())
    with installations.opened(url, folder / "instance") as app:
        (folder / "instance" / "secret_key").write_text(installations.SECRET)
        with served(folder / "instance", url) as web:
            yield Stage(app, web, server, new)


def _tables_in(server: OwnServer, place: Path) -> None:
    import psycopg

    subprocess.run(["chown", "postgres", str(place)], check=True)
    plain = server.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE TABLESPACE small LOCATION '{place}'")
        connection.execute("ALTER DATABASE template1 SET default_tablespace = small")
        connection.execute("ALTER ROLE concord SET default_tablespace = small")
