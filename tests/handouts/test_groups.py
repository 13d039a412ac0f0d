"""The sheet of a breakout group: for everybody without its members, for the organisers with them."""

import re
import subprocess
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.core.db import db
from meetings.directory.models import Person
from meetings.participation.models import GroupMembership
from meetings.programme.actions.groups import add_group, edit_group
from meetings.programme.actions.sessions import add_session
from tests.accounts.people import account, signed_in
from tests.handouts.sheets import CODE, SKILLS, Unit, forum, handed_out, laid_down
from tests.pages.meetings import drafted, made
from tests.programme.builders import OLGA, entry

pytestmark = pytest.mark.alike
SHEET = f"/meetings/{CODE}/breakouts/1.pdf"


@pytest.fixture
def seated(unit: Unit) -> None:
    """The forum, with one person in its first group and nobody in its second."""
    with unit():
        meeting = forum()
        person = Person(name="Canary Sitting", honorific="Dr", title="Adviser", email="canary@mail.example")
        db.session.add(person)
        db.session.flush()
        db.session.add(GroupMembership(group_id=meeting.groups[0].id, person_id=person.id))


@pytest.mark.usefixtures("seated")
def test_names_the_members_to_the_organisers_and_says_that_it_does(app: Flask, client: FlaskClient) -> None:
    account(app, "olga@example.org", ("organiser", CODE))
    olga = signed_in(app, "olga@example.org")
    sheet = laid_down(app, olga, f"{SHEET}?members=1")
    assert "For the team" in sheet.html
    assert "Dr Canary Sitting" in sheet.html
    assert "mail.example" not in sheet.html
    assert "Nobody sits in this group yet." in laid_down(app, olga, SHEET.replace("1.pdf", "2.pdf?members=1")).html
    assert "Canary" not in laid_down(app, olga, SHEET).html


@pytest.mark.usefixtures("seated")
def test_refuses_the_members_to_everybody_else(app: Flask, client: FlaskClient) -> None:
    account(app, "rita@example.org", ("rapporteur", CODE))
    assert signed_in(app, "rita@example.org").get(f"{SHEET}?members=1").status_code == 403
    assert client.get(f"{SHEET}?members=1").location == "/sign-in"
    assert "Canary" not in laid_down(app, client, SHEET).html


@pytest.mark.usefixtures("seated")
def test_there_is_no_sheet_of_a_group_that_there_is_not(client: FlaskClient) -> None:
    assert client.get(f"/meetings/{CODE}/breakouts/3.pdf").status_code == 404


def test_the_sheet_and_the_agenda_name_each_session_of_a_group(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = forum()
        add_session(OLGA, meeting, entry("Groups again", "16:00", "17:00", kind="breakout"))
        edit_group(OLGA, meeting.groups[0], replace(SKILLS, sessions=(5, 6)), version=1)
        made(meeting, "Once more.")
    sheet = laid_down(app, client, SHEET).html
    assert sheet.count("<dt>Session</dt>") == 2
    for told in ("5. Groups: Thursday 20 May 2027, 14:00–15:30", "6. Groups again: Thursday 20 May 2027, 16:00–17:00"):
        assert told in sheet
    assert "<dt>When</dt>" not in sheet
    agenda = laid_down(app, client, f"/meetings/{CODE}/agenda.pdf").html
    assert "5. Thu 20 May, 14:00–15:30 CEST" in agenda
    assert "6. Thu 20 May, 16:00–17:00 CEST" in agenda
    assert agenda.count("In groups: see") == 2
    once = laid_down(app, client, SHEET.replace("1.pdf", "2.pdf")).html
    assert (once.count("<dt>Session</dt>"), once.count("<dt>When</dt>")) == (1, 1)


@pytest.mark.parametrize(("sessions", "title"), [(2, "Groups"), (5, "Groups"), (9, "Groups"), (3, "Groups " * 12)])
def test_the_sheet_is_one_leaf_however_often_the_group_meets(
    app: Flask, client: FlaskClient, unit: Unit, sessions: int, title: str
) -> None:
    with unit():
        meeting = drafted(CODE, "public", title="Spring forum on mobility", city="Geneva", country="CHE")
        for hour in range(8, 8 + sessions):
            add_session(OLGA, meeting, entry(title.strip(), f"{hour:02}:00", f"{hour:02}:50", kind="breakout"))
        db.session.flush()
        add_group(OLGA, meeting, replace(SKILLS, sessions=range(1, sessions + 1)))
        made(meeting)
    (body,) = handed_out(app, client, [SHEET])
    told = subprocess.run(["pdfinfo", "-"], input=body, capture_output=True, check=True).stdout.decode()
    assert re.search(r"^Pages: +2$", told, re.MULTILINE)
