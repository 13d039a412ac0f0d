"""Puts seeded rows into the database and remembers what was put, so that the edits of people are seen and respected."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Table, select
from sqlalchemy.orm import RelationshipProperty, Session, selectinload

from meetings.core.db import Base
from meetings.directory.models import SeedRow
from meetings.records import meetings_on_record

Row = TypeVar("Row", bound=Base)


@dataclass
class Report:
    """What a run of the seeds did; ``kept`` names the rows that differ from the seeds because people made them so."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    kept: list[str] = field(default_factory=list)

    @property
    def changed(self) -> int:
        """How many rows are not what they were before."""
        return self.added + self.updated + self.withdrawn

    def take(self, held: meetings_on_record.Report) -> None:
        """Count what a part of the record did as well."""
        self.added += held.added
        self.updated += held.updated
        self.unchanged += held.unchanged
        self.kept += held.kept


class Ledger:
    """The rows of each table as they are, beside the digests of what was last seeded."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.report = Report()
        self._seeded = {(row.table, row.key): row for row in session.scalars(select(SeedRow))}
        self._present: dict[type[Base], dict[int, Any]] = {}
        self._found: dict[type[Base], dict[tuple[Any, ...], Any]] = {}
        self._visited: set[tuple[str, str]] = set()
        self._new: list[tuple[Base, SeedRow]] = []

    def put(self, model: type[Row], key: str, identity: Mapping[str, Any], **values: Any) -> Row | None:
        """Make the row what the seeds say, unless people have made it something else.

        :param key: its natural key in words, which the report names.
        :param identity: the columns that tell it from others in its table.
        :returns: the row, or None where people have removed it.
        """
        place = (_table(model).name, key)
        self._visited.add(place)
        wanted = {**identity, **values}
        seeded, row = self._seeded.get(place), self._find(model, identity, place)
        if row is None and seeded is None:
            return self._add(model, place, wanted)
        if row is None or seeded is None:
            self.report.kept.append(": ".join(place))
            return row
        self._bring_up(row, seeded, wanted)
        return row

    def flush(self) -> None:
        """Give the new rows their numbers, so that others can point at them."""
        self.session.flush()
        for row, seeded in self._new:
            seeded.row_id = _number(row)
            self.session.add(seeded)
        self._new.clear()

    def withdraw(self) -> None:
        """Remove what the seeds no longer hold and nobody has edited; rows that others may point at stay."""
        self.flush()
        models = {_table(mapper.class_).name: mapper.class_ for mapper in Base.registry.mappers}
        for place, seeded in self._seeded.items():
            model = models.get(place[0])
            if place in self._visited or model is None or "code" in _table(model).c:
                continue
            row = self._rows(model).get(seeded.row_id)
            if row is None:
                continue
            if not _as_seeded(row, seeded):
                self.report.kept.append(": ".join(place))
                continue
            self.session.delete(row)
            self.session.delete(seeded)
            self.report.withdrawn += 1

    def _add(self, model: type[Row], place: tuple[str, str], wanted: Mapping[str, Any]) -> Row:
        row = model(**wanted)
        self.session.add(row)
        table, key = place
        self._new.append((row, SeedRow(table=table, key=key, columns=list(wanted), digest=digest_of(wanted))))
        self.report.added += 1
        return row

    def _bring_up(self, row: Base, seeded: SeedRow, wanted: Mapping[str, Any]) -> None:
        present, digest = digest_of({name: getattr(row, name) for name in wanted}), digest_of(wanted)
        if present == digest:
            if seeded.digest != digest:
                seeded.columns, seeded.digest = list(wanted), digest
            self.report.unchanged += 1
        elif _as_seeded(row, seeded):
            for name, value in wanted.items():
                setattr(row, name, value)
            seeded.columns, seeded.digest = list(wanted), digest
            self.report.updated += 1
        else:
            self.report.kept.append(f"{seeded.table}: {seeded.key}")

    def _find(self, model: type[Row], identity: Mapping[str, Any], place: tuple[str, str]) -> Row | None:
        rows = self._rows(model)
        if model not in self._found:
            self._found[model] = {tuple(getattr(row, name) for name in identity): row for row in rows.values()}
        found = self._found[model].get(tuple(identity.values()))
        if found is None and place in self._seeded:
            found = rows.get(self._seeded[place].row_id)
        return found if found is None or isinstance(found, model) else None

    def _rows(self, model: type[Base]) -> dict[int, Any]:
        if model not in self._present:
            lists = [link for link in _links(model) if link.secondary is not None]
            query = select(model).options(*(selectinload(getattr(model, link.key)) for link in lists))
            self._present[model] = {_number(row): row for row in self.session.scalars(query)}
        return self._present[model]


def _as_seeded(row: Base, seeded: SeedRow) -> bool:
    """Whether nobody has edited it: in the columns of then, whatever columns came since."""
    return digest_of({name: getattr(row, name, None) for name in seeded.columns}) == seeded.digest


def _links(model: type[Base]) -> Iterable[RelationshipProperty[Any]]:
    return model.__mapper__.relationships


def _table(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


def _number(row: Base) -> int:
    return int(getattr(row, "id"))  # noqa: B009 - the base has no id, every seeded table has


def digest_of(values: Mapping[str, Any]) -> str:
    """The digest of what was put into these columns; rows that are pointed at count by their numbers."""
    plain = {name: _plain(value) for name, value in values.items()}
    return hashlib.sha256(json.dumps(plain, sort_keys=True, default=str).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], Base):
        return sorted(_number(row) for row in value)
    return value
