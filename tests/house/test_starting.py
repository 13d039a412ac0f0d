"""``script/server``'s program, started as it starts it: what it says, how soon it serves, how it ends."""

import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest
from flask import Flask
from sqlalchemy import text

from meetings.core import serving_address
from meetings.core.db import db, unit_of_work
from tests.postgresql import free_port
from tests.servers import ROOT, Served, environment, wait_until_served
from tests.waiting import until

# What serves nothing, beside a child that notes when it began, and fails.
FAILING = """
import time
from meetings import gunicorn_conf, processes
from meetings.serve import Served

gunicorn_conf.workers = 0

def fail():
    with open({begun!r}, "a") as file:
        print(time.monotonic(), file=file)
    raise SystemExit(1)

processes.Family(Served(None, "127.0.0.1:{port}"), fail).run()
"""


def _begin(instance: Path, database_url: str, *arguments: str, **more: str) -> Served:
    port = more.pop("PORT", str(free_port()))
    env = environment(instance, database_url, "") | {"PORT": port} | more
    del env["CONCORD_PUBLIC_URL"]
    log = Path(tempfile.gettempdir(), f"concord-started-{port}.log")
    command = [sys.executable, "-m", "meetings.serve", *arguments]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
    return Served(f"http://127.0.0.1:{port}", process, log)


@contextmanager
def _running(instance: Path, database_url: str, *arguments: str, **more: str) -> Iterator[Served]:
    served = _begin(instance, database_url, *arguments, **more)
    try:
        wait_until_served(served)
        yield served
    finally:
        served.stop()
        served.log.unlink()


def _lives(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def _listens(process: psutil.Process) -> bool:
    return any(each.status == psutil.CONN_LISTEN for each in process.net_connections())


def _refused(instance: Path, database_url: str, **more: str) -> str:
    served = _begin(instance, database_url, **more)
    assert served.process.wait(60) == 1
    said = served.log.read_text()
    served.log.unlink()
    return said


def _where(app: Flask) -> tuple[Path, str]:
    settings = app.extensions["concord.settings"]
    return settings.instance, settings.database_url


def test_prepares_everything_serves_and_says_how_to_go_on(new_database: Callable[[], str], tmp_path: Path) -> None:
    instance, url = tmp_path / "instance", new_database()
    with _running(instance, url, "--demo") as served:
        said = served.log.read_text()
        assert "Database made\n" in said
        assert "The demonstration is at /meetings/demonstration/\n" in said
        assert f"Concord is at {served.url}\n" in said
        assert "user add you@example.org" in said
    with _running(instance, url) as served:
        said = served.log.read_text()
        assert "Database" not in said
        assert "demonstration" not in said


def _printed(instance: Path, database_url: str, *arguments: str, **more: str) -> str:
    """What a flask command says that is run beside the server, without a setting of its own."""
    env = environment(instance, database_url, "") | more
    del env["CONCORD_PUBLIC_URL"]
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True, timeout=60).stdout


def test_a_command_beside_it_prints_the_address_where_it_runs(app: Flask) -> None:
    instance, url = _where(app)
    adding = ["user", "add", "--name", "Ana", "--role", "analyst"]
    with _running(instance, url) as served:
        assert f" {served.url}/accept/" in _printed(instance, url, *adding, "ana@example.org")
        assert served.url in _printed(instance, url, "check")
        said = _printed(instance, url, "user", "password", "ana@example.org", HOST="127.0.0.1", PORT="8123")
        assert f" {served.url}/accept/" in said
    assert " http://127.0.0.1:8000/accept/" in _printed(instance, url, "user", "password", "ana@example.org")


