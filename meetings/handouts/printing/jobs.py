"""Asking for a PDF, how far it is, and what the worker does about it. Once for each digest."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, Literal

from sqlalchemy import and_, delete, func, or_, select
from sqlalchemy.exc import IntegrityError

from meetings.core import clock, outbox
from meetings.core.db import db, unit_of_work
from meetings.core.errors import Refused
from meetings.core.translation_mark import mark as _
from meetings.formats.pdf import NotPrinted, printed
from meetings.formats.pdf.printing import Reason
from meetings.handouts.models import Printing
from meetings.handouts.printing.pdf_store import Shelf

WHY: Final[dict[Reason, str]] = {
    "time": _("It took too long to print."),
    "memory": _("It needed too much memory to print."),
    "outside": _("It asked for something outside this document."),
    "size": _("It is too long to print."),
    "unprintable": _("It cannot be printed."),
    "stopped": _("The printing was stopped."),
}
KIND: Final = "print"
STATIC: Final = Path(__file__).parent.parent.parent.parent / "static"
# Who waits, the first first: a person signed in, visitors for what was released or published, visitors for what they
# put together themselves, such as a report as of some day. Of visitors' only so many wait at a time.
LANES: Final = ("person", "released", "composed")
MOST_WAITING: Final = {"released": 20, "composed": 5}
AHEAD: Final = timedelta(seconds=30)  # that a lane is before the next
ASK_AGAIN: Final = timedelta(minutes=10)  # after this a printing that failed, or was lost, is tried anew
KEPT: Final = timedelta(days=30)
COMPOSED_KEPT: Final = timedelta(days=1)  # there is one for each pair of days
State = Literal["unknown", "waiting", "making", "made", "failed"]
log = logging.getLogger("concord.printing")


class TooMany(Refused):
    """So much is being printed that this has to wait; nothing was asked for."""

    status = 503


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a printing is: ``pages`` laid out, ``ahead`` of it in the queue, ``error`` when it failed."""

    state: State
    pages: int = 0
    ahead: int = 0
    error: str | None = None


def progress(digest: str) -> Progress:
    """How far it is. One query, and one more while it waits."""
    row = db.session.get(Printing, digest)
    if row is None:
        return Progress("unknown")
    if row.made_at is not None:
        return Progress("made", row.pages)
    if clock.now() - (row.failed_at or row.asked_at) > ASK_AGAIN:
        return Progress("unknown")
    if row.failed_at is not None:
        return Progress("failed", row.pages, error=row.error)
    return Progress("making", row.pages) if row.pages else Progress("waiting", ahead=_ahead(row))


def _ahead(row: Printing) -> int:
    lanes = LANES[: LANES.index(row.lane) + 1]
    earlier = (*_waits(), Printing.lane.in_(lanes), Printing.asked_at <= row.asked_at, Printing.digest != row.digest)
    return db.session.scalar(select(func.count()).select_from(Printing).where(*earlier)) or 0


def _waits() -> tuple[Any, ...]:
    return Printing.made_at.is_(None), Printing.failed_at.is_(None), Printing.asked_at > clock.now() - ASK_AGAIN


def refuse_too_many(lane: str) -> None:
    """Ask for nothing more in a lane in which so much waits.

    :raises TooMany: then.
    """
    waiting = select(func.count()).select_from(Printing).where(*_waits(), Printing.lane == lane)
    if lane in MOST_WAITING and (db.session.scalar(waiting) or 0) >= MOST_WAITING[lane]:
        raise TooMany(_("Many documents are being printed just now. Nothing was lost; try again in a minute."))


def ask(digest: str, title: str, *, lane: str) -> None:
    """Have it printed by the worker, unless that was asked for already. The manuscript lies on the shelf."""
    row = db.session.get(Printing, digest, with_for_update=True)
    if row is not None and row.made_at is None and progress(digest).state != "unknown":
        return
    if row is None:
        row = Printing(digest=digest)
        db.session.add(row)
    row.title, row.lane, row.asked_at = title, lane, clock.now()
    row.made_at, row.failed_at, row.error, row.pages = None, None, None, 0
    try:
        db.session.flush()
    except IntegrityError:  # somebody else asked in this very moment, and that is enough
        db.session.rollback()
        return
    outbox.put(KIND, {"digest": digest}, due_at=row.asked_at - AHEAD * (len(LANES) - 1 - LANES.index(lane)))


def handler(shelf: Shelf) -> outbox.Handler:
    """What the worker does with one item; done twice, it finds the PDF on the shelf."""

    def make(payload: dict[str, Any]) -> None:
        digest = str(payload["digest"])
        manuscript = shelf.manuscript(digest)
        if shelf.pdf(digest) is not None:
            _note(digest, made_at=clock.now())
        elif manuscript is None:  # the cache was emptied meanwhile: whoever asks next asks anew
            with unit_of_work():
                db.session.execute(delete(Printing).where(Printing.digest == digest))
        else:
            _print(shelf, digest, lambda tell: printed(manuscript, static=STATIC, on_progress=tell))

    return make


def _print(shelf: Shelf, digest: str, press: Callable[[Callable[[str, int], None]], bytes]) -> None:
    began = time.monotonic()
    try:
        pdf = press(_Teller(digest))
    except NotPrinted as refusal:
        log.warning("not printed", extra={"facts": {"digest": digest, "why": str(refusal)[:2000]}})
        _note(digest, failed_at=clock.now(), error=WHY[refusal.reason])
        return
    shelf.keep(digest, pdf)
    _note(digest, made_at=clock.now())
    seconds = round(time.monotonic() - began, 2)
    log.info("printed", extra={"facts": {"digest": digest, "bytes": len(pdf), "seconds": seconds}})


class _Teller:
    """Writes down how many pages are laid out, at most once a second."""

    def __init__(self, digest: str) -> None:
        self._digest = digest
        self._told = float("-inf")

    def __call__(self, _stage: str, pages: int) -> None:
        if time.monotonic() - self._told >= 1:
            self._told = time.monotonic()
            _note(self._digest, pages=max(1, pages))


def _note(digest: str, **values: Any) -> None:
    with unit_of_work():
        row = db.session.get(Printing, digest)
        for name, value in values.items() if row is not None else ():
            setattr(row, name, value)


def forget_old(shelf: Shelf) -> int:
    """Forget what was asked for so long ago that its bytes are gone from the cache too. Returns how many.

    What visitors put together themselves is kept for a day only, its bytes included.
    """
    now = clock.now()
    composed = (Printing.lane == "composed", Printing.asked_at < now - COMPOSED_KEPT)
    for digest in db.session.scalars(select(Printing.digest).where(*composed)):
        shelf.clear(digest)
    old = delete(Printing).where(or_(and_(*composed), Printing.asked_at < now - KEPT))
    return int(getattr(db.session.execute(old), "rowcount", 0))
