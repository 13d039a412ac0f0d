"""The worker: does what waits in the outbox and tidies once an hour. What is printed has a hand of its own, so that no
letter waits for a hundred pages.
"""

import logging
import signal
import threading
import time
from collections.abc import Collection
from datetime import timedelta
from types import FrameType

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from meetings.accounts.actions import sign_ins
from meetings.core import once, outbox
from meetings.core.db import unit_of_work
from meetings.core.files import Store
from meetings.handouts.printing import jobs
from meetings.handouts.printing.pdf_store import Shelf

POLL = 1.0  # seconds between two looks at an empty outbox
REST = 5.0  # seconds before the database is asked again after it did not answer
TIDY = 3600.0  # seconds
SLOW = (jobs.KIND,)
CACHED_FOR = timedelta(days=30)
log = logging.getLogger("concord.worker")


def run(app: Flask, stop: threading.Event | None = None) -> None:
    """Work until SIGTERM or SIGINT (or ``stop``); what is being done then is finished first."""
    stop = stop or _stopped_by_signals()
    handlers: dict[str, outbox.Handler] = app.extensions["concord.handlers"]
    log.info("begins", extra={"facts": {"handles": sorted(handlers)}})
    press = threading.Thread(target=_work, args=(app, stop), kwargs={"only": SLOW}, name="press")
    press.start()
    try:
        _work(app, stop, but=SLOW)
    finally:
        stop.set()
        press.join()
    log.info("ended")


def _work(app: Flask, stop: threading.Event, *, only: Collection[str] = (), but: Collection[str] = ()) -> None:
    handlers: dict[str, outbox.Handler] = app.extensions["concord.handlers"]
    tidied = float("inf") if only else float("-inf")  # one hand tidies
    while not stop.is_set():
        try:
            with app.app_context():
                if time.monotonic() - tidied > TIDY:
                    tidy(app)
                    tidied = time.monotonic()
                if outbox.work_off(handlers, only, but):
                    continue
        except SQLAlchemyError:  # the database is away or full: nothing is lost, it is asked again
            log.exception("the database does not answer")
            stop.wait(REST)
        stop.wait(POLL)


def tidy(app: Flask) -> None:
    """Forget what nobody needs: keys of forms sent days ago, sign-ins that ended, bytes that can be made again."""
    shelf: Shelf = app.extensions["concord.shelf"]
    cache = Store(app.extensions["concord.settings"].instance / "cache")
    with unit_of_work():
        facts = {"once_keys": once.forget_old(), "sign_ins": sign_ins.forget_old()}
        facts["printings"] = jobs.forget_old(shelf)
    facts["cached"] = cache.forget_older(CACHED_FOR)
    log.info("tidied", extra={"facts": facts})


def _stopped_by_signals() -> threading.Event:
    stop = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    return stop
