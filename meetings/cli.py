"""What is done from a terminal: ``flask --app wsgi …``. A refusal is one line and exit code 1; help is on each."""

import json
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from meetings import worker
from meetings.accounts.commands import user
from meetings.core import schema
from meetings.core.db import unit_of_work
from meetings.core.errors import Refused
from meetings.maintenance import backup, condition, preparing, restore
from meetings.records.demonstration import followup
from meetings.settings import Settings
from meetings.web.requests import start_logging

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
as_json = click.option("--json", "as_json", is_flag=True, help="Report in JSON, for programs.")


def init_app(app: Flask) -> None:
    """Register every command."""
    for command in (init, seed, demo, check, backup_command, restore_command, worker_command, user):
        app.cli.add_command(command)


def plainly(command: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Turn a refusal, and a database that does not answer or does not agree, into one line."""

    @wraps(command)
    def said(*args: Parameters.args, **values: Parameters.kwargs) -> Result:
        try:
            return command(*args, **values)
        except Refused as refusal:
            raise click.ClickException(str(refusal)) from None
        except OperationalError as error:
            raise click.ClickException(
                f"The database does not answer ({_reason(error)}). Start it, or correct CONCORD_DATABASE_URL."
            ) from None
        except IntegrityError as error:
            raise click.ClickException(
                f"The database refused this ({_reason(error)}), because other rows depend on it. Nothing was changed."
            ) from None

    return with_appcontext(said)


def _reason(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0]


def _settings() -> Settings:
    settings: Settings = current_app.extensions["concord.settings"]
    return settings


def _report(as_json: bool, facts: dict[str, Any], *lines: str) -> None:
    click.echo(json.dumps(facts, ensure_ascii=False) if as_json else "\n".join(lines))


@click.command
@as_json
@plainly
def init(as_json: bool) -> None:
    """Make the database, or bring it to this version, and load the record.

    Backs up before it migrates. Run again, it changes nothing.
    """
    done = []
    for line in preparing.prepare(_settings()):
        done.append(line)
        if not as_json:
            click.echo(line)
    if as_json or not done:
        _report(as_json, {"done": done, "schema": schema.head()}, "Nothing to do.")


@click.command
@as_json
@plainly
def seed(as_json: bool) -> None:
    """Load the reference data and the record.

    Run again, it changes nothing; rows that people edited are named and left as they are.
    """
    _refuse_unless_current()
    loaded = preparing.load()
    lines = [f"{loaded['added']} added, {loaded['updated']} updated, {loaded['unchanged']} unchanged"]
    _report(as_json, loaded, *lines, *(f"left as people edited it: {key}" for key in loaded["kept"]))


@click.command
@click.option("--remove", is_flag=True, help="Remove the demonstration again.")
@as_json
@plainly
def demo(remove: bool, as_json: bool) -> None:
    """Load an invented two-day meeting, called a demonstration wherever it shows."""
    _refuse_unless_current()
    if remove:
        with unit_of_work():
            followup.remove()
    else:
        preparing.load_demonstration()
    at = None if remove else "/meetings/demonstration/"
    _report(as_json, {"demonstration": at}, f"The demonstration is at {at}" if at else "The demonstration is removed.")


@click.command
@as_json
@plainly
def check(as_json: bool) -> None:
    """Say what is wrong with this installation; exit code 1 when something is."""
    findings = condition.look(_settings())
    wrong = [finding for finding in findings if finding.verdict == "wrong"]
    facts = {
        "wrong": len(wrong),
        "findings": [{"name": f.name, "verdict": f.verdict, "detail": f.detail} for f in findings],
    }
    _report(as_json, facts, *(f"{f.verdict:8} {f.name}: {f.detail}" for f in findings))
    if wrong:
        raise SystemExit(1)


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@as_json
@plainly
def backup_command(file: Path, as_json: bool) -> None:
    """Write everything into FILE, a zip, while the server goes on.

    It holds the secret key and what people entered: keep it where only you can read it.
    """
    manifest = backup.write(_settings(), file)
    size = sum(said["size"] for said in manifest.members.values())
    facts = {"file": str(file), "schema": manifest.schema, "members": len(manifest.members), "bytes": size}
    _report(
        as_json, facts, f"Backed up to {file}: {len(manifest.members)} files, {size} bytes, revision {manifest.schema}"
    )


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Replace what is in the database now, after a backup of it.")
@as_json
@plainly
def restore_command(file: Path, replace: bool, as_json: bool) -> None:
    """Put everything back as FILE has it, and migrate it to this version. Stop the server first."""
    manifest = restore.read(_settings(), file, replace=replace, tell=lambda sentence: click.echo(sentence, err=True))
    facts = {"file": str(file), "made_at": manifest.made_at, "schema": schema.head()}
    _report(as_json, facts, f"Restored the backup of {manifest.made_at}; the database is at revision {schema.head()}")


@click.command("worker")
@plainly
def worker_command() -> None:
    """Do what waits in the outbox until SIGTERM; any number of workers may run."""
    start_logging(_settings().log_level)
    _refuse_unless_current()
    worker.run(current_app._get_current_object())  # type: ignore[attr-defined]  # the proxy's own way


def _refuse_unless_current() -> None:
    state = schema.state()
    schema.refuse_unless_ours(state)
    if state != "current":
        raise schema.WrongShape("The database is not made yet, or older than this code. Run: flask --app wsgi init")
