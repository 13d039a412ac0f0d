"""One table says what a session's fields are; document, draft, entry and columns hold to it."""

from dataclasses import MISSING, fields

import pytest
from flask.testing import FlaskClient

from meetings.programme.actions.entries import MeetingEntry
from meetings.programme.actions.sessions import add_session
from meetings.programme.released import group_fields, session_fields
from meetings.programme.released.document import ReleasedGroup, ReleasedSession, Stamped
from meetings.programme.released.group_fields import GroupEntry
from meetings.programme.released.session_fields import COLUMNS, SessionEntry, entry_of, values_of
from meetings.programme.released.speaker_fields import SpeakerEntry
from tests.programme.browsing import DESK, form_on, send
from tests.programme.builders import ALICE, OLGA, Unit, entry, session_at_desk, webinar, with_sessions

GIVEN_BY_THE_RELEASE = {field.name for field in fields(Stamped)} | {"number", "uid", "off_agenda"}


def said_in_full() -> None:
    """A session of which every field says something."""
    said = {
        "kind": "panel",
        "description": "Two words",
        "room": "Room I",
        "livestream_url": "https://webtv.example/a",
        "interpretation": "ar en",
        "join_url": "https://meet.example/a",
    }
    add_session(OLGA, webinar(), entry("Opening", "09:00", "10:00", "Amara Diallo", **said))


def test_are_those_of_the_released_one() -> None:
    frozen = {field.name for field in fields(ReleasedSession)} - GIVEN_BY_THE_RELEASE
    assert {field.name for field in session_fields.FIELDS} == frozen
    assert {field.name for field in group_fields.FIELDS} == {field.name for field in fields(ReleasedGroup)} - {"number"}


@pytest.mark.parametrize("entry", [SessionEntry, SpeakerEntry, GroupEntry, MeetingEntry])
def test_are_all_said_by_whoever_types_one(entry: type) -> None:
    assert [field.name for field in fields(entry) if field.default is not MISSING] == []
    assert [field.name for field in fields(entry) if field.default_factory is not MISSING] == []


def test_are_each_told_by_a_sentence_or_a_phrase() -> None:
    of_their_own = {"start", "end", "room", "standing", "link"}
    assert {field.name for field in session_fields.FIELDS if not field.phrase} == of_their_own


def test_each_have_a_column_in_the_table() -> None:
    assert [field.name for field in session_fields.FIELDS if not field.columns] == []
    assert [column.place for column in COLUMNS.values()] == sorted({column.place for column in COLUMNS.values()})


def test_come_back_from_the_cells_of_a_row_as_they_are_in_the_draft(unit: Unit) -> None:
    """What an export says and an import reads is all that can be typed: nothing of it is erased on the way."""
    with unit():
        said_in_full()
    with unit():
        session = session_at_desk(1, OLGA)
        values = values_of(session_fields.as_released(session), session.zone, session.join_url)
        entry = entry_of(values, session)
        for field in session_fields.FIELDS:
            if field.entry:
                assert field.told(field.entry(entry)) == field.told(field.draft(session)) != "", field.name


def test_are_all_shown_in_the_form_and_kept_when_it_is_sent_as_it_is(unit: Unit, alice: FlaskClient) -> None:
    """A field that the form does not show would be erased by whoever edits another; one that is not set here fails."""
    with unit():
        said_in_full()
    with unit():
        session = session_at_desk(1, ALICE)
        before = {field.name: field.told(field.draft(session)) for field in session_fields.FIELDS}
        assert [name for name, told in before.items() if not told] == []
    send(alice, f"{DESK}/sessions/1", title="Another")
    with unit():
        session = session_at_desk(1, ALICE)
        after = {field.name: field.told(field.draft(session)) for field in session_fields.FIELDS}
        assert after == {**before, "title": "Another"}


def test_are_called_at_the_desk_what_its_form_calls_them(unit: Unit, alice: FlaskClient) -> None:
    """A meeting has a kind and a session a type, under one name in the code."""
    with unit():
        with_sessions()
    page, shown = f"{DESK}/sessions/1", form_on(alice.get(f"{DESK}/sessions/1"))
    send(alice, page, kind="ceremony")
    refused = alice.post(page, data={**shown, "kind": "panel"})
    assert (refused.status_code, "<dt>Type</dt>" in refused.text, "<dt>Kind</dt>" in refused.text) == (409, True, False)
    history = alice.get(f"{DESK}/history").text
    assert ("<li>Type:" in history, "<li>Kind:" in history) == (True, False)
    send(alice, f"{DESK}/details", kind="technical")
    assert "<li>Kind:" in alice.get(f"{DESK}/history").text
