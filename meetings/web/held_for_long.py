"""Tell in the log which requests kept everybody else from writing for more than a second."""

import logging
import time
from typing import Any, Final

from flask import Flask, has_request_context, request
from sqlalchemy import Connection, event

from meetings.core.db import db, writing
from meetings.web.requests import scrubbed

LONGEST: Final = 1.0  # seconds
_SINCE: Final = "writing since"
log = logging.getLogger("concord.held")


def init_app(app: Flask) -> None:
    """Measure each transaction of a request that may write, from when it began until its connection is given back."""
    with app.app_context():
        engine = db.engine
    event.listen(engine, "begin", _begun)
    event.listen(engine, "checkin", _given_back)


def _begun(connection: Connection) -> None:
    if writing.get() and has_request_context():
        connection.info[_SINCE] = time.monotonic()


def _given_back(_connection: Any, record: Any) -> None:
    since = record.info.pop(_SINCE, None)
    if since is None:
        return
    held = time.monotonic() - since
    if held > LONGEST and has_request_context():
        facts = {"method": request.method, "path": scrubbed(request.path), "seconds": round(held, 1)}
        log.warning("held for long", extra={"facts": facts})
