"""Real programs follow three consecutive releases, and end with the same picture as the page."""

import re
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from tests.formats.builders import Line
from tests.formats.programs import CLIENTS, run
from tests.formats.test_parsers_read_a_calendar import (
    lines_of,
    read_by_home_assistant,
    read_by_recurring_ical_events,
    read_by_vobject,
)
from tests.formats.test_subscribing_to_a_calendar import Subscriber
from tests.released import meetings as lakes
from tests.servers import Served

pytestmark = pytest.mark.alike

ADDRESS = f"/meetings/{lakes.CODE}/calendar.ics"
RELEASES = (lakes.first_release, lakes.second_release, lakes.third_release)

# Title, start, end and status of each event after the third release, in UTC.
AT_LAST = {
    ("Lakes Dialogue, third technical meeting; data", "20270309", "20270310", "CONFIRMED"),
    ("Opening", "20270309T080000Z", "20270309T093000Z", "CONFIRMED"),
    ("Data that neighbours share", "20270309T130000Z", "20270309T143000Z", "CONFIRMED"),
    ("Closing", "20270309T150000Z", "20270309T163000Z", "CONFIRMED"),
    ("CANCELLED: Groups report", "20270309T160000Z", "20270309T173000Z", "CANCELLED"),
}


def read_by_ical_js(body: bytes, home: Path) -> list[Line]:
    return lines_of(run("node", CLIENTS / "ical_js_reads.mjs", home=home, stdin=body))


@pytest.mark.parametrize("read", [read_by_vobject, read_by_home_assistant, read_by_recurring_ical_events])
def test_parsers_see_the_same_after_each_release(
    app: Flask, live_server: Served, tmp_path: Path, read: Callable[[bytes], list[Line]]
) -> None:
    uids: set[str] = set()
    body = b""
    for release in RELEASES:
        with app.app_context():
            release()
        body = fetched(live_server, ADDRESS)
        seen = {line[0] for line in read(body)}
        assert uids <= seen  # nothing that was once there is gone
        uids = seen
        assert sorted(read(body)) == sorted(read_by_ical_js(body, tmp_path))
    assert {line[1:] for line in read(body)} == AT_LAST


def test_a_subscriber_ends_with_the_picture_of_the_page(app: Flask, live_server: Served, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    subscriber = Subscriber(home, live_server.url + ADDRESS)
    for release in RELEASES:
        with app.app_context():
            release()
        subscriber.look()
    assert set(subscriber.picture()) == AT_LAST
    page = fetched(live_server, f"/meetings/{lakes.CODE}/agenda").decode()
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    for shown in ("09:00–10:30", "Opening", "14:00–15:30", "Data that neighbours share", "Room XVII", "Cancelled"):
        assert shown in words, shown
    assert words.index("Opening") < words.index("Data that neighbours share") < words.index("Closing")


def fetched(server: Served, path: str) -> bytes:
    with urllib.request.urlopen(server.url + path) as answer:
        body: bytes = answer.read()
        return body
