"""Concord served for real: gunicorn with two workers on a free port of this machine, in processes of its own."""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.postgresql import free_port
from tests.waiting import until

ROOT = Path(__file__).parent.parent


@dataclass
class Served:
    """A running server: where it answers, and its process."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def workers(self) -> list[psutil.Process]:
        """The processes that answer, without the one that watches over them."""
        return psutil.Process(self.process.pid).children()

    def stop(self) -> None:
        """End it kindly, and for certain."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def environment(instance: Path, database_url: str, public_url: str) -> dict[str, str]:
    """What a process of its own needs to be the same installation as the test's."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("CONCORD_")}
    return plain | {
        "CONCORD_INSTANCE": str(instance),
        "CONCORD_DATABASE_URL": database_url,
        "CONCORD_PUBLIC_URL": public_url,
    }


@contextmanager
def served(instance: Path, database_url: str, application: str = "wsgi:app") -> Iterator[Served]:
    """Serve the installation (or, with its settings, another application) until the block ends."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    log = instance / f"gunicorn-{port}.log"
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:meetings.gunicorn_conf",
        "--bind",
        f"127.0.0.1:{port}",
        application,
    ]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(instance, database_url, url), stdout=output, stderr=subprocess.STDOUT
        )
    running = Served(url, process, log)
    try:
        wait_until_served(running)
        yield running
    finally:
        running.stop()


def wait_until_served(running: Served) -> None:
    """Return when /healthz answers; fail with the log when the server has ended."""

    def answers() -> bool:
        if running.process.poll() is not None:
            raise RuntimeError(f"the server did not start:\n{running.log.read_text()}")
        try:
            urllib.request.urlopen(running.url + "/healthz", timeout=2).close()
        except (urllib.error.URLError, OSError):
            return False
        return True

    until(answers, what=f"{running.url} to answer", seconds=90)
