"""A zone is found as strangers type it: in their language, by an older name, by a clock, by a city with its country."""

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from babel.core import get_global
from flask.testing import FlaskClient

from meetings.core.folding import folded
from meetings.directory.queries import countries_meant
from meetings.programme.rules import cities
from meetings.programme.rules.clocks_meant import offset_meant, offsets
from meetings.programme.rules.zones_meant import MOST, Place, zones_meant
from meetings.records.seed_files import read
from tests.programme.browsing import DESK, form_on, send
from tests.programme.builders import Unit, at_desk, webinar

ONE = {
    # French and Spanish
    "Bruxelles": "Europe/Brussels", "Londres": "Europe/London", "Vienne": "Europe/Vienna", "Le Caire": "Africa/Cairo",
    "Ginebra": "Europe/Zurich", "Genf": "Europe/Zurich", "Ciudad de Mexico": "America/Mexico_City",
    "Ciudad de México": "America/Mexico_City", "México": "America/Mexico_City", "Nueva York": "America/New_York",
    "El Cairo": "Africa/Cairo", "La Haye": "Europe/Amsterdam", "La Haya": "Europe/Amsterdam",
    "Varsovie": "Europe/Warsaw", "Copenhague": "Europe/Copenhagen", "Lisbonne": "Europe/Lisbon",
    "Athènes": "Europe/Athens", "Alger": "Africa/Algiers", "Argel": "Africa/Algiers",
    "Addis-Abeba": "Africa/Addis_Ababa",
    "Adís Abeba": "Africa/Addis_Ababa", "Estambul": "Europe/Istanbul", "Moscou": "Europe/Moscow",
    "Pékin": "Asia/Shanghai", "Pekín": "Asia/Shanghai", "Tokio": "Asia/Tokyo", "Bâle": "Europe/Zurich",
    "N’Djaména": "Africa/Ndjamena", "Îles Caïmans": "America/Cayman",
    # older names
    "Kiev": "Europe/Kyiv", "Saigon": "Asia/Ho_Chi_Minh", "Peking": "Asia/Shanghai", "Bombay": "Asia/Kolkata",
    "Calcutta": "Asia/Kolkata", "Madras": "Asia/Kolkata", "Rangoon": "Asia/Yangon", "Leningrad": "Europe/Moscow",
    "Constantinople": "Europe/Istanbul", "Nur-Sultan": "Asia/Almaty", "Salisbury, Zimbabwe": "Africa/Harare",
    # other scripts of the official languages
    "Женева": "Europe/Zurich", "Москва": "Europe/Moscow", "جنيف": "Europe/Zurich", "القاهرة": "Africa/Cairo",
    "日内瓦": "Europe/Zurich", "北京": "Asia/Shanghai",
    # capitals that no zone is named after
    "Geneva": "Europe/Zurich", "Bern": "Europe/Zurich", "Brasilia": "America/Sao_Paulo", "Canberra": "Australia/Sydney",
    "Washington": "America/New_York", "Washington DC": "America/New_York", "Washington, D.C.": "America/New_York",
    "Ottawa": "America/Toronto", "Beijing": "Asia/Shanghai", "New Delhi": "Asia/Kolkata", "Abuja": "Africa/Lagos",
    "Ankara": "Europe/Istanbul", "Islamabad": "Asia/Karachi", "Pretoria": "Africa/Johannesburg",
    "Hanoi": "Asia/Ho_Chi_Minh", "Rabat": "Africa/Casablanca", "Wellington": "Pacific/Auckland",
    # where more is said, or less
    "Rio": "America/Sao_Paulo", "NYC": "America/New_York", "Bali": "Asia/Makassar", "Kingston": "America/Jamaica",
    "Geneva, Switzerland": "Europe/Zurich", "Genève (Suisse)": "Europe/Zurich", "Paris, FR": "Europe/Paris",
    "Valencia, España": "Europe/Madrid", "San José, Costa Rica": "America/Costa_Rica",
    "Portland, Oregon": "America/Los_Angeles", "Geneva time": "Europe/Zurich", "heure de Paris": "Europe/Paris",
    "hora de Madrid": "Europe/Madrid", "heure d’Alger": "Africa/Algiers", "California": "America/Los_Angeles",
    # clocks
    "UTC+05:45": "Asia/Kathmandu", "GMT+0": "UTC", "+00:00": "UTC", "temps universel": "UTC", "Z": "UTC",
}  # fmt: skip
ASKED = {
    "San José": {"America/Costa_Rica", "America/Los_Angeles"}, "Valencia": {"Europe/Madrid", "America/Caracas"},
    "Córdoba": {"America/Argentina/Cordoba", "Europe/Madrid"}, "Mérida": {"America/Merida", "America/Caracas"},
    "Victoria": {"Indian/Mahe", "America/Vancouver"}, "Georgia": {"Asia/Tbilisi", "America/New_York"},
    "Hamilton": {"Atlantic/Bermuda", "America/Toronto", "Pacific/Auckland"},
    "Texas": {"America/Chicago", "America/Denver"},
    "Salvador": {"America/Bahia", "America/El_Salvador"}, "IST": {"Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"},
    "Central European Time": {"Europe/Zurich", "Europe/Vienna"}, "heure d’Europe centrale": {"Europe/Paris"},
    "hora de Europa central": {"Europe/Madrid"}, "Eastern Time": {"America/New_York", "America/Toronto"},
}  # fmt: skip
BY_STATE = {
    "USA": {"America/New_York", "America/Los_Angeles"}, "UK": {"Europe/London"}, "Ivory Coast": {"Africa/Abidjan"},
    "Congo": {"Africa/Brazzaville", "Africa/Kinshasa"}, "Birmingham, UK": {"Europe/London"},
    "EST": {"America/New_York", "America/Toronto"}, "CAT": {"Africa/Lusaka"}, "WAT": {"Africa/Lagos"},
}  # fmt: skip


