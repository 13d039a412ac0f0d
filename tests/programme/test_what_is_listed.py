"""What lists say depends on the release in force, and of a listed meeting they say its title and its dates."""

import csv
import io
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.accounts.viewer import COMMAND_LINE, NOBODY
from meetings.core.db import db
from meetings.directory.models import Count
from meetings.programme.actions.meetings import PartyEntry, edit_meeting, show_to
from meetings.programme.models import Meeting
from meetings.programme.queries import facet_counts, meeting_lists
from meetings.programme.queries.meeting_lists import Filter
from meetings.programme.queries.visible_meetings import for_desk
from tests.pages.meetings import drafted, held, made
from tests.programme.builders import OLGA, Unit
from tests.programme.typed import typed_meeting

HOSTS = [PartyEntry("state", "KEN"), PartyEntry("other", "A ministry")]


def edited(code: str, **more: object) -> Meeting:
    """The draft with nothing but its title and this."""
    meeting = for_desk(OLGA, code)
    values = {"title": meeting.title, "dates": meeting.dates, "zone": meeting.zone, **more}
    edit_meeting(OLGA, meeting, typed_meeting(**values), meeting.version)  # type: ignore[arg-type]  # named one by one
    return meeting


@pytest.mark.parametrize(
    ("page", "released"),
    [
        ("/milestones/imrf-2030", {"feeds": ["imrf-2030"]}),
        ("/states/KEN", {"hosts": HOSTS}),
        ("/organisations/iom", {"convenors": [PartyEntry("organisation", "iom")]}),
    ],
)
def test_an_edit_shows_with_its_release_and_not_before(
    client: FlaskClient, unit: Unit, page: str, released: dict[str, Any]
) -> None:
    shows_meetings = "/states/" not in page  # of a State nothing is said but names and memberships
    with unit():
        held("fed", title="Fed meeting", **released)
    with unit():
        edited("fed")
    assert ("Fed meeting" in client.get(page).text) == shows_meetings
    with unit():
        made(for_desk(OLGA, "fed"))
    assert "Fed meeting" not in client.get(page).text
    with unit():
        edited("fed", **released)
    assert "Fed meeting" not in client.get(page).text


BODIES: tuple[tuple[meeting_lists.BodyKind, str], ...] = (
    ("state", "KEN"), ("state", "KE_"), ("state", "EN"), ("organisation", "iom"), ("organisation", "KEN"),
    ("mechanism", "iom"), ("organisation", "%"),
)  # fmt: skip


def test_bodies_are_told_apart_by_what_they_are_and_by_their_whole_code(app: Flask, unit: Unit) -> None:
    with unit():
        held("hosted", hosts=HOSTS, convenors=[PartyEntry("organisation", "iom")], feeds=["imrf-2030"])
    with app.app_context():
        found = {
            (kind, code): [row.code for row in meeting_lists.lines(NOBODY, meeting_lists.held_by(NOBODY, kind, code))]
            for kind, code in BODIES
        }
        assert {body for body, codes in found.items() if "hosted" in codes} == {
            ("state", "KEN"),
            ("organisation", "iom"),
        }
        for code in ("imrf", "2030", "imrf-203_", "%"):
            assert meeting_lists.lines(NOBODY, meeting_lists.fed_into(NOBODY, code)) == []


@pytest.fixture
def _listed(unit: Unit) -> None:
    with unit():
        meeting = drafted("named", title="A listed meeting", kind="ministerial", short="Canary short")
        made(meeting)
    with unit():
        edited("named", kind="statutory", short="Another short")
        made(for_desk(OLGA, "named"))
    with unit():
        show_to(COMMAND_LINE, for_desk(OLGA, "named"), "listed")


@pytest.mark.usefixtures("_listed")
def test_neither_kind_nor_short_name_of_a_listed_meeting_is_public(client: FlaskClient) -> None:
    for address in (
        "/", "/meetings/?year=2027", "/meetings/?year=2027&view=month&month=2027-05", "/meetings.csv?year=2027",
        "/meetings/named/", "/meetings.ics?year=2027", "/meetings/named/calendar.ics",
    ):  # fmt: skip
        text = client.get(address).text
        assert "isted meeting" in text.replace("\r\n ", "") or address == "/", address
        found = [word for word in ("Canary short", "Another short", "statutory", "ministerial") if word in text]
        assert found == [], address
        assert "Statutory meeting" not in text, address


@pytest.mark.usefixtures("_listed")
def test_a_listed_meeting_is_of_no_kind_and_found_by_its_title(app: Flask, client: FlaskClient) -> None:
    assert "A listed meeting" in client.get("/meetings/?q=listed").text
    for query in ("kind=statutory", "kind=technical", "q=another+short", "q=statutory"):
        assert "A listed meeting" not in client.get(f"/meetings/?{query}").text
        assert "A listed meeting" not in client.get(f"/meetings.ics?{query}").text
    with app.app_context():
        assert facet_counts.facets(NOBODY, Filter(q="listed")).kind == {}
        assert facet_counts.facets(NOBODY, Filter(q="listed")).total == 1
        assert facet_counts.facets(OLGA, Filter(q="listed")).kind == {"statutory": 1}


@pytest.mark.usefixtures("_listed")
def test_its_calendar_has_a_category_that_says_nothing(client: FlaskClient) -> None:
    assert "CATEGORIES:Meeting\r\n" in client.get("/meetings/named/calendar.ics").text


def test_a_table_says_words_and_whole_addresses(client: FlaskClient) -> None:
    body = client.get("/meetings.csv?kind=grcp").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body, newline="")))
    seventh = next(row for row in rows if row["Code"] == "grcp-7")
    assert seventh["Kind"] == "Global Meeting"
    assert seventh["Address"].startswith("http")
    assert seventh["Address"].endswith("/meetings/grcp-7/")
    assert {row["Standing"] for row in rows if row["Standing"]} == {"Planned"}
    assert {row["How sure"] for row in rows if row["How sure"]} <= {"Confirmed", "To be confirmed", "To be determined"}


@pytest.mark.parametrize(
    ("name", "value"),
    [("sources", ["another#p. 1"]), ("planned", {"label": "In June", "sources": []}), ("series", None)],
)
def test_what_only_the_record_gives_is_released_when_it_is_corrected(unit: Unit, name: str, value: object) -> None:
    with unit():
        meeting = for_desk(OLGA, "grcp-7")
        before = meeting.release_number or 0
        setattr(meeting, name, value)
        assert db.session.query(Count).count()
        made(meeting)
    with unit():
        changes = for_desk(OLGA, "grcp-7").releases[-1].changes
        assert for_desk(OLGA, "grcp-7").release_number == before + 1
        assert [change["what"] for change in changes[0]["changes"]] == [name]
