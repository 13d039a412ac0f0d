"""Where the record has its facts from."""

from flask import url_for
from sqlalchemy import select

from meetings.accounts.entrance.audience import audience
from meetings.core.db import db
from meetings.directory.models import Source
from meetings.directory.vocabulary import SOURCE_KINDS
from meetings.pages.page import blueprint, show
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.by_source import differences
from meetings.showing.directory.source_rows import source_row
from meetings.web.translation import _


@blueprint.get("/sources/")
@kept_until_history_changes(at_most="minute")
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
        differences=differences("sources"),
        kinds=[(kind, title, [source_row(row) for row in rows if row.kind == kind]) for kind, title in kinds],
    )