def test_begins_without_the_address_that_a_server_before_it_left(app: Flask) -> None:
    instance, url = _where(app)
    serving_address.lay_down(instance, "http://127.0.0.1:9")  # of a process that lives: this one
    with _running(instance, url) as served:
        assert f"Concord is at {served.url}\n" in served.log.read_text()
        assert serving_address.read(instance) == served.url


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_everything_that_was_started(app: Flask, number: signal.Signals) -> None:
    with _running(*_where(app)) as served:
        until(
            lambda: len(psutil.Process(served.process.pid).children(recursive=True)) == 3,
            what="two web workers and the outbox's",
        )
        family = psutil.Process(served.process.pid).children(recursive=True)
        served.process.send_signal(number)
        assert served.process.wait(30) == 0
        assert [process for process in family if process.is_running()] == []


def test_a_worker_that_dies_is_begun_again(app: Flask) -> None:
    with _running(*_where(app)) as served:
        until(lambda: served.log.read_text().count('"begins"') == 1, what="the worker")
        [worker] = [child for child in served.workers() if not _listens(child)]
        worker.kill()
        until(lambda: served.log.read_text().count('"begins"') == 2, what="another worker")
        until(lambda: len(served.workers()) == 3, what="the dead one to be gone")


def test_a_web_worker_that_dies_is_begun_again_without_the_other_processes(app: Flask) -> None:
    with _running(*_where(app)) as served:
        until(lambda: served.log.read_text().count('"begins"') == 1, what="the worker")
        until(lambda: len(served.workers()) == 3, what="all of them")
        before = served.workers()
        killed = next(child for child in before if _listens(child))
        killed.kill()
        until(lambda: len(set(served.workers()) - set(before)) == 1, what="another web worker")
        assert set(before) - set(served.workers()) == {killed}
        assert urlopen(served.url).status == 200


@pytest.mark.parametrize("number", [signal.SIGKILL])
def test_nothing_stays_behind_the_first_process(app: Flask, number: signal.Signals) -> None:
    with _running(*_where(app)) as served:
        until(lambda: len(served.workers()) == 3, what="all of them")
        family = served.workers()
        served.process.send_signal(number)
        served.process.wait(30)
        until(lambda: not any(map(_lives, family)), what="the others to end")


def test_no_connection_to_the_database_is_shared_with_a_fork(app: Flask) -> None:
    with _running(*_where(app)) as served:
        first = psutil.Process(served.process.pid)
        assert [file.path for file in first.open_files() if ".sqlite3" in file.path] == []
        assert [each for each in first.net_connections("all") if each.status == psutil.CONN_ESTABLISHED] == []


def test_a_child_that_fails_at_once_waits_longer_each_time(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    program = FAILING.format(begun=str(begun), port=free_port())
    process = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        until(lambda: begun.exists() and len(begun.read_text().split()) == 3, what="three beginnings")
    finally:
        process.terminate()
        assert process.wait(30) == 0
    first, second, third = map(float, begun.read_text().split()[:3])
    assert second - first >= 1
    assert third - second >= 3


def test_a_port_in_use_is_one_line(app: Flask) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = _refused(*_where(app), PORT=str(port))
    assert said == (
        f"Concord cannot start: 127.0.0.1:{port} cannot be used (Address already in use). Stop what uses it, "
        "or choose another port: PORT=8001 script/server\n"
    )


def test_a_folder_that_cannot_be_written_is_one_line(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = _refused(tmp_path / "file" / "instance", _where(app)[1])
    assert said.startswith("Concord cannot start: ")
    assert "or set CONCORD_INSTANCE to a folder that is" in said
    assert len(said.splitlines()) == 1


def test_a_database_that_does_not_answer_is_one_line(app: Flask) -> None:
    said = _refused(_where(app)[0], "postgresql+psycopg://nobody@127.0.0.1:9/none")
    assert said.startswith("Concord cannot start: the database does not answer (")
    assert said.endswith("Start it, or correct CONCORD_DATABASE_URL.\n")
    assert len(said.splitlines()) == 1


def test_a_database_newer_than_the_code_is_one_line(app: Flask) -> None:
    with app.app_context(), unit_of_work():
        db.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    said = _refused(*_where(app))
    assert said.startswith("Concord cannot start: The database was made by a newer Concord")
    assert "Update the code, or restore a backup" in said
    assert len(said.splitlines()) == 1
