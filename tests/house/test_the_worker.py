"""A real worker in a process of its own: killed in the middle, told to stop, left without its database."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from meetings.core import clock, history, once, outbox
from meetings.core.db import db, unit_of_work
from tests.servers import ROOT, environment
from tests.waiting import until

# The handler tells that it has begun, takes as long as the test wants (until the file named in the payload is there),
# and then writes one line into the history.
PROGRAM = """
import os, select, sys
from meetings.app import create_app
from meetings.core import history
from meetings.core.db import unit_of_work
from meetings import worker
from meetings.web.requests import start_logging

def greet(payload):
    with open(payload["begun"], "w") as file:
        file.write(str(os.getpid()))
    while not os.path.exists(payload["go on"]):
        select.select([], [], [], 0.05)
    with unit_of_work():
        history.record("greeted", "person", payload["name"])

app = create_app()
app.extensions["concord.handlers"]["greet"] = greet
start_logging("INFO")
worker.run(app)
"""


@contextmanager
def _worker(app: Flask, log: Path, program: str = PROGRAM) -> Iterator[subprocess.Popen[bytes]]:
    settings = app.extensions["concord.settings"]
    env = environment(settings.instance, settings.database_url, settings.public_url)
    with log.open("wb") as output:
        process = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=env, stderr=output)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def ask(empty_app: Flask, tmp_path: Path) -> Callable[[str], int]:
    """Puts one greeting into the outbox."""

    def put(name: str) -> int:
        payload = {"name": name, "begun": str(tmp_path / f"{name} begun"), "go on": str(tmp_path / "go on")}
        with empty_app.app_context(), unit_of_work():
            item = outbox.put("greet", payload)
            db.session.flush()
            return item.id

    return put


def _greeted(app: Flask) -> list[str]:
    with app.app_context(), unit_of_work(write=False):
        return list(db.session.scalars(db.select(history.HistoryEntry.subject_key)))


def _done(app: Flask, number: int) -> bool:
    with app.app_context(), unit_of_work(write=False):
        return db.session.get_one(outbox.OutboxItem, number).done_at is not None


def test_killed_in_the_middle_leaves_the_item_to_the_next_which_does_it_once(
    empty_app: Flask, ask: Callable[[str], int], tmp_path: Path
) -> None:
    number = ask("Alice")
    with _worker(empty_app, tmp_path / "first.log") as first:
        until((tmp_path / "Alice begun").exists, what="the first worker to begin")
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert _greeted(empty_app) == []
    assert not _done(empty_app, number)
    with empty_app.app_context(), unit_of_work():  # a minute later
        db.session.get_one(outbox.OutboxItem, number).leased_until = clock.now() - timedelta(seconds=1)
    (tmp_path / "go on").touch()
    with _worker(empty_app, tmp_path / "second.log"):
        until(lambda: _done(empty_app, number), what="the second worker to do it")
    assert _greeted(empty_app) == ["Alice"]


def test_told_to_stop_finishes_what_it_is_doing_and_begins_nothing_more(
    empty_app: Flask, ask: Callable[[str], int], tmp_path: Path
) -> None:
    first, second = ask("Alice"), ask("Bob")
    with _worker(empty_app, tmp_path / "log") as process:
        until((tmp_path / "Alice begun").exists, what="the worker to begin")
        process.send_signal(signal.SIGTERM)
        (tmp_path / "go on").touch()
        assert process.wait(20) == 0
    assert _done(empty_app, first)
    assert not _done(empty_app, second)
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert lines[-1]["message"] == "ended"


def test_goes_on_when_the_database_answers_again(empty_app: Flask, ask: Callable[[str], int], tmp_path: Path) -> None:
    (tmp_path / "go on").touch()
    log = tmp_path / "log"
    with empty_app.app_context(), unit_of_work():
        db.session.execute(text("ALTER TABLE outbox RENAME TO outbox_away"))
    with _worker(empty_app, log):
        until(lambda: "the database or the disk does not answer" in log.read_text(), what="the worker to say so")
        with empty_app.app_context(), unit_of_work():
            db.session.execute(text("ALTER TABLE outbox_away RENAME TO outbox"))
        number = ask("Alice")
        until(lambda: _done(empty_app, number), what="the worker to go on")
    assert _greeted(empty_app) == ["Alice"]


def test_forgets_old_keys_of_forms_when_it_begins(empty_app: Flask, tmp_path: Path) -> None:
    with empty_app.app_context(), unit_of_work(), clock.fixed(clock.now() - timedelta(days=3)):
        once.take(1, "old")

    def forgotten() -> bool:
        with empty_app.app_context(), unit_of_work(write=False):
            return once.taken(1, "old") is None

    with _worker(empty_app, tmp_path / "log") as process:
        until(forgotten, what="the worker to tidy")
        assert process.poll() is None
        assert os.getpgid(process.pid)


def test_one_that_needed_more_than_it_may_ends_when_nothing_waits(
    empty_app: Flask, ask: Callable[[str], int], tmp_path: Path
) -> None:
    (tmp_path / "go on").touch()
    numbers = [ask("Alice"), ask("Bob")]
    program = PROGRAM.replace("worker.run(app)", "worker.run(app, most_grown=0)")
    with _worker(empty_app, tmp_path / "log", program) as process:
        assert process.wait(30) == 0
    assert all(_done(empty_app, number) for number in numbers)
    assert sorted(_greeted(empty_app)) == ["Alice", "Bob"]
