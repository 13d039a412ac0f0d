"""What a calendar entry says: its meeting, its hours in words, what changed, and the note of that release."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core.db import unit_of_work
from meetings.programme.actions.meetings import show_to
from meetings.programme.actions.releasing import release
from meetings.programme.released.document import ReleasedMeeting
from meetings.programme.released.faces import public_face
from meetings.programme.released.sequencing import stamped
from meetings.serving.calendar_feeds import Wish, calendar_of_meeting
from tests.programme.document_builders import meeting, session
from tests.released import meetings as lakes

ADDRESS: Final = f"/meetings/{lakes.CODE}/calendar.ics"
FIRST: Final = datetime(2027, 1, 1, tzinfo=UTC)
VIENNA, AUCKLAND = "Europe/Vienna", "Pacific/Auckland"


def descriptions(body: bytes) -> dict[str, str]:
    """What each entry says, by its title."""
    events = Calendar.from_ical(body).events
    return {str(event["SUMMARY"]).removeprefix("CANCELLED: "): str(event.get("DESCRIPTION", "")) for event in events}


def entries(body: bytes) -> dict[str, bytes]:
    return {str(event["SUMMARY"]): event.to_ical() for event in Calendar.from_ical(body).events}


def held(zone: str, start: str, end: str, *, wording: int = 1) -> ReleasedMeeting:
    first, last = (datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)) for text in (start, end))
    return meeting(session(title="Talk", start=first, end=last, wording=wording), zone=zone)


def says(app: Flask, document: ReleasedMeeting, language: str = "en") -> str:
    with app.test_request_context():
        made = calendar_of_meeting(document, Wish(language=language), "https://concord.example")
    return descriptions(made)["Talk"]


NEW = "Meeting: Webinar\n\n"


@pytest.mark.parametrize("wording", [0, 1])
@pytest.mark.parametrize(
    ("zone", "start", "end", "told"),
    [
        (AUCKLAND, "2027-04-04 09:00", "2027-04-04 10:30", "09:00-10:30 NZST {}; Sat 3 Apr, 21:00-22:30 UTC"),
        (VIENNA, "2027-10-31 02:00", "2027-10-31 04:00", "02:00 CEST-04:00 CET {}; 00:00-03:00 UTC"),
        (VIENNA, "2027-05-20 09:00", "2027-05-21 09:00", "09:00-09:00 CEST (+1 day) {}; 07:00-07:00 UTC (+1 day)"),
        (VIENNA, "2027-05-20 09:00", "2027-05-20 10:00", "09:00-10:00 CEST {}; 07:00-08:00 UTC"),
    ],
)
def test_its_hours_say_the_day_and_the_names_that_nobody_could_know(
    empty_app: Flask, zone: str, start: str, end: str, told: str, wording: int
) -> None:
    """Of what was released before this was said, too: there it was wrong."""
    found = says(empty_app, held(zone, start, end, wording=wording)).removeprefix(NEW)
    assert found == told.format("(time of the meeting)")


def test_hours_over_midnight_say_so_and_what_was_released_before_is_left_as_it_is(empty_app: Flask) -> None:
    over, until = ("2027-05-20 22:00", "2027-05-21 02:00"), ("2027-05-20 22:00", "2027-05-21 00:00")
    assert says(empty_app, held(VIENNA, *over)).startswith(f"{NEW}22:00-02:00 CEST (+1 day) (time of the meeting); 20")
    assert says(empty_app, held(VIENNA, *until)).startswith(f"{NEW}22:00-24:00 CEST (time of the meeting); 20:00-22")
    assert says(empty_app, held(VIENNA, *over, wording=0)).startswith("22:00-02:00 CEST (time of the meeting); 20")
    assert says(empty_app, held(VIENNA, *until, wording=0)).startswith("22:00-00:00 CEST (time of the meeting); 20")


def test_it_names_its_meeting_in_the_language_of_the_calendar(empty_app: Flask) -> None:
    document = held(VIENNA, "2027-05-20 09:00", "2027-05-20 10:00")
    assert says(empty_app, document, "fr").startswith("Réunion\u00a0: Webinar\n\n")
    assert says(empty_app, document, "es").startswith("Reunión: Webinar\n\n")


def test_the_note_of_a_release_is_in_what_it_changed_and_in_nothing_else(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        lakes.first_release()
    before = client.get(ADDRESS).data
    with app.app_context():
        lakes.second_release()
    second = client.get(ADDRESS).data
    told = descriptions(second)
    noted = [title for title, text in told.items() if "The afternoon is fuller now." in text]
    assert sorted(noted) == ["Data that neighbours share", "Groups report"]
    assert told["Data that neighbours share"].splitlines()[:2] == [
        "Changed on 2026-12-02: moved from 11:00 to 14:00, was in Room I",
        "Note of the release: The afternoon is fuller now.",
    ]
    assert {title for title, entry in entries(before).items() if entries(second)[title] != entry} == {noted[0]}
    with app.app_context():
        lakes.third_release()
    third = client.get(ADDRESS).data
    assert entries(third)["Data that neighbours share"] == entries(second)["Data that neighbours share"]
    assert "The groups report in writing." in descriptions(third)["Groups report"]
    assert "The afternoon" not in descriptions(third)["Groups report"]


def test_another_name_of_the_meeting_is_a_change_of_each_entry(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        lakes.first_release()
        with unit_of_work():
            lakes.here().title = "Lakes Dialogue on data"
            release(COMMAND_LINE, lakes.here(), note="A shorter name.", version=None)
    told = descriptions(client.get(ADDRESS).data)["Opening"]
    assert "name of the meeting was “Lakes Dialogue, third technical meeting; data”" in told
    assert "Meeting: Lakes Dialogue on data" in told


def test_what_was_noted_in_private_stays_with_the_team(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        lakes.first_release()
        with unit_of_work():
            show_to(COMMAND_LINE, lakes.here(), "private")
        with unit_of_work():
            lakes.here().sessions[0].title = "Start"
            lakes.here().theme = "Data"
            release(COMMAND_LINE, lakes.here(), note="canarynote", version=None)
        with unit_of_work():
            show_to(COMMAND_LINE, lakes.here(), "listed")
    assert b"canarynote" not in client.get(ADDRESS).data
    with app.app_context(), unit_of_work():
        show_to(COMMAND_LINE, lakes.here(), "public")
    for path in (ADDRESS, "/meetings.ics", f"/meetings/{lakes.CODE}/sessions/1.ics"):
        assert b"canarynote" not in client.get(path).data


def test_a_listed_meeting_tells_no_note() -> None:
    first = stamped(None, meeting(session()), FIRST, "First")
    second = stamped(first, meeting(session(), title="Renamed"), FIRST + timedelta(days=1), "canarynote")
    assert second.release_note == "canarynote"
    listed = public_face(second, "listed", FIRST)
    assert listed is not None
    assert listed.release_note is None


def test_what_was_released_before_is_worded_anew_only_where_it_changes() -> None:
    old = stamped(None, meeting(session(1), session(2, 11)), FIRST)
    old = replace(old, wording=0, sessions=tuple(replace(each, wording=0) for each in old.sessions))
    after = stamped(old, meeting(session(1), session(2, 12)), FIRST + timedelta(days=1), "Later")
    assert [(each.wording, each.release_note) for each in after.sessions] == [(0, None), (1, "Later")]
    assert after.sessions[0] == old.sessions[0]
    assert (after.wording, after.dates.earliest) == (0, date(2027, 5, 20))
