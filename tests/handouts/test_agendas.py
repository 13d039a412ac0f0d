"""The agenda on paper: whole, in the meeting's zone, with its calendar inside, and its overview."""

import re
import subprocess
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.programme.actions.sessions import add_session, cancel_session, move_session
from meetings.programme.queries.visible_meetings import session_of
from meetings.programme.vocabulary import Visibility
from tests.accounts.people import account, signed_in
from tests.handouts.sheets import CODE, DAY_TEXT, SHEETS, Unit, forum, handed_out, laid_down, with_an_empty_cache
from tests.handouts.specimens import whole_text
from tests.pages.meetings import drafted, full_of_sessions, made, with_secrets
from tests.programme.builders import DAY, OLGA, at_desk, entry, wall
from tests.verapdf import assert_conforms

pytestmark = pytest.mark.alike


def test_every_sheet_of_a_meeting_conforms_and_has_its_words(
    app: Flask, client: FlaskClient, unit: Unit, tmp_path: Path
) -> None:
    with unit():
        forum()
    words = {
        "agenda.pdf": (
            "Spring forum on mobility", "20 May 2027", "Geneva", "Release 1", "As agreed.", "Overview", DAY_TEXT,
            "09:00–10:00", "In parallel", "2. Pathways", "What Pathways is about.", "Panel · Room II",
            "H.E. Ms Zoe Amari, Minister, Lakes Dialogue (in the chair)", "Lunch", "Which skills count?",
            "Ms Facilitating", "Geneva time (CEST)", "times in CEST", "designations employed", "Page 1 of 3",
        ),
        "grid.pdf": (DAY_TEXT, "10:00–11:30 Data that neighbours share Room II", "designations employed"),
        "rooms.pdf": ("Assembly Hall", DAY_TEXT, "09:00–10:00 Opening", "Room II", "Group 2: Returns", "14:00–15:30"),
        "speakers.pdf": ("1 H.E. Ms Zoe Amari Minister, Lakes Dialogue in the chair", "speaker"),
        "breakouts/1.pdf": (
            "Breakout group 1", "Skills", "Which skills count?", "5. Groups", f"{DAY_TEXT}, 14:00–15:30 CEST",
            "Ms Facilitating", "Mr Reporting", "Proposed by", "Addressed to", "Notes",
        ),
    }  # fmt: skip
    paths = [f"/meetings/{CODE}/{name}" for name in words]
    first = list(handed_out(app, client, paths))
    with_an_empty_cache(app)
    assert list(handed_out(app, client, paths)) == first
    for name, pdf in zip(words, first, strict=True):
        assert_conforms(pdf)
        text = whole_text(pdf, tmp_path)
        assert [part for part in words[name] if part not in text] == [], name
        assert text.count("What Pathways is about.") == (name == "agenda.pdf"), name


def test_the_agenda_says_where_a_session_is_watched_and_what_it_is_interpreted_into(
    app: Flask, client: FlaskClient, unit: Unit, tmp_path: Path
) -> None:
    with unit():
        meeting = drafted("watched", title="A day to watch")
        watched = "https://webtv.example/live?id=1"
        add_session(
            OLGA, meeting, entry("Borders", "09:00", "10:00", livestream_url=watched, interpretation="fr ar en")
        )
        add_session(OLGA, meeting, entry("Bridges", "10:00", "11:00"))
        made(meeting)
    (pdf,) = handed_out(app, client, ["/meetings/watched/agenda.pdf"])
    assert_conforms(pdf)
    text = whole_text(pdf, tmp_path)
    assert text.count("Webcast: https://webtv.example/live?id=1") == 1
    assert text.count("Interpretation: AR EN FR") == 1
    laid = laid_down(app, client, "/meetings/watched/agenda.pdf", "fr")
    assert f'<a href="{watched}">' in laid.html
    assert re.search(r"Interprétation\s*:\s*AR EN FR", laid.html)