@pytest.mark.parametrize(("typed", "zone"), ONE.items())
def test_one_place_is_clear(typed: str, zone: str) -> None:
    assert [place.zone for place in zones_meant(typed)] == [zone]


@pytest.mark.parametrize(("typed", "zones"), ASKED.items())
def test_what_may_be_several_is_asked_about(typed: str, zones: set[str]) -> None:
    found = [place.zone for place in zones_meant(typed)]
    assert zones <= set(found)
    assert 1 < len(found) == len(set(found)) <= MOST


@pytest.mark.parametrize(
    "typed", ["London, Atlantis", "Paris, Peru", "UTC+20", "UTC+03:07", "+", "12", "HEC", ", ,", "time"]
)
def test_nothing_is_guessed(typed: str) -> None:
    assert zones_meant(typed) == []


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("UTC+3", 180), ("utc +3", 180), ("UTC+03:00", 180), ("GMT+2", 120), ("gmt-4", -240), ("GMT\u22124", -240),
        ("+05:30", 330), ("+0530", 330), ("UTC+5.5", 330), ("UTC+5h30", 330), ("\u201303:00", -180), ("TU+1", 60),
        ("Z", None), ("UTC", None), ("3", None), ("UTC 3", None), ("Etc/GMT+3", None),
    ],
)  # fmt: skip
def test_an_offset_has_the_sign_of_people(typed: str, minutes: int | None) -> None:
    assert offset_meant(folded(typed)) == (None if minutes is None else timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("typed", "hours", "first"),
    [("UTC+3", 3, "Nairobi"), ("GMT+2", 2, "Johannesburg"), ("UTC-5", -5, "Lima"), ("UTC-3", -3, "Sao Paulo")],
)
def test_an_offset_offers_places_with_that_clock_first_those_where_it_is_so_all_the_year(
    typed: str, hours: int, first: str
) -> None:
    found, offset = zones_meant(typed), timedelta(hours=hours)
    assert found[0].name == first
    assert all(offset in offsets(place.zone) for place in found)
    always = [offsets(place.zone) == (offset, offset) for place in found]
    assert always == sorted(always, reverse=True)
    assert 1 < len(found) == len({place.zone for place in found}) <= MOST


