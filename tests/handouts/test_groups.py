"""The sheet of a breakout group: for everybody without its members, for the organisers with them."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.core.db import db
from meetings.directory.models import Person
from meetings.participation.models import GroupMembership
from tests.accounts.people import account, signed_in
from tests.handouts.sheets import CODE, Unit, forum, laid_down

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
