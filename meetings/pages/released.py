"""Released things as bytes: the agenda's page and calendars, through a reader of their own.

One column query a request tells which release is in force. The body is looked up by a key made of everything it
depends on (content, renderer, language, zone, address), so that it can never be stale: in memory first, then in
``instance/cache``, else it is made. People who are signed in get a page of their own, never a stored one.
"""

import gzip
import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Any, NamedTuple

from sqlalchemy import Engine, text

from meetings.core.files import Store
from meetings.programme.faces import Document, Visibility

log = logging.getLogger("concord.released")
IN_FORCE = text(
    "SELECT meetings.visibility, meetings.shown_at, releases.digest, releases.at, releases.zone"
    " FROM meetings JOIN releases ON releases.meeting_id = meetings.id AND releases.number = meetings.release_number"
    " WHERE meetings.code = :code"
)
DOCUMENT = text(
    "SELECT releases.document, releases.number, releases.at, releases.note FROM releases"
    " WHERE releases.digest = :digest"
)


class InForce(NamedTuple):
    """The release in force of one meeting, without its document."""

    visibility: Visibility
    digest: str
    changed: datetime  # the release or the visibility, whichever came later: it never goes back
    zone: str | None


class Frozen(NamedTuple):
    """One release with its document."""

    document: Document
    number: int
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes that were made once, with their compressed form and their ETag."""

    plain: bytes
    compressed: bytes
    etag: str

    @classmethod
    def of(cls, plain: bytes) -> "Body":
        """The body of these bytes. The compressed form has no time in it: same bytes, same compressed bytes."""
        return cls(plain, gzip.compress(plain, 6, mtime=0), hashlib.sha256(plain).hexdigest()[:32])


class Bodies:
    """Bodies by key: as many as fit in memory, the oldest making room; behind them the cache folder."""

    def __init__(self, store: Store, limit: int = 64 * 1024 * 1024) -> None:
        self._store = store
        self._limit = limit
        self._held: dict[str, Body] = {}
        self._size = 0
        self._lock = Lock()

    def get(self, key: str, make: Callable[[], bytes], *, keep: bool = True) -> Body:
        """The body under the key, made (and kept in the folder, when ``keep``) if there is none."""
        body = self._held.get(key)
        if body is not None:
            return body
        plain = self._store.get(key)
        if plain is None:
            plain = make()
            if keep:
                self._keep(key, plain)
        body = Body.of(plain)
        self._hold(key, body)
        return body

    def _keep(self, key: str, plain: bytes) -> None:
        try:
            self._store.put_as(key, plain)
        except OSError as error:  # a full disk must not stop people from reading
            log.warning("not kept in the cache: %s", error)

    def _hold(self, key: str, body: Body) -> None:
        size = len(body.plain) + len(body.compressed)
        with self._lock:
            if key not in self._held:
                self._held[key] = body
                self._size += size
            while self._size > self._limit and len(self._held) > 1:
                oldest = self._held.pop(next(iter(self._held)))
                self._size -= len(oldest.plain) + len(oldest.compressed)


class Reader:
    """Finds what is in force and the bytes made of it."""

    def __init__(self, engine: Engine, bodies: Bodies, renderer: str, public_url: str) -> None:
        self.engine = engine
        self.bodies = bodies
        self.public_url = public_url
        self._everywhere = (renderer, public_url)

    def key(self, *parts: str | None) -> str:
        """The key of a body: a digest of everything that it depends on."""
        return hashlib.sha256("\x1f".join((*self._everywhere, *(part or "" for part in parts))).encode()).hexdigest()

    def in_force(self, code: str) -> InForce | None:
        """What is in force of that meeting, by one query; None when there is no such meeting or no release."""
        with self.engine.connect() as connection:
            row = connection.execute(IN_FORCE, {"code": code}).first()
        if row is None:
            return None
        return InForce(row[0], row[2], max(moment_kept(row[1]), moment_kept(row[3])), row[4])

    def frozen(self, digest: str) -> Frozen:
        """The release with that digest."""
        with self.engine.connect() as connection:
            row = connection.execute(DOCUMENT, {"digest": digest}).one()
        document = json.loads(row[0]) if isinstance(row[0], str) else row[0]
        return Frozen(document, row[1], moment_kept(row[2]), row[3])


def moment_kept(kept: Any) -> datetime:
    """A moment as the driver gives it: text from SQLite, aware from PostgreSQL. The epoch where there is none."""
    if kept is None:
        return datetime.fromtimestamp(0, UTC)
    moment = datetime.fromisoformat(kept) if isinstance(kept, str) else kept
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