def test_whoever_means_summer_time_finds_it_too() -> None:
    assert "Geneva" in [place.name for place in zones_meant("UTC+2")]
    assert "Geneva" in [place.name for place in zones_meant("UTC+1")]


def test_a_place_tells_both_its_clocks() -> None:
    assert Place("Geneva", "Europe/Zurich").offset == "UTC+01/UTC+02"
    assert Place("Santiago", "America/Santiago").offset == "UTC-04/UTC-03"
    assert Place("Nairobi", "Africa/Nairobi").offset == "UTC+03"


def test_the_capital_of_every_member_is_found_and_is_on_its_own_clock() -> None:
    members = {
        state["iso2"]
        for state in read("states")["states"]
        if any(standing["status"] == "member" and standing["until"] is None for standing in state["standing"])
    }
    capitals = [city for city in cities.proposed() if city.kind == "capital"]
    assert len(members) == 193
    assert members <= {city.country for city in capitals}
    for city in (city for city in capitals if city.country in members):
        assert get_global("zone_territories")[city.zone] == city.country, city.name
        zones = [place.zone for place in zones_meant(city.name)]
        assert city.zone in zones, city.name
        told = [place.zone for place in zones_meant(f"{city.name}, {city.country}")]
        assert told == [city.zone], city.name


def test_every_line_of_the_cities_is_one_that_the_program_reads() -> None:
    aliases, known = get_global("zone_aliases"), available_timezones()
    lines = Path(cities.__file__).with_name("cities.tsv").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 6_000
    for line in lines:
        name, zone, country, people, kind, names = line.split("\t")
        assert zone in known, line
        assert zone not in aliases, line
        assert len(country) == 2, line
        assert int(people) >= 0, line
        assert kind in ("capital", "proposed", "region", ""), line
        folded_names = names.strip("|").split("|")
        assert folded_names[0] == folded(name), line
        assert all(folded(each) == each for each in folded_names), line
        assert ZoneInfo(zone).key == zone


@pytest.mark.parametrize(("typed", "zones"), BY_STATE.items())
def test_names_that_people_type_for_states_are_known_here_too(typed: str, zones: set[str], unit: Unit) -> None:
    with unit():
        assert zones <= {
            place.zone for place in zones_meant(typed, lambda name: countries_meant(name, date(2027, 1, 1)))
        }


def test_letters_of_a_clock_are_no_code_of_a_state(unit: Unit) -> None:
    with unit():
        found = zones_meant("EST", lambda name: countries_meant(name, date(2027, 1, 1)))
    assert "Europe/Tallinn" not in {place.zone for place in found}


def test_whoever_types_another_name_is_told_what_was_understood(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        webinar(zone=None)
    page = f"{DESK}/details"
    saved = send(alice, page, zone="Saigon")
    assert "“Saigon” is understood as Ho Chi Minh City." in alice.get(saved.location).text
    assert form_on(alice.get(page))["zone"] == "Ho Chi Minh"
    for typed in (form_on(alice.get(page))["zone"], "geneva", "Europe/Zurich"):
        saved = send(alice, page, zone=typed)
        assert "is understood as" not in alice.get(saved.location).text


def test_places_of_one_name_are_told_apart_by_their_countries(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        webinar(zone=None)
    page = f"{DESK}/details"
    asked = send(alice, page, zone="San José")
    assert asked.status_code == 422
    assert "San José, Costa Rica&nbsp;" in asked.text
    assert "San Jose, United States&nbsp;" in asked.text
    form = form_on(asked)
    assert alice.post(page, data={**form, "zone": ["San José", "America/Costa_Rica"]}).status_code == 303
    with unit():
        assert at_desk().zone == "America/Costa_Rica"
    saved = send(alice, page, venue="Centro de convenciones")
    assert saved.status_code == 303
    assert "is understood as" not in alice.get(saved.location).text
    with unit():
        assert at_desk().zone == "America/Costa_Rica"
