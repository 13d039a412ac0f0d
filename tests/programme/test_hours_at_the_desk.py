"""Hours at the desk: what ends at midnight, what goes over it, and what lasts a whole day."""

from flask import Flask

from meetings.programme.actions.releasing import release
from meetings.programme.actions.sessions import add_session
from meetings.programme.rules.draft_warnings import warnings
from tests import installations
from tests.accounts.people import account, signed_in
from tests.programme.browsing import DESK, form_on, send
from tests.programme.builders import CODE, OLGA, Unit, at_desk, entry, session_at_desk, webinar


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
