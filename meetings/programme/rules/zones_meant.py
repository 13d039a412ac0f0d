"""Which time zone somebody means who types a city, a country, a short name such as CET, or the name of the database.

Cities are offered; the names of the time zone database, and its old ones, are understood and not listed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

from meetings.core.folding import folded
from meetings.core.languages import CATALOGUES
from meetings.core.written_hours import offset_of
from meetings.programme.rules.cities import CITIES

MOST: Final = 12  # places offered at once
_UTC: Final = frozenset({"utc", "gmt", "z", "zulu"})
_CONTINENTS: Final = frozenset(
    {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)
# The places of one clock that are offered first: where mechanisms, commissions and the United Nations meet.
_FIRST: Final = (
    "Geneva", "Vienna", "Paris", "Berlin", "Brussels", "Rome", "Madrid", "London", "New York", "Chicago", "Denver",
    "Los Angeles", "Toronto", "Vancouver", "Mexico City", "Lima", "Sao Paulo", "Nairobi", "Addis Ababa", "Cairo",
    "Lagos", "Johannesburg", "Dakar", "Beirut", "Moscow", "Jakarta", "Bangkok", "Manila", "Sydney", "Perth", "Suva",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A city with the zone whose clock it follows."""

    name: str
    zone: str

    @property
    def offset(self) -> str:
        """How far its clock is from UTC in January, to tell places of one name apart."""
        return offset_of(datetime(2027, 1, 15, tzinfo=UTC).astimezone(ZoneInfo(self.zone)))


def city_of(zone: str) -> str:
    """The city that a zone is named after; the name itself of what is no place."""
    return zone.rpartition("/")[2].replace("_", " ") if "/" in zone else zone


@cache
def places() -> tuple[Place, ...]:
    """Every city that is known, by name; the zones that are only old names of others are not among them."""
    aliases = get_global("zone_aliases")
    listed = [
        zone
        for zone in get_global("zone_territories")
        if zone not in aliases and zone in available_timezones() and zone.split("/")[0] in _CONTINENTS
    ]
    known = [Place(city_of(zone), zone) for zone in listed] + [Place(*each) for each in CITIES.items()]
    return (Place("UTC", "UTC"), *sorted(known, key=lambda place: (folded(place.name), place.zone)))


def zones_meant(text: str) -> list[Place]:
    """The places that somebody may mean, the likeliest first: one where it is clear, none where nothing fits."""
    wanted = folded(text)
    if wanted in _UTC:
        return [Place("UTC", "UTC")]
    if zone := _database().get(text.strip().casefold()):
        return [Place(city_of(zone), zone)]
    for found in (
        [place for place in places() if folded(place.name) == wanted],
        _of_a_country(wanted),
        _of_a_short_name(text.strip()),
        [place for place in places() if len(wanted) > 2 and folded(place.name).startswith(wanted)],
    ):
        if found:
            return _one_clock_once(found)
    return []


def shown(zone: str) -> str:
    """What a field says of a zone: its city; the name of the database where several places are called so."""
    city = city_of(zone)
    return city if [place.zone for place in zones_meant(city)] == [zone] else zone


@cache
def _database() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if "/" in name}


def _one_clock_once(found: Iterable[Place]) -> list[Place]:
    """The first places first, each zone once."""
    ordered = sorted(found, key=lambda place: _FIRST.index(place.name) if place.name in _FIRST else len(_FIRST))
    by_zone: dict[str, Place] = {}
    for place in ordered:
        by_zone.setdefault(place.zone, place)
    return list(by_zone.values())[:MOST]


def _of_a_country(wanted: str) -> list[Place]:
    codes = _countries().get(wanted, frozenset())
    territories = get_global("zone_territories")
    return [place for place in places() if territories.get(place.zone) in codes]


@cache
def _countries() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for language in CATALOGUES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found[folded(name)] = found.get(folded(name), frozenset()) | {code}
    return found


def _of_a_short_name(name: str) -> list[Place]:
    return [place for place in places() if name.upper() in _short_names(place.zone)] if name.isalpha() else []


@cache
def _short_names(zone: str) -> frozenset[str]:
    tz, year = ZoneInfo(zone), 2027
    names = (datetime(year, month, 15, tzinfo=tz).tzname() or "" for month in (1, 7))
    return frozenset(name for name in names if name.isalpha())
