"""A day that runs late: what comes after a session moves by minutes, as one act; a session ends elsewhere, or twice."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid, NotAllowed
from meetings.core.history import HistoryEntry
from meetings.directory.models import Person
from meetings.programme.actions.delaying import coming_after, move_by_minutes, preview, versions_of
from meetings.programme.actions.sessions import add_session, cancel_session, move_session
from meetings.programme.models import SessionSpeaker
from tests import installations
from tests.accounts.people import account, signed_in
from tests.programme.browsing import DESK, form_on, forms_to, press, send
from tests.programme.builders import (
    ALICE,
    CHARLIE,
    CODE,
    OLGA,
    Unit,
    at_desk,
    entry,
    session_at_desk,
    wall,
    webinar,
)


def a_day() -> None:
    """Opening 9-10, panel 10-11 beside another, lunch 12-13, closing 14-15, and a session on the next day."""
    meeting = webinar()
    for title, start, end, kind in (
        ("Opening", "09:00", "10:00", "opening"),
        ("Panel", "10:00", "11:45", "panel"),
        ("Lunch", "12:00", "13:00", "break"),
        ("Closing", "14:00", "15:00", "closing"),
        ("Morrow", "2027-05-21 09:00", "2027-05-21 10:00", "plenary"),
    ):
        add_session(OLGA, meeting, entry(title, start, end, kind=kind))
    cancelled = add_session(OLGA, meeting, entry("Gone", "16:00", "17:00"))
    cancel_session(OLGA, cancelled)


def times() -> dict[str, str]:
    return {each.title: f"{each.start_wall:%d %H:%M}-{each.end_wall:%H:%M}" for each in at_desk().sessions}


def numbers(**asked: bool) -> list[int]:
    return [each.number for each in coming_after(session_at_desk(1), **asked)]


def test_what_comes_after_is_planned_later_on_the_same_day(unit: Unit) -> None:
    with unit():
        a_day()
    with unit():
        assert numbers() == [2, 3, 4]
        assert numbers(with_it=True) == [1, 2, 3, 4]
        assert numbers(breaks=False) == [2, 4]


def test_the_preview_says_over_which_break_a_session_would_run(unit: Unit) -> None:
    with unit():
        a_day()
    with unit():
        stay = preview(coming_after(session_at_desk(1), breaks=False), 30)
        assert [(each.session.title, [pause.title for pause in each.over]) for each in stay] == [
            ("Panel", ["Lunch"]),
            ("Closing", []),
        ]
        assert all(not each.over for each in preview(coming_after(session_at_desk(1)), 30))
        assert [each.other_day for each in preview(coming_after(session_at_desk(3)), 11 * 60)] == [True]


def test_all_move_in_one_act_that_the_history_tells_once(unit: Unit) -> None:
    with unit():
        a_day()
    with unit():
        shown = versions_of(coming_after(session_at_desk(1)))
        moved = move_by_minutes(ALICE, at_desk(), shown, 15)
        assert [each.version for each in moved] == [2, 2, 2]
    with unit():
        assert times() == {
            "Opening": "20 09:00-10:00",
            "Panel": "20 10:15-12:00",
            "Lunch": "20 12:15-13:15",
            "Closing": "20 14:15-15:15",
            "Morrow": "21 09:00-10:00",
            "Gone": "20 16:00-17:00",
        }
        told = db.session.scalars(select(HistoryEntry.action).where(HistoryEntry.action == "sessions.delayed")).all()
        assert len(told) == 1
        with pytest.raises(Conflict):
            move_by_minutes(ALICE, at_desk(), shown, 15)


def test_minutes_are_of_real_time_in_the_night_of_the_clocks(unit: Unit) -> None:
    with unit():
        meeting = webinar(zone="Europe/Vienna")
        add_session(OLGA, meeting, entry("Night", "2027-10-31 00:30", "2027-10-31 01:30"))
    with unit():
        move_by_minutes(ALICE, at_desk(), versions_of([session_at_desk(1)]), 120)
        session = session_at_desk(1)
        assert f"{session.start_wall:%H:%M} {session.end_wall:%H:%M}" == "02:30 02:30"
        assert (session.ends_at - session.starts_at).total_seconds() == 3600


@pytest.mark.parametrize("minutes", [0, 1441, -1441])
def test_refuses_what_moves_nothing_or_too_far(unit: Unit, minutes: int) -> None:
    with unit():
        a_day()
    with unit():
        with pytest.raises(Invalid):
            move_by_minutes(ALICE, at_desk(), "2:1", minutes)
        with pytest.raises(Conflict):
            move_by_minutes(ALICE, at_desk(), "6:2", 15)  # which is cancelled
        with pytest.raises(Invalid):
            move_by_minutes(ALICE, at_desk(), "", 15)
        with pytest.raises(NotAllowed):
            move_by_minutes(CHARLIE, at_desk(OLGA), "2:1", 15)


@pytest.fixture
def alice(empty_app: Flask) -> FlaskClient:
    with installations.unit(empty_app):
        a_day()
    account(empty_app, "alice@example.org", ("organiser", CODE))
    return signed_in(empty_app, "alice@example.org")


def test_it_is_shown_done_and_undone_without_a_script(alice: FlaskClient, empty_app: Flask) -> None:
    address = f"{DESK}/sessions/1/delay"
    assert address in alice.get(f"{DESK}/agenda").text
    assert "Show what would move" in alice.get(address).text
    assert "Give a number of minutes" in alice.get(f"{address}?minutes=0").text
    page = f"{address}?minutes=30&breaks_stay=y"
    shown = alice.get(page).text
    assert "It would run over the break “Lunch”." in shown
    assert "10:30–12:15" in shown
    delays = f"{DESK}/sessions/delays"
    assert press(alice, page, delays).status_code == 303
    with installations.unit(empty_app):
        assert times()["Closing"] == "20 14:30-15:30"
        assert times()["Lunch"] == "20 12:00-13:00"
    agenda = alice.get(f"{DESK}/agenda")
    assert "2 sessions are moved." in agenda.text
    alice.post(delays, data=form_on(agenda, delays))
    with installations.unit(empty_app):
        assert times()["Closing"] == "20 14:00-15:00"
    log = alice.get(f"{DESK}/history").text
    assert "moved sessions 2, 4 of spring-webinar by 30 minutes." in log


def test_a_move_may_say_when_it_ends(alice: FlaskClient, empty_app: Flask) -> None:
    moves = f"{DESK}/sessions/2/moves"
    assert send(alice, moves, start="10:30", end="11:00").status_code == 303
    asked = send(alice, f"{DESK}/sessions/4/moves", start="22:00", end="01:30")
    assert asked.status_code == 422
    assert "Does it end on the next day?" in asked.text
    assert form_on(asked)["end_day"] == "2027-05-21"
    assert alice.post(f"{DESK}/sessions/4/moves", data=form_on(asked)).status_code == 303
    with installations.unit(empty_app):
        assert times()["Panel"] == "20 10:30-11:00"
        assert f"{session_at_desk(4).end_wall}" == "2027-05-21 01:30:00"
    assert send(alice, moves, start="11:00").status_code == 303  # as long as before
    with installations.unit(empty_app):
        assert times()["Panel"] == "20 11:00-11:30"


def test_a_move_shows_when_it_was_says_when_it_is_and_is_undone(alice: FlaskClient, empty_app: Flask) -> None:
    moves, back = f"{DESK}/sessions/2/moves", f"{DESK}/sessions/selected"
    assert "Thursday 20 May 2027, 10:00–11:45" in alice.get(moves).text
    with installations.unit(empty_app):
        before = times()
    assert send(alice, moves, start="13:00", end="13:30", room="Room IX").status_code == 303
    agenda = alice.get(f"{DESK}/agenda")
    assert "Session 2 is moved. Now: Thursday 20 May 2027, 13:00–13:30, Room IX" in agenda.text
    undo = next(form for form in forms_to(agenda.text, back) if form.get("back"))
    assert alice.post(back, data=undo).status_code == 303
    with installations.unit(empty_app):
        assert times() == before
        assert session_at_desk(2).room is None


def test_an_end_before_the_start_is_no_session_of_twenty_hours(alice: FlaskClient, empty_app: Flask) -> None:
    with installations.unit(empty_app):
        before = times()
    for end in ("09:30", "13:00"):
        asked = send(alice, f"{DESK}/sessions/2/moves", start="13:00", end=end)
        assert asked.status_code == 422
        assert "Does it end on the next day?" in asked.text
    with installations.unit(empty_app):
        assert times() == before


def test_an_end_before_the_start_or_too_late_is_refused(unit: Unit) -> None:
    with unit():
        a_day()
    with unit():
        for end in ("2027-05-20 09:59", "2027-05-21 10:01"):
            with pytest.raises(Invalid, match="ends after it starts"):
                move_session(
                    ALICE, session_at_desk(2), start=wall("2027-05-20 10:00"), end=wall(end), room=None,
                    version=session_at_desk(2).version,
                )  # fmt: skip
            db.session.rollback()


def test_a_session_is_duplicated_into_the_form_and_follows_the_one_it_is_like(
    alice: FlaskClient, empty_app: Flask
) -> None:
    with installations.unit(empty_app):
        person = Person(name="Ann Zimba", honorific="Dr")
        db.session.add(person)
        db.session.flush()
        like = session_at_desk(2, OLGA)
        like.speakers.append(SessionSpeaker(position=1, name="Dr Ann Zimba", role="speaker", person_id=person.id))
        number = person.id
    page = f"{DESK}/sessions/new?like=2"
    assert page.replace("&", "&amp;") in alice.get(f"{DESK}/agenda").text
    form = form_on(alice.get(page))
    assert [form[name] for name in ("title", "kind", "day", "start", "end", "speakers-0-name")] == [
        "Panel", "panel", "2027-05-20", "11:45", "13:30", "Dr Ann Zimba",
    ]  # fmt: skip
    assert send(alice, page, title="Panel, second part").status_code == 303
    with installations.unit(empty_app):
        made = session_at_desk(7)
        assert (made.title, made.version, made.speakers[0].person_id) == ("Panel, second part", 1, number)
        assert made.uid != session_at_desk(2).uid
    assert form_on(alice.get(f"{DESK}/sessions/new?like=99"))["title"] == ""