def test_the_overview_alone_lies_across_however_short_the_day(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = drafted("short", title="A short day")
        for title, room in (("Borders", "Room I"), ("Bridges", "Room II")):
            add_session(OLGA, meeting, entry(title, "09:00", "10:00", room=room))
        made(meeting)
    (pdf,) = handed_out(app, client, ["/meetings/short/agenda.pdf"])
    told = subprocess.run(["pdfinfo", "-l", "9", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    widths = [round(float(width)) for width in re.findall(r"Page +\d+ size: +([\d.]+) x", told)]
    assert widths == [595, 842, 595]


def test_the_calendar_inside_is_the_one_that_people_subscribe_to(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        forum()
    (enclosed,) = laid_down(app, client, f"/meetings/{CODE}/agenda.pdf").enclosed
    assert enclosed.body == client.get(f"/meetings/{CODE}/calendar.ics").data
    assert (enclosed.name, enclosed.media_type) == (f"{CODE}.ics", "text/calendar")
    assert enclosed.relationship == "Alternative"


def test_the_same_release_is_the_same_manuscript_and_another_language_another(
    app: Flask, client: FlaskClient, unit: Unit
) -> None:
    with unit():
        forum()
    for name in SHEETS:
        first = laid_down(app, client, f"/meetings/{CODE}/{name}")
        assert laid_down(app, client, f"/meetings/{CODE}/{name}").digest() == first.digest()
    french = laid_down(app, client, f"/meetings/{CODE}/agenda.pdf", "fr")
    assert french.language == "fr"
    assert "jeudi 20 mai 2027" in french.html
    assert "Data that neighbours share" in french.html


def test_what_was_cancelled_or_moved_is_said_as_on_the_page(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        forum()
    with unit():
        meeting = at_desk(OLGA, CODE)
        cancel_session(OLGA, session_of(meeting, 2))
        third = session_of(meeting, 3)
        move_session(OLGA, third, start=wall(f"{DAY} 11:00"), room="Room II", version=third.version)
        made(meeting, "The morning changed.")
    html = laid_down(app, client, f"/meetings/{CODE}/agenda.pdf").html
    assert "The morning changed." in html
    assert re.search(r'struck">.*2\..*Pathways</h3>\s*<p class="session__change">Cancelled', html)
    assert "moved from 10:00 to 11:00" in html
    assert "Cancelled" in laid_down(app, client, f"/meetings/{CODE}/grid.pdf").html


def test_a_zone_is_for_people_signed_in(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        forum()
    account(app, "rita@example.org")
    path = f"/meetings/{CODE}/agenda.pdf"
    own = laid_down(app, client, path)
    assert laid_down(app, client, f"{path}?tz=America/Lima").html == own.html
    rita = signed_in(app, "rita@example.org")
    lima = laid_down(app, rita, f"{path}?tz=America/Lima").html
    assert "Lima time" in lima
    assert "09:00–10:00 at the meeting" in lima
    assert rita.get(f"{path}?tz=Nowhere/City").status_code == 422


@pytest.mark.parametrize("visibility", ["private", "listed"])
def test_who_may_not_see_the_agenda_gets_no_sheet_of_it(
    app: Flask, client: FlaskClient, unit: Unit, visibility: Visibility
) -> None:
    with unit():
        forum(visibility=visibility)
    assert {client.get(f"/meetings/{CODE}/{name}").status_code for name in SHEETS} == {404}
    account(app, "rita@example.org", ("rapporteur", CODE))
    rita = signed_in(app, "rita@example.org")
    for name in SHEETS:
        assert "it is not public" in laid_down(app, rita, f"/meetings/{CODE}/{name}").html


def test_no_sheet_says_what_is_not_public(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        with_secrets("open")
    for name in ("agenda.pdf", "grid.pdf", "rooms.pdf", "speakers.pdf", "breakouts/1.pdf"):
        manuscript = laid_down(app, client, f"/meetings/open/{name}").to_bytes().lower()
        assert b"group of friends" in manuscript or name != "breakouts/1.pdf"
        assert b"canary" not in manuscript, name


def test_what_people_typed_is_text(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = drafted("odd", title="<b>Odd</b> & " + "W" * 190, theme="x" * 3000)
        hostile = '<img src="https://sink.example/x"><script>alert(1)</script>'
        typed = entry(hostile, "09:00", "09:05", hostile, room=hostile, description="<style>p{}</style>\n" * 40)
        add_session(OLGA, meeting, typed)
        made(meeting)
    for name in ("agenda.pdf", "grid.pdf", "rooms.pdf", "speakers.pdf"):
        html = laid_down(app, client, f"/meetings/odd/{name}").html
        assert "<img" not in html
        assert "<script" not in html
        assert "<style" not in html


def test_three_hundred_sessions_are_laid_down_as_lists_and_an_empty_agenda_says_so(
    app: Flask, client: FlaskClient, unit: Unit
) -> None:
    with unit():
        meeting = drafted("large")
        full_of_sessions(meeting, range(300))
        made(meeting)
        made(drafted("bare"))
    large = laid_down(app, client, "/meetings/large/grid.pdf").html
    assert 'class="compact"' in large
    assert large.count("<li") == 300
    for name in ("agenda.pdf", "grid.pdf"):
        assert "No session is released yet." in laid_down(app, client, f"/meetings/bare/{name}").html
    assert "No speaker is released yet." in laid_down(app, client, "/meetings/bare/speakers.pdf").html
    assert "No room is released yet." in laid_down(app, client, "/meetings/bare/rooms.pdf").html


def test_the_pages_lead_to_what_can_be_printed(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        forum()
    account(app, "olga@example.org", ("organiser", CODE))
    olga = signed_in(app, "olga@example.org")
    on_agenda = client.get(f"/meetings/{CODE}/agenda").text
    for name in ("agenda.pdf", "grid.pdf", "rooms.pdf", "rooms/3.pdf", "speakers.pdf"):
        assert f'href="/meetings/{CODE}/{name}"' in on_agenda
    assert f'href="/meetings/{CODE}/agenda.pdf"' in client.get(f"/meetings/{CODE}/").text
    assert f'href="/meetings/{CODE}/breakouts/2.pdf"' in client.get(f"/meetings/{CODE}/breakouts/").text
    assert f'href="/meetings/{CODE}/speakers.pdf?session=1"' in client.get(f"/meetings/{CODE}/sessions/1").text
    assert "speakers.pdf" not in client.get(f"/meetings/{CODE}/sessions/3").text
    desk = olga.get(f"/meetings/{CODE}/desk/").text
    for name in ("agenda.pdf", "rooms.pdf", "breakouts/1.pdf?members=1"):
        assert f'href="/meetings/{CODE}/{name}"' in desk
