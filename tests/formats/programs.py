"""Programs that we did not write, run as a person would run them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DEBIAN = {"calcurse": "calcurse", "gcc": "gcc libc6-dev", "node": "nodejs"}
CLIENTS = Path(__file__).parents[1] / "clients"


def program(name: str) -> str:
    """Where it is: beside this Python, else on the path. A test that needs a program which is absent fails."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        package = DEBIAN.get(name)
        remedy = f"apt-get install {package}" if package else "script/test installs it with the test requirements"
        pytest.fail(f"This test runs {name}, which is not installed: {remedy}")
    return found


def run(name: str, *arguments: object, home: Path, stdin: bytes = b"") -> str:
    """What it prints. It works in UTC and in a home of its own, and its refusal is a failure that shows its words."""
    environment = {"HOME": str(home), "TZ": "UTC", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"}
    command = [program(name), *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, env=environment, timeout=120, check=False)
    assert done.returncode == 0, f"{name} refused with {done.returncode}:\n{(done.stderr + done.stdout).decode()}"
    return done.stdout.decode()
