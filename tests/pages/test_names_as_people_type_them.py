"""A name is understood as people type it, and whoever typed it is told what was understood."""

from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.directory.models import Person, State
from meetings.followup.actions.parties import state_party
from meetings.followup.queries.parties import meant_by
from meetings.programme.actions.releasing import release
from meetings.programme.queries.choices import bodies
from tests.accounts.people import account, signed_in
from tests.participation.lists import headings, listed_on, put
from tests.programme.browsing import DESK, send
from tests.programme.builders import CODE, OLGA, Unit, webinar, with_sessions
from tests.programme.conftest import alice

__all__ = ["alice"]
TYPED = {
    "UK": "GBR", "U.K.": "GBR", "Great Britain": "GBR", "united kingdom": "GBR", "Royaume-Uni": "GBR",
    "Reino Unido": "GBR", "USA": "USA", "U.S.": "USA", "U.S.A.": "USA", "the United States": "USA",
    "États-Unis": "USA", "EE.UU.": "USA", "Czech Republic": "CZE", "Ivory Coast": "CIV", "Cote d Ivoire": "CIV",
    "Côte d’Ivoire": "CIV", "Cote dIvoire": "CIV", "Burma": "MMR", "Birmanie": "MMR", "Swaziland": "SWZ",
    "Turkey": "TUR", "Turkiye": "TUR", "Turquie": "TUR", "Macedonia": "MKD", "FYROM": "MKD", "Russia": "RUS",
    "Iran": "IRN", "Islamic Republic of Iran": "IRN", "Bolivia": "BOL", "Venezuela": "VEN", "Tanzania": "TZA",
    "Moldova": "MDA", "Syria": "SYR", "South Korea": "KOR", "North Korea": "PRK", "DPRK": "PRK", "DRC": "COD",
    "RDC": "COD", "DR Congo": "COD", "Democratic Republic of Congo": "COD", "Congo-Brazzaville": "COG",
    "Republic of the Congo": "COG", "Palestine": "PSE", "Vatican": "VAT", "The Vatican": "VAT", "Laos": "LAO",
    "Lao PDR": "LAO", "Lao People’s Democratic Republic": "LAO", "Vietnam": "VNM", "Viet\u00a0Nam": "VNM",
    "Cape Verde": "CPV", "East Timor": "TLS", "Holland": "NLD", "The Netherlands": "NLD", "UAE": "ARE",
    "Brunei": "BRN", "Guinea\u2011Bissau": "GNB", "Guinea–Bissau": "GNB", "Guinea Bissau": "GNB", "St. Lucia": "LCA",
    "The Gambia": "GMB", "Trinidad & Tobago": "TTO", "Bosnia-Herzegovina": "BIH", "Allemagne": "DEU",
    "Alemania": "DEU", "Deutschland": "DEU", "Taiwan": None, "São Tomé": "STP", "São Tomé and Príncipe": "STP",
    "Micronesia": "FSM", "gbr": "GBR", "Hong Kong": "HKG",
}  # fmt: skip
ASKED = {
    "Congo": ("COG", "COD"), "Korea": ("KOR", "PRK"), "Corée": ("KOR", "PRK"), "Virgin Islands": ("VGB", "VIR"),
}  # fmt: skip


def test_what_is_typed_under_comes_for_is_understood_asked_about_or_not_on_record(
    unit: Unit, alice: FlaskClient
) -> None:
    with unit():
        webinar()
    for number, (typed, code) in enumerate(TYPED.items()):
        answer = send(alice, f"{DESK}/people", to=f"{DESK}/people", name=f"P{number}", represents=typed)
        assert (answer.status_code == 303) == (code is not None), typed
        if code is None:
            assert "This is not on record" in answer.text
    for typed, codes in ASKED.items():
        answer = send(alice, f"{DESK}/people", to=f"{DESK}/people", name="Nobody", represents=typed)
        assert answer.status_code == 422, typed
        assert "Write which one." in answer.text
        assert all(f"({code})" in answer.text for code in codes), typed
    with unit():
        put_for = {person.name: person.state.iso3 for person in db.session.scalars(db.select(Person)) if person.state}
        assert put_for == {f"P{number}": code for number, code in enumerate(TYPED.values()) if code}


