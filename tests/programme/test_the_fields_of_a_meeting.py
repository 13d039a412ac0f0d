"""A meeting's own fields are listed for several ends; each list holds to the document that a release freezes."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from meetings.programme.actions.entries import MeetingEntry, for_history
from meetings.programme.released import group_fields, session_fields
from meetings.programme.released.change_phrases import PHRASES_OF_MEETINGS, in_words
from meetings.programme.released.changes import MEETING_FIELDS
from meetings.programme.released.document import Change, ReleasedMeeting, Stamped
from meetings.programme.released.faces import LISTED, public_face
from meetings.programme.vocabulary import FIELDS
from tests.programme.builders import Unit, webinar
from tests.programme.document_builders import OF_THE_MEETING, PLAIN_MEETING, meeting, session

# What never differs, what a release computes, and what differences of its own tell.
TOLD_OTHERWISE = {field.name for field in fields(Stamped)} | {"code", "uid", "last_dates", "sessions", "groups"}
WITH_A_SENTENCE = {"dates", "standing"}
NOT_TYPED = {"country_names", "sittings", "series", "planned", "sources"}  # the record alone gives them


def test_are_those_of_the_released_one() -> None:
    assert set(MEETING_FIELDS) == {field.name for field in fields(ReleasedMeeting)} - TOLD_OTHERWISE


def test_have_each_a_phrase_where_they_change() -> None:
    assert set(PHRASES_OF_MEETINGS) == set(MEETING_FIELDS) - WITH_A_SENTENCE
    assert all(PHRASES_OF_MEETINGS.values())


@pytest.mark.parametrize("name", [name for name in MEETING_FIELDS if name not in {"dates", "standing"}])
def test_are_told_by_that_phrase(name: str) -> None:
    assert in_words([Change(name, None, "now")], str) == f"{PHRASES_OF_MEETINGS[name]} changed"


def test_share_the_phrase_with_a_field_of_the_same_name() -> None:
    """A change has the name of its field alone: what a session or a group calls otherwise would be told wrongly."""
    told = [(field.name, field.phrase) for field in session_fields.FIELDS]
    told += [(field.name, field.phrase) for field in group_fields.FIELDS]
    assert [(name, phrase) for name, phrase in told if phrase not in ("", PHRASES_OF_MEETINGS.get(name, phrase))] == []


def test_are_all_in_the_history_of_what_is_typed(unit: Unit) -> None:
    with unit():
        told = for_history(webinar())
    assert set(told) == set(MEETING_FIELDS) - NOT_TYPED | {"visibility"}
    assert {field.name for field in fields(MeetingEntry)} <= set(told)


def test_have_each_a_name_at_the_desk(unit: Unit) -> None:
    with unit():
        assert set(for_history(webinar())) <= set(FIELDS)


def test_show_in_a_listed_meeting_only_where_they_are_listed() -> None:
    said: dict[str, Any] = {name: value for name, (value, _raises) in OF_THE_MEETING.items()}
    whole = replace(PLAIN_MEETING, **said, last_dates=PLAIN_MEETING.dates, sessions=meeting(session()).sessions)
    listed = public_face(whole, "listed", datetime(2020, 1, 1, tzinfo=UTC))
    shown = {field.name: getattr(listed, field.name) for field in fields(ReleasedMeeting)}
    assert {name for name, value in shown.items() if value not in (None, (), {})} == {*LISTED, "wording"}
    assert {name: shown[name] for name in LISTED} == {name: getattr(whole, name) for name in LISTED}
