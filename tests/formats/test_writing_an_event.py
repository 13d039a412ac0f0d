from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Component

from meetings.formats.ical import AllDay, Timed, calendar_bytes, event_bytes
from tests.formats.builders import a_meeting, a_session

pytestmark = pytest.mark.alike


def lines(body: bytes) -> list[str]:
    return body.decode().replace("\r\n ", "").split("\r\n")


def value(event: Timed | AllDay, name: str) -> str | None:
    """The one line of that name, with its parameters; None if there is none."""
    found = [line for line in lines(event_bytes(event)) if line.split(":")[0].split(";")[0] == name]
    assert len(found) <= 1
    return found[0] if found else None


def test_a_session_has_local_times_and_makes_people_busy() -> None:
    event = a_session(wall=datetime(2026, 11, 24, 9, 30))
    assert value(event, "DTSTART") == "DTSTART;TZID=Europe/Zurich:20261124T093000"
    assert value(event, "DTEND") == "DTEND;TZID=Europe/Zurich:20261124T103000"
    assert value(event, "TRANSP") == "TRANSP:OPAQUE"
    assert value(event, "X-MICROSOFT-CDO-BUSYSTATUS") is None


def test_the_stamp_is_the_time_of_the_change_and_not_of_the_request() -> None:
    event = a_session(stamp=datetime(2026, 10, 1, 12, 30, tzinfo=ZoneInfo("Europe/Zurich")))
    assert value(event, "DTSTAMP") == "DTSTAMP:20261001T103000Z"
    assert value(event, "LAST-MODIFIED") == "LAST-MODIFIED:20261001T103000Z"
    assert value(event, "CREATED") is None


def test_identity_and_kind_are_always_there() -> None:
    event = a_session(7, sequence=4, categories=("Side event", "Regional, sub-regional", " "))
    assert value(event, "UID") == "UID:session-7@concord.example.org"
    assert value(event, "SEQUENCE") == "SEQUENCE:4"
    assert value(event, "CLASS") == "CLASS:PUBLIC"
    assert value(event, "STATUS") == "STATUS:CONFIRMED"
    assert value(event, "CATEGORIES") == "CATEGORIES:Side event,Regional\\, sub-regional"
    assert value(event, "URL") == "URL:https://concord.example.org/meetings/grcp-7/agenda#session-7"
    assert value(event, "RELATED-TO") == "RELATED-TO;RELTYPE=PARENT:grcp-7@concord.example.org"


def test_a_meeting_covers_its_days_and_leaves_people_free() -> None:
    event = a_meeting(first=date(2026, 12, 30), last=date(2026, 12, 31))
    assert value(event, "DTSTART") == "DTSTART;VALUE=DATE:20261230"
    assert value(event, "DTEND") == "DTEND;VALUE=DATE:20270101"
    assert value(event, "TRANSP") == "TRANSP:TRANSPARENT"
    assert value(event, "X-MICROSOFT-CDO-BUSYSTATUS") == "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
    assert value(event, "RELATED-TO") is None
    assert value(event, "DESCRIPTION") is None


def test_dates_that_are_not_fixed_are_tentative_and_leave_people_free() -> None:
    event = a_meeting(status="TENTATIVE", summary="[TBC] Late August 2027")
    assert value(event, "STATUS") == "STATUS:TENTATIVE"
    assert value(event, "SUMMARY") == "SUMMARY:[TBC] Late August 2027"
    assert value(event, "TRANSP") == "TRANSP:TRANSPARENT"


def test_a_cancelled_session_stays_says_so_and_rings_no_alarm() -> None:
    event = a_session(status="CANCELLED", alarm_minutes=10, summary="Session 3")
    assert value(event, "SUMMARY") == "SUMMARY:CANCELLED: Session 3"
    assert value(event, "STATUS") == "STATUS:CANCELLED"
    assert value(event, "TRANSP") == "TRANSP:TRANSPARENT"
    assert value(event, "X-MICROSOFT-CDO-BUSYSTATUS") == "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
    assert b"VALARM" not in event_bytes(event)


def test_a_join_link_comes_first_and_is_the_place_of_a_meeting_that_is_online_only() -> None:
    event = a_session(location=None, join_url="https://c.example/join/7?a,b;c", description="moved from 09:00")
    encoded = "https://c.example/join/7?a%2Cb%3Bc"
    assert value(event, "DESCRIPTION") == f"DESCRIPTION:{encoded}\\nmoved from 09:00"
    assert value(event, "LOCATION") == f"LOCATION:{encoded}"
    assert value(event, "CONFERENCE") == f"CONFERENCE;FEATURE=AUDIO,VIDEO;VALUE=URI:{encoded}"
    assert value(event, "X-GOOGLE-CONFERENCE") == f"X-GOOGLE-CONFERENCE:{encoded}"
    assert value(a_session(join_url="https://c.example/join/7"), "LOCATION") == "LOCATION:Room XVII"


def test_nothing_of_a_join_link_is_written_without_one() -> None:
    body = event_bytes(a_session(location=None))
    assert b"CONFERENCE" not in body
    assert b"LOCATION" not in body


