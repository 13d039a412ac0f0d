"""Which time zone somebody means who types a city, a country, a clock such as CET or UTC+3, or a name of the database.

Cities are offered; the names of the time zone database, and its old ones, are understood and not listed.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from typing import Final
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from meetings.core.folding import folded, may_be_a_name
from meetings.core.languages import CATALOGUES
from meetings.core.written_hours import offset_of
from meetings.programme.rules import cities
from meetings.programme.rules.clocks_meant import is_utc, long_names, moments, offset_meant, offsets, short_names

MOST: Final = 12  # places offered at once
_CLEARLY: Final = 8  # times as large is what people mean who say no more
_CAPITAL: Final = 5  # times as likely as another city of its size
_FOR_A_CAPITAL: Final = 25  # times less than that, and a capital is still asked about: Hamilton
_OWN_NAME: Final = 3  # times as likely to be called by the name it has than by another
_ENOUGH: Final = 3  # letters with which the name of a city that is proposed begins; one more for any other
_NAMED_AFTER: Final = 500_000  # people in a city that a zone is named after and the table lacks
_CONTINENTS: Final = frozenset(
    {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)
# The places of one clock that are offered first: where mechanisms, commissions and the United Nations meet.
_FIRST: Final = (
    "Geneva", "Vienna", "Paris", "Berlin", "Brussels", "Rome", "Madrid", "London", "New York", "Chicago", "Denver",
    "Los Angeles", "Toronto", "Vancouver", "Mexico City", "Lima", "Sao Paulo", "Nairobi", "Addis Ababa", "Cairo",
    "Lagos", "Johannesburg", "Dakar", "Beirut", "Moscow", "New Delhi", "Jakarta", "Bangkok", "Manila", "Sydney",
    "Perth", "Suva",
)  # fmt: skip
_SAYS_TIME: Final = re.compile(
    r"^(?:l'?heure|heure|hora) (?:locale |legale |local |oficial )?(?:de la |de l'|del |de el |du |de |d')"
    r"|^(?:local )?time (?:in|of) |(?: local| standard)? time$|['’]s time$"
)
_WHERE: Final = re.compile(r"\s*[,(/]\s*")

Countries = Callable[[str], Collection[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """A city with the zone whose clock it follows."""

    name: str
    zone: str
    country: str = ""  # ISO 3166-1 alpha-2; to tell places of one name apart

    @property
    def offset(self) -> str:
        """How far its clock is from UTC, in winter and in summer: ``UTC+03``, ``UTC+01/UTC+02``."""
        return "/".join(offset_of(moment) for moment in moments(self.zone))


def city_of(zone: str) -> str:
    """The city that a zone is named after; the name itself of what is no place."""
    return zone.rpartition("/")[2].replace("_", " ") if "/" in zone else zone


@lru_cache(maxsize=512)
def clock_of(zone: str, place: str | None = None) -> str:
    """Whose clock it is, as people there say: of the place of the meeting, where its clock is this one; else the city
    that the zone is named after. Nobody in Geneva says "Zurich time".

    :param place: the city in which the meeting is.
    """
    if place and [each.zone for each in zones_meant(place)] == [zone]:
        return place
    return city_of(zone)


@cache
def places() -> tuple[Place, ...]:
    """Every city that is proposed, by name; the zones that are only old names of others are not among them."""
    named = [Place(city_of(zone), zone, _country_of(zone)) for zone in _zones()]
    kept = [Place(city.name, city.zone, city.country) for city in cities.proposed()]
    own = {(place.zone, folded(place.name)) for place in kept}
    kept += [place for place in named if (place.zone, folded(place.name)) not in own]
    return (Place("UTC", "UTC"), *sorted(kept, key=lambda place: (folded(place.name), place.zone)))


def zones_meant(text: str, also: Countries = lambda _name: ()) -> list[Place]:
    """The places that somebody may mean, the likeliest first: one where it is clear, none where nothing fits.

    :param also: codes of the countries (ISO 3166-1 alpha-2) that have a name of which nothing is known here.
    """
    wanted = folded(text) if may_be_a_name(text) else ""
    if not wanted:
        return []
    if is_utc(wanted):
        return [Place("UTC", "UTC")]
    if zone := _database().get(text.strip().casefold()):
        return [Place(city_of(zone), zone)]
    if (offset := offset_meant(wanted)) is not None:
        return _of_an_offset(offset)
    return _named(wanted, also) or _named(_SAYS_TIME.sub("", wanted), also) or _beginning(wanted)


def shown(zone: str) -> str:
    """What a field says of a zone: its city, with its country where more are called so, or its name in the database."""
    city = city_of(zone)
    for name in (city, f"{city}, {Locale('en').territories.get(_country_of(zone), '')}"):
        if [place.zone for place in zones_meant(name)] == [zone]:
            return name
    return zone


def _named(wanted: str, also: Countries) -> list[Place]:
    """What has the name as a whole: a city, a country or a region, a clock, or a city with its country or region."""
    found = _likeliest(_called(wanted), wanted)
    codes = {*_countries().get(wanted, ()), *also(wanted)}
    regions = cities.called_region(wanted)
    if found and codes and {place.country for place in found} <= codes:
        return found
    if found and any(folded(place.name) == wanted for place in found):  # "Washington" is the city
        return found + [place for place in _of_countries(codes) if place.zone not in {each.zone for each in found}]
    short_name = wanted.upper()
    of_them = _of_countries(codes) + [Place(each.name, each.zone, each.country) for each in regions]
    return (
        # A clock before a country of the same letters: EST is no Estonia.
        _one_clock_once(place for place in places() if short_name in short_names(place.zone))
        or _one_clock_once(of_them)
        or found
        or _one_clock_once(place for place in places() if place.zone in long_names().get(wanted, ()))
        or _of_a_city_in(wanted, also)
    )


def _called(wanted: str) -> list[cities.City]:
    """Cities of that name, those included that only a zone is named after, in the languages of the interface."""
    found = cities.called(wanted)
    for zone in _exemplars().get(wanted, ()):
        if zone not in {city.zone for city in found}:
            found.append(cities.City(city_of(zone), zone, _country_of(zone), _NAMED_AFTER, "", frozenset({wanted})))
    return found


def _likeliest(found: Iterable[cities.City], wanted: str) -> list[Place]:
    """Each zone once, without cities that are much smaller than the largest: nobody means these who says no more."""

    def weight(city: cities.City) -> float:
        own = folded(city.name) == wanted
        return city.people * (_CAPITAL if city.kind == "capital" else 1) * (_OWN_NAME if own else 1)

    cities_of_it = list(found)
    if any(city.kind == "capital" and folded(city.name) == wanted for city in cities_of_it):
        cities_of_it = [city for city in cities_of_it if folded(city.name) == wanted]
    ordered = sorted(cities_of_it, key=lambda city: (-weight(city), city.name))
    least = weight(ordered[0]) / _CLEARLY if ordered else 0
    by_zone: dict[str, Place] = {}
    for city in ordered:
        at_least = least / _FOR_A_CAPITAL if city.kind == "capital" and folded(city.name) == wanted else least
        if weight(city) >= at_least:
            by_zone.setdefault(city.zone, Place(city.name, city.zone, city.country))
    return list(by_zone.values())[:MOST]


def _of_a_city_in(wanted: str, also: Countries) -> list[Place]:
    """``geneva, switzerland``, ``portland (oregon)``, ``paris, fr``: the city of that country or region alone."""
    city, *within = (part.strip(" )") for part in _WHERE.split(wanted))
    if not within:
        return []
    codes = {*_countries().get(within[-1], ()), *also(within[-1]), within[-1].upper()}
    zones = {each.zone for each in cities.region(within[-1])}
    return _likeliest((each for each in _called(city) if each.country in codes or each.zone in zones), city)


def _beginning(wanted: str) -> list[Place]:
    if len(wanted) < _ENOUGH:
        return []
    offered = [place for place in places() if folded(place.name).startswith(wanted)]
    if offered or len(wanted) == _ENOUGH:
        return _one_clock_once(offered)
    return _one_clock_once(Place(each.name, each.zone, each.country) for each in cities.beginning(wanted))


def _of_an_offset(offset: timedelta) -> list[Place]:
    """Places whose clock is so all the year, then those where it is in one half of it."""
    always = _one_clock_once(place for place in places() if offsets(place.zone) == (offset, offset))
    at_times = _one_clock_once(place for place in places() if offset in _of_one_half(place.zone))
    return [*always[: MOST - len(at_times[:4])], *at_times][:MOST]


def _of_one_half(zone: str) -> set[timedelta]:
    less, more = offsets(zone)
    return {less, more} if less != more else set()


def _of_countries(codes: Collection[str]) -> list[Place]:
    """Their zones; the clock of a neighbour where one has no zone of its own."""
    there = [place for place in places() if place.country in codes]
    return [place for place in there if _country_of(place.zone) in codes] or there


def _first(place: Place) -> tuple[int, bool]:
    return _FIRST.index(place.name) if place.name in _FIRST else len(_FIRST), place not in _capitals()


@cache
def _capitals() -> frozenset[Place]:
    return frozenset(Place(each.name, each.zone, each.country) for each in cities.proposed() if each.kind == "capital")


def _one_clock_once(found: Iterable[Place]) -> list[Place]:
    """The first places first, each zone once."""
    by_zone: dict[str, Place] = {}
    for place in sorted(found, key=_first):
        by_zone.setdefault(place.zone, place)
    return list(by_zone.values())[:MOST]


def _country_of(zone: str) -> str:
    return str(get_global("zone_territories").get(zone, ""))


@cache
def _zones() -> tuple[str, ...]:
    aliases, known = get_global("zone_aliases"), available_timezones()
    listed = (zone for zone in get_global("zone_territories") if zone not in aliases and zone in known)
    return tuple(zone for zone in listed if zone.split("/")[0] in _CONTINENTS)


@cache
def _database() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if "/" in name}


@cache
def _exemplars() -> dict[str, frozenset[str]]:
    """Zones by the city that they are named after, folded, in the languages of the interface (CLDR)."""
    found: dict[str, frozenset[str]] = {}
    for zone in _zones():
        said = (Locale.parse(language).time_zones.get(zone, {}).get("city") for language in CATALOGUES)
        for name in {folded(str(each)) for each in (city_of(zone), *said) if each}:
            found[name] = found.get(name, frozenset()) | {zone}
    return found


@cache
def _countries() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for language in CATALOGUES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found[folded(name)] = found.get(folded(name), frozenset()) | {code}
    return found
