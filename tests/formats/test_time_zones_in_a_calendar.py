"""Each VTIMEZONE is read back by code that is not ours and compared with zoneinfo, instant by instant."""

import io
import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical

from meetings.formats.ical import timezone_bytes
from tests.formats.builders import ZONES

pytestmark = pytest.mark.alike

HALF_HOUR = timedelta(minutes=30)
FIRST, LAST = 2016, 2031
EUROPE_AND_AMERICA = ("Europe/Zurich", "Europe/London", "Europe/Dublin", "America/New_York", "America/Santiago")


def lines_of(body: bytes) -> list[str]:
    """The content lines, unfolded."""
    return body.decode().replace("\r\n ", "").split("\r\n")


def seconds(offset: str) -> timedelta:
    sign, hours, minutes, rest = re.fullmatch(r"([+-])(\d\d)(\d\d)(\d\d)?", offset).groups("0")
    size = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(rest))
    return -size if sign == "-" else size


def onsets(body: bytes, end: datetime) -> Iterator[tuple[datetime, timedelta]]:
    """When each observance begins (a naive UTC instant) and the offset it brings, as dateutil expands the rules."""
    for block in re.findall(r"BEGIN:(?:STANDARD|DAYLIGHT)\n(.*?)\nEND", "\n".join(lines_of(body)), re.DOTALL):
        values = dict(line.split(":", 1) for line in block.split("\n"))
        start = datetime.fromisoformat(values["DTSTART"])
        before, after = seconds(values["TZOFFSETFROM"]), seconds(values["TZOFFSETTO"])
        yield start - before, after
        if rule := values.get("RRULE"):
            until = re.search(r";UNTIL=(\w+)Z", rule)
            last = datetime.fromisoformat(until[1]) + before if until else end
            expanded = rrulestr(rule.replace(until[0] if until else "", ""), dtstart=start)
            yield from ((wall - before, after) for wall in expanded.between(start, last, inc=True))


