"""The only place that asks what time it is, so that a test or a report can say which moment it means."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta

_fixed: ContextVar[datetime | None] = ContextVar("fixed_clock", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC, to the whole second (what calendars and databases both keep)."""
    return _fixed.get() or datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the one place


def later_than(*moments: datetime | None) -> datetime:
    """Now; or the next second, where one of these lies within this one: readers tell versions apart by the second."""
    return max([now(), *(moment + timedelta(seconds=1) for moment in moments if moment is not None)])


def today() -> date:
    """The present day in UTC."""
    return now().date()


@contextmanager
def fixed(moment: datetime) -> Iterator[None]:
    """Hold the clock at one moment within the block.

    :raises ValueError: for a moment without a zone, which would mean something else on each machine.
    """
    if moment.tzinfo is None:
        raise ValueError("give the moment with its zone, e.g. datetime(2026, 1, 1, tzinfo=UTC)")
    token = _fixed.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)
