"""A meeting that was prepared in private and then made public: what it was before stays with its team."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import unit_of_work
from meetings.programme.actions.meetings import postpone_meeting, show_to
from meetings.programme.actions.releasing import release
from meetings.programme.actions.sessions import cancel_session
from meetings.programme.queries.visible_meetings import session_of
from tests.accounts.people import account, signed_in
from tests.released import meetings as lakes
from tests.released.test_the_calendar_of_a_meeting import events

SECRET = "Canarytitle"
FIRST, LATER = lakes.FIRST_RELEASE, lakes.FIRST_RELEASE + timedelta(days=3)
ADDRESSES = ("calendar.ics", "agenda", "", "releases/", "releases/2", "sessions/1")


@pytest.fixture
def prepared(app: Flask) -> Flask:
    """Two releases in private: the second renames a session and cancels another; then everybody may see it."""
    with app.app_context():
        lakes.first_release()
        with clock.fixed(FIRST), unit_of_work():
            show_to(COMMAND_LINE, lakes.here(), "private")
        for note, title in ((f"{SECRET} in the note", SECRET), (f"{SECRET} is gone", "Opening, renamed")):
            with clock.fixed(clock.now() + timedelta(minutes=1)), unit_of_work():
                meeting = lakes.here()
                session_of(meeting, 1).title = title
                if title != SECRET:
                    session_of(meeting, 3).title = f"{SECRET} cancelled"
                    cancel_session(COMMAND_LINE, session_of(meeting, 3))
                release(COMMAND_LINE, meeting, note=note, version=None)
        with clock.fixed(LATER), unit_of_work():
            show_to(COMMAND_LINE, lakes.here(), "public")
    return app


def test_nothing_of_before_is_in_any_page_or_calendar(prepared: Flask, client: FlaskClient) -> None:
    for address in ADDRESSES:
        assert SECRET not in client.get(f"/meetings/{lakes.CODE}/{address}").text, address
    assert SECRET not in client.get("/meetings.ics").text


def test_the_team_reads_all_of_it(prepared: Flask) -> None:
    account(prepared, "alice@example.org", ("organiser", lakes.CODE))
    alice = signed_in(prepared, "alice@example.org")
    assert SECRET in alice.get(f"/meetings/{lakes.CODE}/calendar.ics").text
    assert SECRET in alice.get(f"/meetings/{lakes.CODE}/releases/").text


def test_what_changes_from_then_on_is_told(prepared: Flask, client: FlaskClient) -> None:
    with prepared.app_context(), clock.fixed(LATER + timedelta(days=1)), unit_of_work():
        meeting = lakes.here()
        session_of(meeting, 1).title = "Opening again"
        release(COMMAND_LINE, meeting, note="One title.", version=None)
    note = str(events(client.get(f"/meetings/{lakes.CODE}/calendar.ics").data)["Opening again"]["DESCRIPTION"])
    assert "title was “Opening, renamed”" in note


def test_another_city_is_a_change_of_each_session(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        lakes.first_release()
        before = events(client.get(f"/meetings/{lakes.CODE}/calendar.ics").data)
        with clock.fixed(LATER), unit_of_work():
            meeting = lakes.here()
            meeting.city, meeting.venue = "Bern", "Palais B"
            release(COMMAND_LINE, meeting, note="Another city.", version=None)
    after = events(client.get(f"/meetings/{lakes.CODE}/calendar.ics").data)
    assert {after[title]["SEQUENCE"] - before[title]["SEQUENCE"] for title in before} == {1}
    assert "city was “Geneva”" in str(after["Opening"]["DESCRIPTION"])


def test_a_meeting_postponed_to_other_days_is_a_meeting_on_those(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        lakes.first_release()
        new = lakes.DAY.date() + timedelta(days=175)
        with clock.fixed(LATER), unit_of_work():
            meeting = lakes.here()
            postpone_meeting(COMMAND_LINE, meeting, FuzzyDates.on(new))
            release(COMMAND_LINE, meeting, note="Half a year later.", version=None)
    found = events(client.get(f"/meetings/{lakes.CODE}/calendar.ics").data)
    block = found["Lakes Dialogue, third technical meeting; data"]
    assert (block["STATUS"], block.start) == ("CONFIRMED", new)
    assert {str(event["STATUS"]) for title, event in found.items() if event is not block} == {"CANCELLED"}


def test_a_meeting_postponed_to_no_day_shows_so_on_its_old_days(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        lakes.first_release()
        with clock.fixed(LATER), unit_of_work():
            meeting = lakes.here()
            postpone_meeting(COMMAND_LINE, meeting, FuzzyDates.undetermined("Later in 2027"))
            release(COMMAND_LINE, meeting, note="Not yet known when.", version=None)
    found = events(client.get(f"/meetings/{lakes.CODE}/calendar.ics").data)
    block = found["Postponed: Lakes Dialogue, third technical meeting; data"]
    assert (block["STATUS"], block.start) == ("CANCELLED", lakes.DAY.date())
