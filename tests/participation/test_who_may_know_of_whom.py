"""People of a meeting are known to its organisers, and to nobody who organises another one."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from meetings.accounts.viewer import NOBODY
from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.directory.models import Person
from meetings.followup.answers.register import Chosen, register_for
from meetings.handouts.lists.demonstration_note import among
from meetings.maintenance import preparing
from meetings.participation import actions
from meetings.participation.actions import PersonEntry
from meetings.participation.models import GroupMembership, MeetingPerson
from meetings.participation.queries import people
from meetings.programme.actions.groups import add_group
from meetings.programme.models import BreakoutGroup, SessionSpeaker
from meetings.programme.queries.visible_meetings import group_of
from meetings.records.demonstration import followup
from tests.programme.browsing import DESK, form_on, press, send
from tests.programme.builders import ALICE, OLGA, Unit, at_desk, webinar, with_sessions
from tests.programme.typed import typed_group

INVENTED = Person.email.like("%@demonstration.example")


def a_private_meeting_beside(unit: Unit) -> int:
    """The webinar with a group, and another meeting with a delegate; returns the delegate's number."""
    with unit():
        add_group(OLGA, with_sessions(), typed_group(name="Data", sessions=(2,)))
        private = webinar("private-talks")
        return actions.add_person(OLGA, private, PersonEntry(name="Ann Delegate", affiliation="Ministry")).id


def test_keeps_people_of_one_meeting_from_the_organisers_of_another(alice: FlaskClient, unit: Unit) -> None:
    number = a_private_meeting_beside(unit)
    members = f"{DESK}/groups/1/members"
    assert "Ann Delegate" not in alice.get(f"{members}?q=delegate").text
    guessed = alice.post(members, data={**form_on(alice.get(members), "/sign-out"), "person": str(number)})
    assert guessed.status_code == 404
    with unit():
        assert people.people_of(at_desk()) == []
        with pytest.raises(Missing):
            people.person_known(ALICE, at_desk(), number)


def test_proposes_people_of_every_meeting_that_one_organises(unit: Unit) -> None:
    number = a_private_meeting_beside(unit)
    with unit():
        assert [person.id for person in people.people_named(OLGA, at_desk(OLGA), "minist")] == [number]
        assert people.person_known(OLGA, at_desk(OLGA), number).name == "Ann Delegate"


def test_lists_whoever_was_put_on_record_for_the_meeting_without_a_seat(alice: FlaskClient, unit: Unit) -> None:
    a_private_meeting_beside(unit)
    page = f"{DESK}/people"
    assert send(alice, page, to=page, name="Bo Li").status_code == 303
    assert ">Bo Li</a></th>" in alice.get(page).text
    assert "Ann Delegate" not in alice.get(page).text


def test_keeps_somebody_on_the_list_who_lost_a_seat(alice: FlaskClient, unit: Unit) -> None:
    a_private_meeting_beside(unit)
    with unit():
        bo = actions.add_person(ALICE, at_desk(), PersonEntry(name="Bo Li"))
        actions.seat(ALICE, group_of(at_desk(), 1), bo)
        number = bo.id
    members = f"{DESK}/groups/1/members"
    press(alice, members, f"{members}/{number}/removal")
    assert ">Bo Li</a></th>" in alice.get(f"{DESK}/people").text


@pytest.fixture
def _demonstration(app: Flask, unit: Unit) -> None:
    a_private_meeting_beside(unit)
    with app.app_context():
        preparing.load_demonstration()


@pytest.mark.alike
@pytest.mark.usefixtures("_demonstration")
def test_says_in_every_file_of_the_demonstration_that_it_is_invented(app: Flask, client: FlaskClient) -> None:
    meeting = "/meetings/demonstration"
    about = "This meeting is a demonstration: everything about it is invented."
    for address in ("agenda", "participants"):
        assert about in client.get(f"{meeting}/{address}.csv").text, address
    assert about not in client.get("/recommendations.csv").text  # nothing of it is public yet
    with app.test_request_context():
        register = register_for(NOBODY)
        entries = register.find(Chosen()).entries
        assert among(entries, register.when) == []
        [sentence] = among([*entries, replace(entries[0], meeting="demonstration")], register.when)
        assert sentence.endswith(f". {about}")
        assert sentence != f"demonstration. {about}"


@pytest.mark.usefixtures("_demonstration")
def test_keeps_invented_people_in_the_demonstration_and_others_out_of_it(unit: Unit) -> None:
    with unit():
        shown = at_desk(OLGA, "demonstration")
        invented = db.session.scalars(select(Person).where(INVENTED).limit(1)).one()
        assert people.people_named(OLGA, shown, invented.name) == [invented]
        assert people.people_named(OLGA, at_desk(OLGA), invented.name) == []
        assert people.people_named(OLGA, shown, "Ann Delegate") == []


@pytest.mark.alike
@pytest.mark.usefixtures("_demonstration")
def test_loads_the_demonstration_with_a_provisional_list_that_leaves_out_who_did_not_agree(
    client: FlaskClient,
) -> None:
    page = client.get("/meetings/demonstration/participants").text
    for words in ("Provisional", "59 participants", "Republic of Korea", "Head of delegation", "Holy See"):
        assert words in page
    assert "Joseph Banda" not in page
    assert "Zambia" not in page


@pytest.mark.usefixtures("_demonstration")
def test_removes_the_demonstration_with_every_trace_of_its_people_elsewhere(unit: Unit) -> None:
    with unit():
        one, other = db.session.scalars(select(Person).where(INVENTED).limit(2))
        elsewhere = at_desk(OLGA)
        actions.seat(OLGA, elsewhere.groups[0], one)
        speaker = elsewhere.sessions[0].speakers[0]
        speaker.person_id = other.id
        number = speaker.id
    with unit():
        followup.remove()
    with unit():
        assert db.session.scalar(select(func.count()).select_from(Person).where(INVENTED)) == 0
        assert db.session.scalar(select(func.count()).select_from(GroupMembership)) == 0
        assert db.session.scalar(select(func.count()).select_from(MeetingPerson)) == 1  # the delegate
        assert db.session.scalar(select(func.count()).select_from(BreakoutGroup)) == 1
        kept = db.session.get_one(SessionSpeaker, number)
        assert (kept.name, kept.person_id) == ("Amara Diallo", None)
