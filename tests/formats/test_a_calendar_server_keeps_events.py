"""Radicale, a CalDAV server, takes each event and gives it back unchanged."""

import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from caldav.davclient import DAVClient
from icalendar import Calendar
from radicale import config
from radicale.app import Application

from meetings.formats.ical import AllDay, Timed
from tests.formats.builders import Feed, a_session, hard_events

pytestmark = pytest.mark.alike


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Requests are no news in a test."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a calendar server of our own."""
    settings = config.load()
    settings.update(
        {
            "auth": {"type": "none"},
            "storage": {"filesystem_folder": str(tmp_path)},
            "web": {"type": "none"},
            "logging": {"level": "error"},
        },
        "a test",
        privileged=True,
    )
    with make_server("127.0.0.1", 0, Application(settings), handler_class=Quiet) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}/"
        serving.shutdown()
        thread.join()


class Shelf:
    """A calendar on the server. Events are put there as they are: the client's own `add_event` raises SEQUENCE."""

    def __init__(self, client: DAVClient) -> None:
        self.client = client
        self.calendar = client.principal().make_calendar("grcp-7")  # type: ignore[no-untyped-call]  # caldav's

    def put(self, event: Timed | AllDay) -> None:
        body = Feed((event,)).body.decode()
        address = f"{self.calendar.url}{quote(event.uid)}.ics"
        assert self.client.put(address, body, {"Content-Type": "text/calendar"}).status in {201, 204}

    def kept(self) -> dict[str, str]:
        """What the server gives back, by UID."""
        return {str(event.icalendar_component["UID"]): event.data for event in self.calendar.events()}


@pytest.fixture
def shelf(server: str) -> Iterator[Shelf]:
    with DAVClient(url=server, username="delegate", password="any") as client:
        yield Shelf(client)


def properties(body: str) -> set[str]:
    """All that is said of the event, whatever the order."""
    (event,) = Calendar.from_ical(body).walk("VEVENT")
    return set(event.to_ical().decode().replace("\r\n ", "").split("\r\n"))


def test_each_event_comes_back_as_it_was_sent(shelf: Shelf) -> None:
    for event in hard_events():
        shelf.put(event)
    sent = {event.uid: properties(Feed((event,)).body.decode()) for event in hard_events()}
    assert {uid: properties(body) for uid, body in shelf.kept().items()} == sent


def test_a_newer_version_takes_the_place_of_the_older_one(shelf: Shelf) -> None:
    newer = a_session(1, sequence=3, status="CANCELLED")
    shelf.put(a_session(1))
    shelf.put(newer)
    assert {uid: properties(body) for uid, body in shelf.kept().items()} == {
        newer.uid: properties(Feed((newer,)).body.decode())
    }
