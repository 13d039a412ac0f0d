"""A transaction that changes what people see writes history; which tables nobody sees is said where they are."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import insert, update

from meetings.accounts.models import User
from meetings.core import history, history_required, outbox
from meetings.core.db import Base, db
from meetings.core.history_required import Unrecorded
from meetings.directory.models import Person, Region
from meetings.documents.models import Document
from tests.programme.builders import Unit

# Each says its reason where it is declared. Whoever adds one here has read core/history_required.py.
UNSEEN = {
    "draft_versions", "grants", "history", "history_values", "once_keys", "outbox", "password_links", "printings",
    "seals", "seed_rows", "sign_ins", "users",
}  # fmt: skip
DRAFTED = {
    "documents", "meeting_documents", "official_paragraphs", "official_texts", "paragraph_maps", "paragraphs",
    "proposers", "recommendations", "tags", "wording_paragraphs", "wordings", "words_decisions",
}  # fmt: skip


NEW_REGION = {"code": "x", "position": 9, "names": {"en": "X"}, "labels": [], "m49": [], "sources": []}


@pytest.fixture(autouse=True)
def _as_the_program() -> Iterator[None]:
    """What these tests change counts as changed by the program."""
    token = history_required.by_program.set(lambda: True)
    yield
    history_required.by_program.reset(token)


@pytest.fixture
def region(unit: Unit) -> int:
    with unit():
        return db.session.scalars(db.select(Region.id)).first() or 0


def test_every_other_table_is_seen(app: Flask) -> None:
    assert app  # with it, every table is known
    said = {name: table.info for name, table in Base.metadata.tables.items()}
    assert {name for name, info in said.items() if "unseen" in info} == UNSEEN
    assert {name for name, info in said.items() if "drafted" in info} == DRAFTED


def test_a_row_that_is_changed_needs_an_entry(unit: Unit, region: int) -> None:
    with pytest.raises(Unrecorded, match="changed regions without an entry"), unit():
        db.session.get_one(Region, region).note = "Elsewhere"
    with unit():
        assert db.session.get_one(Region, region).note != "Elsewhere"


def test_a_row_that_is_added_or_removed_needs_an_entry(unit: Unit) -> None:
    with pytest.raises(Unrecorded, match="changed people"), unit():
        db.session.add(Person(name="Nobody"))
    with unit():
        db.session.add(Person(name="Somebody"))
        history.record("person.added", "person", "somebody")
    with pytest.raises(Unrecorded, match="changed people"), unit():
        db.session.delete(db.session.scalars(db.select(Person)).one())


def test_a_statement_that_changes_rows_needs_an_entry(unit: Unit) -> None:
    for statement in (update(Region).values(note="Elsewhere"), insert(Region).values(NEW_REGION)):
        with pytest.raises(Unrecorded, match="changed regions"), unit():
            db.session.execute(statement)


def test_an_entry_of_accounts_is_not_enough(unit: Unit, region: int) -> None:
    with pytest.raises(Unrecorded, match="changed regions"), unit():
        db.session.get_one(Region, region).note = "Elsewhere"
        history.record("signed.in", "account", 1, inward=True)


def test_of_a_draft_an_inward_entry_is_enough_and_none_is_not(unit: Unit) -> None:
    with unit():
        number = db.session.scalars(db.select(Document.id)).first()
    with pytest.raises(Unrecorded, match="changed documents"), unit():
        db.session.execute(update(Document).where(Document.id == number).values(note="x"))
    with unit():
        db.session.execute(update(Document).where(Document.id == number).values(note="x"))
        history.record("document.edited", "document", "x", inward=True)


def test_what_nobody_sees_needs_none(unit: Unit) -> None:
    with unit():
        outbox.put("letter", {})
        db.session.execute(update(User).values(active=True))


def test_what_a_savepoint_undid_is_not_asked_for(unit: Unit, region: int) -> None:
    with unit():
        undone = db.session.begin_nested()
        db.session.get_one(Region, region).note = "Elsewhere"
        db.session.flush()
        undone.rollback()
    with pytest.raises(Unrecorded, match="changed regions"), unit(), db.session.begin_nested():
        db.session.get_one(Region, region).note = "Elsewhere"


def test_what_is_forgotten_in_one_transaction_is_not_asked_of_the_next(unit: Unit, region: int) -> None:
    with pytest.raises(Unrecorded), unit():
        db.session.get_one(Region, region).note = "Elsewhere"
    with unit():
        db.session.scalars(db.select(Region.id)).all()
