"""What went wrong is a page that says what happened and what to do; it needs no database."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from meetings.core.errors import Conflict, Invalid, Missing, NotAllowed
from tests import installations


@pytest.fixture
def failing(app: Flask) -> Flask:
    """Concord with an address for each thing that can go wrong."""
    app.testing = False  # as when it serves: a failure is a page
    raised = {
        "missing": Missing("There is no meeting %(code)s.", code="grcp-99"),
        "invalid": Invalid("Give a day."),
        "not-allowed": NotAllowed("Ask an administrator."),
        "conflict": Conflict("Somebody was first.", theirs={"title": "Theirs"}, yours={"title": "Yours"}),
        "broken": ValueError("a secret detail"),
        "full": OperationalError("INSERT", {}, Exception("database or disk is full")),
        "away": OperationalError("SELECT", {}, Exception("connection refused")),
        "disk": OSError(28, "No space left on device"),
        "read-only": OSError(30, "Read-only file system"),
        "lost": FileNotFoundError(2, "No such file"),
        "closed": PermissionError(13, "Permission denied"),
        "broken-off": ConnectionResetError(104, "Connection reset by peer"),
    }

    def fail(what: str) -> str:
        raise raised[what]

    fail.audience = "anyone"  # type: ignore[attr-defined]  # as each view states
    app.add_url_rule("/failing/<what>", "failing", fail)
    return app


@pytest.mark.parametrize(
    ("what", "status", "said"),
    [
        ("missing", 404, "There is no meeting grcp-99."),
        ("invalid", 422, "Give a day."),
        ("not-allowed", 403, "Ask an administrator."),
        ("conflict", 409, "Somebody was first."),
        ("broken", 500, "Something went wrong on our side"),
        ("full", 507, "There is no room left"),
        ("away", 503, "The database does not answer"),
        ("disk", 507, "Nothing can be stored just now"),
        ("read-only", 507, "Nothing can be stored just now"),
        ("lost", 500, "Something went wrong on our side"),
        ("closed", 500, "Something went wrong on our side"),
        ("broken-off", 500, "Something went wrong on our side"),
    ],
)
def test_is_a_page_with_its_status_and_its_number(failing: Flask, what: str, status: int, said: str) -> None:
    answer = failing.test_client().get(f"/failing/{what}")
    assert answer.status_code == status
    assert said in answer.text
    assert "a secret detail" not in answer.text
    assert answer.headers["X-Request-Id"] in answer.text or status < 500
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_is_a_problem_in_json_for_programs(failing: Flask) -> None:
    answer = failing.test_client().get("/failing/missing", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
    assert answer.json is not None
    assert answer.json["detail"] == "There is no meeting grcp-99."
    assert answer.json["request"] == answer.headers["X-Request-Id"]


def test_needs_no_database(tmp_path: Path) -> None:
    away = "postgresql+psycopg://nobody@127.0.0.1:9/none"
    with installations.opened(away, tmp_path) as app:
        app.testing = False
        answer = app.test_client().get("/")
        assert answer.status_code == 503
        assert "The database does not answer" in answer.text
        assert answer.headers["Retry-After"] == "5"


def test_an_unknown_address_and_an_unknown_method_are_pages(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/nowhere").status_code == 404
    refused = client.delete("/sources/")
    assert refused.status_code in (400, 405)
    assert "<h1" in refused.text


def test_a_host_that_is_not_ours_is_refused(app: Flask) -> None:
    answer = app.test_client().get("/", headers={"Host": "evil.example.net"})
    assert answer.status_code == 400
    assert "evil.example.net" not in answer.text


def test_a_request_that_is_too_large_is_refused(app: Flask) -> None:
    client = app.test_client()
    body = b"x" * (app.config["MAX_CONTENT_LENGTH"] + 1)
    answer = client.post("/sign-in", data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
