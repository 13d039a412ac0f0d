"""How often somebody may try a password or a link: counted in one small file that every worker shares."""

import errno
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from limits import RateLimitItem, parse_many
from limits.storage import Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter

from meetings.core import clock


class SharedFile(Storage):
    """Counters in SQLite, each changed by one statement outside any transaction of the request."""

    STORAGE_SCHEME = ["concord-file"]  # noqa: RUF012 - limits reads this very attribute

    def __init__(self, uri: str | None = None, wrap_exceptions: bool = False, **options: float | str | bool) -> None:
        super().__init__(uri, wrap_exceptions, **options)
        self.path = Path((uri or "").removeprefix("concord-file://"))
        self._made = False

    @property
    def base_exceptions(self) -> type[Exception]:
        """What can go wrong here."""
        return sqlite3.Error

    def _run(self, statement: str, *values: object) -> tuple[float, ...] | None:
        try:
            return self._carry_out(statement, *values)
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise
            raise OSError(errno.ENOSPC, str(error), str(self.path)) from error  # answered as any other full disk

    def _carry_out(self, statement: str, *values: object) -> tuple[float, ...] | None:
        if not self._made:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=5, isolation_level=None)) as connection:
            if not self._made:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS counters "
                    "(key TEXT PRIMARY KEY, count INTEGER NOT NULL, expires REAL NOT NULL) WITHOUT ROWID"
                )
                connection.execute("DELETE FROM counters WHERE expires <= ?", (clock.now().timestamp(),))
                self._made = True
            connection.execute("PRAGMA synchronous=OFF")  # losing a count with the power is no loss
            row: tuple[float, ...] | None = connection.execute(statement, values).fetchone()
            return row

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add to a counter, which begins anew when its time is over; returns what it holds then."""
        now = clock.now().timestamp()
        row = self._run(
            "INSERT INTO counters VALUES (?1, max(?2, 0), ?3) ON CONFLICT (key) DO UPDATE SET "
            "count = CASE WHEN expires <= ?4 THEN max(?2, 0) ELSE max(count + ?2, 0) END, "
            "expires = CASE WHEN expires <= ?4 THEN ?3 ELSE expires END RETURNING count",
            key,
            amount,
            now + expiry,
            now,
        )
        return int(row[0]) if row else 0

    def get(self, key: str) -> int:
        """What a counter holds."""
        now = clock.now().timestamp()
        row = self._run("SELECT count FROM counters WHERE key = ? AND expires > ?", key, now)
        return int(row[0]) if row else 0

    def get_expiry(self, key: str) -> float:
        """When a counter begins anew, in seconds since 1970."""
        row = self._run("SELECT expires FROM counters WHERE key = ?", key)
        return float(row[0]) if row else clock.now().timestamp()

    def check(self) -> bool:
        """Whether the file can be used."""
        self._run("SELECT 1")
        return True

    def reset(self) -> int | None:
        """Forget every counter."""
        self._run("DELETE FROM counters")
        return None

    def clear(self, key: str) -> None:
        """Forget one counter."""
        self._run("DELETE FROM counters WHERE key = ?", key)


@dataclass(frozen=True, slots=True)
class Counted:
    """What an attempt is counted under, and how many times the usual rate that may hold."""

    key: str
    times: float = 1
    trickles: bool = True  # one that is full for the hour still lets a tenth of a minute's through

    def most(self, usual: int) -> int:
        """How many attempts it holds where the usual rate has so many."""
        return max(1, int(usual * self.times))


class Attempts:
    """Counts attempts per key; ``spend`` says how many seconds to wait once there were too many.

    An attempt that is refused counts nowhere: whoever goes on trying uses up nothing that others need. Where the longer
    window is full, the key is slowed and not closed: in each of the shortest windows a tenth of its attempts goes on.
    """

    def __init__(self, storage: Storage, rate: str) -> None:
        self._limiter = FixedWindowRateLimiter(storage)
        self._items: list[RateLimitItem] = sorted(parse_many(rate), key=lambda item: item.get_expiry())

    def spend(self, keys: Iterable[Counted]) -> int | None:
        """Count one attempt under each key; None when it may go on, else the seconds until the next may.

        :raises OSError: when nothing can be counted, because then nothing may be tried either.
        """
        taken: list[tuple[RateLimitItem, str]] = []
        with _countable():
            for counted in keys:
                full = self._enter(counted, taken)
                if full is not None:
                    self._leave(taken)
                    return self._seconds_to(*full)
        return None

    def wait(self, key: Counted) -> int | None:
        """What ``spend`` would say, without counting anything."""
        with _countable():
            for item in self._scaled(key):
                if not self._limiter.test(item, key.key):
                    return self._seconds_to(item, key.key)
        return None

    def give_back(self, keys: Iterable[Counted]) -> None:
        """Uncount an attempt that succeeded: two hundred people behind one address may all sign in."""
        with _countable():
            self._leave([(item, counted.key) for counted in keys for item in self._scaled(counted)])

    def _enter(self, counted: Counted, taken: list[tuple[RateLimitItem, str]]) -> tuple[RateLimitItem, str] | None:
        """Count under one key, and note what was counted; returns the window that is full."""
        items = self._scaled(counted)
        for item in items:
            taken.append((item, counted.key))
            if self._limiter.hit(item, counted.key):
                continue
            self._leave([taken.pop()])
            if item is items[0] or not counted.trickles:
                return item, counted.key
            few, slowed = _windowed(items[0], max(1, items[0].amount // 10)), f"slowed:{counted.key}"
            taken.append((few, slowed))
            if not self._limiter.hit(few, slowed):
                return few, slowed
        return None

    def _leave(self, taken: Iterable[tuple[RateLimitItem, str]]) -> None:
        for item, key in taken:
            self._limiter.storage.incr(item.key_for(key), item.get_expiry(), -1)

    def _scaled(self, counted: Counted) -> list[RateLimitItem]:
        return [_windowed(item, counted.most(item.amount)) for item in self._items]

    def _seconds_to(self, item: RateLimitItem, key: str) -> int:
        return max(1, int(self._limiter.get_window_stats(item, key).reset_time - clock.now().timestamp()))


def _windowed(item: RateLimitItem, amount: int) -> RateLimitItem:
    """The same window with another number of attempts."""
    return type(item)(amount, item.multiples, item.namespace)


@contextmanager
def _countable() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(f"attempts cannot be counted: {error}") from error


def counting(rate: str, *, storage: str, folder: Path) -> Attempts:
    """The counters of this installation.

    :param storage: a URL that ``limits`` understands (``redis://…``); empty for a file in the folder.
    """
    if storage:
        shared = storage_from_string(storage)
        if not isinstance(shared, Storage):
            raise ValueError(f"{storage} is for asynchronous programs; give it without async+")
        return Attempts(shared, rate)
    return Attempts(SharedFile(f"concord-file://{folder / 'limits.sqlite3'}"), rate)
