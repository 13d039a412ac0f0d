"""The webcast of a session is public: on its page, in calendars, in tables; the link to join stays private."""

import pytest
from flask.testing import FlaskClient

from meetings.core.errors import Invalid
from meetings.programme.actions.sessions import add_session, edit_session
from meetings.programme.released.cells import Vocabulary
from meetings.programme.released.session_fields import COLUMNS
from tests.programme.browsing import DESK, form_on, send
from tests.programme.builders import ALICE, CODE, OLGA, Unit, entry, frozen, released, session_at_desk, webinar

WEBCAST = "https://webtv.example/live?id=1,2"


def shown(unit: Unit, webcast: str | None = WEBCAST) -> None:
    with unit():
        meeting = webinar()
        meeting.visibility = "public"
        typed = entry("Opening", "09:00", "10:00", livestream_url=webcast, join_url="https://meet.example/canarylink")
        add_session(OLGA, meeting, typed)
        released()


@pytest.mark.parametrize("page", ["agenda", "sessions/1"])
def test_is_on_the_pages_of_the_agenda_and_of_the_session(unit: Unit, client: FlaskClient, page: str) -> None:
    shown(unit)
    told = client.get(f"/meetings/{CODE}/{page}").text
    assert "Webcast" in told
    assert f'href="{WEBCAST}"' in told
    assert "canarylink" not in told


def test_is_in_the_calendar_as_a_conference_and_in_words(unit: Unit, client: FlaskClient) -> None:
    shown(unit)
    lines = client.get(f"/meetings/{CODE}/calendar.ics").text.replace("\r\n ", "").split("\r\n")
    (conference,) = (line for line in lines if line.startswith("CONFERENCE"))
    name, _, address = conference.partition(":https")
    assert set(name.split(";")) == {"CONFERENCE", "VALUE=URI", "FEATURE=FEED,VIDEO", "LABEL=Webcast"}
    assert f"https{address}" == WEBCAST
    assert any(line.startswith("DESCRIPTION") and "Webcast: https://webtv.example" in line for line in lines)
    assert "canarylink" not in "".join(lines)


def test_is_in_the_table(unit: Unit, client: FlaskClient) -> None:
    shown(unit)
    head, row = client.get(f"/meetings/{CODE}/agenda.csv").text.splitlines()[:2]
    assert "Webcast" in head
    assert WEBCAST in row


def test_is_told_as_changed_without_a_new_sequence(unit: Unit) -> None:
    shown(unit, None)
    with unit():
        session = session_at_desk(1)
        typed = entry("Opening", "09:00", "10:00", livestream_url=WEBCAST, join_url=session.join_url)
        edit_session(ALICE, session, typed, session.version)
        released("Webcast.")
    with unit():
        (session_now,) = frozen().sessions
        assert session_now.sequence == 0
        assert [(change.what, change.now) for change in session_now.change] == [("livestream_url", WEBCAST)]


def test_is_typed_at_the_desk(unit: Unit, alice: FlaskClient) -> None:
    shown(unit, None)
    page = f"{DESK}/sessions/1"
    assert form_on(alice.get(page))["livestream_url"] == ""
    send(alice, page, livestream_url=WEBCAST)
    with unit():
        assert session_at_desk(1).livestream_url == WEBCAST
    assert form_on(alice.get(page))["livestream_url"] == WEBCAST


@pytest.mark.parametrize(
    "address",
    [
        "http://webtv.example", "https://", "https://@", "https://:80/", "https://webtv.example:99999999/",
        "https://webtv.example/a\r\nATTENDEE:mailto:x@y", "https://webtv.example/\x1ba", "https://web tv.example",
        "https://webtv.example/\u202egpj.exe", "https://web\u200btv.example/", "https://me:secret@webtv.example/",
    ],
)  # fmt: skip
def test_is_refused_unless_it_is_secure_and_all_of_it_is_seen(unit: Unit, address: str) -> None:
    with pytest.raises(Invalid) as refusal, unit():
        add_session(OLGA, webinar(), entry("Opening", "09:00", "10:00", livestream_url=address))
    assert "livestream_url" in refusal.value.fields
    try:
        read = COLUMNS["livestream_url"].read(address, Vocabulary())
    except Invalid:
        return
    # Of a cell what nobody sees is dropped before: what is left is what one sees.
    assert read in ("https://webtv.example/a", "https://webtv.example/gpj.exe", "https://webtv.example/")