@pytest.mark.parametrize(("minutes", "trigger"), [(0, "P0D"), (15, "-PT15M"), (90, "-PT1H30M"), (1440, "-P1D")])
def test_an_alarm_rings_as_many_minutes_before_as_asked(minutes: int, trigger: str) -> None:
    assert f"TRIGGER:{trigger}" in lines(event_bytes(a_session(alarm_minutes=minutes)))


def test_there_is_no_alarm_unless_asked_for() -> None:
    assert b"VALARM" not in event_bytes(a_session())


@pytest.mark.parametrize("zone", [UTC, ZoneInfo("UTC"), ZoneInfo("Etc/UTC"), timezone(timedelta(0))])
def test_a_session_in_utc_has_times_with_z_and_no_zone(zone: ZoneInfo) -> None:
    start = datetime(2026, 6, 1, 12, tzinfo=zone)
    event = a_session(start=start, end=start + timedelta(minutes=45))
    assert value(event, "DTSTART") == "DTSTART:20260601T120000Z"
    assert value(event, "DTEND") == "DTEND:20260601T124500Z"


def test_a_time_that_the_clock_shows_twice_is_written_in_utc() -> None:
    zone = ZoneInfo("Europe/Zurich")
    start = datetime(2026, 10, 25, 2, 30, tzinfo=zone, fold=1)
    event = a_session(start=start, end=datetime(2026, 10, 25, 4, 0, tzinfo=zone))
    assert value(event, "DTSTART") == "DTSTART:20261025T013000Z"
    assert value(event, "DTEND") == "DTEND:20261025T030000Z"


def test_the_end_is_told_on_the_clock_of_the_start() -> None:
    start, end = (
        datetime(2026, 6, 1, 9, tzinfo=ZoneInfo("Europe/Zurich")),
        datetime(2026, 6, 1, 9, tzinfo=ZoneInfo("America/Lima")),
    )
    assert value(a_session(start=start, end=end), "DTEND") == "DTEND;TZID=Europe/Zurich:20260601T160000"


def test_the_same_values_give_the_same_bytes() -> None:
    assert event_bytes(a_session(3, alarm_minutes=5)) == event_bytes(a_session(3, alarm_minutes=5))
    assert event_bytes(a_meeting()) == event_bytes(a_meeting())
    assert event_bytes(a_session(3)) != event_bytes(a_session(3, sequence=3))


def test_lines_of_letters_that_take_many_bytes_are_folded_at_75_and_never_within_a_letter() -> None:
    text = "العربية 区域审查论坛 региональный 🌍🌍 " * 12
    body = event_bytes(a_session(summary=text, description=text, location=text))
    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    assert all(line.decode() for line in body.split(b"\r\n")[:-1])
    assert body.endswith(b"END:VEVENT\r\n")
    assert body.count(b"\n") == body.count(b"\r") == body.count(b"\r\n")
    assert Component.from_ical(body)["SUMMARY"] == text.strip()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"uid": " \r\n"}, "UID"),
        ({"categories": ()}, "category"),
        ({"categories": ("", "\n")}, "category"),
        ({"stamp": datetime(2026, 1, 1)}, "stamp"),
        ({"start": datetime(2026, 1, 1)}, "time zone"),
        ({"end": datetime(2026, 1, 1, tzinfo=UTC)}, "ends after"),
    ],
)
def test_refuses_what_no_calendar_could_show(values: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        a_session(1, **values)


def test_refuses_a_meeting_that_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="last day"):
        a_meeting(first=date(2026, 11, 25), last=date(2026, 11, 24))


def test_a_calendar_says_what_it_is_where_it_comes_from_and_how_often_to_look() -> None:
    body = calendar_bytes(
        name="Meetings, 2026; all\\\r\nregions",
        source="https://concord.example.org/meetings.ics?kind=a b",
        zone="Europe/Zurich",
        zones=(),
        events=(),
    )
    assert lines(body) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Concord//Meetings//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Meetings 2026 all regions",
        "X-WR-CALNAME:Meetings 2026 all regions",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "SOURCE;VALUE=URI:https://concord.example.org/meetings.ics?kind=a%20b",
        "X-PUBLISHED-TTL:PT1H",
        "X-WR-TIMEZONE:Europe/Zurich",
        "END:VCALENDAR",
        "",
    ]


def test_a_calendar_invites_nobody_and_has_no_identifier_of_its_own() -> None:
    events = [event_bytes(a_session(join_url="https://c.example/join/1", alarm_minutes=5))]
    body = calendar_bytes(name="x", source="https://c.example/x.ics", zone=None, zones=(), events=events)
    names = {line.split(":")[0].split(";")[0] for line in lines(body)}
    assert not names & {"METHOD", "ORGANIZER", "ATTENDEE", "X-WR-TIMEZONE"}
    assert sum(line.startswith("UID:") for line in lines(body)) == 1


def test_a_calendar_holds_each_zone_once_and_its_events_in_the_order_given() -> None:
    zone, events = b"BEGIN:VTIMEZONE\r\nEND:VTIMEZONE\r\n", [event_bytes(a_session(n)) for n in (3, 1, 2)]
    body = calendar_bytes(name="x", source="https://c.example/", zone="UTC", zones=[zone, b"", zone], events=events)
    assert body.count(b"BEGIN:VTIMEZONE") == 1
    assert body.endswith(zone + b"".join(events) + b"END:VCALENDAR\r\n")
    assert len(Calendar.from_ical(body).walk("VEVENT")) == 3
