"""Wall times: what the clock on the wall of the meeting shows, and the one moment it means.

A wall time that daylight saving skips is refused; one that it doubles is asked about. Nothing shifts silently.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _

# The days a meeting can have: since there are United Nations, and further ahead than anybody plans.
FIRST, LAST = date(1945, 1, 1), date(2199, 12, 31)


def require_known_days(dates: FuzzyDates) -> None:
    """Refuse days that can only be slips of the keyboard.

    :raises Invalid: for days before 1945 or after 2199, beside the first of them.
    """
    for name, day in (("first_day", dates.earliest), ("last_day", dates.latest)):
        if day is not None:
            require_known_day(day, name)


def is_known(*days: date) -> bool:
    """Whether a meeting can have these days: whatever sets a time asks, or nobody could save it again."""
    return all(FIRST <= day <= LAST for day in days)


def require_known_day(day: date, field: str) -> None:
    """Refuse a day before 1945 or after 2199, beside a field.

    :raises Invalid: for such a day.
    """
    if not is_known(day):
        sentence = _("Give a day from 1945 to 2199.")
        raise Invalid(sentence, {field: sentence})


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())  # which walks through the time zone database on the disk


def zone_of(name: str) -> ZoneInfo:
    """The IANA zone of that name.

    :raises Invalid: for anything else; abbreviations such as CET are refused, since they are not one place's clock.
    """
    if name != "UTC" and ("/" not in name or name not in _zones()):
        raise Invalid(
            _("%(zone)s is not a time zone; choose a place such as Europe/Zurich."),
            {"zone": _("Choose a place such as Europe/Zurich.")},
            zone=name,
        )
    return ZoneInfo(name)


def moment(wall: datetime, zone: str, fold: int | None = None, field: str = "start") -> datetime:
    """The moment, in UTC, at which the clock on the wall shows ``wall`` (without a zone).

    :param fold: for a time that comes twice when clocks go back: 0 the first, 1 the second; None asks.
    :raises Invalid: for a skipped time, or a doubled one without ``fold``; for a day before 1945 or after 2199.
    """
    require_known_day(wall.date(), field)
    local = [wall.replace(tzinfo=zone_of(zone), fold=number) for number in (0, 1)]
    first, second = (each.astimezone(UTC) for each in local)
    if first == second:
        return first
    shown = wall.strftime("%H:%M")
    if first.astimezone(local[0].tzinfo).replace(tzinfo=None, fold=0) != wall:
        sentence = _("The clocks go forward that night: this time does not exist. Choose an hour earlier or later.")
        raise Invalid(_("%(time)s does not exist that day, because clocks go forward."), {field: sentence}, time=shown)
    if fold is None:
        sentence = _(
            "The clocks go back that night: this time comes twice. Say whether you mean the first or the second."
        )
        raise Invalid(_("%(time)s comes twice that day, because clocks go back."), {field: sentence}, time=shown)
    return second if fold else first


def kept_on_the_wall(wall: datetime, was: datetime, old: str, new: str) -> datetime:
    """The moment that the same time on the wall means in another zone.

    :param was: the moment that it meant; of two equal times the same one is meant still, where both zones have two.
    :raises Invalid: where the new zone skips this time, or has it twice and the old one had not.
    """
    fold = was.astimezone(zone_of(old)).fold if ambiguous(wall, old) else None
    return moment(wall, new, fold, "zone")


def end_of_day(day: date, clock: time) -> date:
    """The day of an end that is given without one: midnight is that at which the day of the start ends."""
    return day + timedelta(days=1) if clock == time() else day


def next_day_meant(start: datetime, clock: time) -> date | None:
    """The day to ask about where an end without a day is not after the start; None where it is.

    What ends at the hour at which it starts may last a day, and what ends before it the night: both may be a slip, too,
    so neither is taken for granted.
    """
    ends = end_of_day(start.date(), clock)
    return None if datetime.combine(ends, clock) > start else ends + timedelta(days=1)


def ambiguous(wall: datetime, zone: str) -> bool:
    """Whether the clock on the wall shows this time twice that day."""
    tz = ZoneInfo(zone)
    offsets = [wall.replace(tzinfo=tz, fold=number).utcoffset() or timedelta() for number in (0, 1)]
    return offsets[0] > offsets[1]
