"""Sessions on the clock of one zone: the day on which they show, their times, and what the meeting's own clock says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from meetings.core.written_hours import hours_in, names_of_zone
from meetings.programme.rules.zones_meant import city_of, clock_of
from meetings.web.filters import hours, zone_name
from meetings.web.languages import page_language
from meetings.web.translation import _

# Zones to choose from without JavaScript: one for each place where mechanisms and commissions meet, west to east.
CHOICES = (
    "America/Los_Angeles", "America/Mexico_City", "America/Lima", "America/New_York", "America/Santiago",
    "America/Sao_Paulo", "UTC", "Africa/Abidjan", "Europe/London", "Africa/Lagos", "Europe/Zurich",
    "Africa/Johannesburg", "Africa/Cairo", "Asia/Beirut",
    "Europe/Istanbul", "Africa/Addis_Ababa", "Asia/Dubai", "Asia/Almaty", "Asia/Karachi",
    "Asia/Kolkata", "Asia/Dhaka", "Asia/Bangkok", "Asia/Manila", "Australia/Sydney", "Pacific/Fiji", "Pacific/Apia",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Times:
    """When a session is, on the clock of the page. ``zone_text`` is empty where ``time_text`` names the zone itself."""

    start: datetime
    end: datetime
    time_text: str
    zone_text: str
    zones: tuple[str, ...]
    elsewhere_text: str | None

    @property
    def day(self) -> date:
        """The day under which it shows."""
        return self.start.date()


def times(start: datetime, end: datetime, zone: str, own: str) -> Times:
    """The times of a released session.

    :param zone: the IANA zone of the page.
    :param own: that of the meeting.
    """
    start, end = (moment.astimezone(ZoneInfo(zone)) for moment in (start, end))
    zones = tuple(dict.fromkeys(names_of_zone(start, end)))
    zone_text = zones[0] if len(zones) == 1 else ""
    beside = _at_the_meeting(start, end, own) if zone != own else None
    return Times(start, end, hours(start, end), zone_text, zones, beside)


def _at_the_meeting(start: datetime, end: datetime, own: str) -> str:
    """What the meeting's own clock shows; with its day where that is another one."""
    local, until = start.astimezone(ZoneInfo(own)), end.astimezone(ZoneInfo(own))
    told = hours_in(page_language(), local, until, since=start.date())
    return _("%(time)s at the meeting", time=told)


def zone_text(zone: str, *moments: datetime, place: str | None = None) -> str:
    """A zone in words, with its short names at those moments: ``Zurich time (CEST)``, ``… (CEST, then CET)``.

    :param place: where the meeting is, whose clock it is then called by.
    """
    if zone == "UTC":
        return "UTC"
    if not moments:
        return _("%(city)s time", city=clock_of(zone, place))
    names = (zone_name(moment.astimezone(ZoneInfo(zone))) for moment in sorted(moments))
    return _("%(city)s time (%(name)s)", city=clock_of(zone, place), name=one_after_another(names))


def one_after_another(zones: Iterable[str]) -> str:
    """``CEST``; ``CEST, then CET`` where the clock is changed in between."""
    first, *others = dict.fromkeys(zones)
    return _("%(first)s, then %(next)s", first=first, next=others[0]) if others else first


def choices(zone: str, own: str, place: str | None = None) -> list[tuple[str, str, bool]]:
    """The zones of the form, the meeting's own first, called by the place of the meeting."""
    names = dict.fromkeys((own, zone, *CHOICES))
    texts = {own: _("%(city)s (the meeting)", city=clock_of(own, place))}
    return [(name, texts.get(name, city_of(name)), name == zone) for name in names]
