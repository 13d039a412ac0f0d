"""Sessions are added, edited and removed: numbers, speakers, times and links."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid, Missing, NotAllowed
from meetings.programme.actions.groups import add_group, remove_group
from meetings.programme.actions.sessions import (
    add_session,
    cancel_session,
    edit_session,
    remove_session,
    restore_session,
)
from meetings.programme.released.session_fields import SessionEntry
from meetings.programme.rules.draft_warnings import missing, warnings
from tests.programme.builders import (
    ALICE,
    BOB,
    OLGA,
    Unit,
    at_desk,
    entry,
    released,
    session_at_desk,
    webinar,
    with_sessions,
)
from tests.programme.typed import typed_group, typed_speaker


def test_gives_each_session_a_number_that_is_never_used_again(unit: Unit) -> None:
    with unit():
        with_sessions()
        remove_session(OLGA, session_at_desk(2, OLGA))
    with unit():
        assert add_session(ALICE, at_desk(), entry("Closing", "11:00", "12:00")).number == 3
    with unit(), pytest.raises(Missing):
        session_at_desk(2)


def test_gives_each_group_a_number_that_is_never_used_again(unit: Unit) -> None:
    with unit():
        meeting = with_sessions()
        remove_group(OLGA, add_group(OLGA, meeting, typed_group(name="Data")))
        assert add_group(OLGA, meeting, typed_group(name="Returns")).number == 2


def test_keeps_speakers_in_the_order_of_protocol(unit: Unit) -> None:
    typed = replace(
        entry("Opening", "09:00", "10:00"),
        speakers=[typed_speaker("Zoe Last", "chair", "Ambassador"), typed_speaker("Ann First", "moderator")],
    )
    with unit():
        with_sessions()
        edit_session(OLGA, session_at_desk(1, OLGA), typed, version=1)
    with unit():
        told = [(each.position, each.name, each.role, each.title) for each in session_at_desk(1).speakers]
        assert told == [(1, "Zoe Last", "chair", "Ambassador"), (2, "Ann First", "moderator", None)]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "  "}, "title"),
        ({"kind": "gala"}, "kind"),
        ({"end": datetime(2027, 5, 20, 8, 0)}, "end"),
        ({"end": datetime(2027, 5, 20, 9, 0)}, "end"),
        ({"end": datetime(2027, 5, 21, 9, 1)}, "end"),
        ({"join_url": "http://meet.example/1"}, "join_url"),
        ({"join_url": "javascript:alert(1)"}, "join_url"),
        ({"speakers": [typed_speaker(" ")]}, "speakers"),
        ({"speakers": [typed_speaker("Ann", "emperor")]}, "speakers"),  # type: ignore[arg-type]
    ],
)
def test_refuses_what_cannot_be_and_names_the_field(unit: Unit, change: dict[str, Any], field: str) -> None:
    typed: SessionEntry = replace(entry("Opening", "09:00", "10:00"), **change)
    with unit():
        with_sessions()
    with pytest.raises(Invalid) as refusal, unit():
        edit_session(OLGA, session_at_desk(1, OLGA), typed, version=1)
    assert field in refusal.value.fields


def test_refuses_a_time_while_the_meeting_has_no_zone(unit: Unit) -> None:
    with unit():
        webinar(zone=None)
    with pytest.raises(Invalid, match="cannot be saved") as refusal, unit():
        add_session(OLGA, at_desk(OLGA), entry("Opening", "09:00", "10:00"))
    assert "start" in refusal.value.fields


def test_shows_both_versions_to_whoever_comes_second(unit: Unit) -> None:
    with unit():
        with_sessions()
        edit_session(OLGA, session_at_desk(1, OLGA), entry("Welcome", "09:00", "10:00", room="Room I"), version=1)
    with unit(), pytest.raises(Conflict) as conflict:
        typed = entry("Inauguration", "09:00", "10:00", "Amara Diallo", room="Room I")
        edit_session(ALICE, session_at_desk(1), typed, version=1)
    assert conflict.value.theirs["title"] == "Welcome"
    assert conflict.value.yours["title"] == "Inauguration"


def test_cancels_and_restores(unit: Unit) -> None:
    with unit():
        with_sessions()
        cancel_session(OLGA, session_at_desk(1, OLGA))
    with unit():
        assert session_at_desk(1).standing == "cancelled"
        restore_session(ALICE, session_at_desk(1))
    with unit():
        assert session_at_desk(1).standing == "planned"


def test_takes_a_session_off_its_groups_when_it_is_removed(unit: Unit) -> None:
    with unit():
        add_group(OLGA, with_sessions(), typed_group(name="Data", sessions=(2,)))
        remove_session(OLGA, session_at_desk(2, OLGA))
    with unit():
        assert at_desk().groups[0].sessions == []


def test_refuses_to_remove_a_session_that_people_know_of(unit: Unit) -> None:
    with unit():
        with_sessions()
        released()
        with pytest.raises(Invalid, match="cancel it instead"):
            remove_session(OLGA, session_at_desk(1, OLGA))


def test_is_for_organisers_of_the_meeting_only(unit: Unit) -> None:
    with unit():
        with_sessions()
        session = session_at_desk(1, OLGA)
        for act in (cancel_session, restore_session, remove_session):
            with pytest.raises(NotAllowed):
                act(BOB, session)
        with pytest.raises(NotAllowed):
            edit_session(BOB, session, entry("Mine", "09:00", "10:00"), version=1)


def test_warns_of_clashes_of_room_and_speaker_without_refusing_them(unit: Unit) -> None:
    with unit():
        meeting = with_sessions()
        add_session(OLGA, meeting, entry("Aside", "09:30", "10:00", "amara diallo", room="Room I"))
        db.session.expire_all()
        told = [str(finding) for finding in warnings(at_desk(OLGA)) if 3 in finding.sessions]
        assert "“Opening” and “Aside” overlap in Room I." in told
        assert any("speaks in “Opening” and “Aside” at the same time" in text for text in told)


def test_says_what_readers_will_look_for_and_not_find(unit: Unit) -> None:
    with unit():
        meeting = webinar(mode=None)
        told = " ".join(str(finding) for finding in missing(meeting))
        assert "in person, online or both" in told
        assert "No host named" in told
        assert "No sessions yet" in told
