"""Organisers put people on record and seat them in breakout groups."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from meetings.core.errors import Invalid, NotAllowed
from meetings.directory.models import Person
from meetings.participation import actions
from meetings.participation.actions import PersonEntry
from meetings.participation.queries import people, seats_in_groups
from meetings.programme.actions.groups import add_group, edit_group, remove_group
from meetings.programme.queries.visible_meetings import group_of
from tests.programme.browsing import DESK, form_on, press, send
from tests.programme.builders import ALICE, BOB, CODE, OLGA, Unit, at_desk, webinar, with_sessions
from tests.programme.typed import typed_group

Queries = Callable[[int], AbstractContextManager[list[str]]]


def two_groups() -> None:
    """Two groups of one session, and Ann, who has a private address, in the first."""
    meeting = with_sessions()
    add_group(OLGA, meeting, typed_group(name="Data", sessions=(2,)))
    add_group(OLGA, meeting, typed_group(name="Returns", sessions=(2,)))
    ann = actions.add_person(OLGA, meeting, PersonEntry(name="Ann Zimba", email="canary@example.org"))
    actions.seat(OLGA, meeting.groups[0], ann)


def group(number: int) -> object:
    return group_of(at_desk(), number)


def ann() -> Person:
    return people.people_named(OLGA, at_desk(OLGA), "ann zimba")[0]


def test_seats_a_person_once_however_often_it_is_asked(unit: Unit) -> None:
    with unit():
        two_groups()
        assert actions.seat(OLGA, group_of(at_desk(), 1), ann()) is None
        assert seats_in_groups.balance(at_desk()) == {1: 1, 2: 0}


def test_warns_of_a_second_seat_in_the_same_session_and_gives_it(unit: Unit) -> None:
    with unit():
        two_groups()
        other = actions.seat(OLGA, group_of(at_desk(), 2), ann())
        assert other is group(1)
        assert [seat.also_in and seat.also_in.number for seat in seats_in_groups.members(group_of(at_desk(), 2))] == [1]


def test_does_not_warn_of_a_seat_in_another_session(unit: Unit) -> None:
    with unit():
        two_groups()
        elsewhere = add_group(OLGA, at_desk(OLGA), typed_group(name="Morning", sessions=(1,)))
        assert actions.seat(OLGA, elsewhere, ann()) is None


def test_takes_a_person_out(unit: Unit) -> None:
    with unit():
        two_groups()
        actions.unseat(OLGA, group_of(at_desk(), 1), ann())
        actions.unseat(OLGA, group_of(at_desk(), 1), ann())
        assert seats_in_groups.members(group_of(at_desk(), 1)) == []


def test_takes_the_seats_with_a_group_that_is_removed(unit: Unit) -> None:
    with unit():
        two_groups()
        remove_group(OLGA, group_of(at_desk(OLGA), 1))
    with unit():
        assert seats_in_groups.groups_of_people(at_desk()) == {}
        assert ann().name == "Ann Zimba"


@pytest.mark.parametrize(
    ("entry", "field"), [({"name": " "}, "name"), ({"name": "Bo", "email": "no address"}, "email")]
)
def test_refuses_a_person_without_a_name_or_with_an_address_that_is_none(
    unit: Unit, entry: dict[str, str], field: str
) -> None:
    with unit():
        webinar()
    with pytest.raises(Invalid) as refusal, unit():
        actions.add_person(ALICE, at_desk(), PersonEntry(**entry))  # type: ignore[arg-type]  # texts all
    assert field in refusal.value.fields


def test_is_for_organisers_of_the_meeting_only(unit: Unit) -> None:
    with unit():
        two_groups()
        for act in (actions.seat, actions.unseat):
            with pytest.raises(NotAllowed):
                act(BOB, group_of(at_desk(), 1), ann())
        with pytest.raises(NotAllowed):
            actions.add_person(BOB, at_desk(), PersonEntry(name="Bo"))


@pytest.mark.parametrize("page", ["/people", "/groups/1/members"])
def test_shows_its_pages_to_its_organisers_only(
    page: str, unit: Unit, alice: FlaskClient, bob: FlaskClient, charlie: FlaskClient, client: FlaskClient
) -> None:
    with unit():
        two_groups()
    assert "Ann Zimba" in alice.get(DESK + page).text
    assert bob.get(DESK + page).status_code == 403
    assert charlie.get(DESK + page).status_code == 404
    assert client.get(DESK + page).location == "/sign-in"


def test_searches_seats_and_undoes_in_a_browser(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        two_groups()
    members = f"{DESK}/groups/2/members"
    assert press(alice, f"{members}?q=zimba", members).status_code == 303
    page = alice.get(members)
    assert "Ann Zimba sits in group 2." in page.text
    assert "Ann Zimba also sits in group 1 of the same session." in page.text
    undo = next(part.partition('"')[0] for part in page.text.split('action="') if part.startswith(f"{members}/"))
    alice.post(undo, data=form_on(page, undo))
    assert "Nobody sits in this group yet." in alice.get(members).text


def test_shows_no_address_to_whoever_only_searches(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        two_groups()
        webinar("another-meeting")
        stranger = actions.add_person(
            OLGA, at_desk(OLGA, "another-meeting"), PersonEntry(name="Bo", email="bo@x.example")
        )
        add_group(OLGA, at_desk(OLGA, "another-meeting"), typed_group(name="Theirs"))
        actions.seat(OLGA, group_of(at_desk(OLGA, "another-meeting"), 1), stranger)
    assert "bo@x.example" not in alice.get(f"{DESK}/groups/1/members?q=bo").text
    assert "bo@x.example" not in alice.get(f"{DESK}/people").text
    assert "canary@example.org" in alice.get(f"{DESK}/people").text


def test_puts_a_person_on_record_with_a_seat(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        two_groups()
    page = f"{DESK}/people"
    sent = send(alice, page, to=page, name="Bo Li", honorific="Dr", affiliation="Islands Forum", group="2")
    assert sent.status_code == 303
    assert "Dr Bo Li" in alice.get(page).text
    refused = send(alice, page, to=page, name="", title="Kept as typed")
    assert refused.status_code == 422
    assert form_on(refused, page)["title"] == "Kept as typed"


@pytest.mark.parametrize("count", [3, 300])
def test_lists_members_and_people_at_the_same_cost(
    count: int, alice: FlaskClient, unit: Unit, assert_queries: Queries
) -> None:
    with unit():
        meeting = with_sessions()
        seats = add_group(OLGA, meeting, typed_group(name="Data", sessions=(2,)))
        for number in range(count):
            actions.seat(OLGA, seats, actions.add_person(OLGA, meeting, PersonEntry(name=f"Person {number}")))
    with assert_queries(14):
        assert alice.get(f"{DESK}/groups/1/members").text.count("Take out") == count
    with assert_queries(23):
        assert alice.get(f"{DESK}/people").text.count('<th scope="row" class="dense__nowrap">') == count


def test_belongs_to_one_meeting(unit: Unit) -> None:
    with unit():
        two_groups()
        assert at_desk().code == CODE
        assert [person.name for person in people.people_of(at_desk())] == ["Ann Zimba"]
        assert people.people_of(at_desk(), "nobody") == []


def test_tells_of_a_seat_in_two_groups_that_share_one_of_their_sessions(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        two_groups()
        edit_group(OLGA, group_of(at_desk(OLGA), 1), typed_group(name="Data", sessions=(1, 2)), version=1)
        assert actions.seat(OLGA, group_of(at_desk(), 2), ann()) is group(1)
        elsewhere = add_group(OLGA, at_desk(OLGA), typed_group(name="Morning", sessions=(1,)))
        assert actions.seat(OLGA, elsewhere, ann()) is group(1)
        idle = [add_group(OLGA, at_desk(OLGA), typed_group(name=name)) for name in ("Later", "Much later")]
        told = [[each.name for each in seats_in_groups.beside(one)] for one in (elsewhere, *idle)]
        assert told == [["Data", "Morning"], ["Later", "Much later"], ["Later", "Much later"]]
    members = alice.get(f"{DESK}/groups/1/members").text
    for name in ("Data", "Returns", "Morning"):
        assert name in members
    assert "Much later" not in members
