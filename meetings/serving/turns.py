"""What visitors have made for them: what is costly one thing at a time, and for each address so much in a minute.

A page that is kept costs nothing and is limited by nothing. What must be made is measured: what took long, and not once
only, is made in turn, by one thread of all processes, while one more of each waits; others are told to come back, so
that threads are always left for whoever asks for less. What an address has made of its own (other days, other words) is
counted to it in seconds of the processor, and made one after the other. Whoever works here waits for none of it.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore, Event, Lock
from typing import Final, TypeVar

from limits.storage import Storage

from meetings.core import clock
from meetings.core.errors import Refused
from meetings.core.translation_mark import mark as _

COSTLY: Final = 0.25  # seconds of the processor
PATIENCE: Final = 8.0  # seconds that one waits for its turn
OWN_AT_ONCE: Final = 1  # made in each process of what is not costly, and how long another waits for it, in seconds
OWN_PATIENCE: Final = 1.0
WAITING: Final = 1  # in each process, besides the one whose turn it is
MINUTE: Final = 60  # seconds
_LOOK: Final = 0.05  # seconds between two looks at whether another process is done
Made = TypeVar("Made")


class Later(Refused):
    """Others are served first; the same can be asked for again after so many seconds."""

    status = 503

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Spent(Later):
    """An address had its share."""

    status = 429


class Turns:
    """The turns of one process, which knows of the others by a file that they all lock.

    :param file: made when first needed.
    :param seconds: of the processor, that each address has in a minute.
    """

    def __init__(self, file: Path, counters: Storage, seconds: int) -> None:
        self._file, self._counters, self._share = file, counters, seconds * 1000
        known = counters.base_exceptions
        self._errors: tuple[type[Exception], ...] = (OSError, *(known if isinstance(known, tuple) else (known,)))
        self._places, self._turn = BoundedSemaphore(1 + WAITING), Lock()
        self._here = 0
        self._own = BoundedSemaphore(OWN_AT_ONCE)
        self._took: dict[object, tuple[float, float]] = {}  # the kind of thing, and its seconds the last two times

    @property
    def waiting(self) -> int:
        """How many are here, the one whose turn it is among them."""
        return self._here

    def spent(self, whose: str) -> float:
        """How many seconds of their share somebody has had."""
        return self._counters.get(self._key(whose)) / 1000

    def refuse_spent(self, whose: str) -> None:
        """Refuse whoever had their share.

        :raises Spent: with the seconds until there is a new one. What is refused counts for nothing.
        """
        key = self._key(whose)
        try:
            if self._counters.get(key) < self._share:
                return
            left = self._counters.get_expiry(key) - clock.now().timestamp()
        except self._errors:  # where nothing can be counted, people go on reading
            return
        raise Spent(
            _("So much was asked for from your address that others would have to wait. Try again in a minute."),
            min(max(1, int(left)), MINUTE),
        )

    def made(
        self, kind: object, make: Callable[[], Made], *, own: bool = False, always: bool = False
    ) -> tuple[Made, float]:
        """What is made, and the seconds of the processor that it took: in turn, where its kind is costly.

        :param own: for one address alone.
        :param always: of a kind that is costly until it was found not to be.
        :raises Later: when others wait for their turn already, or it does not come.
        """
        unknown = COSTLY if always else 0.0
        if min(self._took.get(kind, (unknown, unknown))) >= COSTLY:
            with self._in_turn():
                return self._measured(kind, make)
        if not own:
            return self._measured(kind, make)
        if not self._own.acquire(timeout=OWN_PATIENCE):
            raise _later()
        try:
            return self._measured(kind, make)
        finally:
            self._own.release()

    def count(self, whose: str, seconds: float) -> None:
        """Count what was made to somebody's share."""
        try:
            self._counters.incr(self._key(whose), MINUTE, max(1, round(seconds * 1000)))
        except self._errors:  # as above
            return

    @staticmethod
    def _key(whose: str) -> str:
        return f"made for {whose}"

    def _measured(self, kind: object, make: Callable[[], Made]) -> tuple[Made, float]:
        began = time.thread_time()
        try:
            made = make()
        finally:
            took = time.thread_time() - began
            self._took[kind] = (took, self._took.get(kind, (took, took))[0])
        return made, took

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise _later()
        self._here += 1
        try:
            deadline = time.monotonic() + PATIENCE
            if not self._turn.acquire(timeout=PATIENCE):
                raise _later()
            try:
                with self._among_processes(deadline):
                    yield
            finally:
                self._turn.release()
        finally:
            self._here -= 1
            self._places.release()

    @contextmanager
    def _among_processes(self, deadline: float) -> Iterator[None]:
        try:
            held = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:  # a full disk must not stop people from reading
            yield
            return
        try:
            while not _locked(held):
                if time.monotonic() > deadline:
                    raise _later()
                Event().wait(_LOOK)
            yield
        finally:
            os.close(held)  # which unlocks it


def _locked(held: int) -> bool:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _later() -> Later:
    return Later(_("Others are asking for much just now. Nothing was lost; try again in a few seconds."), 5)
