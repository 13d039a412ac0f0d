"""A session cancelled before a release told of it simply goes; one that people know of may leave the agenda."""

from typing import Final

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from meetings.core.errors import Invalid
from meetings.programme.actions.groups import add_group
from meetings.programme.actions.meetings import cancel_meeting
from meetings.programme.actions.sessions import (
    add_session,
    cancel_session,
    put_back_on_agenda,
    restore_session,
    take_off_agenda,
)
from meetings.programme.queries.draft import document_of
from meetings.programme.released.change_phrases import difference_in_words
from meetings.programme.released.sequencing import differences
from tests import installations
from tests.accounts.people import account, signed_in
from tests.programme.browsing import DESK, press
from tests.programme.builders import (
    ALICE,
    BOB,
    CODE,
    OLGA,
    Unit,
    at_desk,
    entry,
    frozen,
    released,
    session_at_desk,
    with_sessions,
)
from tests.programme.typed import typed_group

PUBLIC: Final = f"/meetings/{CODE}"


def would_change() -> list[tuple[str, int | None, str]]:
    found = differences(frozen(), document_of(at_desk(OLGA)))
    return [(each.subject, each.number, difference_in_words(each, str)) for each in found]


def statuses(client: FlaskClient) -> dict[str, str]:
    events = Calendar.from_ical(client.get(f"{PUBLIC}/calendar.ics").data).events
    return {str(event["SUMMARY"]): str(event["STATUS"]) for event in events}


def test_what_nobody_knew_of_is_nowhere_once_it_is_cancelled(empty_app: Flask) -> None:
    client = empty_app.test_client()
    with installations.unit(empty_app):
        meeting = with_sessions()
        meeting.visibility = "public"
        released()
    with installations.unit(empty_app):
        add_session(ALICE, at_desk(), entry("Canary", "14:00", "15:00"))
        cancel_session(ALICE, session_at_desk(3))
        assert would_change() == []
        with pytest.raises(Invalid, match="Nothing has changed"):
            released()
    account(empty_app, "alice@example.org", ("organiser", CODE))
    alice = signed_in(empty_app, "alice@example.org")
    assert "Canary" not in alice.get(f"{DESK}/releases").text
    draft = alice.get(f"{DESK}/agenda").text
    assert "Nobody was told of it, and nobody will be." in draft
    assert f"{DESK}/sessions/3/removal" in draft
    with installations.unit(empty_app):
        session_at_desk(1).title = "Start"
        released("Renamed.")
        assert [session.title for session in frozen().sessions] == ["Start", "Panel"]
    for path in ("agenda", "releases/", "calendar.ics", "agenda.csv", ""):
        seen = client.get(f"{PUBLIC}/{path}")
        assert seen.status_code == 200
        assert "Canary" not in seen.text
    assert client.get(f"{PUBLIC}/sessions/3").status_code == 404
    with installations.unit(empty_app):
        restore_session(ALICE, session_at_desk(3))
        assert would_change() == [("session", 3, "new")]


def test_a_first_release_tells_of_no_session_that_was_cancelled(empty_app: Flask) -> None:
    with installations.unit(empty_app):
        meeting = with_sessions()
        add_group(OLGA, meeting, typed_group("Skills", sessions=(2,)))
        cancel_session(OLGA, meeting.sessions[1])
    account(empty_app, "alice@example.org", ("organiser", CODE))
    preview = signed_in(empty_app, "alice@example.org").get(f"{DESK}/releases").text
    assert "Opening" in preview
    assert "Panel" not in preview.partition('id="look"')[0]
    with installations.unit(empty_app):
        released()
        assert [session.title for session in frozen().sessions] == ["Opening"]
        assert [group.sessions for group in frozen().groups] == [()]


def test_nothing_is_called_new_that_is_cancelled(unit: Unit) -> None:
    with unit():
        with_sessions()
        cancel_meeting(OLGA, at_desk(OLGA))
    with unit():
        assert [each.kind for each in differences(None, document_of(at_desk(OLGA)))] == ["cancelled"]
        assert released().document["sessions"] == []


def test_a_cancelled_session_leaves_the_agenda_and_calendars_keep_it(empty_app: Flask) -> None:
    client = empty_app.test_client()
    with installations.unit(empty_app):
        meeting = with_sessions()
        meeting.visibility = "public"
        released()
    with installations.unit(empty_app):
        cancel_session(OLGA, session_at_desk(2))
        released("No panel.")
    account(empty_app, "alice@example.org", ("organiser", CODE))
    alice = signed_in(empty_app, "alice@example.org")
    before = client.get(f"{PUBLIC}/calendar.ics").data
    assert "Panel" in client.get(f"{PUBLIC}/agenda").text
    press(alice, f"{DESK}/agenda", f"{DESK}/sessions/2/leaving-the-agenda")
    assert "Not on the agenda that people read" in alice.get(f"{DESK}/agenda").text
    assert "Off the agenda" in alice.get(f"{DESK}/releases").text
    with installations.unit(empty_app):
        assert would_change() == [("session", 2, "taken off the agenda")]
        released("Tidied.")
    for path in ("agenda", "agenda.csv"):
        seen = client.get(f"{PUBLIC}/{path}")
        assert seen.status_code == 200
        assert "Panel" not in seen.text
    assert client.get(f"{PUBLIC}/calendar.ics").data == before
    assert statuses(client)["CANCELLED: Panel"] == "CANCELLED"
    assert client.get(f"{PUBLIC}/sessions/2").status_code == 200
    assert "Off the agenda" in client.get(f"{PUBLIC}/releases/").text
    press(alice, f"{DESK}/sessions/2", f"{DESK}/sessions/2/return-to-the-agenda")
    with installations.unit(empty_app):
        assert would_change() == [("session", 2, "on the agenda again, as cancelled")]
        restore_session(ALICE, session_at_desk(2))
        assert would_change() == [("session", 2, "takes place after all")]


def test_leaves_only_after_people_read_that_it_is_cancelled(unit: Unit) -> None:
    with unit():
        with_sessions()
        released()
    with unit():
        with pytest.raises(Invalid, match="Release the cancellation first"):
            take_off_agenda(ALICE, session_at_desk(2))
        cancel_session(ALICE, session_at_desk(2))
        with pytest.raises(Invalid, match="Release the cancellation first"):
            take_off_agenda(ALICE, session_at_desk(2))
        released("No panel.")
        take_off_agenda(ALICE, session_at_desk(2))
        take_off_agenda(ALICE, session_at_desk(2))  # twice is once
        assert session_at_desk(2).off_agenda
        with pytest.raises(Exception, match="organisers"):
            put_back_on_agenda(BOB, session_at_desk(2, OLGA))
        restore_session(ALICE, session_at_desk(2))
        assert not session_at_desk(2).off_agenda
