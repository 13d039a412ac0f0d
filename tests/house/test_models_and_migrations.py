"""Models and migrations never differ, on either database, and a migration loses neither rows nor triggers."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from meetings.core import history, history_guard, schema
from meetings.core.db import db, unit_of_work
from tests import installations
from tests.house.shapes import next_migration, shape_of, triggers_of

New = Callable[[], str]


def test_migrations_make_what_the_models_say(new_database: New, tmp_path: Path) -> None:
    with installations.opened(new_database(), tmp_path / "a") as app, app.app_context():
        db.create_all()
        history_guard.create_triggers(db.engine)
        modelled, modelled_triggers = shape_of(db.engine), triggers_of(db.engine)
    with installations.opened(new_database(), tmp_path / "b") as app, app.app_context():
        schema.upgrade()
        assert shape_of(db.engine) == modelled
        assert triggers_of(db.engine) == modelled_triggers
        with db.engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), db.metadata) == []


def test_go_down_to_nothing_and_up_again(new_database: New, tmp_path: Path) -> None:
    with installations.opened(new_database(), tmp_path) as app, app.app_context():
        schema.upgrade()
        first = shape_of(db.engine)
        schema.downgrade_to_nothing()
        assert shape_of(db.engine) == {}
        schema.upgrade()
        assert shape_of(db.engine) == first
        assert schema.state() == "current"


def test_refuse_a_database_newer_than_the_code(empty_app: Flask) -> None:
    with empty_app.app_context():
        with unit_of_work():
            db.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        assert schema.state() == "newer"
        with pytest.raises(schema.WrongShape, match="newer Concord"):
            schema.upgrade()


def test_refuse_a_database_of_something_else(new_database: New, tmp_path: Path) -> None:
    with installations.opened(new_database(), tmp_path) as app, app.app_context():
        with unit_of_work():
            db.session.execute(text("CREATE TABLE recipes (name VARCHAR)"))
        with pytest.raises(schema.WrongShape, match="not Concord's"):
            schema.upgrade()


def test_a_table_that_is_rebuilt_keeps_its_children_and_its_triggers(
    app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rebuild = (
        "with op.batch_alter_table('history', recreate='auto') as b: b.alter_column('action', type_=sa.String(80))"
    )
    next_migration(monkeypatch, tmp_path, rebuild)
    with app.app_context():
        with unit_of_work():
            history.record("session.moved", "session", 3, after={"room": "B"})
        schema.upgrade()
        assert schema.revision() == "9000"
        with unit_of_work(write=False):
            last = db.session.scalars(db.select(history.HistoryEntry).order_by(history.HistoryEntry.id.desc())).first()
            assert last is not None
            assert last.values is not None
            assert last.values.after == {"room": "B"}
            assert history.broken_links() == []
        with pytest.raises(DBAPIError, match="append-only"), unit_of_work():
            db.session.execute(text("UPDATE history SET action = 'nothing'"))


def test_a_migration_that_leaves_rows_without_what_they_point_to_changes_nothing(
    app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    orphan = "INSERT INTO history_values (entry_id, actor, salt) VALUES (999999, 'nobody', 'none')"
    next_migration(monkeypatch, tmp_path, f'op.execute("{orphan}")')
    with app.app_context():
        before = schema.revision()
        with pytest.raises((RuntimeError, DBAPIError), match=r"point to|foreign key"):
            schema.upgrade()
        assert schema.revision() == before
        with unit_of_work(write=False):
            assert db.session.get(history.HistoryValues, 999999) is None


def test_they_run_from_nothing_as_script_migration_runs_them(tmp_path: Path) -> None:
    """It has Flask-Migrate run them, which knows nothing of the sentences that a migration says."""
    flask = [sys.executable, "-m", "flask", "--app", "meetings.app:for_migrations", "db"]
    instance = {"CONCORD_INSTANCE": str(tmp_path), "CONCORD_DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"}
    for command in ("upgrade", "check"):
        ended = subprocess.run(
            [*flask, command], env={**os.environ, **instance}, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0, ended.stderr
