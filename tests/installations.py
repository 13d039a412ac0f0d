"""Installations of Concord for tests: migrated, seeded, opened."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from flask import Flask

from meetings.accounts.rules import passwords
from meetings.core import history_guard, schema
from meetings.core.db import db, unit_of_work
from meetings.web.application import Concord
from tests import made_once

SECRET = "of tests only, and long enough to be a key"
QUICK = {"argon2__memory_cost": 64, "argon2__rounds": 1, "argon2__parallelism": 1}  # passwords that protect nothing

Concord.url_rule_class = made_once.Route


@contextmanager
def opened(url: str, instance: Path, *, cost: Mapping[str, int] = QUICK) -> Iterator[Flask]:
    """The application on a database; its connections are closed afterwards.

    :param cost: of hashing a password; ``meetings.accounts.passwords.COST`` is what real installations pay.
    """
    from meetings.app import create_app

    with patch.object(passwords, "COST", cost):
        app = create_app(instance, database_url=url, secret_key=SECRET)
    app.testing = True
    with app.app_context():
        made_once.share(app, db.engine)
    try:
        yield app
    finally:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
            reader = app.extensions["concord.reader"]
            reader.close()
            reader.engine.dispose()


@contextmanager
def unit(app: Flask) -> Iterator[None]:
    """A unit of work that may write, with the application around it."""
    with app.app_context(), unit_of_work():
        yield


def with_tables(url: str) -> str:
    """Make every table from the models; that the migrations make the very same is tested in tests/house."""
    with tempfile.TemporaryDirectory() as folder, opened(url, Path(folder)) as app, app.app_context():
        db.create_all()
        history_guard.create_triggers(db.engine)
        schema.stamp()
    return url


def seeded(url: str) -> str:
    """Load the reference data and the record."""
    from meetings.maintenance import preparing

    with tempfile.TemporaryDirectory() as folder, opened(url, Path(folder)) as app, app.app_context():
        preparing.load()
    return url
