"""How long the follow-up takes with many recommendations, in milliseconds, and how it grows.

    .venv/bin/python -m tests.bench.followup [--sizes 5000 20000] [--rounds 21]

In one process, each page made anew each time; CONCORD_TEST_DATABASE chooses SQLite or PostgreSQL as for the tests.
The bars are for the median by the clock of 5,000 recommendations with 20,000 contributions; more is reported. Exits
with 1 when one is not met. "processor" is the median time of this process alone, in which other work on the machine
does not count, and by which growth is told.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

from flask import Flask

from meetings.accounts.viewer import NOBODY
from meetings.core import history
from meetings.core.db import db, unit_of_work, writing
from meetings.followup.answers import register
from meetings.followup.answers.journey import known_recommendation
from meetings.followup.answers.register import Chosen, register_for
from meetings.followup.models import Step
from meetings.followup.rules.as_of import AsOf
from tests import databases, installations
from tests.bench.journeys import fill
from tests.counting import counted

NARROWED = Chosen(q="cooperation data", kind="ask", objective="5")
PAGES = {
    "page: register, searched and narrowed": ("/recommendations/?q=cooperation+data&kind=ask&objective=5", 100.0),
    "page: register, whole": ("/recommendations/", 100.0),
    "page: a journey": ("/recommendations/BENCH-R00042", 50.0),
    "page: matrix": ("/followup/matrix", 1000.0),
    "file: matrix, every row": ("/followup/matrix.csv", 1000.0),
    "page: in the Compact": ("/followup/compact", 1000.0),
    "page: by paragraph": ("/followup/paragraphs", 300.0),
    "page: channels": ("/followup/channels", 300.0),
    "page: asked again": ("/followup/again", None),
    "page: objectives": ("/followup/objectives", None),
    "page: a milestone": ("/milestones/imrf-2022", None),
}
AFTER_A_STEP = {
    "page: register, after one new step": ("/recommendations/", 150.0),
    "page: by paragraph, after one new step": ("/followup/paragraphs", 300.0),
    "page: channels, after one new step": ("/followup/channels", 300.0),
}
NONCES = count(1)


def main() -> None:
    """Measure each size and print a line for each thing; exit 1 when the first size misses a bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[5_000, 20_000])
    parser.add_argument("--rounds", type=int, default=21)
    asked = parser.parse_args()
    found = [measured(size, asked.rounds) for size in asked.sizes]
    above = []
    print(f"{'':42}" + "".join(f"{size:>12,}" for size in asked.sizes) + "   processor    growth statements   bar")
    for name, (first, own, statements, bar) in found[0].items():
        cells = "".join(f"{each[name][0]:9.1f} ms" for each in found)
        growth = f" x{found[-1][name][1] / own:4.1f}" if len(found) > 1 else ""
        print(f"{name:42}{cells}{own:9.1f} ms{growth}   {statements:>4}   {bar or '':>8}")
        above += [name] if bar and first > bar else []
    if above:
        sys.exit(f"above the bar: {', '.join(above)}")


Figures = dict[str, tuple[float, float, int, float | None]]


def measured(size: int, rounds: int) -> Figures:
    """Every figure for so many recommendations with four times as many contributions."""
    writing.set(True)  # the size before left the mode of reading behind
    with tempfile.TemporaryDirectory() as folder, databases.chosen(Path(folder)) as made:
        url = installations.seeded(installations.with_tables(made.new()))
        with installations.opened(url, Path(folder) / "instance") as app:
            with installations.unit(app):
                fill(size)
            return {**_queries(app, rounds), **_pages(app, rounds)}


def _queries(app: Flask, rounds: int) -> Figures:
    def cold() -> None:
        register.forget_registers()
        register_for(NOBODY).find(NARROWED)

    def warm() -> None:
        register_for(NOBODY).find(NARROWED)

    def journey() -> None:
        known_recommendation(NOBODY, "BENCH-R00042", AsOf.now())

    acts: dict[str, tuple[Callable[[], None], int, float | None]] = {
        "register, made (once for each change)": (cold, 3, None),
        "register, searched and narrowed": (warm, rounds, 100.0),
        "a journey": (journey, rounds, 50.0),
    }
    with app.app_context():
        return {name: (*_timed(partial(_in_unit, act), times), bar) for name, (act, times, bar) in acts.items()}


def _in_unit(act: Callable[[], None]) -> None:
    with unit_of_work(write=False):
        act()


def _pages(app: Flask, rounds: int) -> Figures:
    client = app.test_client()

    def get(address: str) -> None:
        app.extensions["concord.reader"].bodies.forget()
        somebody = {"REMOTE_ADDR": f"2001:db8:0:{next(NONCES):x}::1"}  # each address has its own share of the time
        answer = client.get(address, environ_overrides=somebody)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")

    found: Figures = {
        name: (*_timed(partial(get, address), rounds if bar else 5), bar) for name, (address, bar) in PAGES.items()
    }
    started = partial(get, "/recommendations/")
    found["page: register, in a process that starts"] = (*_timed(started, 5, register.forget_registers), 1500.0)
    for name, (address, bar) in AFTER_A_STEP.items():
        found[name] = (*_timed(partial(get, address), 5, partial(_step, app)), bar)
    return found


def _step(app: Flask) -> None:
    """One more step of one of the contributions, as an act records it."""
    number = next(NONCES)
    with app.app_context(), unit_of_work():
        step = Step(contribution_id=10_000 + 4 * number, kind="acknowledged", on_status="undetermined", by_name="Ana")
        db.session.add(step)
        history.record("step.recorded", "recommendation", f"BENCH-R{number:05}")


def _timed(act: Callable[[], None], rounds: int, before: Callable[[], object] = int) -> tuple[float, float, int]:
    """The median in milliseconds by the clock and of this process alone, and how many statements are sent.

    :param before: what is done before each time and not counted.
    """
    act()  # what is prepared once in the life of a process is not counted
    taken, own = [], []
    for _round in range(rounds):
        before()
        began, worked = time.perf_counter(), time.process_time()
        act()
        taken.append(1000 * (time.perf_counter() - began))
        own.append(1000 * (time.process_time() - worked))
    before()
    with counted() as statements:
        act()
    return median(taken), median(own), len(statements)


if __name__ == "__main__":
    main()
