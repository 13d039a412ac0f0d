"""How fast released things and public pages are served, as ratios to a bare Flask view with as many bytes.

    .venv/bin/python -m tests.bench.throughput [--seconds 3] [--rounds 5] [--only six-hundred]

Two workers, eight connections, wrk on the same machine; CONCORD_TEST_DATABASE chooses SQLite or PostgreSQL as for the
tests. The floor and Concord take turns, and each counts with its best round: a shared machine only ever slows one down.
Needs Debian's wrk.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from flask import Flask

from meetings.core import outbox
from meetings.core.db import db, unit_of_work
from tests import databases, installations
from tests.bench.meetings import meeting_with_sessions
from tests.servers import served

PAGES = (
    "/", "/meetings/", "/meetings/?q=review", "/meetings/grcp-7/", "/meetings/sixty/sessions/7", "/meetings.csv",
    "/meetings.ics", "/mechanisms/", "/mechanisms/bali", "/states/", "/states/CHE", "/organisations/", "/compact/",
    "/cycles/", "/milestones/imrf-2022", "/sources/",
)  # fmt: skip
PDFS = ("/meetings/sixty/agenda.pdf", "/documents/grcp-7/highlights.pdf", "/recommendations/GRCP7-R05.pdf")


class Case(NamedTuple):
    """What is asked of Concord and what of the floor, and the part of the floor's answers that it must reach."""

    name: str
    path: str
    floor: str
    bar: float
    header: str | None = None


def main() -> None:
    """Measure everything and print a table; exit 1 when a ratio is below its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", help="only the cases whose name holds this")
    asked = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is missing: apt-get install wrk")
    with servers() as (concord, floor):
        chosen = [case for case in cases(concord) if asked.only in case.name]
        below = [case.name for case in chosen if not measured(case, concord, floor, asked)]
    if below:
        sys.exit(f"below the bar: {', '.join(below)}")


@contextmanager
def servers() -> Iterator[tuple[str, str]]:
    """Concord with its record and two large meetings, and the floor, each with two workers."""
    with tempfile.TemporaryDirectory() as folder, databases.chosen(Path(folder)) as made:
        url, instance = installations.seeded(installations.with_tables(made.new())), Path(folder) / "instance"
        with installations.opened(url, instance) as app:
            with installations.unit(app):
                meeting_with_sessions("sixty", 60)
                meeting_with_sessions("six-hundred", 600)
            with served(instance, url) as concord, served(instance, url, "tests.bench.bare:app") as floor:
                print_out(app, [concord.url + path for path in PDFS])
                yield concord.url, floor.url


def print_out(app: Flask, addresses: Iterable[str]) -> None:
    """Ask for the PDFs, and have the worker make them."""
    with app.app_context(), unit_of_work():
        db.session.execute(db.delete(outbox.OutboxItem))  # nothing else is to be made first
    for address in addresses:
        urllib.request.urlopen(address).close()
    with app.app_context():
        while outbox.work_off(app.extensions["concord.handlers"]):
            pass


def cases(concord: str) -> Iterator[Case]:
    """Released things against as many bytes, unchanged ones against an empty 304, pages against "hello"."""
    bar = 0.5 if databases.CHOICE == "sqlite" else 0.25
    for code in ("sixty", "six-hundred"):
        for what in ("agenda", "calendar.ics"):
            path = f"/meetings/{code}/{what}"
            with urllib.request.urlopen(concord + path) as answer:
                size, tag = len(answer.read()), answer.headers["ETag"]
            yield Case(f"{path} ({size // 1000} kB)", path, f"/bytes/{size}", bar)
            yield Case(f"{path} unchanged", path, "/unchanged", bar, f"If-None-Match: {tag}")
    for path in PDFS:
        with urllib.request.urlopen(concord + path) as answer:
            size, kind = len(answer.read()), answer.headers["Content-Type"]
        if kind != "application/pdf":
            raise RuntimeError(f"{path} was not printed")
        yield Case(f"{path} ({size // 1000} kB)", path, f"/bytes/{size}", bar)
    for path in PAGES:
        yield Case(path, path, "/hello", 0.05)


def measured(case: Case, concord: str, floor: str, asked: argparse.Namespace) -> bool:
    """Measure one case, print its line, and say whether it reaches its bar."""
    ours, bare = [], []
    for _round in range(asked.rounds):
        bare.append(rate(floor + case.floor, asked.seconds, None))
        ours.append(rate(concord + case.path, asked.seconds, case.header))
    ratio = max(ours) / max(bare)
    figures = f"{max(ours):8.0f}/s of {max(bare):8.0f}/s = {ratio:5.2f}"
    print(f"{case.name:55} {figures} (bar {case.bar})", flush=True)
    return ratio >= case.bar


def rate(url: str, seconds: int, header: str | None) -> float:
    """Requests answered a second.

    :raises RuntimeError: when any answer is an error, which would be fast for the wrong reason.
    """
    command = ["wrk", "-t1", "-c8", f"-d{seconds}s", *(("-H", header) if header else ()), url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(f"{url}: {said}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    return float(found[1]) if found else 0.0


if __name__ == "__main__":
    main()
