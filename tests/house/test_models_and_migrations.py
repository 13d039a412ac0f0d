"""Models and migrations never differ, on either database, and a migration loses neither rows nor triggers."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import Engine, MetaData, inspect, select, text, update
from sqlalchemy.exc import DBAPIError

from meetings.core import history, schema
from meetings.core.db import Kept, db, unit_of_work
from meetings.core.errors import Invalid
from meetings.programme.actions.groups import add_group
from meetings.programme.actions.sessions import add_session
from meetings.programme.models import Release
from meetings.programme.queries import visible_meetings
from meetings.programme.released.writing import digest
from tests import installations
from tests.programme.builders import OLGA, at_desk, entry, frozen, released, session_at_desk, with_sessions
from tests.programme.typed import typed_group

New = Callable[[], str]


def _shape(engine: Engine) -> dict[str, dict[str, list[str]]]:
    """Everything that the database itself says about its tables, checks included, which Alembic does not compare."""
    inspector = inspect(engine)
    found: dict[str, Any] = {
        "columns": inspector.get_multi_columns(),
        "primary": inspector.get_multi_pk_constraint(),
        "foreign": inspector.get_multi_foreign_keys(),
        "unique": inspector.get_multi_unique_constraints(),
        "checks": inspector.get_multi_check_constraints(),
        "indexes": inspector.get_multi_indexes(),
    }
    shape: dict[str, dict[str, list[str]]] = {}
    for kind, tables in found.items():
        for (_schema, table), items in tables.items():
            if table != "alembic_version":
                listed = items if isinstance(items, list) else [items]
                plain = sorted(json.dumps(item, sort_keys=True, default=str) for item in listed)
                shape.setdefault(table, {})[kind] = plain
    return shape


def _triggers(engine: Engine) -> set[str]:
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with engine.connect() as connection:
        return set(connection.scalars(text(asked[engine.dialect.name])))


def test_migrations_make_what_the_models_say(new_database: New, tmp_path: Path) -> None:
    with installations.opened(new_database(), tmp_path / "a") as app, app.app_context():
        db.create_all()
        history.create_triggers(db.engine)
        modelled, modelled_triggers = _shape(db.engine), _triggers(db.engine)
    with installations.opened(new_database(), tmp_path / "b") as app, app.app_context():
        schema.upgrade()
        assert _shape(db.engine) == modelled
        assert _triggers(db.engine) == modelled_triggers
        with db.engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), db.metadata) == []


def test_go_down_to_nothing_and_up_again(new_database: New, tmp_path: Path) -> None:
    with installations.opened(new_database(), tmp_path) as app, app.app_context():
        schema.upgrade()
        first = _shape(db.engine)
        schema.downgrade_to_nothing()
        assert _shape(db.engine) == {}
        schema.upgrade()
        assert _shape(db.engine) == first
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


def next_migration(monkeypatch: pytest.MonkeyPatch, folder: Path, act: str) -> None:
    """A migration of a version to come, beside the real ones."""
    migrations = Path(shutil.copytree(schema.MIGRATIONS, folder / "migrations"))
    (migrations / "versions" / "9000_to_come.py").write_text(
        f"from alembic import op\nimport sqlalchemy as sa\nrevision = '9000'\ndown_revision = {schema.head()!r}\n"
        f"def upgrade():\n    {act}\n"
    )
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "_scripts", schema._scripts.__wrapped__)


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


STORED = json.loads((Path(__file__).parents[1] / "programme" / "stored" / "releases.json").read_text())
SAID_OF_SESSIONS_THEN = STORED[0]["document"]["sessions"][0].keys()


def _rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that the database has, whatever the models say."""
    with db.engine.connect() as connection:
        tables = MetaData()
        tables.reflect(connection)
        found = {
            table.name: [dict(row) for row in connection.execute(table.select()).mappings()]
            for table in tables.sorted_tables
            if table.name != "alembic_version"
        }
    return {name: _in_order(rows) for name, rows in found.items()}


