"""The mail server is down and the worker is killed: no letter is lost, and at most one comes twice for each kill."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from flask import Flask

from meetings.accounts import queries
from meetings.accounts.actions import accounts
from meetings.accounts.viewer import COMMAND_LINE
from meetings.core import clock, outbox
from meetings.core.db import db, unit_of_work
from tests import installations
from tests.accounts.people import account
from tests.faults.postbox import opened
from tests.postgresql import free_port
from tests.servers import ROOT, environment
from tests.waiting import until


def ask(app: Flask, letters: int) -> None:
    """Have links to choose a password sent to so many people."""
    for number in range(letters):
        person = account(app, f"person-{number}@example.org", password=None)
        with app.app_context(), unit_of_work():
            key = app.extensions["concord.settings"].secret_key
            accounts.mail_password_link(queries.user(person), key=key, language="en", by=COMMAND_LINE)


def left(app: Flask) -> int:
    with app.app_context(), unit_of_work(write=False):
        return outbox.depth()[0]


@contextmanager
def worker(app: Flask, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A real worker, in a process of its own."""
    settings = app.extensions["concord.settings"]
    env = environment(settings.instance, settings.database_url, settings.public_url)
    env |= {"CONCORD_SMTP_URL": f"smtp://127.0.0.1:{port}", "CONCORD_MAIL_FROM": "concord@example.org"}
    env |= {"CONCORD_SECRET_KEY": installations.SECRET}
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "worker"]
    with Path(settings.instance, "worker.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stderr=log)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def let_time_pass(app: Flask) -> None:
    """Five minutes and more: what a killed worker had taken, and what was put off, is due again."""
    with app.app_context(), unit_of_work():
        waiting = db.session.scalars(db.select(outbox.OutboxItem).where(outbox.OutboxItem.done_at.is_(None)))
        for item in waiting:
            item.leased_until, item.due_at = None, clock.now()


def test_comes_once_more_for_a_kill_with_the_same_identity(empty_app: Flask) -> None:
    ask(empty_app, 4)
    port = free_port()
    with opened(port) as box:
        with worker(empty_app, port) as killed:
            box.before_answering[2] = killed.kill  # it has the letter, and nobody will have heard that
            until(lambda: killed.poll() is not None, what="the worker to be killed")
        let_time_pass(empty_app)
        with worker(empty_app, port):
            until(lambda: left(empty_app) == 0, what="every letter to be sent")
    assert sorted(set(box.addressees())) == [f"person-{number}@example.org" for number in range(4)]
    assert len(box.taken) == 5
    assert len(set(box.identities())) == 4


def test_waits_for_a_mail_server_that_is_down_for_more_than_an_hour(empty_app: Flask, tmp_path: Path) -> None:
    ask(empty_app, 2)
    port = free_port()
    with sending_to(empty_app, port, tmp_path) as work:
        began = clock.now()
        for minute in range(75):
            with clock.fixed(began + timedelta(minutes=minute)):
                work()
        assert left(empty_app) == 2
        with opened(port) as box:
            for minute in range(75, 240):
                with clock.fixed(began + timedelta(minutes=minute)):
                    work()
    assert sorted(box.addressees()) == ["person-0@example.org", "person-1@example.org"]
    assert left(empty_app) == 0


@contextmanager
def sending_to(app: Flask, port: int, folder: Path) -> Iterator[Callable[[], None]]:
    """A worker's round in this very process, on the same database."""
    from meetings.app import create_app

    url = app.extensions["concord.settings"].database_url
    mailing = {"smtp_url": f"smtp://127.0.0.1:{port}", "mail_from": "concord@example.org"}
    other = create_app(folder, database_url=url, secret_key=installations.SECRET, **mailing)

    def work() -> None:
        with other.app_context():
            while outbox.work_off(other.extensions["concord.handlers"]):
                pass

    yield work
    with other.app_context():
        db.engine.dispose()
