"""Calendar programs import the file that our download button gives, and show what the values say."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.formats.builders import Feed, Line, hard_events
from tests.formats.programs import run

pytestmark = pytest.mark.alike
KHAL = """
[calendars]
[[meetings]]
path = {home}/meetings
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {home}/khal.db
[default]
default_calendar = meetings
"""


def last_day_included(line: Line) -> Line:
    """Programs that show days show the last one, and not the day after."""
    uid, summary, start, end, status = line
    if "T" not in end:
        end = f"{date.fromisoformat(end) - timedelta(days=1):%Y%m%d}"
    return uid, summary, start, end, status


def days(at: str) -> str:
    return at.replace("-", "").removesuffix(" 00:00")


def instant(at: str) -> str:
    return f"{datetime.fromisoformat(at):%Y%m%dT%H%M%SZ}"


def shown_by_khal(printed: str) -> Line:
    uid, start, end, status, summary = printed.split("|")
    tell = days if uid.startswith("grcp") else instant
    return uid, summary, tell(start), tell(end), status.strip()


def test_khal_imports_it_and_shows_what_the_values_say(tmp_path: Path) -> None:
    feed, config, file = Feed(hard_events()), tmp_path / "khal.conf", tmp_path / "calendar.ics"
    (tmp_path / "meetings").mkdir()
    config.write_text(KHAL.format(home=tmp_path))
    file.write_bytes(feed.body)
    run("khal", "-c", config, "import", "--batch", file, home=tmp_path)
    layout = ["--day-format", "", "--format", "{uid}|{start-long-full}|{end-long-full}|{status}|{title}"]
    printed = run("khal", "-c", config, "list", "--once", *layout, "2026-01-01", "2027-12-31", home=tmp_path)
    assert sorted(map(shown_by_khal, printed.splitlines())) == sorted(map(last_day_included, feed.picture))


def shown_by_calcurse(line: str) -> tuple[str, str, str]:
    """A line of its file: `11/24/2026 @ 08:30 -> 11/24/2026 @ 09:30>note |title` or `… [1] {1D -> …} >note title`."""

    def day(at: str) -> str:
        return f"{at[6:10]}{at[:2]}{at[3:5]}"

    def moment(at: str) -> str:
        return f"{day(at)}T{at[-5:].replace(':', '')}00Z"

    if timed := re.fullmatch(r"(.{18}) -> (.{18})(?:>\w+ )?[|!](.*)", line):
        return timed[3], moment(timed[1]), moment(timed[2])
    whole = re.fullmatch(r"(.{10}) \[1\] \{1D -> (.{10})\} (?:>\w+ )?(.*)", line)
    assert whole, line
    return whole[3], day(whole[1]), day(whole[2])


def test_calcurse_imports_it_and_shows_what_the_values_say(tmp_path: Path) -> None:
    feed, file = Feed(hard_events()), tmp_path / "calendar.ics"
    file.write_bytes(feed.body)
    run("calcurse", "-D", tmp_path, "-C", tmp_path, "-i", file, home=tmp_path)
    shown = [shown_by_calcurse(line) for line in (tmp_path / "apts").read_text().splitlines()]
    expected = [(title, start, end) for _, title, start, end, _ in map(last_day_included, feed.picture)]
    assert sorted(shown) == sorted(expected)
