"""A release freezes the draft: what rises, what stays, what is refused."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.errors import Conflict, Invalid, NotAllowed
from meetings.programme.actions.groups import add_group, remove_group
from meetings.programme.actions.meetings import cancel_meeting, postpone_meeting, reinstate_meeting
from meetings.programme.actions.releasing import release
from meetings.programme.actions.sessions import add_session, cancel_session, edit_session, move_session
from meetings.programme.released.document import Change, ReleasedMeeting
from tests.programme.builders import (
    ALICE,
    BOB,
    CHARLIE,
    OLGA,
    Unit,
    at_desk,
    entry,
    frozen,
    released,
    session_at_desk,
    sessions_of,
    wall,
    webinar,
    with_sessions,
)
from tests.programme.typed import typed_group

NOON = datetime(2027, 1, 10, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
SAME = ("sequence", "stamp", "change")


def first_release(unit: Unit, **more: Any) -> None:
    with unit(), clock.fixed(NOON):
        with_sessions(**more)
        release(OLGA, at_desk(OLGA), note="", version=0)


def second_release(unit: Unit) -> ReleasedMeeting:
    with unit(), clock.fixed(LATER):
        released()
    with unit():
        return frozen()


def test_begins_every_sequence_at_nought(unit: Unit) -> None:
    first_release(unit)
    with unit():
        document = frozen()
        assert [document.sequence, *(session.sequence for session in document.sessions)] == [0, 0, 0]


def test_raises_the_sequence_of_the_session_that_moved_and_of_no_other(unit: Unit) -> None:
    first_release(unit)
    with unit():
        before = sessions_of(frozen())
        move_session(ALICE, session_at_desk(1), start=wall("2027-05-20 14:00"), room="Room I", version=1)
    document = second_release(unit)
    after = sessions_of(document)
    assert after["Opening"].sequence == 1
    assert after["Opening"].stamp == LATER
    assert after["Panel"] == before["Panel"]
    assert document.sequence == 0


def test_stamps_a_new_title_without_raising_the_sequence(unit: Unit) -> None:
    first_release(unit)
    with unit():
        typed = entry("Welcome", "09:00", "10:00", "Amara Diallo", room="Room I")
        edit_session(ALICE, session_at_desk(1), typed, version=1)
    after = sessions_of(second_release(unit))["Welcome"]
    assert after.sequence == 0
    assert after.stamp == LATER
    assert after.change == (Change("title", "Opening", "Welcome"),)


def test_raises_the_sequence_for_a_new_link_and_never_tells_it(unit: Unit) -> None:
    first_release(unit)
    with unit():
        link = "https://meet.example/canarylink"
        typed = entry("Opening", "09:00", "10:00", "Amara Diallo", room="Room I", join_url=link)
        edit_session(ALICE, session_at_desk(1), typed, version=1)
    document = second_release(unit)
    assert sessions_of(document)["Opening"].sequence == 1
    assert "canarylink" not in str(document)


def test_keeps_a_cancelled_session_for_ever(unit: Unit) -> None:
    first_release(unit)
    with unit():
        cancel_session(ALICE, session_at_desk(1))
    cancelled = sessions_of(second_release(unit))["Opening"]
    assert (cancelled.standing, cancelled.sequence) == ("cancelled", 1)
    with unit():
        move_session(ALICE, session_at_desk(2), start=wall("2027-05-20 15:00"), room=None, version=1)
        released()
    with unit():
        assert sessions_of(frozen())["Opening"] == cancelled


def test_marks_every_session_of_a_postponed_meeting_and_keeps_the_days_that_calendars_show(unit: Unit) -> None:
    first_release(unit)
    with unit():
        postpone_meeting(ALICE, at_desk(), FuzzyDates.undetermined("Autumn 2027"))
    document = second_release(unit)
    assert {session.standing for session in document.sessions} == {"postponed"}
    assert document.last_dates == FuzzyDates.on(date(2027, 5, 20))
    assert document.sequence == 1


def test_lets_a_postponed_meeting_take_place_after_all_on_the_days_given(unit: Unit) -> None:
    first_release(unit)
    with unit():
        postpone_meeting(ALICE, at_desk(), FuzzyDates.undetermined())
        released()
        reinstate_meeting(ALICE, at_desk(), FuzzyDates.on(date(2027, 5, 20)))
    document = second_release(unit)
    assert document.standing == "planned"
    assert document.dates.earliest == date(2027, 5, 20)
    assert [session.sequence for session in document.sessions] == [2, 2]


def test_lets_a_cancelled_meeting_keep_the_dates_it_had(unit: Unit) -> None:
    with unit():
        with_sessions()
        cancel_meeting(OLGA, at_desk(OLGA))
        reinstate_meeting(OLGA, at_desk(OLGA))
        assert at_desk(OLGA).dates == FuzzyDates.on(date(2027, 5, 20))


def test_marks_every_session_of_a_cancelled_meeting(unit: Unit) -> None:
    first_release(unit)
    with unit():
        cancel_meeting(ALICE, at_desk())
    document = second_release(unit)
    assert {document.standing, *(session.standing for session in document.sessions)} == {"cancelled"}


def test_firms_up_fuzzy_dates_under_the_same_name_in_calendars(unit: Unit) -> None:
    fuzzy = FuzzyDates("Late May 2027 (TBC)", date(2027, 5, 20), date(2027, 5, 31), "tentative")
    first_release(unit, dates=fuzzy)
    with unit():
        before = frozen()
        meeting = at_desk()
        meeting.dates = FuzzyDates.on(date(2027, 5, 25))
    after = second_release(unit)
    assert after.uid == before.uid
    assert (before.sequence, after.sequence) == (0, 1)
    assert after.dates == FuzzyDates.on(date(2027, 5, 25))


def test_tells_of_groups_that_are_new_and_gone(unit: Unit) -> None:
    first_release(unit)
    with unit():
        add_group(ALICE, at_desk(), typed_group(name="Data"))
        kept: list[object] = [*released().changes]
        assert kept == [{"subject": "group", "number": 1, "title": "Data", "kind": "new", "changes": []}]
    with unit():
        remove_group(ALICE, at_desk().groups[0])
    with unit():
        assert [change["kind"] for change in released().changes] == ["removed"]


def test_refuses_when_nothing_has_changed(unit: Unit) -> None:
    first_release(unit)
    with unit(), pytest.raises(Invalid, match="Nothing has changed since release 1"):
        release(ALICE, at_desk(), note="Again", version=1)


def test_asks_for_a_note_from_the_second_release_on(unit: Unit) -> None:
    first_release(unit)
    with unit():
        cancel_session(ALICE, session_at_desk(1))
        with pytest.raises(Invalid) as refusal:
            release(ALICE, at_desk(), note="  ", version=1)
        assert "note" in refusal.value.fields


def test_tells_whoever_looked_at_an_older_difference(unit: Unit) -> None:
    first_release(unit)
    with unit():
        add_session(ALICE, at_desk(), entry("Closing", "11:00", "12:00"))
        with pytest.raises(Conflict, match="Release 1 was made while you were looking"):
            release(ALICE, at_desk(), note="Closing added", version=0)


@pytest.mark.parametrize("other", [BOB, CHARLIE])
def test_is_for_organisers_of_the_meeting_only(unit: Unit, other: Any) -> None:
    with unit():
        meeting = webinar()
        with pytest.raises(NotAllowed):
            release(other, meeting, note="Mine", version=0)
