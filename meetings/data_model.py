"""Writes ``docs/data-model.md`` from the models: ``.venv/bin/python -m meetings.data_model``."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Column, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Mapper

from meetings.core.db import Base

FILE = Path(__file__).parent.parent / "docs" / "data-model.md"
ROOMS = (
    "core", "accounts", "directory", "documents", "compact", "programme", "participation", "outcomes", "followup",
    "handouts",
)  # fmt: skip


def written() -> str:
    """The whole document; every table that the application knows must have been imported."""
    lines = [
        "# Data model",
        "",
        "Generated from the models: `.venv/bin/python -m meetings.data_model`. Moments are in UTC, days",
        "are calendar days. A room points only at itself and at the rooms above it.",
    ]
    mappers = sorted(Base.registry.mappers, key=lambda mapper: str(mapper.local_table))
    for room in ROOMS:
        lines += ["", f"## {room}"]
        for mapper in mappers:
            if mapper.class_.__module__.startswith(f"meetings.{room}"):
                lines += _table(mapper)
    lines += ["", "## Links between two tables", ""]
    mapped = {mapper.local_table for mapper in mappers}
    lines += [_link(table) for name, table in sorted(Base.metadata.tables.items()) if table not in mapped]
    return "\n".join(lines) + "\n"


def _table(mapper: "Mapper[object]") -> Iterator[str]:
    table = mapper.local_table
    assert isinstance(table, Table)
    about = " ".join((mapper.class_.__doc__ or "").split("\n\n")[0].split())
    yield from ("", f"### {mapper.class_.__name__} (`{table.name}`)", "", about, "")
    yield from ("| column | type | |", "|---|---|---|")
    for column in table.columns:
        yield f"| {column.name} | {_type(column)} | {_notes(column)} |"


def _type(column: "Column[object]") -> str:
    return str(column.type.compile(sqlite.dialect())).lower()


def _notes(column: "Column[object]") -> str:
    notes = ["key"] if column.primary_key else []
    notes += [f"→ {key.target_fullname}" for key in column.foreign_keys]
    notes += ["unique"] if column.unique else []
    notes += ["may be empty"] if column.nullable else []
    return ", ".join(notes)


def _link(table: Table) -> str:
    ends = " and ".join(key.target_fullname for column in table.columns for key in column.foreign_keys)
    return f"* `{table.name}`: {ends}"


def main() -> None:
    """Write the file."""
    import meetings.app  # noqa: F401, PLC0415 - only so that every table is known

    FILE.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
