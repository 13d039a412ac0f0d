"""One table says what a session's fields are; document, draft, entry and columns hold to it."""

from dataclasses import MISSING, fields

import pytest

from meetings.programme.actions.entries import MeetingEntry
from meetings.programme.released import group_fields, session_fields
from meetings.programme.released.document import ReleasedGroup, ReleasedSession, Stamped
from meetings.programme.released.group_fields import GroupEntry
from meetings.programme.released.session_fields import COLUMNS, SessionEntry, entry_of, values_of
from meetings.programme.released.speaker_fields import SpeakerEntry
from tests.programme.builders import OLGA, Unit, session_at_desk, with_sessions

GIVEN_BY_THE_RELEASE = {field.name for field in fields(Stamped)} | {"number", "uid"}


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
        with_sessions()
        session = session_at_desk(1, OLGA)
        values = values_of(session_fields.as_released(session), session.zone, session.join_url)
        entry = entry_of(values, session)
        for field in session_fields.FIELDS:
            if field.entry:
                assert field.told(field.entry(entry)) == field.told(field.draft(session)), field.name
