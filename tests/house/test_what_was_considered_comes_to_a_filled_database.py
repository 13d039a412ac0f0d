"""The migration that says what was considered: of the record's own steps the whole text, of people's nothing."""

from flask import Flask
from sqlalchemy import select, text, update

from meetings.core import schema
from meetings.core.db import db, unit_of_work
from meetings.followup.models import Step
from tests.followup.on_record import contributed, recommended, stepped


def test_it_says_so_of_what_the_record_tells_and_leaves_the_rest(app: Flask) -> None:
    with app.app_context():
        with unit_of_work():
            contribution = contributed(recommended("TEST-R01").recommendation, "imrf-2030", "transmitted")
            made = stepped(contribution, "considered")
            db.session.execute(update(Step).where(Step.id == made.id).values(by_user_id=71))
        before = _steps()
        schema._run("downgrade", "0011")
        assert "considered" not in {name for (name,) in _names()}
        schema._run("upgrade", "0012")
        assert _steps() == before
        with unit_of_work(write=False):
            of_record = select(Step).where(Step.kind == "considered", Step.by_user_id.is_(None))
            assert {step.considered for step in db.session.scalars(of_record)} == {"text"}
            others = select(Step).where(Step.by_user_id.is_not(None) | (Step.kind != "considered"))
            assert {step.considered for step in db.session.scalars(others)} == {None}


def _steps() -> list[tuple[object, ...]]:
    with unit_of_work(write=False):
        rows = db.session.execute(select(Step.id, Step.kind, Step.on_earliest, Step.note, Step.considered))
        return sorted(tuple(row) for row in rows)


def _names() -> list[tuple[str]]:
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            return [(row.name,) for row in connection.execute(text("SELECT name FROM pragma_table_info('steps')"))]
        query = "SELECT column_name FROM information_schema.columns WHERE table_name = 'steps'"
        return [(row[0],) for row in connection.execute(text(query))]
