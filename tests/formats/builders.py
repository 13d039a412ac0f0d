"""A calendar with everything that is hard for a client: zones with and without rules, long text in six scripts."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from meetings.formats.ical import AllDay, Timed, calendar_bytes, event_bytes, timezone_bytes

# Zones with one rule, with two, with rules that ended or begin late, with none, and without changes.
ZONES = [
    *("Europe/Zurich", "Europe/London", "Europe/Dublin", "Europe/Istanbul", "America/New_York", "America/Santiago"),
    *("America/Lima", "America/Mexico_City", "America/Asuncion", "Africa/Casablanca", "Africa/Cairo", "Africa/Nairobi"),
    *("Asia/Beirut", "Asia/Kathmandu", "Asia/Bangkok", "Asia/Tehran", "Asia/Amman", "Australia/Lord_Howe"),
    *("Pacific/Apia", "Pacific/Fiji"),
]
HOST = "concord.example.org"
STAMP = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
ZURICH = ZoneInfo("Europe/Zurich")
LONG = (
    "Séance plénière : suivi des recommandations, première partie; العربية المتابعة والاستعراض — 区域审查论坛 — "
    "региональный обзор — revisión regional 🌍 C:\\Rooms"
)

# What a client shows of one event: UID, title, first instant in UTC (or first day), last one (or day after), status.
Line = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Feed:
    """One version of a calendar: its events, and the bytes that a subscriber gets."""

    events: tuple[Timed | AllDay, ...]
    years: tuple[int, int] = (2026, 2027)

    @property
    def body(self) -> bytes:
        zones = {event.start.tzinfo.key for event in self.events if isinstance(event, Timed) and event.start.tzinfo}  # type: ignore[attr-defined]
        return calendar_bytes(
            name="Global RCP Meeting, 7; Geneva",
            source=f"https://{HOST}/meetings/grcp-7/calendar.ics",
            zone="Europe/Zurich",
            zones=[timezone_bytes(zone, *self.years) for zone in sorted(zones)],
            events=map(event_bytes, self.events),
        )

    @property
    def picture(self) -> list[Line]:
        """What every client has to show, from the values and not from the bytes."""
        return sorted(line_of(event) for event in self.events)


def line_of(event: Timed | AllDay) -> Line:
    title = ("CANCELLED: " if event.status == "CANCELLED" else "") + event.summary
    if isinstance(event, AllDay):
        return event.uid, title, f"{event.first:%Y%m%d}", f"{event.last + timedelta(days=1):%Y%m%d}", event.status
    start, end = event.start.astimezone(UTC), event.end.astimezone(UTC)
    return event.uid, title, f"{start:%Y%m%dT%H%M%SZ}", f"{end:%Y%m%dT%H%M%SZ}", event.status


def a_session(number: int = 1, **values: Any) -> Timed:
    """A session of one hour; anything about it can be said otherwise."""
    zone = values.pop("zone", "Europe/Zurich")
    wall = values.pop("wall", datetime(2026, 11, 24, 9, 30))
    assert isinstance(zone, str)
    assert isinstance(wall, datetime)
    start = wall.replace(tzinfo=ZoneInfo(zone))
    session = Timed(
        uid=f"session-{number}@{HOST}",
        sequence=2,
        stamp=STAMP,
        summary=f"Session {number}",
        url=f"https://{HOST}/meetings/grcp-7/agenda#session-{number}",
        categories=("Session", "Global RCP Meeting"),
        status="CONFIRMED",
        location="Room XVII",
        description="moved from 09:00\nwas Room XVI",
        parent_uid=f"grcp-7@{HOST}",
        start=start,
        end=start + timedelta(hours=1),
    )
    return replace(session, **values)


def a_meeting(**values: Any) -> AllDay:
    """A meeting of two days; anything about it can be said otherwise."""
    meeting = AllDay(
        uid=f"grcp-7@{HOST}",
        sequence=0,
        stamp=STAMP,
        summary="Global RCP Meeting",
        url=f"https://{HOST}/meetings/grcp-7/",
        categories=("Meeting",),
        status="CONFIRMED",
        first=date(2026, 11, 24),
        last=date(2026, 11, 25),
    )
    return replace(meeting, **values)


def hard_events() -> tuple[Timed | AllDay, ...]:
    """Sessions on both sides of the change of clocks, in zones of every kind, and dates that are not fixed yet."""
    walls = {
        "Europe/Zurich": (datetime(2026, 3, 28, 14), datetime(2026, 3, 30, 14), datetime(2027, 1, 4, 8)),
        "Europe/Dublin": (datetime(2026, 10, 24, 9), datetime(2026, 10, 26, 9), datetime(2026, 1, 5, 9)),
        "America/Santiago": (datetime(2026, 4, 4, 10), datetime(2026, 4, 6, 10), datetime(2026, 9, 7, 10)),
        "Africa/Casablanca": (datetime(2026, 2, 10, 9), datetime(2026, 3, 2, 9), datetime(2026, 3, 25, 9)),
        "Africa/Cairo": (datetime(2026, 4, 23, 9), datetime(2026, 4, 25, 9), datetime(2026, 11, 2, 9)),
        "Australia/Lord_Howe": (datetime(2026, 4, 4, 9), datetime(2026, 4, 6, 9), datetime(2026, 10, 5, 9)),
        "Asia/Kathmandu": (datetime(2026, 6, 1, 9, 15),),
        "Asia/Bangkok": (datetime(2026, 6, 1, 23, 30),),
        "America/Lima": (datetime(2026, 6, 1, 18),),
        "UTC": (datetime(2026, 6, 1, 12),),
    }
    timed = [(zone, wall) for zone, times in walls.items() for wall in times]
    sessions = [a_session(n, zone=zone, wall=wall) for n, (zone, wall) in enumerate(timed, start=1)]
    joined = a_session(90, summary=LONG, location=None, join_url=f"https://{HOST}/join/90?a=1,2;3", alarm_minutes=15)
    cancelled = a_session(91, status="CANCELLED", alarm_minutes=15)
    fuzzy = a_meeting(
        uid=f"grcp-8@{HOST}",
        summary="[TBC] Late August 2027: Global RCP Meeting",
        status="TENTATIVE",
        first=date(2027, 8, 20),
        last=date(2027, 8, 31),
        description="Late August 2027 (TBC)",
    )
    return (a_meeting(), fuzzy, *sessions, joined, cancelled)


def three_versions() -> tuple[Feed, Feed, Feed]:
    """One calendar as it was, with one session added, and with one cancelled and one moved."""
    events = hard_events()
    moved = a_session(2, sequence=3, wall=datetime(2026, 11, 25, 14))
    cancelled = replace(events[2], status="CANCELLED", sequence=3)
    return Feed(events[:-1]), Feed(events), Feed((*events[:2], cancelled, moved, *events[4:]))
