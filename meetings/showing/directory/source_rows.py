"""Where the record has its facts from, as lines of a list."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from meetings.directory.vocabulary import RELIABILITIES
from meetings.web.filters import written_day
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class SourceShown:
    """One source: ``facts`` are the lines beneath its title."""

    code: str
    title: str
    symbol: str | None
    url: str | None
    about: str
    note: str | None
    reliability: str | None


def source_row(row: Row[*tuple[Any, ...]]) -> SourceShown:
    """The line of a source."""
    parts = [row.publisher, row.issued]
    parts += [_("adopted on %(day)s", day=written_day(row.adopted))] if row.adopted else []
    parts += [_("distributed on %(day)s", day=written_day(row.distributed))] if row.distributed else []
    return SourceShown(
        code=row.code,
        title=row.title,
        symbol=row.symbol,
        url=row.url,
        about=", ".join(part for part in parts if part),
        note=row.note,
        reliability=_(RELIABILITIES[row.reliability]) if row.reliability != "official" else None,
    )
