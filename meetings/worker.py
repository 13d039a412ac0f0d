"""The worker: does what waits in the outbox, tidies once an hour, and begins the day with what every process will need.

What is printed has a hand of its own, so that no letter waits for a hundred pages.
"""

import logging
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Collection
from datetime import timedelta
from types import FrameType

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from meetings.accounts.actions import sign_ins
from meetings.core import clock, history, once, outbox
from meetings.core.db import unit_of_work
from meetings.core.files import Store
from meetings.followup.answers import register
from meetings.handouts.printing import jobs
from meetings.handouts.printing.pdf_store import Shelf
from meetings.settings import Settings

POLL = 1.0  # seconds between two looks at an empty outbox
REST = 5.0  # seconds before the database is asked again after it did not answer
TIDY = 3600.0  # seconds
SLOW = (jobs.KIND,)
CACHED_FOR = timedelta(days=30)
log = logging.getLogger("concord.worker")


def run(
    app: Flask, stop: threading.Event | None = None, *, most_grown: int | None = None, parent: int | None = None
) -> None:
    """Work until SIGTERM or SIGINT (or ``stop``); what is being done then is finished first.

    :param most_grown: bytes. A worker that grew by so much ends when nothing waits: whoever began it begins another, as
        small as it was.
    :param parent: the process that begins another; when it is gone, this one ends too.
    """
    stop = stop or _stopped_by_signals()
    if most_grown is not None:
        most_grown += _most_held()
    handlers: dict[str, outbox.Handler] = app.extensions["concord.handlers"]
    log.info("begins", extra={"facts": {"handles": sorted(handlers)}})
    press = threading.Thread(target=_work, args=(app, stop), kwargs={"only": SLOW}, name="press")
    press.start()
    try:
        _work(app, stop, but=SLOW, most_held=most_grown, parent=parent)
    finally:
        stop.set()
        press.join()
    log.info("ended")


def _work(
    app: Flask,
    stop: threading.Event,
    *,
    only: Collection[str] = (),
    but: Collection[str] = (),
    most_held: int | None = None,
    parent: int | None = None,
) -> None:
    handlers: dict[str, outbox.Handler] = app.extensions["concord.handlers"]
    tidied = float("inf") if only else float("-inf")  # one hand tidies
    begun = clock.today() if only else None  # and begins the day
    while not stop.is_set() and parent in (None, os.getppid()):
        try:
            with app.app_context():
                if time.monotonic() - tidied > TIDY:
                    tidy(app)
                    tidied = time.monotonic()
                if not only and begun != clock.today():
                    begin_the_day()
                    begun = clock.today()
                if outbox.work_off(handlers, only, but):
                    continue
        except (SQLAlchemyError, OSError):  # away, or full: nothing is lost, it is asked again
            log.exception("the database or the disk does not answer")
            stop.wait(REST)
        if most_held is not None and _most_held() >= most_held:
            return  # the other hand finishes what it is doing
        stop.wait(POLL)


def _most_held() -> int:
    """The most memory that this process has held so far, in bytes."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024


def tidy(app: Flask) -> None:
    """Forget what nobody needs: keys of forms sent days ago, sign-ins that ended, bytes that can be made again."""
    shelf: Shelf = app.extensions["concord.shelf"]
    settings: Settings = app.extensions["concord.settings"]
    cache = Store(settings.instance / "cache")
    with unit_of_work():
        facts = {"once_keys": once.forget_old(), "sign_ins": sign_ins.forget_old()}
        facts["printings"] = jobs.forget_old(shelf)
        newest = history.end()
    facts["cached"] = cache.forget_older(CACHED_FOR) + cache.keep_within(settings.max_cache_megabytes * 1_000_000)
    # Kept outside the database: what is cut off there is not cut off here.
    end = {"history": f"{newest[0]} {newest[1]}"} if newest else {}
    log.info("tidied", extra={"facts": facts | end})


def begin_the_day() -> None:
    """Lay down the register as of today: with tens of thousands of recommendations to make it takes seconds."""
    with unit_of_work(write=False):
        if register.lay_down():
            log.info("register laid down")


def _stopped_by_signals() -> threading.Event:
    stop = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    return stop
