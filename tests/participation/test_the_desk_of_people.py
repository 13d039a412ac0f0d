"""Organisers describe people, record who agreed and issue the list, in a browser without scripts."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from meetings.participation.queries import people
from meetings.participation.queries.list_of_participants import list_of
from tests.participation.lists import listed_on, people_in, public_list, put
from tests.programme.browsing import DESK, form_on, press, send
from tests.programme.builders import ALICE, CODE, OLGA, Unit, at_desk, released, webinar

Queries = Callable[[int], AbstractContextManager[list[str]]]

PEOPLE = f"{DESK}/people"
PAGE = f"/meetings/{CODE}/participants"


def one(name: str) -> int:
    """The number of somebody of the webinar."""
    return people.people_of(at_desk(), name)[0].id


def undone(client: FlaskClient, shown: TestResponse, address: str) -> TestResponse:
    """Press Undo, which the page offers first."""
    return client.post(address, data=form_on(shown, address))


def test_describes_a_person_by_the_names_on_record(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        put(webinar(), "Ann Zimba", agreed=False)
        number = one("Ann")
    page = f"{PEOPLE}/{number}"
    typed = {"represents": "Côte d'Ivoire", "title": "Minister", "capacity": "head", "position": "2"}
    assert send(alice, page, **typed).status_code == 303
    assert "Alice" in alice.get(page).text.partition("</header>")[0]  # the page of one person is still another's
    shown = form_on(alice.get(page))
    assert {name: shown[name] for name in typed} == typed
    assert "Côte d&#39;Ivoire" in alice.get(PEOPLE).text
    assert ">Ann Zimba</a>" in alice.get(f"{PEOPLE}?q=ivoire").text
    assert ">Ann Zimba</a>" not in alice.get(f"{PEOPLE}?q=peru").text
    refused = send(alice, page, represents="Republic of Nowhere", title="Kept as typed")
    assert refused.status_code == 422
    assert "say it in words under Affiliation" in refused.text
    assert form_on(refused)["title"] == "Kept as typed"


@pytest.mark.alike
def test_warns_of_a_state_that_was_not_there_on_the_day(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        put(webinar(), "Ann Zimba", "state SCG", agreed=False)
        put(at_desk(OLGA), "Bo Li", "state CHE", agreed=False)
    page = alice.get(PEOPLE).text
    assert "Serbia and Montenegro" in page
    assert page.count("was not there on the meeting's day") == 1


def test_shows_both_versions_to_the_second_of_two_editors(alice: FlaskClient, olga: FlaskClient, unit: Unit) -> None:
    with unit():
        put(webinar(), "Ann Zimba", agreed=False)
        page = f"{PEOPLE}/{one('Ann')}"
    opened = form_on(alice.get(page))
    send(olga, page, title="Minister")
    late = alice.post(page, data={**opened, "title": "Envoy"})
    assert late.status_code == 409
    assert "Somebody saved this while you were editing" in late.text
    assert alice.post(page, data={**form_on(late)}).status_code == 303
    assert form_on(alice.get(page))["title"] == "Envoy"


def test_records_who_agreed_and_undoes_taking_it_back(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        for name in ("Ann Zimba", "Bo Li", "Cy Rao"):
            put(webinar() if name.startswith("Ann") else at_desk(OLGA), name, agreed=False)
        numbers = [one(name) for name in ("Ann", "Bo")]
    agreeing = f"{PEOPLE}/agreements"
    form = {**form_on(alice.get(PEOPLE), agreeing), "on": "2026-01-05", "note": "note verbale of 5 January"}
    assert alice.post(agreeing, data={**form, "person": [str(number) for number in numbers]}).status_code == 303
    shown = alice.get(PEOPLE)
    assert "2 people agreed to be listed." in shown.text
    assert shown.text.count("note verbale of 5 January") == 2
    assert alice.get(f"{PEOPLE}?agreed=no").text.count('name="person"') == 1
    press(alice, f"{PEOPLE}/{numbers[0]}", f"{PEOPLE}/{numbers[0]}/agreement/removal")
    with unit():
        assert people_in(listed_on()) == ["Bo Li"]
    undone(alice, alice.get(PEOPLE), agreeing)
    with unit():
        assert sorted(people_in(listed_on())) == ["Ann Zimba", "Bo Li"]


def test_keeps_what_was_ticked_when_an_agreement_is_refused(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        put(webinar(), "Ann Zimba", agreed=False)
        number = one("Ann")
    agreeing = f"{PEOPLE}/agreements"
    form = {**form_on(alice.get(PEOPLE), agreeing), "note": "Kept", "person": str(number)}
    refused = alice.post(agreeing, data={**form, "on": "2999-01-01"})
    assert refused.status_code == 422
    assert f'id="tick-{number}" aria-label="Ann Zimba" checked' in refused.text
    assert form_on(refused, agreeing)["note"] == "Kept"
    assert alice.post(agreeing, data={**form, "on": "soon"}).status_code == 422
    nobody = {name: value for name, value in form.items() if name != "person"}
    assert "Tick at least one person" in alice.post(agreeing, data={**nobody, "on": "2026-01-05"}).text


def test_issues_declares_final_and_reopens_with_a_way_back_from_each(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        put(webinar(), "Ann Zimba")
        released()
    steps = [
        ("/list", "Provisional", "/list/removal"),
        ("/list/final", "Final, ", "/list/reopening"),
    ]
    for address, badge, undo in steps:
        assert press(alice, PEOPLE, f"{PEOPLE}{address}").status_code == 303
        shown = alice.get(PEOPLE)
        assert badge in shown.text
        assert undone(alice, shown, f"{PEOPLE}{undo}").status_code == 303
        back = alice.get(PEOPLE)
        assert badge not in back.text
        undone(alice, back, f"{PEOPLE}{address}")
    assert "Final, " in alice.get(PEOPLE).text
    assert press(alice, PEOPLE, f"{PEOPLE}/list/reopening").status_code == 303
    with unit():
        held = list_of(CODE)
        assert held is not None
        assert held.final_at is None


def test_takes_somebody_off_with_a_way_back(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        put(webinar(), "Ann Zimba", capacity="adviser", position=4)
        page = f"{PEOPLE}/{one('Ann')}"
    assert press(alice, page, f"{page}/removal").status_code == 303
    shown = alice.get(PEOPLE)
    assert ">Ann Zimba</a>" not in shown.text
    assert alice.get(page).status_code == 404
    assert undone(alice, shown, f"{page}/return").status_code == 303
    assert (form_on(alice.get(page))["capacity"], form_on(alice.get(page))["position"]) == ("adviser", "4")


def test_shows_an_issued_list_to_everybody_as_a_tab_of_the_meeting(client: FlaskClient, unit: Unit) -> None:
    with unit():
        public_list()
    page = client.get(PAGE)
    assert page.status_code == 200
    for words in ("Provisional", "1 participant", "Switzerland", "H.E. Ms Ann Agreed", "Ministry of Migration"):
        assert words in page.text
    for hidden in ("Canaryabsent", "Zambia", "canary.example", "note verbale"):
        assert hidden not in page.text
    for below in ("/", "/agenda", "/releases/"):
        assert f'href="{PAGE}"' in client.get(f"/meetings/{CODE}{below}").text


def test_shows_no_list_before_it_is_issued_but_to_those_who_work_on_the_meeting(
    client: FlaskClient, bob: FlaskClient, charlie: FlaskClient, unit: Unit
) -> None:
    with unit():
        put(webinar(), "Ann Agreed", "state CHE")
        at_desk(OLGA).visibility = "public"
        released()
    for somebody in (client, charlie):
        assert somebody.get(PAGE).status_code == 404
        assert PAGE not in somebody.get(f"/meetings/{CODE}/").text
        assert PAGE not in somebody.get(f"/meetings/{CODE}/agenda").text
    assert "This list is not issued." in bob.get(PAGE).text


@pytest.mark.parametrize("visibility", ["private", "listed"])
def test_shows_the_list_of_a_meeting_that_is_not_public_to_nobody_else(
    visibility: str, client: FlaskClient, bob: FlaskClient, charlie: FlaskClient, unit: Unit
) -> None:
    with unit():
        public_list().visibility = visibility  # type: ignore[assignment]  # one of three words
    for ending in ("", ".pdf", ".csv", ".xlsx", ".docx"):
        assert client.get(PAGE + ending).status_code == 404
        assert charlie.get(PAGE + ending).status_code == 404
    assert "Ann Agreed" in bob.get(PAGE).text


@pytest.mark.alike
@pytest.mark.parametrize("count", [3, 60])
def test_lists_participants_at_the_same_cost(count: int, bob: FlaskClient, unit: Unit, assert_queries: Queries) -> None:
    with unit():
        meeting = public_list()
        for number in range(count):
            put(meeting, f"Person {number}", ("state CHE", "mechanism bali", "organisation iom")[number % 3])
    with assert_queries(9):
        assert bob.get(PAGE).text.count("<dd>") == count + 1


def test_belongs_to_the_meeting_whose_desk_it_is(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        webinar()
        stranger = put(webinar("other-meeting"), "Somebody Else").id
    assert alice.get(f"{PEOPLE}/{stranger}").status_code == 404
    token = form_on(alice.get(PEOPLE), "/sign-out")
    for below in ("/removal", "/return", "/agreement/removal"):
        assert alice.post(f"{PEOPLE}/{stranger}{below}", data=token).status_code == 404
    form = {**token, "on": "2026-01-05", "person": str(stranger)}
    assert alice.post(f"{PEOPLE}/agreements", data=form).status_code == 422
    with unit():
        assert people.people_of(at_desk(ALICE)) == []


def test_people_are_listed_by_their_family_name_and_called_as_they_are_said(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        for number, (name, more) in enumerate(
            (
                ("Zoe Abara", {}),
                ("Ahmed Chair", {"honorific": "H.E. Mr"}),
                ("Joaquín Arroyo Vega", {"family_name": "Arroyo Vega"}),
                ("Aaron Zhou", {}),
            )
        ):
            put(at_desk(OLGA) if number else webinar(), name, agreed=False, **more)
    page = alice.get(PEOPLE).text
    places = [
        page.index(f">{name}</a>") for name in ("Zoe Abara", "Joaquín Arroyo Vega", "H.E. Mr Ahmed Chair", "Aaron Zhou")
    ]
    assert places == sorted(places)
    assert ">H.E. Mr Ahmed Chair</a>" in alice.get(f"{PEOPLE}?q=h.e. mr ahmed").text
    with unit():
        number = one("Ahmed")
    assert "H.E. Mr Ahmed Chair" in alice.get(f"{PEOPLE}/{number}").text.partition("</h1>")[0]
    refused = send(alice, f"{PEOPLE}/{number}", family_name="Sharif")
    assert refused.status_code == 422
    assert "Give the part of the name" in refused.text
    assert send(alice, f"{PEOPLE}/{number}", family_name="Ahmed").status_code == 303
    page = alice.get(PEOPLE).text
    assert page.index(">H.E. Mr Ahmed Chair</a>") < page.index(">Joaquín Arroyo Vega</a>")
