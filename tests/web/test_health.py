"""Alive without the database; ready only with it, at this code's revision, and a folder to write into."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from meetings.core import schema
from meetings.core.db import db, unit_of_work
from tests import installations


def test_says_that_it_is_alive_without_asking_the_database(
    client: FlaskClient, assert_queries: Callable[..., object]
) -> None:
    with assert_queries(0):  # type: ignore[attr-defined]  # a context manager
        answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_says_that_it_is_ready(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (200, {"ready": True, "problems": []})


def test_is_not_ready_with_a_database_of_another_revision(app: Flask, client: FlaskClient) -> None:
    for revision, said in (("9999", "database newer"), ("0001", "database behind"), (schema.head(), None)):
        with app.app_context(), unit_of_work():
            db.session.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": revision})
        answer = client.get("/readyz")
        assert answer.status_code == (503 if said else 200)
        assert answer.json == {"ready": not said, "problems": [said] if said else []}


def test_is_alive_but_not_ready_while_the_database_is_away(tmp_path: Path) -> None:
    away = "postgresql+psycopg://nobody@127.0.0.1:9/none"
    with installations.opened(away, tmp_path) as app:
        client = app.test_client()
        assert client.get("/healthz").status_code == 200
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json) == (503, {"ready": False, "problems": ["database unreachable"]})


def test_is_not_ready_without_its_folder(client: FlaskClient, app: Flask, tmp_path: Path) -> None:
    app.instance_path = str(tmp_path / "gone")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "instance folder not writable" in answer.text
