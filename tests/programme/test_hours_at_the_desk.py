"""Hours at the desk: what ends at midnight, what goes over it, and what lasts a whole day."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.programme.actions.groups import add_group
from meetings.programme.actions.releasing import release
from meetings.programme.actions.sessions import add_session
from meetings.programme.models import Room
from meetings.programme.rules.draft_warnings import warnings
from tests import installations
from tests.accounts.people import account, signed_in
from tests.programme.browsing import DESK, form_on, send
from tests.programme.builders import CODE, OLGA, Unit, at_desk, entry, session_at_desk, webinar
from tests.programme.typed import typed_group


def test_midnight_without_a_day_is_the_end_of_the_day(empty_app: Flask) -> None:
    with installations.unit(empty_app):
        add_session(OLGA, webinar(), entry("Reception", "20:00", "22:00"))
    account(empty_app, "alice@example.org", ("organiser", CODE))
    alice = signed_in(empty_app, "alice@example.org")
    send(alice, f"{DESK}/sessions/1", end="00:00")
    shown = form_on(alice.get(f"{DESK}/sessions/1"))
    assert (shown["end"], shown["end_day"]) == ("00:00", "")
    with installations.unit(empty_app):
        assert f"{session_at_desk(1).end_wall}" == "2027-05-21 00:00:00"
    send(alice, f"{DESK}/sessions/1", room="Room I")  # saved again as it is shown
    for page in ("agenda", "releases"):
        assert "20:00–24:00" in alice.get(f"{DESK}/{page}").text


def test_what_goes_over_midnight_says_so_at_the_desk_and_on_pages(empty_app: Flask) -> None:
    with installations.unit(empty_app):
        meeting = webinar()
        meeting.visibility = "public"
        add_session(OLGA, meeting, entry("Night", "22:00", "2027-05-21 02:00"))
        add_session(OLGA, meeting, entry("Vigil", "09:00", "2027-05-21 09:00"))
        release(OLGA, meeting, note="", version=None)
    account(empty_app, "alice@example.org", ("organiser", CODE))
    alice = signed_in(empty_app, "alice@example.org")
    for page in (f"{DESK}/agenda", f"/meetings/{CODE}/agenda"):
        assert "22:00–02:00 (+1 day)" in alice.get(page).text
        assert "09:00–09:00 (+1 day)" in alice.get(page).text


def test_a_session_that_ends_with_the_meetings_last_day_is_inside_its_days(unit: Unit) -> None:
    with unit():
        meeting = webinar()
        add_session(OLGA, meeting, entry("Reception", "22:00", "2027-05-21 00:00", join_url="https://example.org/a"))
    with unit():
        assert [str(each) for each in warnings(at_desk())] == []
    with unit():
        add_session(OLGA, at_desk(), entry("Night", "22:00", "2027-05-21 00:01", join_url="https://example.org/b"))
    with unit():
        assert [str(each) for each in warnings(at_desk())] == ["“Night” is outside the meeting's days."]


@pytest.mark.parametrize(
    ("start", "end", "ends"),
    [
        ("09:00", "09:00", "2027-05-21 09:00"),
        ("22:00", "02:00", "2027-05-21 02:00"),
        ("12:00", "11:59", "2027-05-21 11:59"),
    ],
)
def test_an_end_that_is_not_after_the_start_is_asked_about_and_sent_again_as_meant(
    alice: FlaskClient, unit: Unit, start: str, end: str, ends: str
) -> None:
    with unit():
        add_session(OLGA, webinar(), entry("Vigil", "09:00", "10:00"))
    page = f"{DESK}/sessions/1"
    refused = send(alice, page, start=start, end=end)
    assert refused.status_code == 422
    assert "Give a time after the start, within 24 hours of it." in refused.text
    assert "Does it end on the next day? That day is filled in: if you mean it, save again." in refused.text
    assert form_on(refused)["end_day"] == "2027-05-21"
    slip = alice.post(page, data={**form_on(refused), "start": "08:00", "end": "12:00"})
    assert slip.status_code == 422  # whoever corrects the hour and leaves the day does not get 28 hours
    with unit():
        assert f"{session_at_desk(1).end_wall}" == "2027-05-20 10:00:00"
    assert alice.post(page, data=form_on(refused)).status_code == 303
    with unit():
        assert f"{session_at_desk(1).end_wall:%Y-%m-%d %H:%M}" == ends


@pytest.mark.parametrize("end_day", ["2027-05-19", "2027-05-22"])
def test_a_day_that_is_given_for_the_end_is_asked_about_no_more(alice: FlaskClient, unit: Unit, end_day: str) -> None:
    with unit():
        add_session(OLGA, webinar(), entry("Vigil", "09:00", "10:00"))
    refused = send(alice, f"{DESK}/sessions/1", end="09:00", end_day=end_day)
    assert refused.status_code == 422
    assert "Does it end on the next day?" not in refused.text
    assert form_on(refused)["end_day"] == end_day


def test_rooms_are_proposed_in_the_order_of_the_language(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = webinar()
        meeting.rooms = [
            Room(name=name) for name in ("Zaal", "Émile Hall", "annex", "Ñandú", "Nube", "“Delta”", "Assembly")
        ]
        add_session(OLGA, meeting, entry("Vigil", "09:00", "10:00"))
        add_group(OLGA, meeting, typed_group("Skills"))
    for page in ("agenda", "sessions/1", "sessions/1/moves", "groups/1"):
        shown = (
            alice.get(f"{DESK}/{page}?lang=es").text.partition('<datalist id="rooms">')[2].partition("</datalist>")[0]
        )
        found = [part.partition('"')[0] for part in shown.split('value="')[1:]]
        assert found == ["annex", "Assembly", "“Delta”", "Émile Hall", "Nube", "Ñandú", "Zaal"], page
