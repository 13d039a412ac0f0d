"""What others feel while one anonymous client asks for whatever it likes, ten times a second.

    .venv/bin/python -m tests.bench.abuse [TREE ...] [--seconds 40] [--nginx with without] [--recommendations 5000]

Each tree (this one, where none is named) is started by its own script/server, on PostgreSQL, with so many
recommendations; with its own docs/deployment/nginx.conf before it, and without. The client asks for random days,
words, languages, zones and names that nobody knows, parts of the report on paper, exports. Meanwhile a visitor from
another address opens the home page, an organiser saves, and asks for door signs. Exits with 1 when this tree misses a
bar: 300 ms for the median of the home page and of a save, 20 s for door signs, the cache within its size.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from statistics import median, quantiles
from threading import Event, Thread
from typing import NamedTuple

from tests import databases
from tests.bench import memory
from tests.bench.asking import Person
from tests.bench.behind_nginx import behind_nginx
from tests.bench.whatever import whatever
from tests.faults.writing import new_meeting
from tests.postgresql import own_server
from tests.servers import ROOT
from tests.waiting import until

CACHE = 100  # megabytes
FILL = """
from meetings.app import create_app
from meetings.core.db import unit_of_work
from tests.bench.journeys import fill
with create_app().app_context(), unit_of_work():
    fill({recommendations})
"""
A_SECOND, AT_MOST = 10, 100  # requests of the client; unanswered ones
SIGNS = f"{memory.MEETING}/rooms.pdf"


class Felt(NamedTuple):
    """Seconds that others waited, before and during; megabytes of the cache, and what the client was answered."""

    quiet: tuple[float, float]  # the medians of home page and save while nobody else asks for anything

    home: list[float]
    save: list[float]
    signs: float
    cache: float
    answers: Counter[str]

    def misses(self) -> list[str]:
        """What is above its bar."""
        figures = {
            "home page": (median(self.home), 0.3),
            "save": (median(self.save), 0.3),
            "door signs": (self.signs, 20.0),
            "cache": (self.cache, float(CACHE)),
        }
        return [name for name, (found, bar) in figures.items() if found > bar]


def main() -> None:
    """Measure each tree and print a table; exit 1 when this one misses a bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", type=Path, nargs="*", default=[ROOT], metavar="TREE")
    parser.add_argument("--seconds", type=int, default=40)
    parser.add_argument("--recommendations", type=int, default=5_000)
    parser.add_argument("--nginx", nargs="+", choices=("with", "without"), default=["without", "with"])
    asked = parser.parse_args()
    rows, missed = [], []
    with own_server() as server:
        for tree in [path.resolve() for path in asked.trees]:
            for proxy in asked.nginx:
                name = f"{'this tree' if tree == ROOT else tree.name}, {proxy} nginx"
                try:
                    felt = measured(tree, databases.Server(server).new(), proxy == "with", asked)
                except (OSError, RuntimeError, AssertionError) as error:
                    if tree == ROOT:
                        raise
                    rows.append(f"{name:34}  no answer: {str(error).splitlines()[0]}")  # an older tree may fail
                    print(rows[-1], flush=True)
                    continue
                rows.append(row(name, felt))
                print(rows[-1], dict(felt.answers), flush=True)
                missed += [f"{name}: {each}" for each in felt.misses()] if tree == ROOT else []
    print(f"\n{'':34}{'home page p50':>14}{'p95':>9}{'quiet':>10}{'save p50':>10}{'p95':>9}{'quiet':>10}", end="")
    print(f"{'door signs':>12}{'cache':>10}")
    print("\n".join(rows))
    if missed:
        sys.exit(f"above the bar: {', '.join(missed)}")


def row(name: str, felt: Felt) -> str:
    """One line of the table."""
    those = ((felt.home, felt.quiet[0]), (felt.save, felt.quiet[1]))
    cells = [f"{1000 * each:6.0f} ms" for waits, quiet in those for each in (median(waits), late(waits), quiet)]
    told = "".join(f"{cell:>{width}}" for cell, width in zip(cells, (14, 9, 10, 10, 9, 10), strict=True))
    return f"{name:34}{told}{felt.signs:10.1f} s{felt.cache:7.1f} MB"


def late(waits: list[float]) -> float:
    """What one in twenty waits longer than."""
    return quantiles(waits, n=20)[-1] if len(waits) > 1 else max(waits)


