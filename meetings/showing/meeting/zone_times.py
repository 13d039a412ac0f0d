"""Sessions on the clock of one zone: the day on which they show, their times, and what the meeting's own clock says."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from meetings.web.filters import clock, semicolon, zone_name
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
    """When a session is, on the clock of the page."""

    start: datetime
    end: datetime
    time_text: str
    zone_text: str
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
    beside = [_("ends %(day)s", day=_short(end))] if end.date() != start.date() else []
    beside += [_at_the_meeting(start, end, own)] if zone != own else []
    return Times(start, end, span(start, end), _zone_short(start), semicolon().join(beside) or None)


def span(start: datetime, end: datetime) -> str:
    """``09:30–10:15``."""
    return f"{clock(start)}–{clock(end)}"


def _short(day: date) -> str:
    return str(format_date(day, "d MMM", locale=page_language()))


def _zone_short(moment: datetime) -> str:
    return zone_name(moment).removesuffix(":00")


def _at_the_meeting(start: datetime, end: datetime, own: str) -> str:
    """What the meeting's own clock shows; with its day where that is another one."""
    local, until = start.astimezone(ZoneInfo(own)), end.astimezone(ZoneInfo(own))
    if local.date() == start.date():
        return _("%(time)s at the meeting", time=span(local, until))
    day = format_date(local, "EEE d MMM", locale=page_language())
    return _("%(day)s, %(time)s at the meeting", day=day, time=span(local, until))


def zone_text(zone: str, moment: datetime | None) -> str:
    """A zone in words, with its short name at that moment: ``Zurich time (CEST)``."""
    if zone == "UTC":
        return "UTC"
    if moment is None:
        return _("%(city)s time", city=city(zone))
    return _("%(city)s time (%(name)s)", city=city(zone), name=zone_name(moment.astimezone(ZoneInfo(zone))))


def city(zone: str) -> str:
    """The place that a zone is named after."""
    return zone.rpartition("/")[2].replace("_", " ")


def choices(zone: str, own: str) -> list[tuple[str, str, bool]]:
    """The zones of the form, the meeting's own first."""
    names = dict.fromkeys((own, zone, *CHOICES))
    texts = {own: _("%(city)s (the meeting)", city=city(own))}
    return [(name, texts.get(name, city(name)), name == zone) for name in names]
