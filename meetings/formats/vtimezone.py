"""A VTIMEZONE made from zoneinfo: yearly rules where the zone has them, single changes where it has none.

Clients misread long lists of dates (RDATE), so every change of the clock that follows a rule is written as a
yearly RRULE. The rule is not known to zoneinfo's public interface; it is found in the changes themselves, and
kept only if it gives back exactly those changes.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import chain
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from meetings.formats.clock_changes import DAY, Change, changes_between, standing

# A rule counts as lasting when it still holds this many years on. More than 28, after which weekdays recur.
YEARS_AHEAD = 30
# Before the first of these years no zone had changed its clock, after the last each follows its rule for ever.
OLDEST, NEWEST = 1800, 2200
FEWEST_FOR_A_RULE = 3
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NAMES_OF_UTC = frozenset(
    {"UTC", "UCT", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich", "Universal", "Zulu"}
    | {"Etc/UTC", "Etc/UCT", "Etc/GMT", "Etc/GMT0", "Etc/GMT+0", "Etc/GMT-0", "Etc/Greenwich", "Etc/Universal"}
    | {"Etc/Zulu"}
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A weekday of a month, every year: its n-th (-1: the last), or the one that falls on one of `days`."""

    month: int
    weekday: int
    nth: int | None
    days: tuple[int, ...]

    def dates(self, first: date, last: date) -> Iterator[date]:
        """The days the rule gives, from `first` to `last`, both included."""
        for year in range(first.year, last.year + 1):
            weekday_of_first, length = monthrange(year, self.month)
            of_weekday = range((self.weekday - weekday_of_first) % 7 + 1, length + 1, 7)
            for day in self._chosen(of_weekday):
                if first <= (found := date(year, self.month, day)) <= last:
                    yield found

    def _chosen(self, of_weekday: Sequence[int]) -> Sequence[int]:
        if self.nth is None:
            return [day for day in of_weekday if day in self.days]
        return [of_weekday[self.nth - 1 if self.nth > 0 else self.nth]]

    def parts(self) -> dict[str, object]:
        """The parts of the RRULE, as icalendar takes them."""
        weekday = WEEKDAYS[self.weekday]
        if self.nth is not None:
            return {"FREQ": "YEARLY", "BYMONTH": self.month, "BYDAY": f"{self.nth}{weekday}"}
        return {"FREQ": "YEARLY", "BYMONTH": self.month, "BYDAY": weekday, "BYMONTHDAY": list(self.days)}


@dataclass(frozen=True, slots=True)
class Observance:
    """A change and, where it has one, the rule by which it comes back: for ever, or until the UTC instant `until`."""

    start: Change
    rule: Rule | None = None
    until: datetime | None = None


@lru_cache(maxsize=256)
def timezone_bytes(tzid: str, first_year: int, last_year: int) -> bytes:
    """One VTIMEZONE, exact for every instant of the years given, both included; empty for a zone that is UTC.

    :param tzid: an IANA name, written as the TZID.
    :raises ZoneInfoNotFoundError: a zone that the time zone database does not have.
    :raises ValueError: years in the wrong order, or a name that is no zone's.
    Source: RFC 5545, section 3.6.5.
    """
    if last_year < first_year:
        raise ValueError(f"The last year ({last_year}) comes before the first ({first_year})")
    first_year, last_year = (min(max(year, OLDEST), NEWEST) for year in (first_year, last_year))
    zone = ZoneInfo(tzid)
    if tzid in NAMES_OF_UTC:
        return b""
    timezone = Timezone()
    timezone.add("tzid", tzid)
    for observance in _observances(zone, first_year, last_year):
        timezone.add_component(_component(observance))
    written: bytes = timezone.to_ical()
    return written


def _observances(zone: ZoneInfo, first_year: int, last_year: int) -> list[Observance]:
    """In the order in which they begin, with what held at the start of the first year."""
    begin, end = datetime(first_year - 1, 1, 1), datetime(last_year + 1, 1, 2)
    changes = changes_between(zone, begin, datetime(last_year + YEARS_AHEAD + 1, 1, 1))
    groups: dict[tuple[object, ...], list[Change]] = defaultdict(list)
    for change in changes:
        groups[change.kind].append(change)
    last_day = date(last_year + YEARS_AHEAD, 12, 31)
    found = chain.from_iterable(_by_rule(group, last_day) for group in groups.values())
    # A lasting rule is written even if it first applies later: else its fellow would run on without it.
    kept = [one for one in found if one.start.at < end or (one.rule and not one.until)]
    if not changes or changes[0].at >= datetime(first_year, 1, 1) - DAY:
        kept.append(Observance(standing(zone, begin)))
    return sorted(kept, key=lambda one: one.start.wall)


def _by_rule(group: list[Change], last_day: date) -> Iterator[Observance]:
    """Changes of one kind, in order of time, told with as few observances as possible; the longest rules last."""
    horizon = last_day
    while group:
        size, rule, lasting = _longest(group, horizon) if len(group) >= FEWEST_FOR_A_RULE else (1, None, False)
        run = group[-size:]
        # A day later than the last: some clients read UNTIL as local time, and would drop the last change.
        yield Observance(run[0], rule, None if lasting or rule is None else run[-1].at + DAY)
        group = group[:-size]
        horizon = date.min  # what comes before a later run has ended


def _longest(group: list[Change], horizon: date) -> tuple[int, Rule | None, bool]:
    """The longest run at the end of the group that a rule gives back; whether the rule lasts to the horizon."""
    for size in range(len(group), FEWEST_FOR_A_RULE - 1, -1):
        run = [change.wall.date() for change in group[-size:]]
        for rule in _rules(run):
            if list(rule.dates(run[0], max(run[-1], horizon))) == run:
                return size, rule, horizon > run[-1]
            if list(rule.dates(run[0], run[-1])) == run:
                return size, rule, False
    return 1, None, False


def _rules(run: list[date]) -> Iterator[Rule]:
    """The rules that could give these days, the plainest first."""
    month, weekday, days = run[0].month, run[0].weekday(), [day.day for day in run]
    low, high = min(days), max(days)
    if high - low > 6:
        return
    if high > 21:
        yield Rule(month, weekday, -1, ())
    if (low - 1) // 7 == (high - 1) // 7 < 4:
        yield Rule(month, weekday, (low - 1) // 7 + 1, ())
    yield Rule(month, weekday, None, tuple(range(low, high + 1)))


def _component(observance: Observance) -> TimezoneDaylight | TimezoneStandard:
    change = observance.start
    component = TimezoneDaylight() if change.summer else TimezoneStandard()
    component.add("dtstart", change.wall)
    component.add("tzname", change.name)
    component.add("tzoffsetfrom", change.before)
    component.add("tzoffsetto", change.after)
    if observance.rule:
        until = {"UNTIL": observance.until.replace(tzinfo=UTC)} if observance.until else {}
        component.add("rrule", observance.rule.parts() | until)
    return component
