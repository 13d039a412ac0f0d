"""Two walks through a tree, file by file, as whoever reads the code for the first time would go.

    .venv/bin/python -m tests.bench.walks [TREE]

An organiser moves a session and releases it, and a calendar is fetched; a rapporteur publishes, and somebody who is not
signed in reads the journey of a recommendation. Of each request every function of the rooms is read once, where it is
first called; functions of one file that follow one another are one stay. A return is a stay in a file that was left
before. ``core``, ``web`` and ``formats`` are what a reader knows already; models are not counted.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.bench.same_bytes.house import PASSWORD, PUBLIC_URL, browser, command, opened, send, taken

HERE = Path(__file__).parents[2]
KNOWN = re.compile(r"(core|web|formats)/|.*\bmodels\b")
MEETING = "/meetings/demonstration"


def main() -> None:
    """Print both walks of the tree that is named, of this one where none is."""
    tree = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE
    with tempfile.TemporaryDirectory() as folder, opened(tree, Path(folder)) as app:
        for words in (("init",), ("seed",), ("demo",)):
            command(app, *words)
        organiser, rapporteur = _person(app, "organiser"), _person(app, "rapporteur")
        reader, rooms = browser(app, ""), tree / "meetings"
        moved = {"day": "2027-01-12", "start": "13:00", "room": ""}
        with walked(app, "POST", "the session is moved", rooms):
            taken(send(organiser, f"{MEETING}/desk/sessions/3/moves", "/moves", **moved))
        with walked(app, "POST", "it is released", rooms):
            taken(send(organiser, f"{MEETING}/desk/releases", "/releases", note="A session is moved."))
        with walked(app, "GET", "its calendar is fetched", rooms):
            assert reader.get(f"{MEETING}/calendar.ics", base_url=PUBLIC_URL).status_code == 200
        desk = _draft_without_gaps(rapporteur)
        with walked(app, "POST", "a document is published", rooms):
            taken(send(rapporteur, f"{desk}publication", "/publication", visibility="public", sure="y"))
        with walked(app, "GET", "a journey is read", rooms):
            assert reader.get("/recommendations/DEMO-R01", base_url=PUBLIC_URL).status_code == 200


def _person(app: Flask, role: str) -> FlaskClient:
    given = ("user", "add", f"{role}@example.org", "--name", role, "--role", role, "--password-stdin")
    command(app, *given, typed=f"{PASSWORD}\n")
    return browser(app, role)


def _draft_without_gaps(rapporteur: FlaskClient) -> str:
    """The desk of the demonstration's draft, the one kind that it lacks given."""
    found = re.search(r'href="(/desk/documents/\d+/)"', _page(rapporteur, f"{MEETING}/desk/documents"))
    assert found
    gap = re.search(
        r'href="(/desk/documents/\d+/recommendations/\d+)[^"]*"', _page(rapporteur, f"{found[1]}publication")
    )
    assert gap
    taken(send(rapporteur, gap[1], gap[1].rpartition("/")[2], kind="ask"))
    # ``send`` ticks one box of each name: of the paragraphs that it is taken from, one is left.
    asked = f"{gap[1]}/words"
    if asked in _page(rapporteur, f"{found[1]}publication"):
        taken(send(rapporteur, asked, "/words", which="takes"))
    return found[1]


def _page(client: FlaskClient, address: str) -> str:
    return client.get(address, base_url=PUBLIC_URL).text


@contextmanager
def walked(app: Flask, method: str, what: str, rooms: Path) -> Iterator[None]:
    """Note each function of the rooms that a request of this method calls, and print the walk through their files."""
    called: dict[tuple[str, str], None] = {}

    def note(frame: FrameType, event: str, _argument: Any) -> None:
        path, name = frame.f_code.co_filename, frame.f_code.co_name
        if event == "call" and path.startswith(f"{rooms}/") and not name.startswith("<"):
            called.setdefault((path[len(str(rooms)) + 1 :], name))

    answer = app.wsgi_app

    def noted(environ: Any, start: Any) -> Any:
        sys.setprofile(note if environ["REQUEST_METHOD"] == method else None)
        try:
            return answer(environ, start)
        finally:
            sys.setprofile(None)

    app.wsgi_app = noted  # type: ignore[method-assign,assignment]  # as Flask itself tells one to
    yield
    app.wsgi_app = answer  # type: ignore[method-assign]
    stays: list[tuple[str, list[str]]] = []
    for path, name in called:
        if not KNOWN.match(path) and (not stays or stays[-1][0] != path):
            stays.append((path, []))
        if not KNOWN.match(path):
            stays[-1][1].append(name)
    files = len({path for path, _names in stays})
    print(f"\n{what}: {len(stays)} stays in {files} files, {len(stays) - files} returns")
    for path, names in stays:
        print(f"    {path:50} {', '.join(names)}")


if __name__ == "__main__":
    main()
