"""The commands of ``flask --app wsgi``: help, reports, and refusals in one line with exit code 1."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import text

from meetings.core import clock, history, outbox, schema
from meetings.core.db import db, unit_of_work
from meetings.directory.models import Mechanism, OfficeHolder, Person
from meetings.programme.models import Meeting
from tests import installations
from tests.cli.running import run

COMMANDS = ("init", "seed", "demo", "check", "backup", "restore", "worker", "user")


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    """Runs a command within this process."""
    return app.test_cli_runner()


@pytest.mark.parametrize("command", COMMANDS)
def test_each_explains_itself(runner: FlaskCliRunner, command: str) -> None:
    told = runner.invoke(args=[command, "--help"])
    assert told.exit_code == 0
    assert "Usage:" in told.output
    assert len(told.output.splitlines()) > 4


def test_init_makes_an_installation_from_nothing(new_database: object, tmp_path: Path) -> None:
    assert callable(new_database)
    with installations.opened(new_database(), tmp_path) as app:
        first = run(app, "init")  # the lines come as the work goes on
        assert (first.returncode, first.stderr) == (0, "")
        assert first.stdout.startswith("Database made\nReference data and record: ")
        again = run(app, "init")
        assert (again.returncode, again.stdout) == (0, "Nothing to do.\n")
        report = json.loads(app.test_cli_runner().invoke(args=["init", "--json"]).output)
        assert report == {"done": [], "schema": schema.head()}


def test_seed_again_changes_nothing(runner: FlaskCliRunner) -> None:
    again = json.loads(runner.invoke(args=["seed", "--json"]).output)
    assert (again["added"], again["updated"], again["withdrawn"], again["kept"]) == (0, 0, 0, [])
    assert again["unchanged"] > 1000


def test_seed_names_what_people_edited_and_leaves_it(app: Flask, runner: FlaskCliRunner) -> None:
    with app.app_context(), unit_of_work():
        mechanism = db.session.scalars(db.select(Mechanism).order_by(Mechanism.id).limit(1)).one()
        mechanism.name, code = "Edited by hand", mechanism.code
    report = json.loads(runner.invoke(args=["seed", "--json"]).output)
    assert report["kept"] == [f"mechanisms: {code}"]
    with app.app_context(), unit_of_work(write=False):
        assert db.session.scalar(db.select(Mechanism.name).where(Mechanism.code == code)) == "Edited by hand"


def test_seed_refuses_a_database_that_is_not_made(new_database: object, tmp_path: Path) -> None:
    assert callable(new_database)
    with installations.opened(new_database(), tmp_path) as app:
        refused = app.test_cli_runner().invoke(args=["seed"])
    assert refused.exit_code == 1
    assert refused.output == (
        "Error: The database is not made yet, or older than this code. Run: flask --app wsgi init\n"
    )


def test_the_demonstration_is_loaded_once_and_removed(app: Flask, runner: FlaskCliRunner) -> None:
    def there() -> bool:
        with app.app_context(), unit_of_work(write=False):
            return db.session.scalar(db.select(Meeting).where(Meeting.code == "demonstration")) is not None

    assert runner.invoke(args=["demo"]).output == "The demonstration is at /meetings/demonstration/\n"
    assert there()
    twice = runner.invoke(args=["demo"])
    assert twice.exit_code == 1
    assert twice.output.startswith("Error: ")
    assert runner.invoke(args=["demo", "--remove"]).exit_code == 0
    assert not there()
    assert runner.invoke(args=["demo", "--remove"]).exit_code == 1


def test_reports_in_json_where_the_demonstration_is_and_what_was_restored(
    app: Flask, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.zip"
    assert runner.invoke(args=["backup", str(saved)]).exit_code == 0
    loaded, removed = (runner.invoke(args=["demo", "--json", *more]).output for more in ([], ["--remove"]))
    assert [json.loads(each)["demonstration"] for each in (loaded, removed)] == ["/meetings/demonstration/", None]
    restored = json.loads(runner.invoke(args=["restore", str(saved), "--replace", "--json"]).output)
    assert (restored["file"], restored["schema"]) == (str(saved), schema.head())


def test_a_database_that_does_not_agree_is_one_line(app: Flask, runner: FlaskCliRunner) -> None:
    runner.invoke(args=["demo"])
    with app.app_context(), unit_of_work():
        mechanism = db.session.scalars(db.select(Mechanism).limit(1)).one()
        invented = db.session.scalars(db.select(Person).where(Person.email.is_not(None)).limit(1)).one()
        db.session.add(OfficeHolder(mechanism=mechanism, office="focal-point", person=invented, sources=[]))
    refused = runner.invoke(args=["demo", "--remove"])
    assert refused.exit_code == 1
    assert refused.output.startswith("Error: The database refused this (")
    assert len(refused.output.splitlines()) == 1
    with app.app_context(), unit_of_work(write=False):
        assert db.session.scalar(db.select(Meeting).where(Meeting.code == "demonstration")) is not None


def test_check_finds_nothing_wrong_with_a_good_installation(runner: FlaskCliRunner) -> None:
    told = runner.invoke(args=["check", "--json"])
    report = json.loads(told.output)
    assert [finding for finding in report["findings"] if finding["verdict"] == "wrong"] == []
    assert told.exit_code == 0
    names = {finding["name"] for finding in report["findings"]}
    expected = {"settings", "secrets", "disk", "mail", "printing", "time zones", "database", "references", "history"}
    assert names == expected | {"outbox", "publications", "record", "rows"}


def test_check_names_everything_that_is_wrong(app: Flask, runner: FlaskCliRunner) -> None:
    with app.app_context():
        with unit_of_work():
            history.record("session.moved", "session", 3)
            outbox.put("mail", {}, due_at=clock.now() - timedelta(hours=1))
        with unit_of_work():
            db.session.execute(text("UPDATE history_values SET actor = 'Mallory'"))
    file = Path(app.instance_path, "settings.py")
    file.write_text("")
    file.chmod(0o644)
    told = runner.invoke(args=["check"])
    assert told.exit_code == 1
    wrong = [line.split(":")[0].split()[-1] for line in told.output.splitlines() if line.startswith("wrong")]
    assert wrong == ["secrets", "history", "outbox"]
    assert "is the worker running?" in told.output


def test_a_database_that_does_not_answer_is_one_line(app: Flask) -> None:
    away = run(app, "init", CONCORD_DATABASE_URL="postgresql+psycopg://nobody@127.0.0.1:9/none")
    assert away.returncode == 1
    assert away.stdout == ""
    assert away.stderr.startswith("Error: The database does not answer (")
    assert away.stderr.rstrip().endswith("Start it, or correct CONCORD_DATABASE_URL.")
    assert len(away.stderr.splitlines()) == 1


def test_a_setting_that_cannot_work_is_one_line(app: Flask) -> None:
    refused = run(app, "check", CONCORD_PUBLIC_URL="http://concord.example.org")
    assert refused.returncode == 1
    assert refused.stderr.startswith("Concord cannot start: CONCORD_PUBLIC_URL is http://concord.example.org")
    assert len(refused.stderr.splitlines()) == 1


def test_a_database_newer_than_the_code_is_one_line(app: Flask, runner: FlaskCliRunner) -> None:
    with app.app_context(), unit_of_work():
        db.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    refused = runner.invoke(args=["init"])
    assert refused.exit_code == 1
    assert "made by a newer Concord" in refused.output
    assert len(refused.output.splitlines()) == 1
