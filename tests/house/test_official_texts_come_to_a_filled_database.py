"""The migration that brings official texts: nothing that was on record changes, both ways."""

from flask import Flask
from sqlalchemy import MetaData, inspect, select

from meetings.core import schema
from meetings.core.db import db, unit_of_work
from meetings.documents.models import Document, OfficialParagraph, OfficialText
from tests.pages.outcomes import with_official_draft

NEW = {"official_texts", "official_paragraphs"}


def test_they_come_empty_and_everything_else_stays(app: Flask) -> None:
    with app.app_context():
        with unit_of_work():
            with_official_draft("gcm", "Officially")
        schema._run("downgrade", "0012")
        assert not NEW & set(inspect(db.engine).get_table_names())
        before = _rows("documents", "paragraphs", "publications", "reflections", "reflection_citations")
        assert before["documents"]
        schema._run("upgrade", "0013")
        inspect(db.engine).clear_cache()
        assert set(inspect(db.engine).get_table_names()) >= NEW
        assert _rows(*before) == before
        with unit_of_work(write=False):
            assert db.session.scalars(select(OfficialText)).all() == []
            assert db.session.scalars(select(OfficialParagraph)).all() == []
        schema.upgrade()
        with unit_of_work():  # and they can be used
            summary = db.session.scalars(select(Document).where(Document.reference == "progress-2022")).one()
            with_official_draft(summary.reference, "Officially")
            number = summary.id
        with unit_of_work(write=False):
            assert db.session.scalars(select(OfficialText.summary_id)).all() == [number]


def _rows(*names: str) -> dict[str, list[tuple[object, ...]]]:
    with db.engine.connect() as connection:
        known = MetaData()
        known.reflect(connection, only=names)
        return {
            name: sorted((tuple(map(str, row)) for row in connection.execute(select(known.tables[name]))), key=str)
            for name in names
        }