def test_whoever_types_another_name_is_told_what_was_understood(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        webinar()
    for typed, name in (
        ("UK", "United Kingdom of Great Britain and Northern Ireland"),
        ("Russia", "Russian Federation"),
    ):
        added = send(alice, f"{DESK}/people", to=f"{DESK}/people", name=f"For {typed}", represents=typed)
        assert f"“{typed}” is understood as {name}." in alice.get(added.location).text
    added = send(alice, f"{DESK}/people", to=f"{DESK}/people", name="For France", represents="france")
    assert "is understood as" not in alice.get(added.location).text


def test_a_name_that_two_may_bear_is_kept_when_its_form_is_sent_again(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        number = put(webinar(), "Ana", "state COG").id
    page = alice.get(f"{DESK}/people/{number}")
    assert 'value="Congo (COG)"' in page.text
    assert send(alice, f"{DESK}/people/{number}", title="Minister").status_code == 303


def test_only_a_name_that_is_typed_for_another_state_too_has_its_code_beside_it(unit: Unit) -> None:
    with unit():
        for language in ("en", "fr", "es"):
            assert [body.code for body in bodies(language) if body.name.endswith(f" ({body.code})")] == ["COG"]


def test_hosts_are_understood_and_anybody_else_stands_as_typed(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        webinar()
    saved = send(alice, f"{DESK}/details", **{"hosts-0": "South Korea"})
    assert "“South Korea” is understood as Republic of Korea." in alice.get(saved.location).text
    assert 'value="Republic of Korea"' in alice.get(f"{DESK}/details").text
    asked = send(alice, f"{DESK}/details", **{"hosts-0": "Congo"})
    assert (asked.status_code, "Write which one." in asked.text) == (422, True)


def test_the_list_of_states_is_searched_by_what_people_type(client: FlaskClient) -> None:
    for typed, code in TYPED.items():
        page = unescape(client.get("/states/", query_string={"q": typed}).text)
        assert (f'href="/states/{code}"' in page) == (code is not None), typed
    page = unescape(client.get("/states/", query_string={"q": "Burma"}).text)
    assert "“Burma” is understood as Myanmar." in page
    assert "1 on record" in page
    for typed, name in (
        ("USA", "United States of America"), ("Czech Republic", "Czechia"), ("Macedonia", "North Macedonia"),
        ("england", "United Kingdom of Great Britain and Northern Ireland"), ("Congo", "Congo, or Democratic Republic"),
        ("Россия", "Russian Federation"),
    ):  # fmt: skip
        page = unescape(client.get("/states/", query_string={"q": typed}).text)
        assert f"“{typed}” is understood as {name}" in page
    for typed in ("Iran", "france", "Myanmar", "United States of America", "gua"):
        assert "is understood as" not in client.get("/states/", query_string={"q": typed}).text, typed
    both = client.get("/states/", query_string={"q": "Congo"}).text
    assert 'href="/states/COG"' in both
    assert 'href="/states/COD"' in both


def test_a_party_of_the_line_is_understood_too(unit: Unit) -> None:
    with unit():
        codes = {state.id: state.iso3 for state in db.session.scalars(db.select(State))}
        for typed, code in TYPED.items():
            column, value = meant_by(COMMAND_LINE, typed)
            assert (codes[value] if column == "state_id" else None) == code, typed
        for typed in ASKED:
            with pytest.raises(Invalid, match="Write which one"):
                state_party(COMMAND_LINE, typed)


@pytest.mark.parametrize(
    "words",
    [
        "Côte d’Ivoire", "Côte d‘Ivoire", "Côte dʼIvoire", "Cote d'Ivoire", "Guinea\u2011Bissau", "Guinea–Bissau",
        "Viet\u00a0Nam",
    ],
)  # fmt: skip
def test_the_search_of_states_takes_signs_of_print(client: FlaskClient, words: str) -> None:
    assert "1 on record" in client.get("/states/", query_string={"q": words}).text


def test_meetings_and_people_are_found_by_plain_letters_and_signs_of_print(
    app: Flask, unit: Unit, alice: FlaskClient
) -> None:
    with unit():
        meeting = with_sessions(title="States’ Ørsted round – Global\u00a0Meeting")
        meeting.visibility = "public"
        release(OLGA, meeting, note="", version=None)
        for name in ("Œuvres hospitalières", "Ørsted Foundation", "Yıldız", "Đoàn thể"):
            put(meeting, f"Someone of {name}", affiliation=name)
    visitor = app.test_client()
    for words in ("states'", "States’", "orsted", "round -", "Global Meeting", "Global\u00a0Meeting"):
        assert f"/meetings/{CODE}/" in visitor.get("/meetings/", query_string={"q": words}).text, words
    for words in ("orsted", "oeuvres", "yildiz", "doan", "Œuvres", "Ørsted"):
        assert "Someone of" in alice.get(f"{DESK}/people", query_string={"q": words}).text, words


def test_the_others_of_a_list_stand_in_the_order_of_the_alphabet(unit: Unit) -> None:
    names = [
        "Åbo Akademi", "Action Aid", "Đoàn thể", "École", "Ecumenical", "ICRC", "l’Abri", "Łukasiewicz Institute",
        "Œuvres hospitalières", "Ørsted Foundation", "Oxfam", "“Rights” Foundation", "Þróun", "Zonta",
    ]  # fmt: skip
    with unit():
        meeting = webinar()
        for name in sorted(names):
            put(meeting, f"Someone of {name}", affiliation=name)
    with unit():
        assert headings(listed_on()) == names
        assert headings(listed_on(language="fr"))[:2] == ["Åbo Akademi", "l’Abri"]


def test_an_organiser_whose_title_gives_no_address_is_asked_for_one(app: Flask) -> None:
    account(app, "olga@example.org", ("organiser", None))
    olga = signed_in(app, "olga@example.org")
    day = {"precision": "undetermined"}
    asked = send(olga, "/desk/new", title="مؤتمر الهجرة", **day)
    assert asked.status_code == 422
    assert "No address can be made from this title." in asked.text
    made = send(olga, "/desk/new", title="Łódź Process", **day)
    assert made.location.endswith("/meetings/lodz-process/desk/")
