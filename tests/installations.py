"""Installations of Concord for tests: migrated, seeded, opened."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from meetings.core import history, schema
from meetings.core.db import db, unit_of_work

SECRET = "of tests only, and long enough to be a key"


@contextmanager
def opened(url: str, instance: Path) -> Iterator[Flask]:
    """The application on a database; its connections are closed afterwards."""
    from meetings.app import create_app

    app = create_app(instance, database_url=url, secret_key=SECRET)
    app.testing = True
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
        history.create_triggers(db.engine)
        schema.stamp()
    return url


def seeded(url: str) -> str:
    """Load the reference data and the record."""
    from meetings.maintenance import preparing

    with tempfile.TemporaryDirectory() as folder, opened(url, Path(folder)) as app, app.app_context():
        preparing.load()
    return url
