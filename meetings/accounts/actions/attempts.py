"""How often somebody may try a password or a link: counted in one small file that every worker shares."""

import errno
import hashlib
import ipaddress
import sqlite3
from collections.abc import Iterable
from contextlib import closing
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


class Attempts:
    """Counts attempts per key; ``spend`` says how many seconds to wait once there were too many."""

    def __init__(self, storage: Storage, rate: str) -> None:
        self._limiter = FixedWindowRateLimiter(storage)
        self._items: list[RateLimitItem] = parse_many(rate)

    def spend(self, keys: Iterable[str]) -> int | None:
        """Count one attempt under each key; None when it may go on, else the seconds until the next may.

        :raises OSError: when nothing can be counted, because then nothing may be tried either.
        """
        waits = []
        try:
            for key in keys:
                for item in self._items:
                    if not self._limiter.hit(item, key):
                        waits.append(self._limiter.get_window_stats(item, key).reset_time)
        except sqlite3.Error as error:
            raise OSError(f"attempts cannot be counted: {error}") from error
        return max(1, int(max(waits) - clock.now().timestamp())) if waits else None

    def give_back(self, keys: Iterable[str]) -> None:
        """Uncount an attempt that succeeded: two hundred people behind one address may all sign in."""
        for key in keys:
            for item in self._items:
                self._limiter.storage.incr(item.key_for(key), item.get_expiry(), -1)


def counting(rate: str, *, storage: str, folder: Path) -> Attempts:
    """Attempts at this rate, counted in the counters of this installation; ``storage`` and ``folder`` as for those."""
    return Attempts(counters(storage=storage, folder=folder), rate)


def counters(*, storage: str, folder: Path) -> Storage:
    """The counters of this installation, which all its processes share.

    :param storage: a URL that ``limits`` understands (``redis://…``); empty for a file in the folder.
    """
    if not storage:
        return SharedFile(f"concord-file://{folder / 'limits.sqlite3'}")
    shared = storage_from_string(storage)
    if not isinstance(shared, Storage):
        raise ValueError(f"{storage} is for asynchronous programs; give it without async+")
    return shared


def plain_address(raw: str | None) -> str:
    """An address as one string whichever family carried it: an IPv4 address mapped into IPv6 is the IPv4 address."""
    try:
        address = ipaddress.ip_address((raw or "").split("%")[0])
    except ValueError:
        return "unknown"
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)


def address_key(address: str) -> str:
    """What attempts from an address are counted under: of IPv6 the network, since one house has a whole one."""
    if ":" in address:
        return "address:" + str(ipaddress.ip_network(f"{address}/64", strict=False))
    return "address:" + address


def account_key(email: str) -> str:
    """What attempts on an account are counted under, whether or not there is such an account."""
    return "account:" + hashlib.sha256(email.strip().casefold().encode()).hexdigest()[:32]
