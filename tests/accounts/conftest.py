"""Accounts on their own: the frame of Concord and this capability, on SQLite or PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask_wtf import CSRFProtect

from meetings import settings
from meetings.accounts import commands, security, views
from meetings.core import engines, history
from meetings.core.db import db
from meetings.web import assets, filters, headers, languages, refusals, requests
from meetings.web.application import Concord
from tests import databases

ROOT = Path(__file__).parents[2]
SECRET = "of tests only, and long enough to be a key"


@contextmanager
def accounts_only(url: str, instance: Path) -> Iterator[Flask]:
    """The frame and this capability."""
    chosen = settings.load(instance, {"database_url": url, "secret_key": SECRET})
    app = Concord("meetings", root_path=str(ROOT), instance_path=str(instance), static_folder=str(ROOT / "static"))
    app.testing = True
    app.config.update(SECRET_KEY=SECRET, SQLALCHEMY_DATABASE_URI=url, SESSION_COOKIE_NAME="concord")
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engines.options(url)
    app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    app.extensions["concord.settings"] = chosen
    db.init_app(app)
    with app.app_context():
        engines.prepare(db.engine)
    headers.init_app(app, secure=False)
    for part in (requests, languages, refusals, filters, assets):
        part.init_app(app)
    CSRFProtect(app)
    security.init_app(app, chosen)
    app.register_blueprint(views.blueprint)
    app.cli.add_command(commands.user)
    try:
        yield app
    finally:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="session")
def _accounts_database(_databases: databases.Databases, tmp_path_factory: pytest.TempPathFactory) -> str:
    url = _databases.new()
    with accounts_only(url, tmp_path_factory.mktemp("template")) as app, app.app_context():
        db.create_all()
        history.create_triggers(db.engine)
    return url


@pytest.fixture
def app(_databases: databases.Databases, _accounts_database: str, tmp_path: Path) -> Iterator[Flask]:
    """No account, no sign-in."""
    with _databases.copy(_accounts_database) as url, accounts_only(url, tmp_path / "instance") as made:
        yield made
