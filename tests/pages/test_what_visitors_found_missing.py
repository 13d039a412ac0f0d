"""What somebody looks for who sees these pages for the first time: ways, reasons, and no promise that nobody keeps."""

import re
from datetime import UTC, date, datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient

from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.programme.actions.meetings import show_to
from meetings.programme.actions.sessions import add_session, cancel_session
from meetings.programme.queries.visible_meetings import for_desk, session_of
from tests.accounts.people import account, signed_in
from tests.pages.meetings import drafted, held, made
from tests.programme.builders import OLGA, Unit, entry

MORNING = datetime(2027, 1, 11, 8, tzinfo=UTC)


def with_a_cancelled_session(unit: Unit, visibility: str = "public", reason: str = "The speaker is ill.") -> None:
    """Three releases on three days: the second cancels the panel, the third changes its words."""
    with clock.fixed(MORNING), unit():
        meeting = drafted("open", visibility)  # type: ignore[arg-type]  # one of the three words
        add_session(OLGA, meeting, entry("Opening", "09:00", "10:00"))
        add_session(OLGA, meeting, entry("Panel", "10:00", "11:00"))
        made(meeting)
    with clock.fixed(MORNING + timedelta(days=1)), unit():
        cancel_session(OLGA, session_of(for_desk(OLGA, "open"), 2))
        made(for_desk(OLGA, "open"), reason)
    with clock.fixed(MORNING + timedelta(days=2)), unit():
        session_of(for_desk(OLGA, "open"), 2).description = "It was to be about work."
        made(for_desk(OLGA, "open"), "A word on what it was.")


def test_a_cancelled_session_says_when_and_why(client: FlaskClient, unit: Unit) -> None:
    with_a_cancelled_session(unit)
    text = client.get("/meetings/open/sessions/2").text
    assert "Cancelled on 12 January 2027" in text
    assert "The speaker is ill." in text
    assert "Cancelled on" not in client.get("/meetings/open/sessions/1").text


def test_what_was_cancelled_among_the_team_gives_no_reason_to_others(client: FlaskClient, unit: Unit) -> None:
    with_a_cancelled_session(unit, "private", "canaryreason")
    with clock.fixed(MORNING + timedelta(days=3)), unit():
        show_to(OLGA, for_desk(OLGA, "open"), "public")
    answer = client.get("/meetings/open/sessions/2")
    assert "canaryreason" not in answer.text
    assert "12 January" not in answer.text


def test_a_session_leads_to_the_rest_of_its_meeting(client: FlaskClient, unit: Unit) -> None:
    with_a_cancelled_session(unit)
    text = client.get("/meetings/open/sessions/1").text
    row = text.partition('<nav class="tabs"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]+)"', row) == [
        "/meetings/open/",
        "/meetings/open/agenda",
        "/meetings/open/releases/",
    ]
    assert "To this session at the desk" not in text


def test_a_session_leads_its_organiser_and_nobody_else_to_the_desk(app: Flask, unit: Unit) -> None:
    with_a_cancelled_session(unit)
    account(app, "olga@example.org", ("organiser", None))
    account(app, "bob@example.org", ("rapporteur", "open"))
    text = signed_in(app, "olga@example.org").get("/meetings/open/sessions/1").text
    assert 'href="/meetings/open/desk/sessions/1"' in text
    assert "/meetings/open/desk/" not in signed_in(app, "bob@example.org").get("/meetings/open/sessions/1").text


def test_the_first_release_does_not_ask_what_changed(client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = drafted("fresh")
        add_session(OLGA, meeting, entry("Opening", "09:00", "10:00"))
        made(meeting)
    assert "What changed" not in client.get("/meetings/fresh/agenda").text
    with unit():
        for_desk(OLGA, "fresh").theme = "Work"
        made(for_desk(OLGA, "fresh"))
    assert "What changed" in client.get("/meetings/fresh/agenda").text


def test_several_meetings_to_come_stand_before_those_that_were_held(client: FlaskClient, unit: Unit) -> None:
    with clock.fixed(MORNING):
        with unit():
            for number in range(3):
                held(f"next-{number}", dates=FuzzyDates.on(date(2027, 2, 1 + number)))
        coming, _, held_before = client.get("/").text.partition("Held most recently")
    assert all(f"/meetings/next-{number}/" in coming for number in range(3))
    assert "/meetings/grcp-9/" in held_before


def test_the_note_of_a_release_stands_where_releases_stand_only(client: FlaskClient, unit: Unit) -> None:
    with_a_cancelled_session(unit)
    with clock.fixed(MORNING + timedelta(days=4)):
        assert client.get("/").text.count("A word on what it was.") == 1


def test_of_a_window_that_is_not_known_the_first_page_says_nothing(client: FlaskClient) -> None:
    with clock.fixed(datetime(2027, 1, 11, tzinfo=UTC)):
        text = client.get("/").text
    assert "Milestones to come" in text
    assert "not known" not in text


def test_the_menu_leads_to_everybody_who_is_on_record(client: FlaskClient) -> None:
    def menu(kind: str, address: str) -> set[str]:
        text = client.get(address).text.partition(f'<nav class="{kind}"')[2].partition("</nav>")[0]
        return set(re.findall(r'href="([^"]+)"', text))

    line = {"/documents/", "/recommendations/", "/followup/"}
    assert menu("band__places", "/") == {"/meetings/", *line, "/compact/", "/mechanisms/", "/search"}
    for address in ("/mechanisms/", "/organisations/iom", "/states/CHE"):
        assert menu("section-nav", address) == {"/mechanisms/", "/organisations/", "/states/"}
    for address in ("/compact/objectives/5", "/cycles/", "/milestones/imrf-2026"):
        assert menu("section-nav", address) == {"/compact/", "/cycles/"}


def test_at_the_desk_of_a_meeting_one_is_at_ones_own_meetings(app: Flask, unit: Unit) -> None:
    with unit():
        held("open")
    account(app, "olga@example.org", ("organiser", None))
    olga = signed_in(app, "olga@example.org")
    for address in ("/desk/", "/desk/new", "/meetings/open/desk/", "/meetings/open/desk/people"):
        text = olga.get(address).text
        assert re.findall(r'<a href="([^"]+)" aria-current="page">', text.partition("</nav>")[0]) == ["/desk/"], address
    text = olga.get("/meetings/open/").text
    assert '<a href="/meetings/" aria-current="page">' in text


def test_nothing_is_promised_that_nobody_does(client: FlaskClient, unit: Unit) -> None:
    with unit():
        held("open")
    for address in ("/meetings/open/", "/meetings/", "/meetings/open/breakouts/", "/meetings/demonstration/breakouts/"):
        text = client.get(address).text
        assert "by mail" not in text
        assert "participants only" not in text
