"""Organisers record who agreed, issue the list, declare it final and reopen it; a final list changes no more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from meetings.core import clock, seals
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid, Missing, NotAllowed
from meetings.core.history import HistoryEntry, HistoryValues
from meetings.directory.models import OfficeHolder, Person
from meetings.participation import actions
from meetings.participation.actions.agreeing import record_agreements, take_back_agreement
from meetings.participation.actions.lists import declare_final, issue_list, reopen_list, withdraw_list
from meetings.participation.actions.people import (
    PersonEntry,
    PlaceEntry,
    add_person,
    edit_person,
    put_back,
    take_off,
    version_of,
)
from meetings.participation.models import ListingAgreement, ListOfParticipants
from meetings.participation.queries import people
from meetings.participation.queries.list_of_participants import list_of
from meetings.participation.queries.list_of_participants import version_of as list_version
from meetings.programme.actions.groups import add_group
from meetings.programme.actions.sessions import add_session
from meetings.programme.models import Meeting
from tests.accounts.people import account, signed_in
from tests.participation.lists import AGREED, listed_on, people_in, public_list, put
from tests.programme.browsing import form_on, send
from tests.programme.builders import ALICE, BOB, CODE, OLGA, Unit, at_desk, entry, webinar
from tests.programme.typed import typed_group, typed_speaker

ACTS: list[Callable[[Meeting], object]] = [
    lambda meeting: issue_list(BOB, meeting),
    lambda meeting: withdraw_list(BOB, meeting),
    lambda meeting: declare_final(BOB, meeting, list_version(meeting)),
    lambda meeting: reopen_list(BOB, meeting),
    lambda meeting: record_agreements(BOB, meeting, [person("Ann")], AGREED),
    lambda meeting: take_back_agreement(BOB, meeting, person("Ann")),
    lambda meeting: edit_person(BOB, meeting, person("Ann"), None, PlaceEntry(), version=0),
    lambda meeting: take_off(BOB, meeting, person("Ann")),
    lambda meeting: put_back(BOB, meeting, person("Ann"), PlaceEntry()),
]


def person(name: str) -> Person:
    """Who is on record by this name, or by one that begins so."""
    return db.session.scalars(select(Person).where(Person.name.like(f"{name}%"))).one()


def edit(name: str, **typed: Any) -> None:
    """Alice describes somebody anew."""
    meeting, found = at_desk(), person(name)
    edit_person(
        ALICE, meeting, found, PersonEntry(**{"name": found.name, **typed}), PlaceEntry(),
        version=version_of(meeting, found),
    )  # fmt: skip


def test_is_for_the_organisers_of_the_meeting_only(unit: Unit) -> None:
    with unit():
        public_list()
    for act in ACTS:
        with pytest.raises(NotAllowed), unit():
            act(at_desk(OLGA))


@pytest.mark.alike
def test_issues_a_list_only_once_somebody_agreed_and_only_once(unit: Unit) -> None:
    with unit():
        webinar()
    with pytest.raises(Invalid), unit():
        issue_list(ALICE, at_desk())
    with unit():
        put(at_desk(OLGA), "Ann")
        issue_list(ALICE, at_desk())
    with pytest.raises(Conflict), unit():
        issue_list(ALICE, at_desk())
    with unit():
        withdraw_list(ALICE, at_desk())
        assert list_of(CODE) is None


def test_a_final_list_changes_only_after_it_was_reopened(unit: Unit) -> None:
    with unit():
        meeting = public_list()
        declare_final(ALICE, meeting, list_version(meeting))
    changes: list[Callable[[], object]] = [
        lambda: record_agreements(ALICE, at_desk(), [person("Zed")], AGREED),
        lambda: take_back_agreement(ALICE, at_desk(), person("Ann")),
        lambda: take_off(ALICE, at_desk(), person("Ann")),
        lambda: edit("Ann", title="Former minister"),
    ]
    for change in changes:
        with pytest.raises(Invalid, match="final"), unit():
            change()
    with pytest.raises(Conflict), unit():
        withdraw_list(ALICE, at_desk())
    with unit():
        edit("Zed", title="Adviser")  # whom the list does not name
        take_off(ALICE, at_desk(), person("Zed"))
        reopen_list(ALICE, at_desk())
        edit("Ann", title="Former minister")
        take_back_agreement(ALICE, at_desk(), person("Ann"))
        assert people_in(listed_on()) == []


def test_is_not_final_when_it_changed_while_it_was_looked_at(unit: Unit) -> None:
    with unit():
        seen = list_version(public_list())
    with unit():
        record_agreements(OLGA, at_desk(OLGA), [person("Zed")], AGREED)
    with pytest.raises(Conflict), unit():
        declare_final(ALICE, at_desk(), seen)
    with unit():
        declare_final(ALICE, at_desk(), list_version(at_desk()))
    with pytest.raises(Conflict), unit():
        declare_final(ALICE, at_desk(), list_version(at_desk()))
    with unit():
        reopen_list(ALICE, at_desk())
    with pytest.raises(Conflict), unit():
        reopen_list(ALICE, at_desk())


@pytest.mark.alike
def test_a_final_list_of_another_meeting_holds_a_description_too(unit: Unit) -> None:
    with unit():
        public_list()
        other = webinar("other-meeting")
        record_agreements(OLGA, other, [person("Ann")], AGREED)
        issue_list(OLGA, other)
        declare_final(OLGA, other, list_version(other))
    with pytest.raises(Invalid, match="Spring webinar"), unit():
        found = person("Ann")
        edit_person(
            OLGA, at_desk(OLGA), found, PersonEntry(name="Anna"), PlaceEntry(), version=version_of(at_desk(OLGA), found)
        )


def test_tells_the_second_of_two_who_edit_a_person(unit: Unit) -> None:
    with unit():
        public_list()
        seen = version_of(at_desk(), person("Ann"))
        edit("Ann", title="Deputy minister")
    with pytest.raises(Conflict) as refusal, unit():
        edit_person(ALICE, at_desk(), person("Ann"), PersonEntry(name="Ann", title="Envoy"), PlaceEntry(), version=seen)
    assert (refusal.value.theirs["title"], refusal.value.yours["title"]) == ("Deputy minister", "Envoy")


@pytest.mark.alike
def test_describes_somebody_who_is_on_record_elsewhere_for_these_meetings_alone(unit: Unit) -> None:
    with unit():
        meeting = public_list()
        actions.seat(ALICE, add_group(ALICE, meeting, typed_group(name="Data")), person("Ann"))
        ann = typed_speaker("Ann", person_id=person("Ann").id)
        add_session(ALICE, meeting, replace(entry("Opening", "09:00", "10:00"), speakers=[ann]))
        actions.seat(OLGA, add_group(OLGA, webinar("quiet-talks"), typed_group(name="Theirs")), person("Ann"))
    with unit():
        edit("Ann", title="Envoy")
    with unit():
        [here] = people.people_of(at_desk(), "Ann")
        [there] = people.people_of(at_desk(OLGA, "quiet-talks"))
        assert (here.title, there.title) == ("Envoy", "Minister")
        assert people.place_of(at_desk(), here) is not None
        assert db.session.get(ListingAgreement, (at_desk().id, here.id)) is not None
        assert [each.kind for each in people.what_holds(at_desk(), here)] == ["session", "group"]
        assert people.what_holds(at_desk(), there) == []
        assert list(seals.broken(db.session.connection())) == []
        again = replace(PersonEntry(name=here.name), title="Minister")
        edit_person(ALICE, at_desk(), here, again, PlaceEntry(), version=version_of(at_desk(), here))
        assert [each.id for each in people.people_of(at_desk(), "Ann")] == [here.id]  # theirs alone now


@pytest.mark.alike
def test_whether_somebody_is_on_record_elsewhere_is_told_nowhere(app: Flask, unit: Unit) -> None:
    account(app, "alice@example.org", ("organiser", CODE))
    alice = signed_in(app, "alice@example.org")
    with unit():
        public_list()
        number = person("Ann").id
    address = f"/meetings/{CODE}/desk/people/{number}"
    before = alice.get(address)
    with unit():
        actions.seat(OLGA, add_group(OLGA, webinar("quiet-talks"), typed_group(name="Theirs")), person("Ann"))
    assert form_on(alice.get(address)).keys() == form_on(before).keys()
    assert "elsewhere" not in alice.get(address).text
    assert send(alice, address, title="Envoy").status_code == 303


@pytest.mark.alike
def test_leaves_alone_the_description_of_somebody_who_holds_an_office_on_record(unit: Unit) -> None:
    with unit():
        public_list()
        held = OfficeHolder(mechanism_id=1, office="focal-point", person_id=person("Ann").id, sources=[])
        db.session.add(held)
    with unit():
        edit("Ann", title="Envoy")
        office = db.session.scalars(db.select(OfficeHolder).where(OfficeHolder.person_id.is_not(None))).all()[-1]
        assert office.person is not None
        assert (office.person.name, office.person.title) == ("Ann Agreed", "Minister")


@pytest.mark.alike
def test_takes_nobody_off_who_sits_in_a_group_or_speaks(unit: Unit) -> None:
    with unit():
        meeting = public_list()
        actions.seat(ALICE, add_group(ALICE, meeting, typed_group(name="Data")), person("Ann"))
        zed = typed_speaker("Zed Canaryabsent", person_id=person("Zed").id)
        add_session(ALICE, meeting, replace(entry("Opening", "09:00", "10:00"), speakers=[zed]))
    for name, where in (("Ann", "1. Data"), ("Zed", "1. Opening")):
        with pytest.raises(Invalid, match=where), unit():
            take_off(ALICE, at_desk(), person(name))


def test_takes_somebody_off_and_puts_them_back_without_the_agreement(unit: Unit) -> None:
    with unit():
        public_list()
        take_off(ALICE, at_desk(), person("Ann"))
        assert people_in(listed_on()) == []
    with unit():
        number = person("Ann").id
        with pytest.raises(Missing):
            people.person_here(at_desk(), number)
        put_back(ALICE, at_desk(), people.person_taken_off(at_desk(), number), PlaceEntry("head", 1))
        with pytest.raises(Missing):
            people.person_taken_off(at_desk(), person("Zed").id)
    with unit():
        assert people.person_here(at_desk(), number).name == "Ann Agreed"
        assert db.session.get(ListingAgreement, (at_desk().id, number)) is None


@pytest.mark.alike
@pytest.mark.parametrize(
    ("entry_", "place", "field"),
    [
        ({"name": "Bo", "represents": ("state", "XXX")}, PlaceEntry(), "represents"),
        ({"name": "Bo"}, PlaceEntry("chief"), "capacity"),  # type: ignore[arg-type]  # what is refused
        ({"name": "Bo"}, PlaceEntry("head", 1000), "position"),
    ],
)
def test_refuses_a_body_or_a_place_that_there_is_not(
    unit: Unit, entry_: dict[str, object], place: PlaceEntry, field: str
) -> None:
    with unit():
        webinar()
    with pytest.raises(Invalid) as refusal, unit():
        add_person(ALICE, at_desk(), PersonEntry(**entry_), place)  # type: ignore[arg-type]  # texts all
    assert field in refusal.value.fields


@pytest.mark.alike
def test_refuses_an_agreement_of_a_day_to_come_or_of_nobody(unit: Unit) -> None:
    with unit():
        public_list()
    with pytest.raises(Invalid) as refusal, unit():
        record_agreements(ALICE, at_desk(), [person("Zed")], clock.today() + timedelta(days=1))
    assert "on" in refusal.value.fields
    with pytest.raises(Invalid), unit():
        record_agreements(ALICE, at_desk(), [], AGREED)


def test_keeps_who_agreed_and_who_took_it_back_out_of_the_history(unit: Unit) -> None:
    with unit():
        put(webinar(), "Zed Canaryabsent", agreed=False)
    with unit():
        last = db.session.scalars(select(HistoryEntry.id).order_by(HistoryEntry.id.desc())).first() or 0
        record_agreements(ALICE, at_desk(), [person("Zed")], AGREED, "note verbale")
        take_back_agreement(ALICE, at_desk(), person("Zed"))
        take_back_agreement(ALICE, at_desk(), person("Zed"))
        number = str(person("Zed").id)
    with unit():
        rows = db.session.execute(
            select(HistoryEntry, HistoryValues).join(HistoryValues).where(HistoryEntry.id > last)
        ).all()
        assert [row[0].action for row in rows] == ["agreement.recorded", "agreement.taken_back"]
        assert all(row[0].subject_key == CODE != number for row in rows)
        assert "Canary" not in str([(row[1].before, row[1].after) for row in rows])
        assert db.session.get(ListOfParticipants, at_desk().id) is None
