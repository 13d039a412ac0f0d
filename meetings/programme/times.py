"""Wall times: what the clock on the wall of the meeting shows, and the one moment it means.

A wall time that daylight saving skips is refused; one that it doubles is asked about. Nothing shifts silently.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from meetings.core.errors import Invalid
from meetings.core.words import mark as _


def zone_of(name: str) -> ZoneInfo:
    """The IANA zone of that name.

    :raises Invalid: for anything else; abbreviations such as CET are refused, since they are not one place's clock.
    """
    if name != "UTC" and ("/" not in name or name not in available_timezones()):
        raise Invalid(
            _("%(zone)s is not a time zone; choose a place such as Europe/Zurich."),
            {"zone": _("Choose a place such as Europe/Zurich.")},
            zone=name,
        )
    return ZoneInfo(name)


def moment(wall: datetime, zone: str, fold: int | None = None, field: str = "start") -> datetime:
    """The moment, in UTC, at which the clock on the wall shows ``wall`` (without a zone).

    :param fold: for a time that comes twice when clocks go back: 0 the first, 1 the second; None asks.
    :raises Invalid: for a skipped time, or a doubled one without ``fold``.
    """
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


def ambiguous(wall: datetime, zone: str) -> bool:
    """Whether the clock on the wall shows this time twice that day."""
    tz = ZoneInfo(zone)
    offsets = [wall.replace(tzinfo=tz, fold=number).utcoffset() or timedelta() for number in (0, 1)]
    return offsets[0] > offsets[1]
