"""Which clock somebody means who types no place: CET, "heure d’Europe centrale", UTC+3, +05:30."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global

from meetings.core.folding import folded
from meetings.core.languages import CATALOGUES

# The sign is that of people, who are ahead of UTC in the east; "Etc/GMT-3" has the other one and is what no one types.
_OFFSET: Final = re.compile(r"(?:utc|gmt|tu|z)? ?(?:([+-]) ?(\d{1,2})(?:[:.h]?([0-5]\d))?|(\+|-)(\d{1,2})\.(\d)) ?h?")
_UTC: Final = frozenset({
    "utc", "gmt", "z", "zulu", "tu", "tuc", "universal time", "temps universel", "tiempo universal",
    "coordinated universal time", "temps universel coordonne", "tiempo universal coordinado",
})  # fmt: skip
_YEAR: Final = 2027  # any with the rules of today


def is_utc(wanted: str) -> bool:
    """Whether the folded words are the clock without an offset."""
    return wanted in _UTC or offset_meant(wanted) == timedelta()


def offset_meant(wanted: str) -> timedelta | None:
    """``utc+3``, ``gmt -4``, ``+05:30``, ``+0530``, ``utc+5.5``, folded: how far ahead of UTC; None for no offset."""
    found = _OFFSET.fullmatch(wanted)
    if found is None:
        return None
    sign, hours, minutes, other_sign, other_hours, tenths = found.groups()
    if tenths:
        sign, hours, minutes = other_sign, other_hours, str(int(tenths) * 6)
    ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return -ahead if sign == "-" else ahead


@cache
def offsets(zone: str) -> tuple[timedelta, timedelta]:
    """How far the clock of a zone is ahead of UTC: the less and the more of a year, mostly in winter and in summer."""
    both = sorted(_at(zone, month).utcoffset() or timedelta() for month in (1, 7))
    return both[0], both[1]


def moments(zone: str) -> list[datetime]:
    """A moment with each of the two offsets, the lesser first; one where it has one."""
    return list({moment.utcoffset(): moment for moment in sorted((_at(zone, 1), _at(zone, 7)), key=_ahead)}.values())


@cache
def short_names(zone: str) -> frozenset[str]:
    """``CET`` and ``CEST``; nothing where the database has numbers alone."""
    return frozenset(name for moment in (_at(zone, 1), _at(zone, 7)) if (name := moment.tzname() or "").isalpha())


@cache
def long_names() -> dict[str, frozenset[str]]:
    """Zones by what their clock is called in full, folded, in each language of the interface (CLDR)."""
    by_clock: dict[str, set[str]] = {}
    for zone, clock in get_global("meta_zones").items():
        by_clock.setdefault(clock, set()).add(zone)
    found: dict[str, frozenset[str]] = {}
    for language in CATALOGUES:
        for clock, names in Locale.parse(language).meta_zones.items():
            for name in names.get("long", {}).values():
                key = folded(str(name))
                found[key] = found.get(key, frozenset()) | by_clock.get(clock, set())
    return found


def _at(zone: str, month: int) -> datetime:
    return datetime(_YEAR, month, 15, tzinfo=UTC).astimezone(ZoneInfo(zone))


def _ahead(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()
