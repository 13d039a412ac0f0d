"""After a release the worker makes what everybody will ask for."""

from datetime import timedelta

from flask import Flask

from meetings.core import clock, outbox
from meetings.core.db import db, unit_of_work
from meetings.core.outbox import OutboxItem
from tests.released import meetings as lakes


def test_the_bytes_of_a_release_are_in_the_cache_before_anybody_asks(app: Flask) -> None:
    cache = app.extensions["concord.settings"].instance / "cache"
    with app.app_context(), clock.fixed(lakes.FIRST_RELEASE + timedelta(hours=1)):
        while outbox.work_off(app.extensions["concord.handlers"]):
            pass  # what the record left to do
        lakes.first_release()
        before = {path for path in cache.rglob("*") if path.is_file()}
        while outbox.work_off(app.extensions["concord.handlers"]):
            pass
        made = [path.read_bytes() for path in cache.rglob("*") if path.is_file() and path not in before]
        with unit_of_work(write=False):
            undone = [item.error for item in db.session.query(OutboxItem) if item.error or not item.done_at]
    assert sum(body.startswith(b"BEGIN:VCALENDAR") for body in made) == 3  # one in each language of the interface
    assert sum(b"Data that neighbours share" in body for body in made) == 6
    assert sum(body.startswith(b"%PDF-") for body in made) == 3
    assert undone == []
