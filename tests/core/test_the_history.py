"""The history is append-only and chained, on both databases."""

import subprocess
import sys
from subprocess import PIPE

import pytest
from flask import Flask
from sqlalchemy import delete, text
from sqlalchemy.exc import DBAPIError

from meetings.core import acting, history
from meetings.core.db import db, unit_of_work
from tests.servers import ROOT, environment


def _record(app: Flask, *actions: str) -> None:
    with app.app_context():
        for action in actions:
            with unit_of_work(), acting.acting(acting.Actor(7, "Alice")):
                history.record(action, "session", 3, scope="grcp-7", before={"room": "A"}, after={"room": "B"})


def test_is_whole_after_several_acts(empty_app: Flask) -> None:
    _record(empty_app, "session.moved", "session.renamed", "session.cancelled")
    with empty_app.app_context():
        assert history.broken_links() == []
        assert db.session.query(history.HistoryEntry).count() == 3


@pytest.mark.parametrize("statement", ["UPDATE history SET action = 'nothing'", "DELETE FROM history"])
def test_refuses_to_be_changed(empty_app: Flask, statement: str) -> None:
    _record(empty_app, "session.moved")
    with pytest.raises(DBAPIError, match="append-only"), empty_app.app_context(), unit_of_work():
        db.session.execute(delete(history.HistoryValues))  # or the foreign key would refuse first
        db.session.execute(text(statement))


def test_stays_whole_when_the_values_are_erased(empty_app: Flask) -> None:
    _record(empty_app, "session.moved", "session.renamed")
    with empty_app.app_context():
        with unit_of_work():
            db.session.execute(delete(history.HistoryValues))
        assert history.broken_links() == []


def test_names_the_entry_whose_values_were_changed(empty_app: Flask) -> None:
    _record(empty_app, "session.moved", "session.renamed")
    with empty_app.app_context():
        with unit_of_work():
            db.session.execute(text("UPDATE history_values SET actor = 'Mallory' WHERE entry_id = 2"))
        assert history.broken_links() == [2]


def test_keeps_nothing_of_what_was_undone(empty_app: Flask) -> None:
    with empty_app.app_context():
        with pytest.raises(ZeroDivisionError), unit_of_work():
            history.record("session.moved", "session", 3)
            raise ZeroDivisionError
        with unit_of_work():
            history.record("session.renamed", "session", 3)
        entries = db.session.scalars(db.select(history.HistoryEntry)).all()
        assert [entry.action for entry in entries] == ["session.renamed"]


def test_stays_one_chain_when_two_processes_write_at_once(empty_app: Flask) -> None:
    settings = empty_app.extensions["concord.settings"]
    env = environment(settings.instance, settings.database_url, settings.public_url)
    program = (
        "from meetings.app import create_app\n"
        "from meetings.core import history\n"
        "from meetings.core.db import unit_of_work\n"
        "app = create_app()\n"
        "print('ready', flush=True)\n"
        "input()\n"
        "for number in range(40):\n"
        "    with app.app_context(), unit_of_work():\n"
        "        history.record('session.moved', 'session', number)\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=env, stdin=PIPE, stdout=PIPE, text=True)
        for _ in range(2)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    with empty_app.app_context():
        assert history.broken_links() == []
        assert db.session.query(history.HistoryEntry).count() == 80