def measured(tree: Path, database: str, proxied: bool, asked: argparse.Namespace) -> Felt:
    """What others feel of one tree."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        instance = Path(folder) / "instance"
        instance.mkdir(mode=0o700)
        said = [
            *([f"MAX_CACHE_MEGABYTES = {CACHE}"] * _knows(tree, "max_cache_megabytes")),
            *(['PUBLIC_URL = "https://concord.example.org"', "PROXIES = 1"] * proxied),
        ]
        (instance / "settings.py").write_text("\n".join(said) + "\n")
        with memory.started(tree, instance, database):
            pass
        env, python = memory.environment_of(tree, instance, database), tree / ".venv" / "bin" / "python"
        subprocess.run(
            [python, "-c", FILL.format(recommendations=asked.recommendations)], cwd=tree, env=env, check=True
        )
        memory.prepare(tree, instance, database, 60)
        served = running.enter_context(memory.started(tree, instance, database))
        at = running.enter_context(behind_nginx(tree, served.url, Path(folder))) if proxied else served.url
        until(lambda: memory.waiting(database) == 0, what="the outbox to be empty", seconds=300)
        return felt_during(at, asked.seconds, instance / "cache")


def _knows(tree: Path, setting: str) -> bool:
    """Whether a tree has a setting: an older one refuses what it does not know."""
    return setting in (tree / "meetings" / "settings.py").read_text()


def felt_during(url: str, seconds: int, cache: Path) -> Felt:
    """What others feel while the client asks."""
    stop, answers = Event(), Counter[str]()
    olga, visitor = Person(url, "127.0.0.3"), Person(url, "127.0.0.2")
    olga.sign_in(memory.EMAIL, memory.PASSWORD)
    token, codes = olga.token("/desk/new"), (f"abuse-{number}" for number in range(10_000))

    def open_home() -> None:
        answers[f"home page {answered(visitor, '/')}"] += 1

    def save() -> None:
        code = next(codes)
        answers[f"save {answered(olga, '/desk/new', new_meeting(code, token, once=f'key of {code}'))}"] += 1

    quiet = median(timed(open_home, 0.4, 8)), median(timed(save, 0.4, 8))
    client = Thread(target=attack, args=(url, stop, answers))
    client.start()
    with ThreadPoolExecutor(3) as others:
        home = others.submit(timed, open_home, 0.4, seconds)
        saves = others.submit(timed, save, 1.0, seconds)
        stop.wait(5)
        signs = others.submit(printed, Person.of(olga))
        found = home.result(), saves.result(), signs.result()
    stop.set()
    client.join()
    size = sum(path.stat().st_size for path in cache.rglob("*") if path.is_file()) / 1e6
    return Felt(quiet, *found, size, answers)


def answered(person: Person, path: str, form: dict[str, str] | None = None) -> str:
    """The status, or how long somebody waited for nothing."""
    began = time.monotonic()
    try:
        return str(person.ask("GET" if form is None else "POST", path, form)[0])
    except OSError:
        return f"no answer in {time.monotonic() - began:.0f} s"


def timed(act: Callable[[], object], pause: float, seconds: int) -> list[float]:
    """How long the act took each time, with a pause between two."""
    end, found = time.monotonic() + seconds, []
    while time.monotonic() < end:
        began = time.monotonic()
        act()  # who was not answered waited as long as that
        found.append(time.monotonic() - began)
        Event().wait(pause)
    return found


def printed(olga: Person) -> float:
    """Seconds until the door signs are there."""
    began = time.monotonic()
    while time.monotonic() - began < 180:
        with suppress(OSError):
            if olga.ask("GET", SIGNS)[1].get("Content-Type") == "application/pdf":
                break
        Event().wait(0.5)
    return time.monotonic() - began


def attack(url: str, stop: Event, answers: Counter[str]) -> None:
    """Ask for whatever, so many times a second, whether or not it was answered."""
    chance, unanswered = random.Random(19), Counter[str]()  # noqa: S311 - the same each time

    def ask(path: str) -> None:
        try:
            answers[str(Person(url, "127.0.0.66").ask("GET", path, timeout=60)[0])] += 1
        except OSError as error:
            answers[type(error).__name__] += 1
        finally:
            unanswered["now"] -= 1

    while not stop.wait(1 / A_SECOND):
        if unanswered["now"] < AT_MOST:
            unanswered["now"] += 1
            Thread(target=ask, args=(whatever(chance, memory.MEETING),), daemon=True).start()
        else:
            answers["not even asked"] += 1


if __name__ == "__main__":
    main()
