"""How long the largest acts of an organiser keep everybody else from writing, and how that grows.

    .venv/bin/python -m tests.bench.held [--sizes 100 990] [--speakers 5]

CONCORD_TEST_DATABASE chooses SQLite or PostgreSQL as for the tests. Each line is the longest write transaction of one
request, in milliseconds, from BEGIN until the connection is given back; the ratio is of the last size to the first.
Exits with 1 when one takes more than a second.
"""

import argparse
import csv
import io
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from flask.testing import FlaskClient

from meetings.core.db import writing
from meetings.web.held_for_long import LONGEST
from tests import databases, installations
from tests.accounts.people import account, signed_in
from tests.bench import held_elsewhere
from tests.bench.held_times import held, post
from tests.programme.browsing import DESK, form_on
from tests.programme.builders import CODE, webinar

IMPORT, RELEASES = f"{DESK}/agenda/import", f"{DESK}/releases"
HEAD = ("number", "day", "start", "end", "title", "room", "description", "speakers")


def main() -> None:
    """Measure each size and print a line for each act."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 990])
    parser.add_argument("--speakers", type=int, default=5)
    asked = parser.parse_args()
    found = [measured(size, asked.speakers) for size in asked.sizes]
    print(f"{'':34}" + "".join(f"{size:>9,} sessions" for size in asked.sizes) + "     ratio")
    for name, first in found[0].items():
        cells = "".join(f"{each[name] * 1000:15.0f} ms" for each in found)
        print(f"{name:34}{cells}     x{found[-1][name] / first:5.1f}")
    elsewhere = held_elsewhere.measured()
    for name, seconds in elsewhere.items():
        print(f"{name:44}{seconds * 1000:14.0f} ms")
    above = [name for name, seconds in {**found[-1], **elsewhere}.items() if seconds > LONGEST]
    if above:
        sys.exit(f"more than a second: {', '.join(above)}")


def measured(sessions: int, speakers: int) -> dict[str, float]:
    """Seconds of each act on a meeting with so many sessions, each with so many speakers."""
    writing.set(True)  # the size before left the mode of reading behind
    with tempfile.TemporaryDirectory() as folder, databases.chosen(Path(folder)) as chosen:
        url = installations.with_tables(chosen.new())
        with installations.opened(url, Path(folder)) as app:
            with installations.unit(app):
                webinar()
            account(app, "alice@example.org", ("organiser", CODE))
            alice = signed_in(app, "alice@example.org")
            preview = sent(alice, table(sessions, speakers, "Talk", numbers=False))
            found = {"import, all new": held(lambda: post(alice, preview))}
            found["first release"] = held(lambda: post(alice, RELEASES))
            preview = sent(alice, table(sessions, speakers, "Panel", numbers=True))
            found["import, every session changed"] = held(lambda: post(alice, preview))
            found["release of all changes"] = held(lambda: post(alice, RELEASES, note="All of it."))
            found["one session edited"] = held(lambda: post(alice, f"{DESK}/sessions/1", title="Another"))
            found["release without a note, refused"] = held(lambda: post(alice, RELEASES, status=422))
            found["release of one change"] = held(lambda: post(alice, RELEASES, note="One."))
            found["all sessions moved by a week"] = held(lambda: post(alice, f"{DESK}/sessions/shift", days="7"))
            return found


def table(sessions: int, speakers: int, said: str, *, numbers: bool) -> bytes:
    """An agenda of ten minutes a session, sixty a day."""
    out = io.StringIO()
    write = csv.writer(out).writerow
    write(HEAD)
    for place in range(sessions):
        start = datetime(2027, 3, 1, 8) + timedelta(days=place // 60, minutes=10 * (place % 60))
        people = "\n".join(f"Panellist | {said} {place} {each} | Adviser | A process" for each in range(speakers))
        times = (f"{start:%Y-%m-%d}", f"{start:%H:%M}", f"{start + timedelta(minutes=10):%H:%M}")
        write(
            (place + 1 if numbers else "", *times, f"{said} {place}", f"Room {place % 40}", "What is counted.", people)
        )
    return out.getvalue().encode()


def sent(client: FlaskClient, body: bytes) -> str:
    """The address of the preview."""
    form = {"csrf_token": form_on(client.get(IMPORT))["csrf_token"]}
    return str(client.post(IMPORT, data={**form, "file": (io.BytesIO(body), "a.csv")}).location)


if __name__ == "__main__":
    main()
