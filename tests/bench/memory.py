"""How much memory all processes of script/server need together, after they served a meeting of 600 sessions.

    .venv/bin/python -m tests.bench.memory [--beside ANOTHER-TREE] [--sessions 600] [--rounds 1] [--visitors 1]

On PostgreSQL, which is not counted. Each tree is started as people start it, by its own script/server, with a database
and a folder of its own: once to make everything ready, then again with nothing to do. The second one prints the agenda,
answers visitors and an organiser who is signed in, and is looked at when nothing waits in its outbox any more.

PSS is what a process has, with what it shares divided by how many share it: its sum is what the machine gives. USS is
what nobody else has. Exits with 1 when all processes of this tree have more PSS than ``--most`` megabytes.
"""

import argparse
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil
import psycopg
from sqlalchemy import make_url

from tests import databases
from tests.faults.writing import Browser
from tests.postgresql import free_port, own_server
from tests.servers import ROOT, Served, environment, wait_until_served
from tests.waiting import until

MEETING = "/meetings/six-hundred"
SERVED = (
    "/", "/meetings/", f"{MEETING}/", f"{MEETING}/agenda", f"{MEETING}/agenda?lang=fr", f"{MEETING}/agenda.csv",
    f"{MEETING}/agenda.pdf", f"{MEETING}/calendar.ics", f"{MEETING}/sessions/7", f"{MEETING}/sessions/7.ics",
    "/recommendations/",
)  # fmt: skip
VISITED = (
    "/recommendations/", "/recommendations/?q=data", "/recommendations/GRCP7-R05",
    "/followup/", "/followup/matrix", "/documents/grcp-7/highlights", "/mechanisms/", "/mechanisms/bali", "/compact/",
    "/milestones/imrf-2022",
)  # fmt: skip
AT_THE_DESK = (
    "/desk/",
    f"{MEETING}/desk/",
    f"{MEETING}/desk/agenda",
    f"{MEETING}/desk/sessions/7",
    f"{MEETING}/agenda",
)
EMAIL, PASSWORD = "olga@example.org", "a long enough password of a benchmark"
# In the tree's own words, so that a tree with other tables can be measured beside this one.
MAKE_MEETING = """
from meetings.app import create_app
from meetings.core.db import unit_of_work
from tests.bench.meetings import meeting_with_sessions
with create_app().app_context(), unit_of_work():
    meeting_with_sessions("six-hundred", {sessions})
"""


class Share(NamedTuple):
    """One process: what it is, and its megabytes."""

    name: str
    pss: float
    uss: float


