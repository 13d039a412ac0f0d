"""What people typed, pasted and uploaded in a first week, tried over HTTP against a server of a tree.

    .venv/bin/python -m tests.bench.first_week [TREE] [NUMBER …]

Starts the tree (this one where none is named) on an installation of its own with the record and the demonstration, and
prints a table: number of the case, what is right, whether it was so, what was seen. Ends with 1 where one was not.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.first_week.browsing import PASSWORD, Browser
from tests.bench.first_week.carried import CARRIED
from tests.bench.first_week.seen import People, Seen
from tests.bench.first_week.typed_text import TYPED
from tests.postgresql import free_port
from tests.servers import Served, environment, wait_until_served

HERE = Path(__file__).parents[3]
ROLES = ("organiser", "rapporteur", "owner")


def main() -> int:
    """Try every case, or those with the numbers given."""
    tree = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE
    wanted = set(sys.argv[2:])
    with tempfile.TemporaryDirectory() as folder, started(tree, Path(folder)) as url:
        rows = list(tried(url, wanted))
    print(f"| case | what is right | {tree.name} | seen |\n|---|---|---|---|")
    for row in rows:
        print(f"| {row.case} | {row.right} | {'right' if row.held else 'WRONG'} | {'' if row.held else row.seen} |")
    print(f"\n{sum(row.held for row in rows)} of {len(rows)} right")
    return 0 if all(row.held for row in rows) else 1


def tried(url: str, wanted: set[str]) -> Iterator[Seen]:
    """Try the cases one after another; one that breaks off is a row that says where."""
    people = People(Browser(url), Browser(url), Browser(url))
    people.organiser.sign_in("organiser")
    people.rapporteur.sign_in("rapporteur")
    for case in (*TYPED, *CARRIED):
        try:
            yield from (row for row in case(people) if not wanted or wanted & set(row.case.split(", ")))
        except Exception as error:  # the next case is tried whatever happened
            yield Seen(
                "?", (case.__doc__ or "").strip(), False, f"broke off: {type(error).__name__} {str(error)[:200]}"
            )


@contextmanager
def started(tree: Path, instance: Path) -> Iterator[str]:
    """The tree's own server, with three people who can sign in; its address."""
    port = free_port()
    running = environment(instance, f"sqlite:///{instance / 'concord.sqlite'}", f"http://127.0.0.1:{port}")
    running |= {"PORT": str(port), "CONCORD_SIGN_IN_RATE": "10/minute; 60/hour"}
    log = instance / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "meetings.serve", "--demo"], cwd=tree, env=running, stdout=output, stderr=output
        )
    server = Served(f"http://127.0.0.1:{port}", process, log)
    try:
        wait_until_served(server)
        for role in ROLES:
            given = [
                "user",
                "add",
                f"{role}@example.org",
                "--name",
                role,
                "--role",
                "organiser" if role == "owner" else role,
            ]
            subprocess.run(
                [sys.executable, "-m", "flask", "--app", "wsgi", *given, "--password-stdin"],
                cwd=tree, env=running, input=f"{PASSWORD}\n", text=True, check=True, capture_output=True,
            )  # fmt: skip
        yield server.url
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main())
