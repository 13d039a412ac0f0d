"""Asking for a PDF, how far it is, and what the worker does about it. Once for each digest."""

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, Literal

from sqlalchemy import Select, and_, delete, func, or_, select
from sqlalchemy.exc import IntegrityError

from meetings.core import clock, outbox
from meetings.core.db import db, unit_of_work
from meetings.core.errors import Refused
from meetings.core.translation_mark import mark as _
from meetings.formats.pdf import LIMITS, NotPrinted, printed
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
KIND_AT_THE_DESKS: Final = "print for a desk"  # of who works here: a press prints nothing else
STATIC: Final = Path(__file__).parent.parent.parent.parent / "static"
# Who waits, the first first: whoever works here; nobody yet, for what was just released or published; visitors for what
# was released; visitors for what they put together themselves, such as a report as of some day. An account that may do
# nothing here waits as visitors do. Of each lane only so many wait at a time, and of each who asks.
LANES: Final = ("person", "beforehand", "released", "composed")
MOST_WAITING: Final = {"released": 30, "composed": 10}
MOST_OF_ONE: Final = {"person": 40, "released": 15, "composed": 2}
AHEAD: Final = timedelta(seconds=30)  # that a lane is before the next
ASK_AGAIN: Final = timedelta(minutes=10)  # after this a printing that failed, or was lost, is tried anew
KEPT: Final = timedelta(days=30)
COMPOSED_KEPT: Final = timedelta(days=1)  # there is one for each pair of days
# What nobody who works here waits for lets the rest of the machine go first, and ends sooner: it keeps no other long.
BESIDE: Final = replace(LIMITS, cpu=90, pages=800, nice=10)
State = Literal["unknown", "waiting", "making", "made", "failed"]
log = logging.getLogger("concord.printing")


class TooMany(Refused):
    """So much is being printed that this has to wait; nothing was asked for."""

    status = 503
    retry_after = 60


class TooManyOfOne(TooMany):
    """So much is being printed for whoever asks."""

    status = 429


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a printing is: ``pages`` laid out, ``ahead`` of it in the queue, ``error`` when it failed.

    ``yields`` while it is of a lane that waits for others: whoever works here need not wait with it.
    """

    state: State
    pages: int = 0
    ahead: int = 0
    error: str | None = None
    yields: bool = False


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
        beside = row.lane != LANES[0] and row.error in (WHY["time"], WHY["size"], WHY["stopped"])
        return Progress("failed", row.pages, error=row.error, yields=beside)
    if row.pages:
        return Progress("making", row.pages)
    return Progress("waiting", ahead=_ahead(row), yields=row.lane != LANES[0])


def _ahead(row: Printing) -> int:
    lanes = LANES[:1] if row.lane == LANES[0] else LANES[1 : LANES.index(row.lane) + 1]
    earlier = (*_waits(), Printing.lane.in_(lanes), Printing.asked_at <= row.asked_at, Printing.digest != row.digest)
    return db.session.scalar(select(func.count()).select_from(Printing).where(*earlier)) or 0


def _waits() -> tuple[Any, ...]:
    return Printing.made_at.is_(None), Printing.failed_at.is_(None), Printing.asked_at > clock.now() - ASK_AGAIN


def refuse_too_many(lane: str, whose: str) -> None:
    """Ask for nothing more in a lane in which so much waits, in all or for one who asks.

    :raises TooMany: then.
    """
    waiting = select(func.count()).select_from(Printing).where(*_waits(), Printing.lane == lane)
    if _count(waiting.where(Printing.whose == whose)) >= MOST_OF_ONE.get(lane, math.inf):
        raise TooManyOfOne(_("Others that you asked for are being printed. Try again when you have them."))
    if _count(waiting) >= MOST_WAITING.get(lane, math.inf):
        raise TooMany(_("Many documents are being printed just now. Nothing was lost; try again in a minute."))


def _count(query: Select[int]) -> int:
    return db.session.scalar(query) or 0


def ask(digest: str, title: str, *, lane: str, whose: str = "") -> None:
    """Have it printed by the worker, unless that was asked for already. The manuscript lies on the shelf.

    What waits for others, or failed as they are limited, is asked for once more by whoever works here.
    """
    row = db.session.get(Printing, digest, with_for_update=True)
    if row is not None and row.made_at is None:
        now = progress(digest)
        if now.state != "unknown" and not (now.yields and lane == LANES[0]):
            return
    if row is None:
        row = Printing(digest=digest)
        db.session.add(row)
    row.title, row.lane, row.whose, row.asked_at = title, lane, whose, clock.now()
    row.made_at, row.failed_at, row.error, row.pages = None, None, None, 0
    try:
        db.session.flush()
    except IntegrityError:  # somebody else asked in this very moment, and that is enough
        db.session.rollback()
        return
    kind = KIND_AT_THE_DESKS if lane == LANES[0] else KIND
    outbox.put(kind, {"digest": digest}, due_at=row.asked_at - AHEAD * (len(LANES) - 1 - LANES.index(lane)))


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
            limits = LIMITS if _lane_of(digest) == LANES[0] else BESIDE
            _print(shelf, digest, lambda tell: printed(manuscript, static=STATIC, limits=limits, on_progress=tell))

    return make


def _lane_of(digest: str) -> str | None:
    with unit_of_work(write=False):
        return db.session.scalar(select(Printing.lane).where(Printing.digest == digest))


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
        if row is None:
            return
        for name, value in values.items():
            setattr(row, name, value)
        if row.made_at is not None or row.failed_at is not None:
            row.whose = ""


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
