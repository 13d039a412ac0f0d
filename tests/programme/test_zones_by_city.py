"""A zone is found by what people call it: a city, a country, a short name; the database's names stay out of sight."""

from zoneinfo import available_timezones

import pytest
from flask.testing import FlaskClient

from meetings.programme.actions.meetings import show_to
from meetings.programme.rules.cities import proposed
from meetings.programme.rules.zones_meant import MOST, clock_of, places, shown, zones_meant
from tests.programme.browsing import DESK, form_on, send
from tests.programme.builders import CODE, OLGA, Unit, at_desk, released, webinar, with_sessions


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Geneva", "Europe/Zurich"),
        (" geneva ", "Europe/Zurich"),
        ("Genève", "Europe/Zurich"),
        ("Zürich", "Europe/Zurich"),
        ("Switzerland", "Europe/Zurich"),
        ("Suisse", "Europe/Zurich"),
        ("Lima", "America/Lima"),
        ("Perú", "America/Lima"),
        ("New York", "America/New_York"),
        ("New Delhi", "Asia/Kolkata"),
        ("UTC", "UTC"),
        ("gmt", "UTC"),
        ("Europe/Vienna", "Europe/Vienna"),
        ("europe/vienna", "Europe/Vienna"),
        ("Asia/Calcutta", "Asia/Calcutta"),  # an old name is understood where it is known already
        ("Johannesb", "Africa/Johannesburg"),
    ],
)
def test_one_place_is_clear(typed: str, zone: str) -> None:
    assert [place.zone for place in zones_meant(typed)] == [zone]


def test_a_short_name_is_the_clock_of_many_places_the_likeliest_first() -> None:
    found = zones_meant("CET")
    assert [place.name for place in found[:3]] == ["Geneva", "Vienna", "Paris"]
    assert 3 < len(found) <= MOST
    assert len({place.zone for place in found}) == len(found)
    assert "Geneva" in [place.name for place in zones_meant("cest")]


def test_a_country_of_several_clocks_offers_them() -> None:
    assert {"America/New_York", "America/Los_Angeles"} <= {place.zone for place in zones_meant("United States")}


@pytest.mark.parametrize("typed", ["", "Atlantis", "xx", "Etc/Unknown", "../etc"])
def test_nothing_fits_what_is_no_place(typed: str) -> None:
    assert zones_meant(typed) == []


def test_cities_are_listed_and_old_names_of_zones_are_not() -> None:
    names = [place.name for place in places()]
    zones = {place.zone for place in places()}
    assert {"Geneva", "Lima", "Kolkata", "Kyiv"} <= set(names)
    assert not any("/" in name or "_" in name for name in names)
    assert not {"Asia/Calcutta", "Europe/Kiev", "US/Eastern", "America/Buenos_Aires", "Etc/GMT+1"} & zones
    assert zones <= available_timezones() | {"UTC"}
    assert {city.zone for city in proposed()} <= zones


def test_what_is_shown_of_a_zone_means_it_again() -> None:
    for zone in {place.zone for place in places()} | {"Asia/Calcutta", "UTC"}:
        assert [place.zone for place in zones_meant(shown(zone))] == [zone]


def test_a_city_is_typed_without_a_script(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        webinar(zone=None)
    page = f"{DESK}/details"
    assert '<option value="Geneva">' in alice.get(page).text
    assert "Europe/Zurich" not in alice.get(page).text
    assert send(alice, page, zone="Geneva").status_code == 303
    with unit():
        assert at_desk().zone == "Europe/Zurich"
    assert form_on(alice.get(page))["zone"] == "Zurich"
    assert send(alice, page, venue="Palais").status_code == 303
    with unit():
        assert at_desk().zone == "Europe/Zurich"


def test_where_several_places_fit_they_are_offered_as_buttons(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        webinar(zone=None)
    page = f"{DESK}/details"
    asked = send(alice, page, zone="CET")
    assert asked.status_code == 422
    assert "Several places fit." in asked.text
    assert 'name="zone" value="Europe/Vienna"' in asked.text
    form = form_on(asked)
    assert form["zone"] == "CET"
    assert alice.post(page, data={**form, "zone": ["CET", "Europe/Vienna"]}).status_code == 303
    with unit():
        assert at_desk().zone == "Europe/Vienna"
    refused = send(alice, page, zone="Atlantis")
    assert refused.status_code == 422
    assert "No place is known by this name." in refused.text


@pytest.mark.parametrize(
    ("zone", "place", "called"),
    [
        ("Europe/Zurich", "Geneva", "Geneva"),
        ("Europe/Zurich", "Genève", "Genève"),
        ("Asia/Dubai", "Abu Dhabi", "Abu Dhabi"),
        ("Europe/Zurich", "Lima", "Zurich"),  # another clock: the city that the zone is named after
        ("Europe/Zurich", "The old town hall", "Zurich"),
        ("America/New_York", None, "New York"),
        ("UTC", "Geneva", "UTC"),
    ],
)
def test_a_clock_is_called_by_the_place_of_the_meeting(zone: str, place: str | None, called: str) -> None:
    assert clock_of(zone, place) == called


def test_nobody_in_geneva_reads_zurich_time(alice: FlaskClient, client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = with_sessions(city="Geneva", country="CHE", mode="hybrid")
        released()
        show_to(OLGA, meeting, "public")
    for address in (f"{DESK}/agenda", f"{DESK}/sessions/1", f"{DESK}/sessions/1/moves", f"{DESK}/history"):
        page = alice.get(address).text
        assert "Times are Geneva time." in page, address
    for address in ("agenda", "sessions/1", "releases/1"):
        page = client.get(f"/meetings/{CODE}/{address}").text
        assert "Geneva time" in page, address
        assert "Zurich time" not in page, address
    assert form_on(alice.get(f"{DESK}/details"))["zone"] == "Geneva"
    assert send(alice, f"{DESK}/details").status_code == 303  # sent as it stands it is the same zone
    with unit():
        assert at_desk().zone == "Europe/Zurich"


def test_whoever_types_a_city_without_a_clock_of_its_own_is_told_whose_it_is(olga: FlaskClient) -> None:
    sent = send(olga, "/desk/new", title="Lakes", first_day="2027-05-20", zone="Geneva", code=CODE)
    assert "Geneva has the clock of Zurich." in olga.get(sent.location).text