def _in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: str(sorted(row.items(), key=lambda each: each[0])))


def _filled_as_of_0003() -> None:
    """Sessions, groups and two releases in tables of that shape, their documents as that version stored them."""
    with unit_of_work():
        add_group(OLGA, with_sessions(), typed_group(name="Skills", session=1, room="Room I"))
        db.session.flush()
        released()
    with unit_of_work():
        add_session(
            OLGA, at_desk(OLGA), entry("Closing", "17:00", "18:00", "Ana Paz", join_url="https://meet.example/a")
        )
        released("A closing.")
    schema._run("downgrade", "0003")
    with unit_of_work():
        for row in db.session.scalars(select(Release)).all():
            document = {name: value for name, value in cast("dict[str, Any]", row.document).items() if name != "format"}
            document["sessions"] = [
                {name: value for name, value in each.items() if name in SAID_OF_SESSIONS_THEN}
                for each in document["sessions"]
            ]
            older = {"document": document, "digest": digest(Kept(document))}
            # As that version wrote it: past everything that this one does besides.
            db.session.connection().execute(update(Release).where(Release.id == row.id).values(older))


def test_webcast_and_interpretation_come_to_a_filled_database(
    empty_app: Flask, new_database: New, tmp_path: Path
) -> None:
    with installations.opened(new_database(), tmp_path) as app, app.app_context():
        schema._run("upgrade", "0003")
        shape, triggers = _shape(db.engine), _triggers(db.engine)
    with empty_app.app_context():
        _filled_as_of_0003()
        assert (_shape(db.engine), _triggers(db.engine)) == (shape, triggers)
        before = _rows()
        filled = ("sessions", "session_speakers", "breakout_groups", "releases")
        assert [len(before[name]) for name in filled] == [3, 3, 1, 2]
        schema._run("upgrade", "0004")
        after = _rows()
        new = after["sessions"][0].keys() - before["sessions"][0].keys()
        assert {"livestream_url", "interpretation"} <= new
        assert {row.pop(name) for row in after["sessions"] for name in sorted(new)} <= {None, "", False}
        seals_of = {row["of"] for row in after.pop("seals")}
        assert seals_of >= {"releases", "sessions", "breakout_groups", "history"}
        assert {name: _in_order(rows) for name, rows in after.items()} == before
        assert _triggers(db.engine) == triggers


def test_what_was_released_before_there_was_a_webcast_is_read_and_has_not_changed(empty_app: Flask) -> None:
    with empty_app.app_context():
        _filled_as_of_0003()
        schema.upgrade()
        with unit_of_work(write=False):
            said = {(session.livestream_url, session.interpretation) for session in frozen().sessions}
            assert said == {(None, ())}
            stored = visible_meetings.release_of(at_desk(OLGA), 2)
            assert stored.digest == digest(stored.document)
        with pytest.raises(Invalid, match="Nothing has changed"), unit_of_work():
            released()
        with unit_of_work():
            session_at_desk(3, OLGA).interpretation = "ar en"
            released("Interpretation.")
        with unit_of_work(write=False):
            assert [(session.sequence, session.interpretation) for session in frozen().sessions] == [
                (0, ()), (0, ()), (0, ("ar", "en")),
            ]  # fmt: skip
            assert history.broken_links() == []


def test_no_session_of_a_filled_database_is_off_the_agenda(empty_app: Flask) -> None:
    with empty_app.app_context():
        with unit_of_work():
            with_sessions()
            db.session.flush()
            released()
        before = _rows()
        schema._run("downgrade", "0004")
        assert "off_agenda" not in _rows()["sessions"][0]
        schema.upgrade()
        assert _rows() == before
        assert [row["off_agenda"] for row in before["sessions"]] == [False, False]
        with pytest.raises(Invalid, match="Nothing has changed"), unit_of_work():
            released()
