"""The migration that lets search look inside paragraphs: what was there is found, and says what it said."""

from flask import Flask
from sqlalchemy import func, inspect, select

from meetings.core import schema, seals
from meetings.core.db import db, unit_of_work
from meetings.core.folding import folded
from meetings.documents.models import Paragraph
from tests.pages.outcomes import document, published

PARAGRAPHS = select(Paragraph.id, Paragraph.text, Paragraph.anchor).order_by(Paragraph.id)
MANY = 1201  # paragraphs: more than two batches


def test_they_are_folded_and_stay_as_they_were(app: Flask) -> None:
    with app.app_context():
        with unit_of_work():
            published(document("filled/one", [str(number) for number in range(MANY)], word="Łódź"))
            before = db.session.execute(PARAGRAPHS).all()
        schema._run("downgrade", "0013")
        assert "folded" not in {column["name"] for column in inspect(db.engine).get_columns("paragraphs")}
        schema.upgrade()
        with unit_of_work(write=False):
            assert db.session.execute(PARAGRAPHS).all() == before
            rows = db.session.execute(select(Paragraph.text, Paragraph.folded)).all()
            assert all(kept == folded(text) for text, kept in rows)
            found = select(func.count()).where(Paragraph.folded.like("lodz %"))
            assert db.session.scalar(found) == MANY
            assert list(seals.broken(db.session.connection())) == []
    page = app.test_client().get("/search?q=lodz+1200").text
    assert 'href="/documents/filled/one#p-1200"' in page
