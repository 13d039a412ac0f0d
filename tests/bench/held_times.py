"""How long one request keeps everybody else from writing."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from meetings.core.db import writing
from tests.programme.browsing import form_on


def post(client: FlaskClient, page: str, status: int = 303, **typed: str) -> None:
    """Open a page and send its form."""
    answer = client.post(page, data=form_on(client.get(page)) | typed)
    assert answer.status_code == status, (page, answer.status_code)


def held(act: Callable[[], None]) -> float:
    """Seconds of the longest transaction that could write."""
    with transactions() as times:
        act()
    return max(times)


@contextmanager
def transactions() -> Iterator[list[float]]:
    """Seconds of each transaction that can write, from when it began until its connection is given back."""
    times: list[float] = []

    def begun(connection: Any) -> None:
        connection.info["bench: since"] = time.monotonic() if writing.get() else None

    def given_back(_connection: Any, record: Any) -> None:
        since = record.info.pop("bench: since", None)
        if since is not None:
            times.append(time.monotonic() - since)

    event.listen(Engine, "begin", begun)
    event.listen(Engine, "checkin", given_back)
    try:
        yield times
    finally:
        event.remove(Engine, "begin", begun)
        event.remove(Engine, "checkin", given_back)
