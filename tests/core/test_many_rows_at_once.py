"""Many rows are written, written over, changed and found in one statement, and are what they would be one by one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import JSON, Column, Connection, MetaData, Table, Text, insert, select
from sqlalchemy.exc import StatementError
from sqlalchemy.types import Boolean, Date, DateTime, Integer

from meetings.core import history, history_required, many, seals
from meetings.core.db import UTCDateTime, db
from meetings.core.history_required import Unrecorded
from meetings.core.rows_at_once import change, one_of, write
from meetings.programme.models import Room
from tests.counting import counted
from tests.programme.builders import Unit, at_desk, webinar

KINDS = Table(
    "kinds_of_columns",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("of", Text, default="nobody's"),
    Column("said", JSON(none_as_null=True)),
    Column("day", Date),
    Column("wall", DateTime),
    Column("at", UTCDateTime()),
    Column("is so", Boolean, default=lambda: True),
)
LETTERS = st.characters(codec="utf-8", exclude_characters="\0")
WORDS = st.text(LETTERS, max_size=12)
MOMENTS = st.datetimes(datetime(1800, 1, 1), datetime(9000, 1, 1))
SAID = st.recursive(
    WORDS | st.integers(-(2**53), 2**53) | st.booleans(), lambda s: st.lists(s) | st.dictionaries(WORDS, s)
)
VALUES = st.fixed_dictionaries(
    {
        "of": st.none() | WORDS,
        "said": st.none() | st.lists(SAID, max_size=3) | st.dictionaries(WORDS, SAID, max_size=3),
        "day": st.none() | st.dates(),
        "wall": st.none() | MOMENTS,
        "at": st.none() | MOMENTS.map(lambda moment: moment.replace(tzinfo=UTC)),
        "is so": st.none() | st.booleans(),
    }
)
AT = datetime(2027, 4, 1, 12, tzinfo=UTC)


@pytest.fixture
def there(app: Flask, unit: Unit) -> Iterator[None]:
    """A table with a column of each kind."""
    with app.app_context():
        KINDS.create(db.engine)
        yield
        db.session.remove()
        KINDS.drop(db.engine)


def rows_of(connection: Connection) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(KINDS).order_by(KINDS.c.id)).mappings()]


@given(st.lists(VALUES, min_size=1, max_size=6), st.lists(VALUES, min_size=6, max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("there")
def test_they_are_what_they_would_be_one_by_one(first: list[dict[str, Any]], then: list[dict[str, Any]]) -> None:
    connection = db.session.connection()
    new = [{"id": number, **values} for number, values in enumerate(first)]
    others = [{"id": number, **values} for number, values in enumerate(then[: len(first)])]
    write(connection, KINDS, new)
    written = rows_of(connection)
    change(connection, KINDS, others)
    changed = rows_of(connection)
    write(connection, KINDS, new, over=("id",))
    written_over = rows_of(connection)
    connection.execute(KINDS.delete())
    for row in new:
        connection.execute(insert(KINDS), row)
    assert written == written_over == rows_of(connection) == new
    assert changed == others
    db.session.rollback()


@pytest.mark.usefixtures("there")
def test_what_nobody_names_has_its_default_and_a_moment_needs_its_zone() -> None:
    connection = db.session.connection()
    write(connection, KINDS, [{"id": 1}, {"id": 2, "of": "Ana", "is so": False}])
    assert [(row["of"], row["said"], row["is so"]) for row in rows_of(connection)] == [
        ("nobody's", None, True),
        ("Ana", None, False),
    ]
    with pytest.raises((ValueError, StatementError), match="a moment needs its zone"):
        write(connection, KINDS, [{"id": 3, "at": datetime(2027, 4, 1)}])


@pytest.mark.usefixtures("there")
def test_a_thousand_are_as_many_statements_as_one() -> None:
    connection = db.session.connection()
    for count in (1, 1_000):
        rows = [{"id": number, "of": str(number), "at": AT} for number in range(count)]
        with counted(4):
            write(connection, KINDS, rows, over=("id",))
            change(connection, KINDS, rows)
            found = [
                connection.execute(select(KINDS.c.id).where(one_of(connection, KINDS.c[name], sought))).all()
                for name, sought in (("id", range(count)), ("of", [str(number) for number in range(0, count, 2)]))
            ]
        assert [len(each) for each in found] == [count, (count + 1) // 2]


def test_they_are_sealed_and_need_an_entry_as_any_others(app: Flask, unit: Unit) -> None:
    token = history_required.by_program.set(lambda: True)
    try:
        with unit():
            webinar()
        with unit():
            meeting, session = at_desk(), db.session()
            first, *_rest = numbers = many.numbers(session, Room, 30)
            many.add(session, Room, [{"id": n, "meeting_id": meeting.id, "name": f"Room {n}"} for n in numbers])
            many.change(session, Room, [{"id": n, "capacity": 20} for n in numbers])
            history.record("agenda.imported", "meeting", meeting.code, scope=meeting.code)
        with unit():
            assert list(seals.broken(db.session.connection())) == []
            assert {room.capacity for room in at_desk().rooms} == {20}
        with pytest.raises(Unrecorded, match="changed rooms without an entry"), unit():
            many.change(db.session(), Room, [{"id": first, "capacity": 21}])
    finally:
        history_required.by_program.reset(token)
