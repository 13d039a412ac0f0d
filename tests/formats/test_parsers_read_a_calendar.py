"""Three versions of one calendar, read by parsers that we did not write: each sees what the values say."""

import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import recurring_ical_events  # type: ignore[import-untyped]  # it has no types of its own
import vobject  # type: ignore[import-untyped]  # it has no types of its own
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from tests.formats.builders import ZONES, Feed, Line, a_session, three_versions
from tests.formats.programs import CLIENTS, program, run

pytestmark = pytest.mark.alike

NOTHING_YET = Feed(())


def told(at: date | datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(at, datetime) else f"{at:%Y%m%d}"


def read_by_vobject(body: bytes) -> list[Line]:
    calendar = vobject.readOne(body.decode())
    calendar.validate(raiseException=True)
    return [
        (e.uid.value, e.summary.value, told(e.dtstart.value), told(e.dtend.value), e.status.value)
        for e in calendar.contents.get("vevent", [])
    ]


def read_by_home_assistant(body: bytes) -> list[Line]:
    events = IcsCalendarStream.calendar_from_ics(body.decode()).events
    return [(e.uid, str(e.summary), told(e.start), told(e.end), str(e.status and e.status.value)) for e in events]


def read_by_recurring_ical_events(body: bytes) -> list[Line]:
    events = recurring_ical_events.of(Calendar.from_ical(body)).between((2026, 1, 1), (2028, 1, 1))
    return [(str(e["UID"]), str(e["SUMMARY"]), told(e.start), told(e.end), str(e["STATUS"])) for e in events]


@pytest.mark.parametrize("read", [read_by_vobject, read_by_home_assistant, read_by_recurring_ical_events])
def test_python_parsers_see_what_the_values_say(read: Callable[[bytes], list[Line]]) -> None:
    for version in (*three_versions(), NOTHING_YET):
        assert sorted(read(version.body)) == version.picture


def lines_of(printed: str) -> list[Line]:
    """The events a program of tests/clients has printed."""
    rows = [line.split("\t") for line in printed.splitlines()]
    return sorted((uid, summary, start, end, status) for uid, start, end, status, summary in rows)


@pytest.fixture(scope="module")
def libical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The C program, compiled here."""
    made = tmp_path_factory.mktemp("libical") / "libical_reads"
    command = [program("gcc"), "-Wall", "-Wextra", "-o", str(made), str(CLIENTS / "libical_reads.c"), "-lical"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(
            f"The C program does not compile; with no libical/ical.h: apt-get install libical-dev\n{done.stderr}"
        )
    return made


def sixteen_years() -> Feed:
    """Sessions on both sides of the days on which clocks change, in every kind of zone."""
    days = [(year, *day) for year in range(2016, 2032) for day in ((3, 28), (4, 25), (9, 9), (10, 28), (11, 4))]
    walls = [(zone, datetime(*day, 10)) for zone in ZONES for day in days]
    return Feed(tuple(a_session(n, zone=zone, wall=wall) for n, (zone, wall) in enumerate(walls)), (2016, 2031))


def test_libical_finds_nothing_wrong_and_sees_what_the_values_say(libical: Path, tmp_path: Path) -> None:
    for version in (*three_versions(), NOTHING_YET):
        assert lines_of(run(str(libical), home=tmp_path, stdin=version.body)) == version.picture


def test_libical_follows_every_zone_through_sixteen_years(libical: Path, tmp_path: Path) -> None:
    feed = sixteen_years()
    assert lines_of(run(str(libical), home=tmp_path, stdin=feed.body)) == feed.picture


@pytest.mark.parametrize(
    ("sound", "spoiled"),
    [
        (b"UID:", b"X-UID:"),
        (b"DTSTAMP:", b"X-DTSTAMP:"),
        (b"DTSTART;", b"X-DTSTART;"),
        (b"STATUS:CONFIRMED", b"STATUS:PERHAPS"),
        (b"CLASS:", b"UID:"),
        (b"VTIMEZONE", b"X-TIMEZONE"),
        (b"VCALENDAR", b"VDIARY"),
    ],
)
def test_libical_refuses_a_calendar_that_is_spoiled(
    libical: Path, tmp_path: Path, sound: bytes, spoiled: bytes
) -> None:
    body = Feed((a_session(),)).body
    assert sound in body
    with pytest.raises(AssertionError, match="refused with 1"):
        run(str(libical), home=tmp_path, stdin=body.replace(sound, spoiled))


@pytest.fixture(scope="module")
def ical_js() -> Path:
    """The script over ical.js, whose package `npm ci` has put beside it."""
    if not (CLIENTS / "node_modules" / "ical.js").is_dir():
        pytest.fail("ical.js is not installed: npm ci --prefix tests/clients")
    return CLIENTS / "ical_js_reads.mjs"


def test_ical_js_sees_what_the_values_say(ical_js: Path, tmp_path: Path) -> None:
    for version in (*three_versions(), NOTHING_YET):
        assert lines_of(run("node", ical_js, home=tmp_path, stdin=version.body)) == version.picture


def test_ical_js_follows_every_zone_through_sixteen_years(ical_js: Path, tmp_path: Path) -> None:
    feed = sixteen_years()
    assert lines_of(run("node", ical_js, home=tmp_path, stdin=feed.body)) == feed.picture
