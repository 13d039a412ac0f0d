"""What is done outside the request: a row in the same transaction, claimed by the worker with a lease.

A worker that is killed loses nothing: its lease runs out and the next one takes the row. What an item asks for may
then be done a second time, so a handler must bear being called again.
"""

import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import Any

from sqlalchemy import Engine, Index, func, or_, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from meetings.core import clock
from meetings.core.db import Base, db, unit_of_work
from meetings.core.history_required import unseen

LEASE = timedelta(minutes=1)  # renewed while the handler works: so long waits what a killed worker had in hand
RENEWED = timedelta(seconds=20)
ATTEMPTS = 8  # over nine hours: a mail server may be down for a morning
Handler = Callable[[dict[str, Any]], None]
log = logging.getLogger("concord.outbox")


class OutboxItem(Base):
    """One thing to do: its kind names the handler, ``payload`` is what the handler needs."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_waiting", "done_at", "failed_at", "due_at"),
        unseen("what the worker has to do is for the program", passing=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    payload: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    error: Mapped[str | None]


def put(kind: str, payload: Mapping[str, Any], *, due_at: datetime | None = None) -> OutboxItem:
    """Ask for something to be done after this transaction commits, not before ``due_at``."""
    moment = clock.now()
    item = OutboxItem(kind=kind, payload=dict(payload), created_at=moment, due_at=due_at or moment)
    db.session.add(item)
    return item


def claim(only: Collection[str] = (), but: Collection[str] = ()) -> tuple[int, str, dict[str, Any]] | None:
    """Lease the oldest item that is due, in a transaction of its own; None when nothing waits.

    :param only: of these kinds; all where none is named.
    :param but: and of none of these.
    """
    with unit_of_work():
        moment = clock.now()
        item = db.session.scalar(
            select(OutboxItem)
            .where(OutboxItem.done_at.is_(None), OutboxItem.failed_at.is_(None), OutboxItem.due_at <= moment)
            .where(or_(OutboxItem.leased_until.is_(None), OutboxItem.leased_until < moment))
            .where(OutboxItem.kind.not_in(but), *([OutboxItem.kind.in_(only)] if only else []))
            .order_by(OutboxItem.due_at, OutboxItem.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if item is None:
            return None
        if item.attempts >= ATTEMPTS:  # it was never said to have failed: each attempt ended its worker
            item.failed_at, item.error = moment, "the worker ended in the middle of it each time"
            return None
        item.leased_until = moment + LEASE
        item.attempts += 1
        return item.id, item.kind, item.payload


def work_off(handlers: Mapping[str, Handler], only: Collection[str] = (), but: Collection[str] = ()) -> bool:
    """Do one thing that waits; False when nothing did. A failure is tried again later, ``ATTEMPTS`` times at most.

    A handler runs outside any transaction, so that nobody waits for the database while it takes its time; what it
    writes, it writes in units of work of its own. ``only`` and ``but`` as for ``claim``.
    """
    claimed = claim(only, but)
    if claimed is None:
        return False
    number, kind, payload = claimed
    try:
        with _leased(number, db.engine):
            handlers[kind](payload)
        with unit_of_work():
            _item(number).done_at = clock.now()
    except Exception as error:  # the worker must survive whatever one item does; the item keeps the reason
        with unit_of_work():
            _failed(_item(number), error)
    return True


@contextmanager
def _leased(number: int, engine: Engine) -> Iterator[None]:
    """Renew the lease until the block ends: whoever waits for a killed worker need not wait for the slowest handler."""
    ended = Event()

    def renew() -> None:
        while not ended.wait(RENEWED.total_seconds()):
            try:
                with engine.begin() as connection:
                    mine = update(OutboxItem).where(OutboxItem.id == number)
                    connection.execute(mine.values(leased_until=clock.now() + LEASE))
            except SQLAlchemyError:  # the next time will do, unless the database stays away for a whole lease
                log.warning("a lease was not renewed", exc_info=True)

    renewing = Thread(target=renew, name=f"lease of {number}", daemon=True)
    renewing.start()
    try:
        yield
    finally:
        ended.set()
        renewing.join()


def _item(number: int) -> OutboxItem:
    return db.session.get_one(OutboxItem, number)


def _failed(item: OutboxItem, error: Exception) -> None:
    item.error = f"{type(error).__name__}: {error}"[:2000]
    item.leased_until = None
    if item.attempts >= ATTEMPTS:
        item.failed_at = clock.now()
    else:
        item.due_at = clock.now() + timedelta(seconds=10 * 3**item.attempts)


def depth() -> tuple[int, int, timedelta]:
    """How many items wait, how many finally failed, and how long the oldest one that is due has waited."""
    waiting = (OutboxItem.done_at.is_(None), OutboxItem.failed_at.is_(None))
    count = db.session.scalar(select(func.count()).where(*waiting)) or 0
    failed = db.session.scalar(select(func.count()).where(OutboxItem.failed_at.is_not(None))) or 0
    oldest = db.session.scalar(select(OutboxItem.due_at).where(*waiting).order_by(OutboxItem.due_at).limit(1))
    return count, failed, max(clock.now() - oldest, timedelta()) if oldest else timedelta()
