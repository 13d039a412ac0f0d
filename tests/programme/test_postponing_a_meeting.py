"""A meeting is postponed, cancelled and reinstated: nobody overwrites anybody, and its sessions may follow it."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Conflict, Invalid, NotAllowed
from meetings.programme.actions.meetings import (
    cancel_meeting,
    edit_meeting,
    postpone_meeting,
    reinstate_meeting,
    show_to,
)
from meetings.programme.actions.sessions import add_session, cancel_session
from meetings.programme.actions.shifting import shift_sessions
from tests.programme.browsing import DESK, form_on, press, send
from tests.programme.builders import ALICE, BOB, DAY, OLGA, Unit, at_desk, entry, session_at_desk, wall, with_sessions
from tests.programme.typed import typed_meeting

LATER = {"precision": "confirmed", "first_day": "2027-06-03"}  # a fortnight


def begun(unit: Unit) -> None:
    with unit():
        with_sessions()


def retitled(unit: Unit) -> None:
    """Olga saves the meeting while somebody else looks at a page of it."""
    with unit():
        meeting = at_desk(OLGA)
        typed = typed_meeting(title="Theirs", dates=meeting.dates, zone=meeting.zone)
        edit_meeting(OLGA, meeting, typed, meeting.version)


@pytest.mark.parametrize("page", ["postponement", "cancellation"])
def test_tells_the_second_of_two(page: str, alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    shown = {**form_on(alice.get(f"{DESK}/{page}")), "precision": "undetermined"}
    retitled(unit)
    refused = alice.post(f"{DESK}/{page}", data=shown)
    assert refused.status_code == 409
    assert "Somebody saved this while you were editing" in refused.text
    with unit():
        assert at_desk().standing == "planned"
    again = {**form_on(refused), "precision": "undetermined"}
    assert alice.post(f"{DESK}/{page}", data=again).status_code == 303


def test_does_not_undo_over_what_somebody_saved_since(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    send(alice, f"{DESK}/postponement", precision="undetermined")
    undo = form_on(alice.get(f"{DESK}/"), f"{DESK}/reinstatement")
    with unit():
        postpone_meeting(OLGA, at_desk(OLGA), FuzzyDates.on(date(2027, 9, 1)))
    assert alice.post(f"{DESK}/reinstatement", data=undo).status_code == 409
    with unit():
        assert (at_desk().standing, at_desk().dates_earliest) == ("postponed", date(2027, 9, 1))


def test_has_nothing_to_reinstate_while_it_is_planned(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    assert alice.get(f"{DESK}/reinstatement").location == f"{DESK}/"
    with pytest.raises(Invalid, match="takes place as planned"), unit():
        reinstate_meeting(ALICE, at_desk(), FuzzyDates.on(date(2027, 9, 1)))


def test_tells_the_second_who_changes_the_visibility(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    shown = {**form_on(alice.get(f"{DESK}/"), f"{DESK}/visibility"), "visibility": "public"}
    with unit():
        show_to(OLGA, at_desk(OLGA), "listed")
    refused = alice.post(f"{DESK}/visibility", data=shown)
    assert refused.status_code == 409
    with unit():
        assert at_desk().visibility == "listed"
    assert alice.post(f"{DESK}/visibility", data={**form_on(refused), "visibility": "public"}).status_code == 303


def test_leaves_an_open_form_of_the_details_alone_when_the_visibility_changes(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    shown = form_on(alice.get(f"{DESK}/details"))
    send(alice, f"{DESK}/", to=f"{DESK}/visibility", visibility="listed")
    assert alice.post(f"{DESK}/details", data={**shown, "title": "Mine"}).status_code == 303
    with unit():
        assert (at_desk().title, at_desk().visibility) == ("Mine", "listed")


def test_moves_its_sessions_with_it_and_back(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    assert send(alice, f"{DESK}/postponement", shift="y", **LATER).status_code == 303
    with unit():
        assert session_at_desk(1).start_wall == wall("2027-06-03 09:00")
        assert session_at_desk(2).starts_at.isoformat() == "2027-06-03T08:00:00+00:00"
    press(alice, f"{DESK}/", f"{DESK}/reinstatement")
    with unit():
        assert (at_desk().standing, at_desk().dates_earliest) == ("planned", DAY)
        assert session_at_desk(1).start_wall == wall(f"{DAY} 09:00")


def test_leaves_its_sessions_where_nobody_asked_or_the_days_are_not_exact(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    send(alice, f"{DESK}/postponement", **LATER)
    send(alice, f"{DESK}/postponement", precision="undetermined", first_day="", shift="y")
    with unit():
        assert session_at_desk(1).start_wall == wall(f"{DAY} 09:00")


def test_keeps_times_on_the_wall_over_a_clock_change(unit: Unit) -> None:
    begun(unit)
    with unit():
        cancel_session(OLGA, session_at_desk(2, OLGA))
        assert shift_sessions(ALICE, at_desk(), 180) == 1
    with unit():
        session = session_at_desk(1)
        assert (session.start_wall, session.version) == (wall("2027-11-16 09:00"), 2)
        assert session.starts_at.hour == 8  # Zurich is at UTC+1 in November
        assert session_at_desk(2).start_wall == wall(f"{DAY} 10:00")  # cancelled: it stays where people know it


@pytest.mark.parametrize("day", ["2027-03-28", "2027-10-31"])
def test_refuses_a_shift_onto_a_time_that_clocks_skip_or_repeat(day: str, alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    with unit():
        add_session(OLGA, at_desk(OLGA), entry("Night", f"{DAY} 02:30", f"{DAY} 03:30"))
    sent = send(alice, f"{DESK}/postponement", precision="confirmed", first_day=day, shift="y")
    assert sent.status_code == 422
    assert "Session 3, “Night”, cannot move" in sent.text
    with unit():
        assert (at_desk().standing, session_at_desk(1).start_wall) == ("planned", wall(f"{DAY} 09:00"))


def test_moves_all_sessions_from_a_page_of_its_own(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    page = f"{DESK}/sessions/shift"
    with unit():
        meeting = at_desk(OLGA)
        typed = typed_meeting(title="Later", dates=FuzzyDates.on(date(2027, 6, 3)), zone=meeting.zone)
        edit_meeting(OLGA, meeting, typed, meeting.version)
    assert page in alice.get(f"{DESK}/details").text
    assert form_on(alice.get(page))["days"] == "14"
    assert send(alice, page).location == f"{DESK}/agenda"
    with unit():
        assert [session.start_wall.date() for session in at_desk().sessions] == [date(2027, 6, 3)] * 2
    press(alice, f"{DESK}/agenda", page)
    assert "moved the sessions of spring-webinar by 14 days" in alice.get(f"{DESK}/history").text
    with unit():
        assert session_at_desk(1).start_wall == wall(f"{DAY} 09:00")


@pytest.mark.parametrize("days", ["0", "4000", "soon"])
def test_says_which_shifts_are_possible(days: str, alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    assert send(alice, f"{DESK}/sessions/shift", days=days).status_code == 422


def test_is_for_its_organisers_only(unit: Unit, bob: FlaskClient) -> None:
    begun(unit)
    assert bob.get(f"{DESK}/sessions/shift").status_code == 403
    with unit():
        for act in (cancel_meeting, reinstate_meeting):
            with pytest.raises(NotAllowed):
                act(BOB, at_desk())
        with pytest.raises(NotAllowed):
            shift_sessions(BOB, at_desk(), 1)


def test_refuses_a_shift_of_a_meeting_that_somebody_saved_since(unit: Unit) -> None:
    begun(unit)
    retitled(unit)
    with pytest.raises(Conflict), unit():
        shift_sessions(ALICE, at_desk(), 7, version=1)
