"""Calendars: an event, and a calendar joined from events and time zones that were made before.

An event's bytes depend on nothing but its values: no clock, no random identifier. A calendar of 600 sessions is
therefore a join of stored bytes.

Source: RFC 5545, RFC 7986 and what clients are known to do with them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, vDuration, vText, vUri
from icalendar import Event as Component

from meetings.formats.plain import address, join_address, one_line, paragraph, plain_name
from meetings.formats.vtimezone import NAMES_OF_UTC, timezone_bytes

__all__ = ["AllDay", "Event", "Timed", "calendar_bytes", "event_bytes", "timezone_bytes"]

PRODUCT = "-//Concord//Meetings//EN"
REFRESH = timedelta(hours=1)
END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What a session and a whole meeting have in common in a calendar.

    :param uid: one for ever, whatever moves.
    :param sequence: raised by one when time, place, status or link change.
    :param stamp: when the event last changed, in UTC; never the time of the request.
    :param categories: kind and body; at least one.
    :param join_url: only for calendars that belong to one person. Without a location, the meeting is online only.
    :param watch: what the place is called at which everybody may watch it, and its address.
    :param alarm_minutes: before the start; a cancelled event rings no alarm.
    :raises ValueError: for values that no calendar could show, naming what is expected.
    """

    uid: str
    sequence: int
    stamp: datetime
    summary: str
    url: str
    categories: tuple[str, ...]
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
    location: str | None = None
    description: str = ""
    join_url: str | None = None
    watch: tuple[str, str] | None = None
    alarm_minutes: int | None = None
    parent_uid: str | None = None

    def __post_init__(self) -> None:
        if not one_line(self.uid):
            raise ValueError("An event needs a UID that stays the same for ever")
        if not any(map(one_line, self.categories)):
            raise ValueError("An event needs a category: its kind, its body, or both")
        if self.stamp.utcoffset() is None:
            raise ValueError("The stamp of an event needs a time zone (UTC)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed(Event):
    """A session: from `start` to `end`, both with their zone; it makes people busy."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        Event.__post_init__(self)
        if self.start.utcoffset() is None or self.end.utcoffset() is None:
            raise ValueError("The start and the end of a session need a time zone")
        if self.end.astimezone(UTC) <= self.start.astimezone(UTC):
            raise ValueError("A session ends after it starts")


@dataclass(frozen=True, slots=True, kw_only=True)
class AllDay(Event):
    """A meeting, or its dates as far as they are known: `first` to `last`, both included; people stay free."""

    first: date
    last: date

    def __post_init__(self) -> None:
        Event.__post_init__(self)
        if self.last < self.first:
            raise ValueError("The last day is the first day or a later one")


class Text(vText):
    """A TEXT value. icalendar takes a written backslash and capital N for a line break; this keeps it."""

    def to_ical(self) -> bytes:
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()


def event_bytes(event: Timed | AllDay) -> bytes:
    """One VEVENT, folded, with CRLF at the end of each line. The same values give the same bytes."""
    component = Component()
    _identity(component, event)
    _times(component, event)
    _words(component, event)
    _availability(component, event)
    if event.join_url:
        _conference(component, join_address(event.join_url))
    if event.watch:
        _webcast(component, *event.watch)
    if event.alarm_minutes is not None and event.status != "CANCELLED":
        component.add_component(_alarm(event))
    written: bytes = component.to_ical()
    return written


def calendar_bytes(
    *, name: str, source: str, zone: str | None, zones: Iterable[bytes], events: Iterable[bytes]
) -> bytes:
    """One VCALENDAR to subscribe to or to download: it has no METHOD, and nobody is invited by it.

    :param name: how the calendar is called in a client.
    :param source: its own address.
    :param zone: the IANA name of the zone a client should show it in.
    :param zones: VTIMEZONEs, one for each zone that the events use; doubles are written once.
    :param events: VEVENTs, in the order in which they are to stand.
    """
    calendar = Calendar()
    title = plain_name(name)
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    if zone:
        calendar.add("x-wr-timezone", plain_name(zone))
    calendar.add("refresh-interval", vDuration(REFRESH, {"VALUE": "DURATION"}))
    calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.add("source", vUri(address(source), params={"VALUE": "URI"}))
    return b"".join((calendar.to_ical().removesuffix(END), *dict.fromkeys(zones), *events, END))


def _identity(component: Component, event: Event) -> None:
    component.add("uid", Text(one_line(event.uid)))
    component.add("sequence", event.sequence)
    component.add("dtstamp", event.stamp.astimezone(UTC))
    component.add("last-modified", event.stamp.astimezone(UTC))
    component.add("status", event.status)
    component.add("class", "PUBLIC")
    component.add("url", vUri(address(event.url)))
    if event.parent_uid:
        component.add("related-to", Text(one_line(event.parent_uid)), parameters={"RELTYPE": "PARENT"})


def _times(component: Component, event: Timed | AllDay) -> None:
    if isinstance(event, AllDay):
        component.add("dtstart", event.first)
        if event.last < date.max:  # there is no day after that one
            component.add("dtend", event.last + timedelta(days=1))
        return
    start, end = _on_one_clock(event.start, event.end)
    component.add("dtstart", start)
    component.add("dtend", end)


def _on_one_clock(start: datetime, end: datetime) -> list[datetime]:
    """Both on the clock of the start; in UTC where it has no IANA name, or shows one of the two times twice."""
    zone, instants = start.tzinfo, [start.astimezone(UTC), end.astimezone(UTC)]
    if not isinstance(zone, ZoneInfo) or zone.key is None or zone.key in NAMES_OF_UTC:
        return instants
    local = [instant.astimezone(zone) for instant in instants]
    return instants if any(map(_shown_twice, local)) else local


def _shown_twice(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _words(component: Component, event: Event) -> None:
    join = join_address(event.join_url) if event.join_url else ""
    prefix = "CANCELLED: " if event.status == "CANCELLED" else ""
    component.add("summary", Text(prefix + one_line(event.summary)))
    component.add("categories", [Text(text) for text in map(one_line, event.categories) if text])
    if where := one_line(event.location or "") or join:
        component.add("location", Text(where))
    if what := "\n".join(filter(None, (join, paragraph(event.description)))):
        component.add("description", Text(what))


def _availability(component: Component, event: Timed | AllDay) -> None:
    free = isinstance(event, AllDay) or event.status == "CANCELLED"
    component.add("transp", "TRANSPARENT" if free else "OPAQUE")
    if free:
        component.add("x-microsoft-cdo-busystatus", "FREE")


def _conference(component: Component, join: str) -> None:
    parameters = {"VALUE": "URI", "FEATURE": ["AUDIO", "VIDEO"]}
    component.add("conference", vUri(join, params=parameters))
    component.add("x-google-conference", vUri(join))


def _webcast(component: Component, label: str, url: str) -> None:
    parameters = {"VALUE": "URI", "FEATURE": ["FEED", "VIDEO"], "LABEL": plain_name(label)}
    component.add("conference", vUri(address(url), params=parameters))


def _alarm(event: Event) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", Text(one_line(event.summary)))
    alarm.add("trigger", timedelta(minutes=-(event.alarm_minutes or 0)))
    return alarm
