"""Where the record has its facts from."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import Row, select

from meetings.accounts.audience import audience
from meetings.core.db import db
from meetings.directory.models import Source
from meetings.directory.vocabulary import RELIABILITIES, SOURCE_KINDS
from meetings.pages.page import blueprint, show
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


@blueprint.get("/sources/")
@audience("anyone")
def sources() -> str:
    """Every source of the record, by kind; citations lead here."""
    rows = db.session.execute(
        select(
            Source.code,
            Source.kind,
            Source.title,
            Source.publisher,
            Source.symbol,
            Source.url,
            Source.issued,
            Source.adopted,
            Source.distributed,
            Source.reliability,
            Source.note,
        ).order_by(Source.id)
    ).all()
    kinds = [(kind, _(title)) for kind, title in SOURCE_KINDS.items()]
    return show(
        "pages/sources.html",
        url_for("pages.sources"),
        kinds=[(kind, title, [_source(row) for row in rows if row.kind == kind]) for kind, title in kinds],
    )


def _source(row: Row[*tuple[Any, ...]]) -> SourceShown:
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
        reliability=_(RELIABILITIES[row.reliability]) if row.reliability in RELIABILITIES else None,
    )
