"""What is released of a session is told wherever people look for it; a field that nobody reads anywhere fails here."""

import re

from flask import Flask
from flask.testing import FlaskClient

from meetings.programme.actions.sessions import add_session
from meetings.programme.released import session_fields
from tests.handouts.sheets import Unit, laid_down
from tests.pages.meetings import drafted, made
from tests.programme.builders import OLGA, entry

# How each field of the session below is told, and where it is not, and why.
TOLD = {
    "title": "Borders",
    "start": "09:10",
    "end": "10:20",
    "room": "Room XVII",
    "kind": "Panel",
    "description": "Two quiet words",
    "speakers": "Amara Diallo",
    "livestream_url": "https://webtv.example/a",
    "interpretation": "AR EN",
}
AS_TYPED = {
    **{name: told for name, told in TOLD.items() if name not in ("title", "start", "end", "speakers")},
    "kind": "panel",
    "interpretation": "ar en",
}
NOT_TOLD = {
    "standing": "what is planned is not said to be planned",
    "link": "it is for those who take part",
}
NOT_IN_A_CALENDAR = {"start": "DTSTART", "end": "DTEND"}


def test_on_the_page_on_paper_and_in_the_calendar(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = drafted("told", title="A day to tell")
        typed = entry("Borders", TOLD["start"], TOLD["end"], TOLD["speakers"], **AS_TYPED)
        add_session(OLGA, meeting, typed)
        made(meeting)
    calendar = client.get("/meetings/told/sessions/1.ics").text.replace("\r\n ", "")
    places = {
        "agenda": _words(client.get("/meetings/told/agenda").text),
        "page": _words(client.get("/meetings/told/sessions/1").text),
        "paper": _words(laid_down(app, client, "/meetings/told/agenda.pdf", "en").html),
        "calendar": calendar,
    }
    assert {field.name for field in session_fields.FIELDS} == TOLD.keys() | NOT_TOLD.keys()
    for name, told in TOLD.items():
        wanted = {**places, "calendar": calendar if name not in NOT_IN_A_CALENDAR else told}
        assert [place for place, text in wanted.items() if told not in text] == [], name
    for name, line in NOT_IN_A_CALENDAR.items():
        assert line in calendar, name


def _words(html: str) -> str:
    return " ".join(re.sub(r"<(?:script|style).*?</(?:script|style)>", "", html, flags=re.DOTALL).split())
