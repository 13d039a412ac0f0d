"""For those who watch over the machine: is the program alive, and may it be sent visitors?"""

import os

from flask import Flask, Response, current_app, jsonify
from sqlalchemy.exc import SQLAlchemyError

from meetings.core import schema
from meetings.web.application import by_reader


def init_app(app: Flask) -> None:
    """Answer /healthz and /readyz."""
    app.add_url_rule("/healthz", "healthz", healthz)
    app.add_url_rule("/readyz", "readyz", readyz)


@by_reader
def healthz() -> Response:
    """Alive: answered without the database, so that a database that is away does not get the program restarted."""
    return Response("ok\n", content_type="text/plain; charset=utf-8")


@by_reader
def readyz() -> tuple[Response, int]:
    """Ready: the database answers in the shape this code needs, and the instance folder can be written."""
    wrong = [problem for problem in (_database(), _folder()) if problem]
    return jsonify(ready=not wrong, problems=wrong), 503 if wrong else 200


healthz.audience = "anyone"  # type: ignore[attr-defined]  # as accounts.audience marks a view, one layer below it
readyz.audience = "anyone"  # type: ignore[attr-defined]


def _database() -> str | None:
    try:
        found = schema.state()
    except SQLAlchemyError:
        return "database unreachable"
    return None if found == "current" else f"database {found}"


def _folder() -> str | None:
    return None if os.access(current_app.instance_path, os.W_OK) else "instance folder not writable"