@cache
def instants(first: int, last: int, step: timedelta) -> list[datetime]:
    """Every step from the first year to the last, in UTC."""
    start, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    return [start + step * n for n in range((end - start) // step)]


def differences(name: str, first: int, last: int, step: timedelta) -> list[datetime]:
    """The instants from the first year to the last at which the VTIMEZONE and zoneinfo disagree."""
    zone, end, every = ZoneInfo(name), datetime(last + 1, 1, 1), instants(first, last, step)
    known = [
        (start.replace(tzinfo=UTC), offset) for start, offset in sorted(onsets(timezone_bytes(name, first, last), end))
    ]
    places = [bisect_left(every, start) for start, _ in known]
    wrong = every[: places[0]]  # of which the VTIMEZONE says nothing
    for (here, there), (_, offset) in zip(pairwise([*places, len(every)]), known, strict=True):
        wrong += [at for at in every[here:there] if at.astimezone(zone).utcoffset() != offset]
    return wrong


@pytest.mark.parametrize("name", ZONES)
def test_agrees_with_the_time_zone_database_at_every_half_hour_of_sixteen_years(name: str) -> None:
    assert differences(name, FIRST, LAST, HALF_HOUR) == []


def test_agrees_for_every_zone_there_is_and_leaves_out_those_that_are_utc() -> None:
    wrong, utc = {}, set()
    for name in available_timezones():
        if not timezone_bytes(name, 2026, 2027):
            utc.add(name)
        elif found := differences(name, 2026, 2027, HALF_HOUR * 24):
            wrong[name] = found
    assert wrong == {}
    assert {"UTC", "Etc/UTC", "Etc/GMT", "Zulu"} <= utc
    assert all(datetime(2026, 7, 1, tzinfo=ZoneInfo(name)).utcoffset() == timedelta(0) for name in utc)


@pytest.mark.parametrize("name", ZONES)
def test_dateutil_reads_the_same_clock_around_every_change(name: str) -> None:
    body = timezone_bytes(name, FIRST, LAST)
    calendar = b"BEGIN:VCALENDAR\r\n" + body + b"END:VCALENDAR\r\n"
    read, zone = tzical(io.StringIO(calendar.decode(), newline=None)).get(), ZoneInfo(name)
    changes = [at for at, _ in onsets(body, datetime(LAST + 1, 1, 1)) if FIRST <= at.year <= LAST]
    near = [change + HALF_HOUR * n for change in changes for n in (-100, -4, -3, -2, 2, 3, 4, 100)]
    for at in [datetime(year, month, 15, 12) for year in range(FIRST, LAST + 1) for month in range(1, 13)] + near:
        wall = at.replace(tzinfo=UTC).astimezone(zone)
        if wall.replace(fold=0).utcoffset() == wall.replace(fold=1).utcoffset():  # else the clock shows it twice
            assert wall.replace(tzinfo=read).utcoffset() == wall.utcoffset(), wall


@pytest.mark.parametrize("name", [*EUROPE_AND_AMERICA, "America/Lima", "Asia/Kathmandu", "Australia/Lord_Howe"])
def test_a_zone_with_a_rule_is_told_by_the_rule_and_never_by_lists_of_dates(name: str) -> None:
    lines = lines_of(timezone_bytes(name, 2026, 2026))
    assert not [line for line in lines if line.startswith("RDATE")]
    changes_clock = len({datetime(2026, month, 1, tzinfo=ZoneInfo(name)).utcoffset() for month in range(1, 13)}) > 1
    single = lines.count("BEGIN:STANDARD") + lines.count("BEGIN:DAYLIGHT") - sum("RRULE" in line for line in lines)
    assert single == (0 if changes_clock else 1)


def test_a_zone_that_keeps_european_rules_is_two_lasting_rules() -> None:
    rules = [line for line in lines_of(timezone_bytes("Europe/Zurich", 2026, 2026)) if line.startswith("RRULE")]
    assert rules == ["RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"]


def test_casablanca_has_no_rule_and_gets_each_change_of_its_clock() -> None:
    lines = lines_of(timezone_bytes("Africa/Casablanca", 2026, 2026))
    zone, days = (
        ZoneInfo("Africa/Casablanca"),
        [datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(n) for n in range(365)],
    )
    offsets = [day.astimezone(zone).utcoffset() for day in days]
    changes = sum(one != two for one, two in pairwise(offsets))
    assert not [line for line in lines if line.startswith("RRULE")]
    assert sum(line.startswith("DTSTART:2026") for line in lines) == changes > 0


def test_irish_summer_is_daylight_although_the_database_calls_winter_the_exception() -> None:
    lines = lines_of(timezone_bytes("Europe/Dublin", 2026, 2026))
    daylight, standard = lines.index("BEGIN:DAYLIGHT"), lines.index("BEGIN:STANDARD")
    assert daylight < lines.index("TZNAME:IST") < lines.index("END:DAYLIGHT")
    assert standard < lines.index("TZNAME:GMT") < lines.index("END:STANDARD")


def test_every_line_is_short_and_ends_with_crlf() -> None:
    for name in ZONES:
        body = timezone_bytes(name, FIRST, LAST)
        assert body.endswith(b"END:VTIMEZONE\r\n")
        assert max(map(len, body.split(b"\r\n"))) <= 75
        assert body.count(b"\n") == body.count(b"\r") == body.count(b"\r\n")


def test_refuses_a_zone_that_does_not_exist() -> None:
    with pytest.raises(ZoneInfoNotFoundError, match="Europe/Atlantis"):
        timezone_bytes("Europe/Atlantis", 2026, 2026)


def test_refuses_years_in_the_wrong_order() -> None:
    with pytest.raises(ValueError, match="2026"):
        timezone_bytes("Europe/Zurich", 2026, 2025)
