"""What script/server starts: makes the installation ready, then runs gunicorn and the worker until told to stop.

The application is built once, here; gunicorn's workers and the outbox's worker are forks of this process, which becomes
gunicorn's own (``processes.Family``), and share with it what none of them changes. That is why a start with nothing to
do serves in a few seconds, why one Ctrl-C ends everything, and why all of them together need little more memory than
two of them. So this process stays small: what makes the installation ready is done by another, which takes with it what
it had to load.
"""

import gc
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.config import make_settings
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import configure_mappers

from meetings import gunicorn_conf, processes, worker
from meetings.accounts.models import User
from meetings.app import create_app
from meetings.core import schema, serving_address
from meetings.core.db import db, unit_of_work
from meetings.core.errors import Conflict, Refused
from meetings.maintenance import preparing
from meetings.serving.release_store import Reader
from meetings.settings import LOOPBACK, PREFIX, Settings
from meetings.web import languages
from meetings.web.requests import start_logging

NOBODY_YET = """Nobody can sign in yet. In another terminal:
  .venv/bin/flask --app wsgi user add you@example.org --name "Your Name" --role organiser"""

REHEARSED = ("/", "/meetings/", "/recommendations/", "/followup/", "/mechanisms/", "/sign-in")
GROWN = 16 * 1024 * 1024  # bytes by which the worker may grow before it is begun anew


class CannotStart(Refused):
    """Why the program does not start, and what to do."""

    status = 503


def main() -> None:
    """Run until SIGINT or SIGTERM. Exit code 1 with one line when it cannot start."""
    with _told_in_a_line():
        host, port = _address()
        _refuse_taken(host, port)
        serving_address.forget(_folder())
        app = create_app(_folder())
    settings: Settings = app.extensions["concord.settings"]
    processes.aside(lambda: _prepare(app, settings))
    serving_address.lay_down(settings.instance, settings.public_url)
    _rehearse(app, settings.public_url)
    _settle(app)
    start_logging(settings.log_level)
    processes.Family(
        Served(app, f"{host}:{port}"), lambda: worker.run(app, most_grown=GROWN, parent=os.getppid())
    ).run()


@contextmanager
def _told_in_a_line() -> Iterator[None]:
    try:
        yield
    except Refused as refusal:
        sys.exit(f"Concord cannot start: {refusal}")
    except OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0]
        sys.exit(
            f"Concord cannot start: the database does not answer ({reason}). Start it, or correct CONCORD_DATABASE_URL."
        )


def _address() -> tuple[str, int]:
    host, port = os.environ.get("HOST") or LOOPBACK[0], os.environ.get("PORT") or "8000"
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise CannotStart("PORT is %(port)s; give a number from 1 to 65535.", port=port)
    return host, int(port)


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(
                "%(host)s:%(port)d cannot be used (%(reason)s). Stop what uses it, "
                "or choose another port: PORT=8001 script/server",
                host=host,
                port=port,
                reason=error.strerror,
            ) from None


def _prepare(app: Flask, settings: Settings) -> None:
    with _told_in_a_line():
        _make_ready(app, settings)


def _make_ready(app: Flask, settings: Settings) -> None:
    if not os.access(settings.instance, os.W_OK):
        raise CannotStart(
            "%(folder)s cannot be written. Make it writable, or set CONCORD_INSTANCE to a folder that is.",
            folder=settings.instance,
        )
    with app.app_context():
        is_first = schema.state() == "empty"
        for line in preparing.prepare(settings):
            click.echo(line)
        _offer_demonstration(is_first=is_first)
        with unit_of_work(write=False):
            somebody = db.session.scalar(select(func.count()).select_from(User))
    click.echo(f"Concord is at {settings.public_url}")
    click.echo(f"Sign in at {settings.public_url}/sign-in" if somebody else NOBODY_YET)


def _offer_demonstration(*, is_first: bool) -> None:
    """Load it where it was asked for; else ask on the first start in a terminal, and elsewhere say how."""
    wanted = "--demo" in sys.argv or os.environ.get(PREFIX + "DEMO", "") not in ("", "0")
    if is_first and not wanted and sys.stdin.isatty():
        wanted = click.confirm("Load the demonstration, an invented meeting to try things on?", default=True)
    if wanted:
        try:
            preparing.load_demonstration()
            click.echo("The demonstration is at /meetings/demonstration/")
        except Conflict:
            click.echo("The demonstration is there already, at /meetings/demonstration/")
    elif is_first:
        click.echo("An invented meeting to try things on: .venv/bin/flask --app wsgi demo")


def _rehearse(app: Flask, public_url: str) -> None:
    """Answer what most visitors begin with: what the first answer of a process loads and works out is then shared.

    Whatever fails here is shown and logged where a visitor asks for it.
    """
    visitor = app.test_client()
    for path in REHEARSED:
        visitor.get(path, base_url=public_url)
    reader: Reader = app.extensions["concord.reader"]
    reader.close()
    reader.engine.dispose()
    with app.app_context():
        db.engine.dispose()  # no connection is shared with a fork: SQLite would forget whose locks are whose


def _settle(app: Flask) -> None:
    """Do once what every process would do for itself; and let none look for garbage in what is there for good.

    A page of memory is shared until somebody writes to it, and looking for garbage writes into every object.
    """
    configure_mappers()
    for name in app.jinja_env.list_templates(extensions=["html"]):
        app.jinja_env.get_template(name)
    languages.load(app)
    gc.collect()
    gc.freeze()


class Served(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """How gunicorn is told what to serve, and how."""

    def __init__(self, app: Flask, bind: str) -> None:
        self._app, self._bind = app, bind
        super().__init__()

    def load_config(self) -> None:
        """As ``gunicorn_conf`` says, at the address that was asked for."""
        for name in make_settings():
            if hasattr(gunicorn_conf, name):
                self.cfg.set(name, getattr(gunicorn_conf, name))
        self.cfg.set("bind", self._bind)
        self.cfg.set("post_fork", lambda _arbiter, _worker: processes.apart())

    def load(self) -> Flask:
        """Built before the fork."""
        return self._app


def _folder() -> Path:
    return Path(os.environ.get(PREFIX + "INSTANCE") or Path(__file__).parent.parent / "instance")


if __name__ == "__main__":
    main()
