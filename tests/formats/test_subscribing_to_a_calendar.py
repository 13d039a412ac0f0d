"""vdirsyncer, a real subscriber, follows three versions of a calendar over HTTP."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.formats.builders import three_versions
from tests.formats.programs import run
from tests.formats.test_parsers_read_a_calendar import told

pytestmark = pytest.mark.alike

SETTINGS = """
[general]
status_path = "{home}/status"

[pair concord]
a = "feed"
b = "mine"
collections = null
conflict_resolution = "a wins"

[storage feed]
type = "http"
url = "{url}"

[storage mine]
type = "filesystem"
path = "{home}/mine"
fileext = ".ics"
"""


# Title, start, end and status. vdirsyncer names what it takes from an address after its contents, and not by UID.
Shown = tuple[str, str, str, str]


def shown(body: bytes) -> Shown:
    (event,) = Calendar.from_ical(body).events
    return str(event["SUMMARY"]), told(event.start), told(event.end), str(event["STATUS"])


class Publisher:
    """Serves what is published last."""

    def __init__(self, url: str = "", body: bytes = b"") -> None:
        self.url, self.body = url, body


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    published = Publisher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/calendar; charset=utf-8")
            self.send_header("Content-Length", str(len(published.body)))
            self.end_headers()
            self.wfile.write(published.body)

        def log_message(self, *_: object) -> None:
            """Requests are no news in a test."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        published.url = f"http://127.0.0.1:{serving.server_port}/calendar.ics"
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield published
        serving.shutdown()
        thread.join()


class Subscriber:
    """Somebody with vdirsyncer and an empty folder."""

    def __init__(self, home: Path, url: str) -> None:
        self.home, self.config = home, home / "vdirsyncer.conf"
        (home / "mine").mkdir()
        self.config.write_text(SETTINGS.format(home=home, url=url))

    def look(self) -> None:
        run("vdirsyncer", "-c", self.config, "discover", home=self.home, stdin=b"y\n")
        run("vdirsyncer", "-c", self.config, "sync", home=self.home)

    def files(self) -> dict[str, tuple[int, bytes]]:
        """What is in the folder, by name of file: when it was written, and what it says."""
        return {file.name: (file.stat().st_mtime_ns, file.read_bytes()) for file in (self.home / "mine").iterdir()}

    def picture(self) -> list[Shown]:
        return sorted(shown(body) for _, body in self.files().values())


@pytest.fixture
def subscriber(tmp_path: Path, publisher: Publisher) -> Subscriber:
    return Subscriber(tmp_path, publisher.url)


def test_a_subscriber_ends_with_the_picture_of_the_last_of_three_versions(
    publisher: Publisher, subscriber: Subscriber
) -> None:
    for version in three_versions():
        publisher.body = version.body
        subscriber.look()
        assert subscriber.picture() == sorted(line[1:] for line in version.picture)


def test_a_subscriber_is_given_only_what_has_changed(publisher: Publisher, subscriber: Subscriber) -> None:
    _, before, after = three_versions()
    publisher.body = before.body
    subscriber.look()
    had = subscriber.files()
    publisher.body = after.body
    subscriber.look()
    has = subscriber.files()
    new, gone = has.items() - had.items(), had.items() - has.items()
    assert {shown(body) for _, (_, body) in new} == {line[1:] for line in set(after.picture) - set(before.picture)}
    assert len(new) == len(gone) == 2


def test_a_version_that_is_published_again_changes_nothing(publisher: Publisher, subscriber: Subscriber) -> None:
    version, again = three_versions()[0], three_versions()[0]
    publisher.body = version.body
    subscriber.look()
    had = subscriber.files()
    publisher.body = again.body
    subscriber.look()
    assert subscriber.files() == had
    assert version.body == again.body
