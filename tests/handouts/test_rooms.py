"""Signs for doors: a page for each day of a room, with what takes place in it and nothing else."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.programme.actions.groups import add_group
from meetings.programme.actions.meetings import postpone_meeting
from meetings.programme.actions.sessions import add_session, cancel_session, move_session
from tests.handouts.sheets import CODE, DAY_TEXT, Unit, forum, laid_down
from tests.pages.meetings import drafted, made
from tests.programme.builders import DAY, OLGA, entry, wall
from tests.programme.typed import typed_group

pytestmark = pytest.mark.alike


def test_rooms_are_numbered_as_the_release_names_them(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        forum()
    names = {number: laid_down(app, client, f"/meetings/{CODE}/rooms/{number}.pdf").title for number in (1, 2, 3)}
    assert [names[number].partition(":")[0] for number in (1, 2, 3)] == ["Assembly Hall", "Room I", "Room II"]
    assert client.get(f"/meetings/{CODE}/rooms/4.pdf").status_code == 404


def test_a_sign_says_what_is_in_the_room_and_which_group_meets_there(
    app: Flask, client: FlaskClient, unit: Unit
) -> None:
    with unit():
        forum()
    html = laid_down(app, client, f"/meetings/{CODE}/rooms/2.pdf").html
    assert html.count('class="sign ') == 1
    assert DAY_TEXT in html
    for words in ("Pathways", "10:00–11:30", "Groups", "Group 1: Skills"):
        assert words in html
    for words in ("Opening", "Group 2", "Lunch", "Zoe Amari"):
        assert words not in html


def test_a_day_is_a_page_and_a_full_day_is_smaller(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = drafted("long")
        for hour in range(8, 19):
            add_session(OLGA, meeting, entry(f"Session at {hour}", f"{hour:02}:00", f"{hour:02}:50", room="Room I"))
        add_session(OLGA, meeting, entry("Next day", "2027-05-21 09:00", "2027-05-21 10:00", room="Room I"))
        db.session.flush()
        add_group(OLGA, meeting, typed_group(name="No time yet", room="Room I"))
        made(meeting)
    html = laid_down(app, client, "/meetings/long/rooms.pdf").html
    assert [part.partition('"')[0] for part in html.split('class="sign sign--')[1:]] == ["small", "large", "large"]
    assert html.index("Friday 21 May 2027") < html.index("Group 1: No time yet")


def test_each_sign_says_at_its_foot_of_which_release_it_is_and_where_the_newest_is(
    app: Flask, client: FlaskClient, unit: Unit
) -> None:
    with unit():
        forum()
    foot = laid_down(app, client, f"/meetings/{CODE}/rooms.pdf").html.partition('class="running-foot"')[2]
    foot = foot.partition("</div>")[0]
    assert "Release 1, " in foot
    assert f"/meetings/{CODE}" in foot


def test_a_sign_tells_nothing_of_where_a_session_was_before(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = drafted("moved")
        moved = add_session(OLGA, meeting, entry("Opening", "09:00", "10:00", room="Room I"))
        add_session(OLGA, meeting, entry("Panel", "10:00", "11:00", room="Room I"))
        made(meeting)
        move_session(OLGA, moved, start=wall("2027-05-20 14:00"), room="Room II", version=1)
        cancel_session(OLGA, meeting.sessions[1])
        made(meeting)
    html = laid_down(app, client, "/meetings/moved/rooms.pdf").html
    assert "14:00–15:00" in html
    assert "Cancelled" in html
    for words in ("moved from", "was in", "Room I,"):
        assert words not in html


def test_a_sign_says_that_a_session_is_postponed(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = drafted("postponed")
        add_session(OLGA, meeting, entry("Opening", "09:00", "10:00", room="Room I"))
        made(meeting)
        postpone_meeting(OLGA, meeting, FuzzyDates.undetermined())
        made(meeting)
    assert "Postponed" in laid_down(app, client, "/meetings/postponed/rooms.pdf").html.partition('class="sign ')[2]


def test_a_group_that_meets_on_two_days_is_on_the_sign_of_both(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = drafted("twice", dates=FuzzyDates.on(DAY, DAY + timedelta(days=1)))
        for day in (20, 21):
            typed = entry("Groups", f"2027-05-{day} 14:00", f"2027-05-{day} 15:30", room="Hall", kind="breakout")
            add_session(OLGA, meeting, typed)
        db.session.flush()
        add_group(OLGA, meeting, typed_group(name="Skills", sessions=(1, 2), room="Annex"))
        made(meeting)
    pages = laid_down(app, client, "/meetings/twice/rooms/2.pdf").html.split('class="sign ')[1:]
    assert ["Group 1: Skills" in page for page in pages] == [True, True]
    assert [day in page for page, day in zip(pages, ("Thursday 20 May", "Friday 21 May"), strict=True)] == [True, True]