def main() -> None:
    """Measure this tree and, where it is asked for, another; exit 1 when this one has too much."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--beside", type=Path, help="another tree, measured in the same run for the ratio")
    parser.add_argument("--sessions", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=1, help="how often each address is asked for")
    parser.add_argument("--visitors", type=int, default=1, help="how many ask at a time")
    parser.add_argument("--most", type=float, default=220.0)
    asked = parser.parse_args()
    trees = [ROOT, *([asked.beside.resolve()] if asked.beside else [])]
    with own_server() as server:
        have = [measured(tree, databases.Server(server).new(), asked) for tree in trees]
    if asked.beside:
        print(f"\n{have[0]:.0f} MB of the other's {have[1]:.0f} MB = {have[0] / have[1]:.2f}")
    if have[0] > asked.most:
        sys.exit(f"{have[0]:.0f} MB, above the bar of {asked.most:.0f} MB")


def measured(tree: Path, database: str, asked: argparse.Namespace) -> float:
    """Print what each process of one tree has, before and after its work; returns the sum after it."""
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder) / "instance"
        print(f"\n{'this tree' if tree == ROOT else tree}")
        with started(tree, instance, database) as served:
            told("made everything ready", served)
        prepare(tree, instance, database, asked.sessions)
        with started(tree, instance, database) as served:
            told("nothing to do", served)
            until(lambda: printed(served), what="the agenda on paper", seconds=300)
            until(lambda: waiting(database) == 0, what="the outbox to be empty", seconds=300)
            visit(served, SERVED, asked)
            served_only = told("after visitors to the meeting", served)
            visit(served, VISITED, asked)
            told("and visitors elsewhere", served)
            organise(served, asked.rounds)
            told("and an organiser at its desk", served)
            return served_only


@contextmanager
def started(tree: Path, instance: Path, database: str) -> Iterator[Served]:
    """Run the tree's script/server until the block ends; says how soon it answered."""
    port, log = free_port(), instance.parent / "log"
    env = environment_of(tree, instance, database) | {"PORT": str(port)}
    with log.open("wb") as output:
        began = time.monotonic()
        process = subprocess.Popen(
            [tree / "script" / "server"], cwd=tree, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    served = Served(f"http://127.0.0.1:{port}", process, log)
    try:
        wait_until_served(served)
        print(f"answered after {time.monotonic() - began:.1f} s")
        until(lambda: '"begins"' in log.read_text(), what="the worker")
        yield served
    finally:
        served.stop()


def environment_of(tree: Path, instance: Path, database: str) -> dict[str, str]:
    """What a program of the tree needs to use the installation. Its public address is the server's own."""
    env = environment(instance, database, "") | {"PYTHONPATH": str(tree)}
    del env["CONCORD_PUBLIC_URL"]
    return env


def prepare(tree: Path, instance: Path, database: str, sessions: int) -> None:
    """Put the meeting there, and somebody who may see its desk."""
    env, python = environment_of(tree, instance, database), tree / ".venv" / "bin" / "python"
    account = ("-m", "flask", "--app", "wsgi", "user", "add", EMAIL, "--name", "Olga", "--role", "organiser")
    subprocess.run([python, "-c", MAKE_MEETING.format(sessions=sessions)], cwd=tree, env=env, check=True)
    subprocess.run(
        [python, *account, "--password-stdin"], cwd=tree, env=env, check=True, input=PASSWORD.encode(), stdout=-3
    )


def printed(served: Served) -> bool:
    """Whether the agenda is there as a PDF; asks for it where it is not."""
    with urllib.request.urlopen(f"{served.url}{MEETING}/agenda.pdf") as answer:
        return str(answer.headers["Content-Type"]) == "application/pdf"


def visit(served: Served, paths: Sequence[str], asked: argparse.Namespace) -> None:
    """Answer visitors, some at a time, each of whom asks for everything once more in another language."""

    def ask(number: int, path: str) -> None:
        other = f"{path}{'&' if '?' in path else '?'}lang={('fr', 'es')[number % 2]}"
        for address in (path, other):
            with urllib.request.urlopen(served.url + address) as answer:
                answer.read()

    with ThreadPoolExecutor(asked.visitors) as people:
        for visited in [people.submit(ask, number, path) for number in range(asked.rounds) for path in paths]:
            visited.result()


def organise(served: Served, rounds: int) -> None:
    """Answer one organiser, so often that every process has seen everything."""
    browser = Browser(served.url)
    entry = {"csrf_token": browser.token("/sign-in"), "email": EMAIL, "password": PASSWORD}
    if browser.ask("POST", "/sign-in", entry)[0] != 303:
        raise RuntimeError("the organiser could not sign in")
    for _round in range(rounds):
        for path in AT_THE_DESK:
            if browser.ask("GET", path)[0] != 200:
                raise RuntimeError(f"{path} was refused")


def waiting(database: str) -> int:
    """How many things the worker has not done yet."""
    plain = make_url(database).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        row = connection.execute("SELECT count(*) FROM outbox WHERE done_at IS NULL AND failed_at IS NULL").fetchone()
    return int(row[0]) if row else 0


def told(when: str, served: Served) -> float:
    """Print the share of each process; returns the sum of PSS in megabytes."""
    shares = list(shares_of(psutil.Process(served.process.pid)))
    pss, uss = sum(share.pss for share in shares), sum(share.uss for share in shares)
    print(f"  {when:40} {pss:8.1f} MB PSS {uss:8.1f} MB USS")
    for share in shares:
        print(f"    {share.name:38} {share.pss:8.1f}        {share.uss:8.1f}")
    return pss


def shares_of(process: psutil.Process, depth: int = 0) -> Iterator[Share]:
    """The process and those that it started."""
    memory = process.memory_full_info()
    yield Share(f"{'  ' * depth}{process.pid}", memory.pss / 1e6, memory.uss / 1e6)
    for child in process.children():
        yield from shares_of(child, depth + 1)


if __name__ == "__main__":
    main()
