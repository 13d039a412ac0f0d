"""What the pages of the desk say, offer, and leave out."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.accounts import queries as accounts
from meetings.participation.actions import PersonEntry, add_person
from meetings.programme.actions.sessions import add_session, cancel_session
from meetings.web.filters import kept_value
from tests.programme.browsing import DESK, send
from tests.programme.builders import ALICE, OLGA, Unit, at_desk, entry, released, session_at_desk, with_sessions


def words_of(page: str) -> str:
    """The text of a page as it is read."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def begun(unit: Unit) -> None:
    with unit():
        add_session(OLGA, with_sessions(), entry("Coffee", "11:00", "11:30", kind="break"))


def test_counts_what_the_public_agenda_counts(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    assert "2 sessions" in words_of(alice.get(f"{DESK}/agenda").text)
    with unit():
        cancel_session(OLGA, session_at_desk(1, OLGA))
    assert "1 session " in words_of(alice.get(f"{DESK}/agenda").text)


def test_says_whose_time_it_is(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    for page in ("agenda", "sessions/1", "sessions/1/moves", "releases"):
        assert "Times are Zurich time." in alice.get(f"{DESK}/{page}").text, page


def test_shows_the_whole_agenda_before_the_first_release(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    read = words_of(alice.get(f"{DESK}/releases").text)
    assert "Thursday 20 May 2027 09:00–10:00 Opening , Room I Amara Diallo 10:00–11:00 Panel" in read
    with unit():
        released()
        add_session(OLGA, at_desk(OLGA), entry("Closing", "12:00", "13:00"))
    assert "09:00–10:00" not in words_of(alice.get(f"{DESK}/releases").text)


def test_offers_to_remove_only_what_nobody_knows_of(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    assert "Remove it from the draft" in alice.get(f"{DESK}/sessions/1").text
    with unit():
        released()
    assert "Remove it from the draft" not in alice.get(f"{DESK}/sessions/1").text
    assert "Remove it from the draft" not in alice.get(f"{DESK}/sessions/new").text


def test_names_the_session_and_leads_on_to_the_release(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    page = alice.get(f"{DESK}/sessions/2").text
    assert "<h1>Session 2: Panel</h1>" in page
    assert f'href="{DESK}/releases">Preview and release' in page


def test_proposes_people_of_the_meeting_as_speakers(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    with unit():
        add_person(ALICE, at_desk(), PersonEntry(name="Ann Zimba", honorific="H.E. Ms"))
    page = alice.get(f"{DESK}/sessions/new").text
    assert '<option value="H.E. Ms Ann Zimba">' in page
    assert re.search(r'<input[^>]* list="people"[^>]* name="speakers-0-name"', page)


def test_calls_no_day_optional_and_keeps_words_for_dates_that_are_not_exact(
    olga: FlaskClient, alice: FlaskClient, unit: Unit
) -> None:
    begun(unit)
    page = olga.get("/desk/new").text
    assert '<label for="first_day">First day</label>' in page
    assert re.search(r'<details class="more">\s*<summary>The dates are not exact', page)
    sent = send(alice, f"{DESK}/postponement", precision="tentative", first_day="2027-08-21").text
    assert re.search(r'<details class="more" open>\s*<summary>The dates are not exact', sent)
    assert "/meetings/…/" in page


def test_every_entry_of_the_history_is_on_a_page_that_the_last_one_leads_to(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    with unit():
        for number in range(accounts.PAGE):
            add_session(OLGA, at_desk(OLGA), entry(f"Panel {number}", "13:00", "14:00"))
    with unit():
        entries = accounts.log(meeting=at_desk(OLGA).code)[1]
    first = words_of(alice.get(f"{DESK}/history").text)
    assert f"1 to {accounts.PAGE} of {entries}" in first
    assert f"{accounts.PAGE + 1} to {entries} of {entries}" in words_of(alice.get(f"{DESK}/history?page=2").text)
    assert "started the meeting" not in first
    assert "started the meeting" in words_of(alice.get(f"{DESK}/history?page=2").text)
    beyond = words_of(alice.get(f"{DESK}/history?page=99").text)
    assert f"{accounts.PAGE + 1} to {entries} of {entries}" in beyond
    assert "started the meeting" in beyond


def test_the_history_tells_days_and_hours_as_other_pages_do(alice: FlaskClient, unit: Unit) -> None:
    begun(unit)
    send(alice, f"{DESK}/sessions/1", end="00:00", end_day="2027-05-21")
    send(alice, f"{DESK}/details", zone="Lima")
    page = alice.get(f"{DESK}/history").text
    assert "<del>Thursday 20 May 2027, 10:00</del> <ins>Thursday 20 May 2027, 24:00</ins>" in page
    assert "<del>Zurich</del> <ins>Lima</ins>" in page
    assert "Times are Lima time." in page
    assert not re.search(r"\d{4}-\d\d-\d\d|Europe/", re.sub(r"<[^>]+>", " ", page))
    french = alice.get(f"{DESK}/history?lang=fr").text
    assert "<ins>jeudi 20 mai 2027, 24:00</ins>" in french


@pytest.mark.alike
@pytest.mark.parametrize(
    ("value", "name", "told"),
    [
        ("2027-04-06 00:00", "start", "Tuesday 6 April 2027, 00:00"),
        ("2027-04-06 00:00", "end", "Monday 5 April 2027, 24:00"),
        ("2027-04-06 09:30", "end", "Tuesday 6 April 2027, 09:30"),
        ("2027-04-06T09:30:00", "start", "Tuesday 6 April 2027, 09:30"),
        ("2027-04-06T09:30:00.123456+02:00", "at", "6 April 2027, 07:30 UTC"),
        ("2027-04-06", "first day", "6 April 2027"),
        ("2027-13-06", "start", "2027-13-06"),
        ("on 2027-04-06", "title", "on 2027-04-06"),
        ("2017-10-10 to 2017-10-11, confirmed", "dates", "10–11 October 2017 (Confirmed)"),
        ("Autumn, 2017, 2017-09-01 to 2017-11-30, tentative", "dates",
         "Autumn, 2017, 1 September – 30 November 2017 (To be confirmed)"),
        ("no days, undetermined", "dates", "(To be determined)"),
        ("2017-10-10 to 2017-10-11, confirmed", "note", "2017-10-10 to 2017-10-11, confirmed"),
        (None, "start", None),
        (3, "count", 3),
    ],
)  # fmt: skip
def test_a_kept_value_is_told_as_it_is_elsewhere(app: Flask, value: object, name: str, told: object) -> None:
    with app.test_request_context("/"):
        assert kept_value(value, name) == told
