"""What somebody edits in the database itself is found by ``check``, and what Concord does never looks like that."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, insert, select, text, update

from meetings.core import history, history_guard, schema, seals
from meetings.core.db import db, unit_of_work
from meetings.directory.models import Region
from meetings.followup.models import ResultDocument
from meetings.maintenance import condition, history_whole
from meetings.outcomes.models import Wording, wording_paragraphs
from meetings.participation.actions import PersonEntry, add_person, seat
from meetings.participation.models import ListingAgreement, MeetingPerson
from meetings.programme.actions.groups import add_group, remove_group
from meetings.programme.actions.sessions import remove_session
from meetings.programme.models import Meeting
from tests.house.shapes import next_migration
from tests.programme.builders import CODE, OLGA, at_desk, session_at_desk, with_sessions
from tests.programme.typed import typed_group

Unit = Callable[[], AbstractContextManager[None]]

# Each says where it is declared that what is in it comes and goes; the history has a chain of its own.
UNSEALED = {"draft_versions", "history", "history_values", "once_keys", "outbox", "printings", "seals"}
EDITS = {
    "a release's note": ("UPDATE releases SET note = 'Nothing moved' WHERE id = {releases}", "releases {} changed"),
    "a release's document": ("UPDATE releases SET document = '{{}}' WHERE id = {releases}", "releases {} changed"),
    "a step's day": ("UPDATE steps SET on_label = 'on some day' WHERE id = {steps}", "steps {} changed"),
    "evidence made public": (
        "UPDATE evidence SET access = 'public', title = 'Edited' WHERE id = {evidence}",
        "evidence {} changed",
    ),
    "a meeting made public": ("UPDATE meetings SET visibility = 'listed' WHERE id = {meetings}", "meetings {} changed"),
    "the words of a recommendation": ("UPDATE wordings SET text = 'x' WHERE id = {wordings}", "wordings {} changed"),
    "an agreement that is not there any more": (
        "DELETE FROM listing_agreements WHERE person_id = (SELECT max(person_id) FROM listing_agreements)",
        "listing_agreements",
    ),
    "a fact taken away": (
        "DELETE FROM mechanism_aliases WHERE id = {mechanism_aliases}",
        "mechanism_aliases {} removed",
    ),
    "a session taken from a group": (
        "DELETE FROM group_sessions WHERE group_id = {breakout_groups} AND session_id % 2 = 0",
        "group_sessions",
    ),
    "what a text was joined to": (
        "DELETE FROM wording_paragraphs WHERE wording_id = {wordings}",
        "wording_paragraphs {} removed",
    ),
    "a password": ("UPDATE users SET password = 'x' WHERE id = {users}", "users {} changed"),
    "a role": (
        "INSERT INTO grants (user_id, role, since) VALUES ({users}, 'administrator', '2026-01-01 00:00:00')",
        "grants",
    ),
}


@pytest.fixture
def demonstrated(app: Flask) -> Flask:
    """The record, the demonstration and one person who signs in."""
    runner = app.test_cli_runner()
    assert runner.invoke(args=["demo"]).exit_code == 0
    words = ["user", "add", "olga@example.org", "--name", "Olga", "--role", "organiser", "--password-stdin"]
    assert runner.invoke(args=words, input="four quiet words together\n").exit_code == 0
    return app


def _rows() -> list[seals.Found]:
    with unit_of_work(write=False):
        return list(seals.broken(db.session.connection()))


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_by_hand_is_named(demonstrated: Flask, edit: str) -> None:
    statement, told = EDITS[edit]
    with demonstrated.app_context():
        table = told.split()[0]
        with unit_of_work():
            names = {name: _newest(name) for name in _named(statement)}
            db.session.execute(text(statement.format(**names).replace(":", r"\:")))
        found = demonstrated.test_cli_runner().invoke(args=["check"])
        assert found.exit_code == 1
        assert "rows: 1 not as Concord wrote them" in found.output
        assert told.format(names.get(table, names.get("wordings"))) in found.output


def _named(statement: str) -> Iterator[str]:
    for name in db.metadata.tables:
        if f"{{{name}}}" in statement:
            yield name


def _newest(table: str) -> int:
    found = db.session.scalar(text(f"SELECT max(id) FROM {table}"))
    assert isinstance(found, int), f"no {table} to edit"
    return found


def test_every_other_table_is_sealed() -> None:
    assert {name for name, table in db.metadata.tables.items() if "passing" in table.info} == UNSEALED


def test_what_the_program_does_is_sealed(demonstrated: Flask) -> None:
    with demonstrated.app_context():
        assert _rows() == []
        demonstrated.test_cli_runner().invoke(args=["demo", "--remove"])
        assert _rows() == []


def test_what_goes_with_what_is_taken_away_is_sealed(unit: Unit, app: Flask) -> None:
    with unit():
        meeting = with_sessions()
        meeting.regions = list(db.session.scalars(select(Region)))
        for number in (1, 2, 3):
            group = add_group(OLGA, meeting, typed_group("Skills", sessions=(1, 2)))
            seat(OLGA, group, add_person(OLGA, meeting, PersonEntry(name=f"Person {number}")))
    with unit():
        remove_group(OLGA, at_desk(OLGA).groups[0])
    with app.app_context():
        assert _rows() == []
    with unit():
        remove_session(OLGA, session_at_desk(1, OLGA))
    with app.app_context():
        assert _rows() == []
    with unit():
        session = session_at_desk(2, OLGA)
        session.groups.clear()  # from the other side than usual
        history.record("session.edited", "session", f"{CODE}/2", scope=CODE)
    with app.app_context():
        assert _rows() == []
    with unit():
        db.session.execute(delete(MeetingPerson))
        db.session.delete(at_desk(OLGA))
        history.record("meeting.removed", "meeting", CODE, scope=CODE)
    with app.app_context():
        assert _rows() == []


def test_statements_on_many_rows_are_sealed(unit: Unit, app: Flask) -> None:
    with unit():
        wording = db.session.scalars(select(Wording.id).join(wording_paragraphs).limit(1)).one()
        db.session.execute(update(Wording).where(Wording.id == wording).values(addressed_to="all"))
        db.session.execute(wording_paragraphs.delete().where(wording_paragraphs.c.wording_id == wording))
        kept = db.session.execute(select(wording_paragraphs).limit(1)).one()
        db.session.execute(insert(wording_paragraphs), {"wording_id": wording, "paragraph_id": kept.paragraph_id})
        db.session.execute(delete(ListingAgreement))
        db.session.execute(delete(ResultDocument))  # named by two columns
        history.record("wording.changed", "wording", wording)
    with app.app_context():
        assert _rows() == []


def test_what_is_undone_leaves_no_seal(app: Flask) -> None:
    with app.app_context():
        with pytest.raises(ZeroDivisionError), unit_of_work():
            db.session.scalars(select(Meeting).limit(1)).one().title = "Undone"
            db.session.flush()
            raise ZeroDivisionError
        assert _rows() == []


def test_an_end_of_the_history_that_was_cut_off_is_found(demonstrated: Flask) -> None:
    with demonstrated.app_context():
        with unit_of_work(write=False):
            assert condition._chain().verdict == "good"
        with unit_of_work():
            last = _newest("history")
            _without_triggers()
            db.session.execute(text(f"DELETE FROM history_values WHERE entry_id = {last}"))
            db.session.execute(text(f"DELETE FROM history WHERE id = {last}"))
        with unit_of_work(write=False):
            found = condition._chain()
    assert (found.verdict, found.detail) == ("wrong", f"its end was cut off or replaced: it went on to entry {last}")


def test_a_history_that_is_gone_is_found(demonstrated: Flask) -> None:
    with demonstrated.app_context():
        with unit_of_work():
            _without_triggers()
            db.session.execute(text("DELETE FROM history_values"))
            db.session.execute(text("DELETE FROM history"))
        with unit_of_work(write=False):
            assert "its end was cut off" in condition._chain().detail


def _emptied() -> None:
    """All of the history goes, with where it ended, and what guards it is put back."""
    _without_triggers()
    for statement in ("history_values", "history", "seals WHERE of = 'history'"):
        db.session.execute(text(f"DELETE FROM {statement}"))
    db.session.commit()
    history_guard.create_triggers(db.engine)


def test_a_history_that_is_gone_with_its_end_is_found(demonstrated: Flask) -> None:
    with demonstrated.app_context():
        _emptied()
        found = demonstrated.test_cli_runner().invoke(args=["check"])
        assert found.exit_code == 1
        assert "history: it is missing as a whole, while there are rows in meetings, users" in found.output
        with unit_of_work():
            history.record("user.renamed", "user", 1)  # a new chain, whole in itself
        with unit_of_work(write=False):
            assert "it tells nothing of 18 meetings" in condition._chain().detail


def test_an_end_that_is_kept_nowhere_is_found(demonstrated: Flask) -> None:
    with demonstrated.app_context():
        with unit_of_work():
            db.session.execute(text("DELETE FROM seals WHERE of = 'history'"))
        with unit_of_work(write=False):
            found = condition._chain()
    assert (found.verdict, "where it ended is kept nowhere" in found.detail) == ("wrong", True)


@pytest.mark.parametrize("change", ["inward = NOT inward", "request_id = 'other'", "scope = 'other'"])
def test_every_column_of_an_act_is_in_its_link(demonstrated: Flask, change: str) -> None:
    with demonstrated.app_context():
        with unit_of_work():
            entry = _newest("history") - 1
            _without_triggers()
            db.session.execute(text(f"UPDATE history SET {change} WHERE id = {entry}"))
        with unit_of_work(write=False):
            assert condition._chain().detail == f"1 entries were changed outside Concord: {entry}"


def test_links_of_before_hold_and_are_counted(demonstrated: Flask) -> None:
    with demonstrated.app_context():
        with unit_of_work():
            _without_triggers()
            _linked_as_before(3)
        with unit_of_work(write=False):
            assert history.broken_links() == []
            assert history.linked_before() == 3
            assert "of 3 of before, neither the request" in history_whole.whole()
        with unit_of_work():
            db.session.execute(text("UPDATE history SET scope = 'other' WHERE id = 2"))
        with unit_of_work(write=False):
            assert history.broken_links() == [2]


def _linked_as_before(number: int) -> None:
    """The first so many entries have links as they once were made, and the rest goes on from them."""
    previous = history._FIRST
    for place, entry in enumerate(db.session.scalars(select(history.HistoryEntry).order_by(history.HistoryEntry.id))):
        named = history._LINKED_BEFORE if place < number else history._LINKED
        previous = history._link(previous, history._facts(vars(entry), named))
        db.session.execute(text("UPDATE history SET chain = :link WHERE id = :id"), {"link": previous, "id": entry.id})


def test_values_that_are_gone_are_counted_and_all_of_them_are_wrong(demonstrated: Flask) -> None:
    with demonstrated.app_context():
        with unit_of_work():
            db.session.execute(text("DELETE FROM history_values WHERE entry_id IN (2, 3)"))
        with unit_of_work(write=False):
            found = condition._chain()
        assert (found.verdict, "the values of 2 entries are gone" in found.detail) == ("good", True)
        with unit_of_work():
            db.session.execute(text("DELETE FROM history_values"))
        with unit_of_work(write=False):
            found = condition._chain()
    assert (found.verdict, "none of its entries says" in found.detail) == ("wrong", True)


def test_a_trigger_of_somebody_else_is_named(demonstrated: Flask) -> None:
    with demonstrated.app_context():
        with unit_of_work():
            if db.engine.dialect.name == "sqlite":
                db.session.execute(
                    text(
                        "CREATE TRIGGER quietly AFTER UPDATE ON meetings "
                        "BEGIN UPDATE meetings SET visibility = 'listed'; END"
                    )
                )
            else:
                db.session.execute(
                    text(
                        "CREATE FUNCTION quietly() RETURNS trigger LANGUAGE plpgsql AS "
                        "$$ BEGIN UPDATE meetings SET visibility = 'listed' WHERE false; RETURN NULL; END $$"
                    )
                )
                db.session.execute(text("CREATE TRIGGER quietly AFTER UPDATE ON meetings EXECUTE FUNCTION quietly()"))
        with unit_of_work(write=False):
            found = condition._chain()
    assert (found.verdict, "quietly on meetings" in found.detail) == ("wrong", True)


def test_a_history_that_nothing_guards_is_found(app: Flask) -> None:
    with app.app_context():
        with unit_of_work():
            _without_triggers()
        with unit_of_work(write=False):
            found = condition._chain()
    assert found.verdict == "wrong"
    assert "nothing keeps it from being changed" in found.detail


def _without_triggers() -> None:
    if db.engine.dialect.name == "sqlite":
        for name in ("history_no_update", "history_no_delete"):
            db.session.execute(text(f"DROP TRIGGER {name}"))
    else:
        db.session.execute(text("DROP TRIGGER history_no_change ON history"))


def test_what_was_edited_stays_found_when_tables_change(
    app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    next_migration(monkeypatch, tmp_path, "op.add_column('meetings', sa.Column('moon', sa.String(), nullable=True))")
    with app.app_context():
        with unit_of_work():
            edited = _newest("meetings")
            db.session.execute(text(f"UPDATE meetings SET title = 'Edited' WHERE id = {edited}"))
        schema.upgrade()
        assert _rows() == [("meetings", f"[{edited}]", "changed")]


def test_the_check_names_the_tables_that_have_no_seals(unit: Unit) -> None:
    with unit():
        assert set(seals.unsealed()) == UNSEALED
        db.session.execute(text("UPDATE outbox SET attempts = 99"))  # an edit that nobody finds
        found = condition._rows()
    assert found.verdict == "good"
    for table in UNSEALED - {"history", "history_values"}:  # these have a chain, told in a line of its own
        assert table in found.detail
