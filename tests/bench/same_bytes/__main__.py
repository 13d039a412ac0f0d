"""Fill once, read both trees side by side, compare."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import same_bytes
from tests.bench.same_bytes.comparing import compare

HERE = Path(__file__).parents[3]


def _begun(part: str, *words: Path) -> "subprocess.Popen[bytes]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CONCORD_", "FLASK_"))}
    environment |= {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "TZ": "UTC"}
    command = [sys.executable, "-m", f"tests.bench.same_bytes.{part}", *map(str, words)]
    return subprocess.Popen(command, cwd=HERE, env=environment)


def _ended(*running: "subprocess.Popen[bytes]") -> None:
    ended = [each.wait() for each in running]
    if any(ended):
        raise SystemExit("One of the trees could not be read; see above.")


def main() -> int:
    """Compare the two trees that are named; 1 when they differ."""
    asked = argparse.ArgumentParser(description=same_bytes.__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("before", type=Path)
    asked.add_argument("after", type=Path)
    asked.add_argument("folder", type=Path, nargs="?")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="same-bytes-") as scratch:
        filled, folder = Path(scratch, "filled"), given.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        before, after = given.before.resolve(), given.after.resolve()
        _ended(_begun("filling", before, filled))
        running, answers = [], []
        for name, tree in (("before", before), ("after", after)):
            instance = Path(scratch, name)
            shutil.copytree(filled, instance, ignore=shutil.ignore_patterns("cache"))
            answers.append(folder.resolve() / f"{name}.sqlite3")
            running.append(_begun("fetching", tree, instance, answers[-1]))
        _ended(*running)
        return 1 if compare(*answers) else 0


if __name__ == "__main__":
    raise SystemExit(main())
