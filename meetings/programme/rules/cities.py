"""Cities by every name that people have for them, each with the zone whose clock it follows.

From GeoNames (CC BY 4.0); ``script/cities`` says how ``cities.tsv`` was made. The designations imply no opinion on any
territory. The file is kept as it is and looked through when somebody asks, which takes less memory than an index.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from meetings.core.folding import folded

_FILE: Final = Path(__file__).with_name("cities.tsv")


@dataclass(frozen=True, slots=True)
class City:
    """A city, or a part of a federal State with one of its zones."""

    name: str
    zone: str
    country: str  # ISO 3166-1 alpha-2
    people: int
    kind: str  # "capital", "proposed" (where people meet), "region", or nothing
    names: frozenset[str]  # all of them, folded


def called(wanted: str) -> list[City]:
    """The cities that have this name, folded, among theirs."""
    return [city for city in _with(f"|{wanted}|") if city.kind != "region"]


def called_region(wanted: str) -> list[City]:
    """The zones of a part of a federal State of this name, folded."""
    return [each for each in region(wanted) if folded(each.name) == wanted]


def region(wanted: str) -> list[City]:
    """The zones of a part of a federal State, by its name or its code, folded."""
    return [city for city in _with(f"|{wanted}|") if city.kind == "region"]


def beginning(wanted: str) -> list[City]:
    """The cities of which a name begins so, the largest first."""
    return sorted(_with(f"|{wanted}"), key=lambda city: -city.people)


@cache
def proposed() -> tuple[City, ...]:
    """Capitals and other cities where people meet, which are proposed while one types."""
    return tuple(city for city in _with("|") if city.kind in ("capital", "proposed"))


def _with(part: str) -> list[City]:
    table, sought = _table(), part.encode()
    found: list[City] = []
    place = table.find(sought)
    while place >= 0:
        end = table.index(b"\n", place)
        found.append(_city(table[table.rfind(b"\n", 0, place) + 1 : end].decode()))
        place = table.find(sought, end)
    return found


@cache
def _table() -> bytes:
    return _FILE.read_bytes()


def _city(line: str) -> City:
    name, zone, country, people, kind, names = line.rstrip("\n").split("\t")
    return City(name, zone, country, int(people), kind, frozenset(names.strip("|").split("|")))
