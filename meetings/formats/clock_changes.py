"""The changes of a zone's clock, found with zoneinfo's public interface.

Instants are naive and in UTC here: a zone's clock is what is looked for, and cannot be used to look.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
STEP = timedelta(days=7)  # no zone changes its clock twice within a week; a test looks at all of them
NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a zone's clock, at a naive UTC instant."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool

    @property
    def wall(self) -> datetime:
        """What the clock showed at that moment, before it was changed."""
        return self.at + self.before

    @property
    def kind(self) -> tuple[object, ...]:
        """What changes that follow one rule have in common."""
        wall = self.wall
        return self.before, self.after, self.name, self.summer, wall.month, wall.weekday(), wall.time()


def changes_between(zone: ZoneInfo, begin: datetime, end: datetime) -> list[Change]:
    """Every change of the offset between two naive UTC instants, found by looking at each week and then closer."""
    weeks = (begin + STEP * n for n in range((end - begin) // STEP + 2))
    offsets = ((week, _offset(zone, week)) for week in weeks)
    found = [_change(zone, one, two) for (one, was), (two, now) in pairwise(offsets) if was != now]
    if any(_dst(zone, change.at) < NONE or _dst(zone, change.at - DAY) < NONE for change in found):
        # Ireland calls winter the exception. Calendars expect DAYLIGHT to be the later clock, so it is turned round.
        return [Change(c.at, c.before, c.after, c.name, c.after > c.before) for c in found]
    return found


def _change(zone: ZoneInfo, low: datetime, high: datetime) -> Change:
    """The one change between two instants that have different offsets, to the second."""
    before = _offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low).total_seconds() // 2)
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return Change(high, before, _offset(zone, high), _name(zone, high), _dst(zone, high) > NONE)


def standing(zone: ZoneInfo, at: datetime) -> Change:
    """What held before the first change, told as if it had always held."""
    offset = _offset(zone, at)
    return Change(datetime(1970, 1, 1) - offset, offset, offset, _name(zone, at), _dst(zone, at) > NONE)


def _local(zone: ZoneInfo, at: datetime) -> datetime:
    return at.replace(tzinfo=UTC).astimezone(zone)


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return _local(zone, at).utcoffset() or NONE


def _dst(zone: ZoneInfo, at: datetime) -> timedelta:
    return _local(zone, at).dst() or NONE


def _name(zone: ZoneInfo, at: datetime) -> str:
    return _local(zone, at).tzname() or ""
