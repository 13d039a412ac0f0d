"""Who proposed a recommendation is told to those who work on the meeting, and to others only where it chose so."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core.db import db
from meetings.core.history import HistoryEntry
from meetings.directory.models import Mechanism
from meetings.outcomes.models import Proposer
from meetings.programme.actions.meetings import show_proposers
from meetings.programme.models import Meeting
from meetings.programme.queries.visible_meetings import for_desk
from tests import installations
from tests.accounts.people import account, signed_in
from tests.pages.meetings import held
from tests.pages.outcomes import belongs, document, happened, on_its_way, published, read, recommended, the_compact
from tests.pages.test_nothing_leaks import addresses, to_be_printed, unpacked
from tests.programme.browsing import send
from tests.programme.builders import Unit

NAME, CODE = "Zanzicanary Process", "zanzicanary"
OTHERS = ("groupcanary", "bodycanary")
# Every kind of answer that tells it, where it may be told.
TOLD_AT = (
    "/recommendations/", "/recommendations.json", "/recommendations.csv", "/recommendations.xlsx",
    "/recommendations.docx", "/recommendations/OPEN-R01", "/recommendations/OPEN-R01.pdf", "/documents/open/text.pdf",
    "/followup/report.csv", "/followup/report.xlsx", "/followup/report.pdf",
    "/compact/paragraphs/21", "/followup/paragraphs.csv", "/followup/paragraphs",
)  # fmt: skip
FACETS = "/recommendations/"  # of mechanisms alone
ROOT = Path(__file__).parents[2]


@pytest.fixture
def world(app: Flask, unit: Unit) -> Flask:
    """A public meeting with a recommendation that a mechanism, a group and a body proposed, read in the Compact."""
    with unit():
        body = Mechanism(code=CODE, name=NAME, kind="rcp", circle="principal", activity="active", sources=[])
        body.listed_by, body.members_listing, body.members_sources = [], "none", []
        db.session.add(body)
        made = belongs(published(document("open/text", word="Open")), held("open"))
        row = recommended(made, "OPEN-R01", "Open the ways.", objectives=[5])
        row.proposers = [
            Proposer(mechanism=body), Proposer(group_number=2, group_name=OTHERS[0]), Proposer(label=OTHERS[1]),
        ]  # fmt: skip
        way = on_its_way(row, "endorsement-2018")
        happened(way, "transmitted")
        happened(way, "agreed")
        read(way, the_compact(), "21", "verified", "cleared")
    return app


def said(app: Flask, client: FlaskClient, address: str) -> str:
    """What an answer says: unpacked, with what a PDF that is being made will say and hold, and the headers."""
    answer = client.get(address)
    assert answer.status_code < 500, address
    body = unpacked(answer.data)
    if answer.status_code == 202:
        body += to_be_printed(app, answer.text)
    return (body + str(answer.headers).encode()).decode(errors="replace").casefold()


def places(app: Flask, client: FlaskClient) -> Iterator[tuple[str, str]]:
    with installations.unit(app):
        every = list(addresses(app))
    for address in [*every, "/mechanisms/zanzicanary", "/recommendations.json?as_of=2027-01-01&known=2027-01-01"]:
        yield address, said(app, client, address)


def test_nobody_else_is_told_wherever_they_look(world: Flask) -> None:
    """The mechanism is in the directory, proposer or not, and nowhere else: nor in what is kept in files."""
    client = world.test_client()
    told = dict(places(world, client))
    assert [address for address, text in told.items() for word in OTHERS if word in text] == []
    named = {address for address, text in told.items() if CODE in text}
    assert named
    assert {address for address in named if not address.startswith("/mechanisms")} == set()
    assert "open-r01" not in told["/mechanisms/zanzicanary"]
    kept = [path for path in (Path(world.instance_path) / "cache").rglob("*") if path.is_file()]
    assert kept
    assert [path for path in kept for word in OTHERS if word.encode() in unpacked(path.read_bytes())] == []


@pytest.mark.parametrize("roles", [(), (("organiser", "another-meeting"), ("rapporteur", "third-meeting"))])
def test_nor_are_strangers_and_the_teams_of_other_meetings(world: Flask, roles: tuple[tuple[str, str], ...]) -> None:
    account(world, "charlie@example.org", *roles)
    charlie = signed_in(world, "charlie@example.org")
    for address in TOLD_AT:
        text = said(world, charlie, address)
        assert [word for word in (*OTHERS, CODE) if word in text] == [], address
    assert "open-r01" not in said(world, charlie, "/mechanisms/zanzicanary")
    assert "open-r01" not in said(world, charlie, "/recommendations.json?mechanism=zanzicanary")


@pytest.mark.parametrize("role", ["organiser", "rapporteur", "analyst"])
def test_the_team_of_the_meeting_is_told_and_that_it_is_not_public(world: Flask, role: str) -> None:
    account(world, "bob@example.org", (role, "open"))
    bob = signed_in(world, "bob@example.org")
    for address in TOLD_AT:
        if address.startswith("/documents/"):
            continue
        text = said(world, bob, address)
        assert CODE in text, address
        assert address == FACETS or OTHERS[1] in text, address
    assert "proposed by (not public)" in said(world, bob, "/recommendations/OPEN-R01")
    assert "this file says what is not public" in said(world, bob, "/recommendations.csv")
    assert CODE not in said(world, bob, "/recommendations/OPEN-R01.pdf?for=everybody")
    assert OTHERS[1] not in said(world, bob, "/documents/open/text.pdf")  # one file for all: it is handed on


def test_what_the_meeting_chooses_holds_at_once_and_both_ways(world: Flask, unit: Unit) -> None:
    client = world.test_client()
    for shown in ("public", "private", "public"):
        with unit():
            show_proposers(COMMAND_LINE, for_desk(COMMAND_LINE, "open"), shown)
        found = {address for address in TOLD_AT if CODE in said(world, client, address)}
        assert found == (set(TOLD_AT) if shown == "public" else set())
        of_it = said(world, client, "/recommendations.json?mechanism=zanzicanary")
        assert ("open-r01" in of_it) is (shown == "public")
    assert "(not public)" not in said(world, client, "/recommendations/OPEN-R01")


def test_an_organiser_chooses_it_where_it_is_said_in_words(world: Flask) -> None:
    account(world, "alice@example.org", ("organiser", "open"))
    alice = signed_in(world, "alice@example.org")
    assert "/meetings/open/desk/proposers" in alice.get("/meetings/open/desk/").text
    page = alice.get("/meetings/open/desk/proposers").text
    assert re.search(r'value="private"[^>]*>', page)
    assert re.search(r'<input checked[^>]*value="private"', page)
    assert "Nobody else is told which mechanism or group proposed what." in page
    answer = send(alice, "/meetings/open/desk/proposers", proposers_shown="public")
    assert answer.status_code == 303
    with installations.unit(world):
        assert db.session.scalar(select(Meeting.proposers_shown).where(Meeting.code == "open")) == "public"
        last = db.session.scalars(select(HistoryEntry).order_by(HistoryEntry.id.desc())).first()
        assert last is not None
        assert (last.action, last.subject_key, last.inward) == ("meeting.proposers_shown", "open", False)
    assert (
        "let everybody be told who proposed the recommendations of open"
        in alice.get("/meetings/open/desk/history").text
    )


def test_two_organisers_at_once_are_told(world: Flask) -> None:
    account(world, "alice@example.org", ("organiser", "open"))
    alice = signed_in(world, "alice@example.org")
    answer = send(alice, "/meetings/open/desk/proposers", proposers_shown="public", was="public")
    assert answer.status_code == 409
    assert "Who is told who proposed what" in answer.text
    with installations.unit(world):
        assert db.session.scalar(select(Meeting.proposers_shown).where(Meeting.code == "open")) == "private"


@pytest.mark.parametrize("role", ["rapporteur", "analyst"])
def test_nobody_but_an_organiser_chooses(world: Flask, role: str) -> None:
    account(world, "bob@example.org", (role, "open"))
    assert signed_in(world, "bob@example.org").get("/meetings/open/desk/proposers").status_code == 403


def test_a_new_meeting_has_it_off(unit: Unit) -> None:
    with unit():
        assert held("new-one").proposers_shown == "private"


def test_proposers_are_read_for_a_person_everywhere_but_at_the_desk() -> None:
    """A page that reads them from the recommendation itself would pass by the meeting's choice."""
    by_hand = re.compile(r"^(?!from |import ).*\b(recommendation|whole)\.(all_)?proposers\b", re.MULTILINE)
    found = [
        str(path.relative_to(ROOT))
        for folder in ("showing", "pages", "handouts", "followup", "serving")
        for path in (ROOT / "meetings" / folder).rglob("*.py")
        if by_hand.search(path.read_text())
    ]
    assert found == []
    assert by_hand.search((ROOT / "meetings" / "outcomes" / "actions" / "entries.py").read_text())
