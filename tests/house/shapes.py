"""What a database says of itself, for tests of migrations: its tables, triggers and rows; and a migration to come."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, MetaData, inspect, text

from meetings.core import schema
from meetings.core.db import db


def shape_of(engine: Engine) -> dict[str, dict[str, list[str]]]:
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


def triggers_of(engine: Engine) -> set[str]:
    """Names of its triggers."""
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with engine.connect() as connection:
        return set(connection.scalars(text(asked[engine.dialect.name])))


def rows_of_all() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that the database has, whatever the models say; seals are made anew as tables change."""
    with db.engine.connect() as connection:
        tables = MetaData()
        tables.reflect(connection)
        found = {
            table.name: [dict(row) for row in connection.execute(table.select()).mappings()]
            for table in tables.sorted_tables
            if table.name not in ("alembic_version", "seals")
        }
    return {name: in_order(rows) for name, rows in found.items()}


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in an order of their own, whatever order a database gives."""
    return sorted(rows, key=lambda row: str(sorted(row.items(), key=lambda each: each[0])))


Rows = dict[str, list[dict[str, Any]]]


def of_the_columns_before(before: Rows, after: Rows) -> Rows:
    """The rows after a migration, with the columns alone that were there before it: later migrations add others."""
    columns = {name: rows[0].keys() for name, rows in before.items() if rows}
    return {
        name: in_order([{column: row[column] for column in columns.get(name, row)} for row in after[name]])
        for name in before
    }


def next_migration(monkeypatch: pytest.MonkeyPatch, folder: Path, act: str) -> None:
    """A migration of a version to come, beside the real ones."""
    migrations = Path(shutil.copytree(schema.MIGRATIONS, folder / "migrations"))
    (migrations / "versions" / "9000_to_come.py").write_text(
        f"from alembic import op\nimport sqlalchemy as sa\nrevision = '9000'\ndown_revision = {schema.head()!r}\n"
        f"def upgrade():\n    {act}\n"
    )
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "_scripts", schema._scripts.__wrapped__)
