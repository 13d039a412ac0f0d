"""Break an installation in every way of the table in reliability, and print what held.

    .venv/bin/python -m tests.bench.faults [--only disk] [--database sqlite] [--writes 500]

The full disk is a small file system in memory, which only root may mount.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.faults.backup import backup_while_writing
from tests.bench.faults.disk import full_disk
from tests.bench.faults.kills import killed_database, killed_workers
from tests.bench.faults.letters import letters
from tests.bench.faults.stage import KINDS

Fault = Callable[[str, Path, int], dict[str, object] | None]
FAULTS: dict[str, Fault] = {
    "kill -9 of the web workers": killed_workers,
    "kill -9 of PostgreSQL": killed_database,
    "disk full": full_disk,
    "backup while writing": backup_while_writing,
    "mail server down, worker killed": letters,
}


def main() -> None:
    """Break what was asked for; exit 1 when something did not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="faults whose name holds this")
    parser.add_argument("--database", choices=KINDS)
    parser.add_argument("--writes", type=int, default=500)
    asked = parser.parse_args()
    broken = [line for line in _lines(asked) if not line.startswith("|")]
    if broken:
        sys.exit("\n".join(broken))


def _lines(asked: argparse.Namespace) -> Iterator[str]:
    print("| fault | database | figures |\n|---|---|---|", flush=True)
    for name, fault in FAULTS.items():
        for kind in KINDS:
            if asked.only not in name or asked.database not in (None, kind):
                continue
            with tempfile.TemporaryDirectory(prefix="concord-fault-") as folder:
                Path(folder).chmod(0o755)
                try:
                    found = fault(kind, Path(folder), asked.writes)
                except AssertionError as error:
                    yield f"{name} on {kind}: {error}"
                    continue
            if found is not None:
                line = f"| {name} | {kind} | {', '.join(f'{what}: {much}' for what, much in found.items())} |"
                print(line, flush=True)
                yield line


if __name__ == "__main__":
    main()
