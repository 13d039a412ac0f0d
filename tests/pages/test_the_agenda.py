"""The released agenda on the clock of the meeting and on that of the reader, before and after a change."""

import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.core import clock
from meetings.programme.actions.groups import add_group
from meetings.programme.actions.sessions import add_session, cancel_session, move_session
from tests.pages.meetings import drafted, made
from tests.programme.builders import CODE, OLGA, Unit, at_desk, entry, session_at_desk, wall
from tests.programme.typed import typed_group


@pytest.fixture
def agenda(client: FlaskClient, unit: Unit) -> FlaskClient:
    """Three sessions on 20 May 2027 in Zurich, two of them at once, and one that ends after midnight."""
    with unit(), clock.fixed(datetime(2027, 1, 5, 9, tzinfo=UTC)):
        meeting = drafted(CODE)
        add_session(OLGA, meeting, entry("Opening", "09:00", "10:00", "Amara Diallo", room="Room I"))
        add_session(OLGA, meeting, entry("Panel A", "10:00", "11:00", room="Room I", kind="panel"))
        add_session(OLGA, meeting, entry("Panel B", "10:00", "11:00", room="Room II", kind="panel"))
        add_session(OLGA, meeting, entry("Vigil", "22:30", "2027-05-21 00:30"))
        add_group(OLGA, meeting, typed_group(name="Data", topic="Figures", sessions=(2,), facilitator="Mr Aho"))
        made(meeting)
    return client


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text))


def at(client: FlaskClient, query: str = "") -> str:
    return str(client.get(f"/meetings/{CODE}/agenda{query}").text)


def test_sessions_stand_under_their_day_with_the_zone_of_the_meeting(agenda: FlaskClient) -> None:
    text = plain(at(agenda))
    assert "Thursday 20 May 2027 4 sessions" in text
    assert "09:00–10:00 CEST 1. Opening" in text
    assert "Times are in Zurich time (CEST)" in text


def test_what_begins_at_once_is_shown_in_parallel(agenda: FlaskClient) -> None:
    slot = re.search(r'<li class="slot slot--parallel">.*?</ul>', at(agenda), re.DOTALL)
    assert slot
    assert "Panel A" in slot[0]
    assert "In parallel" in slot[0]


def test_a_session_that_ends_on_another_day_says_on_which(agenda: FlaskClient) -> None:
    assert "22:30–00:30 (+1 day) CEST" in plain(at(agenda))


def test_days_are_those_of_the_readers_zone_and_the_meetings_day_is_marked(agenda: FlaskClient) -> None:
    text = plain(at(agenda, "?tz=Pacific/Apia"))
    assert "Thursday 20 May 2027 3 sessions" in text
    assert "Friday 21 May 2027 1 session" in text
    assert "09:30–11:30 UTC+13" in text
    assert "Thu 20 May, 22:30–00:30 (+1 day) at the meeting" in text
    assert "Show in the time of the meeting" in text


def test_a_zone_that_is_none_is_refused(agenda: FlaskClient) -> None:
    assert agenda.get(f"/meetings/{CODE}/agenda?tz=Nowhere/City").status_code == 422


def test_a_moved_session_says_so_on_the_clock_of_the_page(agenda: FlaskClient, unit: Unit) -> None:
    with unit(), clock.fixed(datetime(2027, 2, 1, 9, tzinfo=UTC)):
        session = session_at_desk(1, OLGA)
        move_session(OLGA, session, start=wall("2027-05-20 14:00"), room="Room I", version=session.version)
        made(at_desk(OLGA), "The host opens later.")
    assert "1 February: moved from 09:00 to 14:00" in plain(at(agenda))
    assert "1 February: moved from 02:00 to 07:00" in plain(at(agenda, "?tz=America/Lima"))
    assert "The host opens later." in at(agenda)


def test_a_cancelled_session_stays_struck_through_and_named_so(agenda: FlaskClient, unit: Unit) -> None:
    with unit():
        cancel_session(OLGA, session_at_desk(4, OLGA))
        made(at_desk(OLGA), "No vigil.")
    article = re.search(r'<article id="session-4".*?</article>', at(agenda), re.DOTALL)
    assert article
    assert "session--cancelled" in article[0]
    assert "Cancelled" in article[0]
    assert "sessions/4.ics" not in article[0]


def test_the_page_depends_on_nothing_else_in_the_address(agenda: FlaskClient) -> None:
    assert at(agenda) == at(agenda, "?utm=1") == at(agenda, "?kind=x&page=7")
    assert at(agenda).count("utm") == 0


def test_groups_are_on_it_and_who_sits_in_them_is_not(agenda: FlaskClient) -> None:
    assert "Data" in at(agenda)
    assert "Mr Aho" in at(agenda)


def test_a_session_has_a_page_with_its_neighbours_and_calendar(agenda: FlaskClient) -> None:
    text = agenda.get(f"/meetings/{CODE}/sessions/2").text
    assert "Next: Panel B" in text
    assert "Before: Opening" in text
    assert f"/meetings/{CODE}/sessions/2.ics" in text
    assert agenda.get(f"/meetings/{CODE}/sessions/99").status_code == 404


def test_releases_tell_what_changed_in_words_and_keep_what_was(agenda: FlaskClient, unit: Unit, app: Flask) -> None:
    with unit():
        session = session_at_desk(1, OLGA)
        move_session(OLGA, session, start=wall("2027-05-20 08:00"), room="Room II", version=session.version)
        made(at_desk(OLGA), "Earlier.")
    text = plain(agenda.get(f"/meetings/{CODE}/releases/").text)
    assert "Session 1: Opening" in text
    assert "moved from 09:00 to 08:00, was in Room I" in text
    first = plain(agenda.get(f"/meetings/{CODE}/releases/1").text)
    assert "09:00–10:00 CEST 1. Opening" in first
    assert "A later release is in force." in first
    assert agenda.get(f"/meetings/{CODE}/releases/9").status_code == 404
