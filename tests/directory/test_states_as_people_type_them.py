"""States are known by what people call them, in any language; one that ended is said as such and is none of today's."""

from datetime import date
from html import unescape

import pytest
from flask.testing import FlaskClient

from meetings.directory.queries import states_meant
from meetings.directory.rules.states_ended import ended_state
from meetings.directory.rules.typed_names import name_key
from meetings.records.seed_files import read
from tests.programme.browsing import DESK, send
from tests.programme.builders import Unit, webinar
from tests.programme.conftest import alice

__all__ = ["alice"]
DAY = date(2027, 1, 1)
MEANT = {
    # parts of a State
    "England": "GBR", "Scotland": "GBR", "Wales": "GBR", "Northern Ireland": "GBR", "Great Britain": "GBR",
    "Angleterre": "GBR", "Écosse": "GBR", "Pays de Galles": "GBR", "Inglaterra": "GBR", "Escocia": "GBR",
    "Великобритания": "GBR", "المملكة المتحدة": "GBR", "英国": "GBR",
    # names of before
    "Republic of Macedonia": "MKD", "República de Macedonia": "MKD", "FYROM": "MKD", "ARYM": "MKD", "ERYM": "MKD",
    "The former Yugoslav Republic of Macedonia": "MKD", "Upper Volta": "BFA", "Haute-Volta": "BFA", "Alto Volta": "BFA",
    "Zaire": "COD", "Zaïre": "COD", "Dahomey": "BEN", "Siam": "THA", "Ceylon": "LKA", "Persia": "IRN",
    "Kampuchea": "KHM", "Rhodesia": "ZWE", "Northern Rhodesia": "ZMB", "Nyasaland": "MWI", "Bechuanaland": "BWA",
    "Basutoland": "LSO", "Gold Coast": "GHA", "Abyssinia": "ETH", "British Honduras": "BLZ", "Western Samoa": "WSM",
    "New Hebrides": "VUT", "Byelorussia": "BLR", "Swaziland": "SWZ", "Cape Verde": "CPV", "East Timor": "TLS",
    "Ivory Coast": "CIV", "Burma": "MMR", "Malaya": "MYS", "West Germany": "DEU",
    # in the language of the State
    "Deutschland": "DEU", "Österreich": "AUT", "Schweiz": "CHE", "Svizzera": "CHE", "Polska": "POL",
    "Magyarország": "HUN", "Suomi": "FIN", "Sverige": "SWE", "Norge": "NOR", "Danmark": "DNK", "Hrvatska": "HRV",
    "Česko": "CZE", "Slovensko": "SVK", "Nederland": "NLD", "België": "BEL", "Éire": "IRL", "Россия": "RUS",
    "Україна": "UKR", "България": "BGR", "भारत": "IND", "한국": None, "대한민국": "KOR",
    "Hellas": "GRC", "Ελλάδα": "GRC",
    # as French and Spanish have them
    "Biélorussie": "BLR", "Bielorrusia": "BLR", "Arabia Saudí": "SAU", "Zimbabue": "ZWE", "Botsuana": "BWA",
    "Malaui": "MWI", "Ruanda": "RWA", "Kenia": "KEN", "Catar": "QAT", "Irak": "IRQ", "Yibuti": "DJI", "Lesoto": "LSO",
    "Méjico": "MEX", "Sud-Soudan": "SSD", "Republic of Ireland": "IRL", "The Ukraine": "UKR", "Holland": "NLD",
    "South Korea": "KOR", "North Korea": "PRK", "America": None, "Atlantis": None, "Taiwan": None, "EU": None,
}  # fmt: skip
ASKED = {
    "Congo": {"COG", "COD"}, "Korea": {"KOR", "PRK"}, "Virgin Islands": {"VGB", "VIR"},
    "Gilbert and Ellice Islands": {"KIR", "TUV"},
}  # fmt: skip
ENDED = {
    "Yugoslavia": {"BIH", "HRV", "MNE", "MKD", "SRB", "SVN"}, "Yougoslavie": {"BIH", "HRV", "MNE", "MKD", "SRB", "SVN"},
    "Югославия": {"BIH", "HRV", "MNE", "MKD", "SRB", "SVN"}, "USSR": {"RUS"}, "U.R.S.S.": {"RUS"},
    "the Soviet Union": {"RUS"}, "СССР": {"RUS"}, "Czechoslovakia": {"CZE", "SVK"}, "Tchécoslovaquie": {"CZE", "SVK"},
    "Checoslovaquia": {"CZE", "SVK"}, "East Germany": {"DEU"}, "RDA": {"DEU"}, "United Arab Republic": {"EGY", "SYR"},
    "South Yemen": {"YEM"}, "Tanganyika": {"TZA"}, "Zanzibar": {"TZA"},
}  # fmt: skip


def test_a_state_is_known_by_what_people_call_it(unit: Unit) -> None:
    with unit():
        for typed, code in MEANT.items():
            for written in (typed, f" {typed.upper()} ", typed.replace("-", "\u2011")):
                assert [each.code for each in states_meant(written, DAY)] == ([code] if code else []), written
        for typed, codes in ASKED.items():
            assert {each.code for each in states_meant(typed, DAY)} == codes, typed


def test_a_state_that_ended_is_silently_none_of_today(unit: Unit) -> None:
    with unit():
        for typed, codes in ENDED.items():
            assert states_meant(typed, DAY) == [], typed
            ended = ended_state(typed)
            assert ended is not None, typed
            assert set(ended.today) == codes, typed
    for typed in MEANT.keys() | ASKED.keys():
        assert ended_state(typed) is None, typed


def test_the_list_says_what_became_of_it(client: FlaskClient) -> None:
    page = unescape(client.get("/states/", query_string={"q": "Czechoslovakia"}).text)
    assert "Czechoslovakia was a Member of the United Nations until 31 December 1992." in page
    assert "2 on record" in page
    assert "is understood as" not in page
    for code in ("CZE", "SVK"):
        assert f'href="/states/{code}"' in page
    french = unescape(client.get("/states/", query_string={"q": "RDA", "lang": "fr"}).text)
    assert "La République démocratique allemande" in french
    assert 'href="/states/JOR' not in french  # "jordanie" has these letters too


def test_nobody_comes_for_a_state_that_ended(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        webinar()
    asked = send(alice, f"{DESK}/people", to=f"{DESK}/people", name="Ana", represents="USSR")
    assert asked.status_code == 422
    assert "until 24 December 1991" in asked.text
    assert "Choose a State of today." in asked.text


def test_no_name_is_typed_for_two_states_by_mistake() -> None:
    typed = read("states_typed")
    by_key: dict[str, set[str]] = {}
    for item in [*typed["states"], *typed["as_cldr_has_them"]]:
        for name in item["names"]:
            by_key.setdefault(name_key(name), set()).add(item["iso3"])
    both = {key for key, codes in by_key.items() if len(codes) > 1}
    shared = ("Korea", "Corée", "Corea", "Virgin Islands", "Gilbert and Ellice Islands")
    assert both == {name_key(name) for name in shared}  # "Congo" is the name of one of the two
    assert not {key for key in by_key if ended_state(key)}


@pytest.mark.parametrize("language", ["fr", "es"])
def test_what_is_said_of_them_is_said_in_each_language(client: FlaskClient, language: str) -> None:
    for typed in ENDED:
        page = unescape(client.get("/states/", query_string={"q": typed, "lang": language}).text)
        said = page.partition('role="status">')[2].partition("</p>")[0]
        assert any(word in said for word in ("Nations Unies", "Naciones Unidas")), typed
