"""An organiser moves a session: what stays, what is asked, what is refused."""

from datetime import timedelta

import pytest

from meetings.core.errors import Conflict, Invalid, NotAllowed
from meetings.programme.actions.sessions import add_session, move_session
from tests.programme.builders import (
    ALICE,
    BOB,
    CHARLIE,
    OLGA,
    Unit,
    entry,
    session_at_desk,
    wall,
    webinar,
    with_sessions,
)

HOUR = timedelta(hours=1)


def test_keeps_how_long_it_lasts(unit: Unit) -> None:
    with unit():
        with_sessions()
    with unit():
        move_session(ALICE, session_at_desk(1), start=wall("2027-05-20 14:00"), room="Room I", version=1)
    with unit():
        moved = session_at_desk(1)
        assert moved.ends_at - moved.starts_at == HOUR
        assert (moved.start_wall, moved.end_wall) == (wall("2027-05-20 14:00"), wall("2027-05-20 15:00"))


def test_keeps_how_long_it_lasts_over_the_hour_that_clocks_skip(unit: Unit) -> None:
    with unit():
        with_sessions()
        move_session(OLGA, session_at_desk(1, OLGA), start=wall("2027-03-28 01:30"), room=None, version=1)
    with unit():
        moved = session_at_desk(1)
        assert moved.ends_at - moved.starts_at == HOUR
        assert moved.end_wall == wall("2027-03-28 03:30")  # 02:00 to 03:00 does not exist that night


def test_makes_the_room_it_is_moved_to(unit: Unit) -> None:
    with unit():
        with_sessions()
        move_session(OLGA, session_at_desk(1, OLGA), start=wall("2027-05-20 09:00"), room=" Room XVII ", version=1)
    with unit():
        room = session_at_desk(1).room
        assert room is not None
        assert room.name == "Room XVII"


@pytest.mark.parametrize("typed", ["room ii", "Room\u00a0II", "Róom II"])
def test_takes_the_same_room_however_it_is_typed(unit: Unit, typed: str) -> None:
    with unit():
        meeting = with_sessions()
        move_session(OLGA, session_at_desk(1, OLGA), start=wall("2027-05-20 09:00"), room=typed, version=1)
        assert [room.name for room in meeting.rooms] == ["Room I", "Room II"]


@pytest.mark.parametrize(
    ("zone", "skipped"), [("Europe/Zurich", "2027-03-28 02:30"), ("America/Santiago", "2027-09-05 00:30")]
)
def test_refuses_a_time_that_clocks_skip(unit: Unit, zone: str, skipped: str) -> None:
    with unit():
        with_sessions(zone=zone)
        with pytest.raises(Invalid) as refusal:
            move_session(OLGA, session_at_desk(1, OLGA), start=wall(skipped), room=None, version=1)
        assert "does not exist" in str(refusal.value)
        assert "start" in refusal.value.fields


@pytest.mark.parametrize(
    ("zone", "doubled"), [("Europe/Zurich", "2027-10-31 02:30"), ("America/Santiago", "2027-04-03 23:30")]
)
def test_asks_which_of_two_equal_times_is_meant(unit: Unit, zone: str, doubled: str) -> None:
    with unit():
        meeting = webinar(zone=zone)
        one = add_session(OLGA, meeting, entry("First", "09:00", "09:30"))
        two = add_session(OLGA, meeting, entry("Second", "09:00", "09:30"))
        with pytest.raises(Invalid, match="comes twice"):
            move_session(OLGA, one, start=wall(doubled), room=None, version=1)
        one.version = 1
        move_session(OLGA, one, start=wall(doubled), room=None, version=1, fold=0)
        move_session(OLGA, two, start=wall(doubled), room=None, version=1, fold=1)
        assert two.starts_at - one.starts_at == HOUR


def test_shows_both_versions_to_whoever_comes_second(unit: Unit) -> None:
    with unit():
        with_sessions()
        move_session(OLGA, session_at_desk(1, OLGA), start=wall("2027-05-20 13:00"), room="Room I", version=1)
    with unit(), pytest.raises(Conflict) as conflict:
        move_session(ALICE, session_at_desk(1), start=wall("2027-05-20 15:00"), room="Room I", version=1)
    assert conflict.value.theirs == {"start": "2027-05-20 13:00"}
    assert conflict.value.yours == {"start": "2027-05-20 15:00"}


@pytest.mark.parametrize("other", [BOB, CHARLIE])
def test_is_for_organisers_of_the_meeting_only(unit: Unit, other: object) -> None:
    with unit():
        with_sessions()
        with pytest.raises(NotAllowed):
            move_session(other, session_at_desk(1, OLGA), start=wall("2027-05-20 15:00"), room=None, version=1)  # type: ignore[arg-type]
