"""Released things as bytes, through a reader of their own: what is in force, and the bytes made of it.

One small query a request tells which release is in force. The body is looked up by a key made of everything it
depends on (content, renderer, language, zone, address), so that it can never be stale: in memory first, then in
``instance/cache``, else it is made.
"""

import hashlib
import json
import logging
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from threading import Lock, local
from typing import Any, NamedTuple

from sqlalchemy import Engine, TextClause, text
from sqlalchemy.exc import DBAPIError

from meetings.core.files import Store
from meetings.programme.released.document import ReleasedMeeting, upgraded
from meetings.programme.vocabulary import Visibility
from meetings.web.responses import Body

log = logging.getLogger("concord.released")
IN_FORCE = text(
    "SELECT meetings.visibility, meetings.shown_at, releases.digest, releases.at, releases.zone,"
    " EXISTS (SELECT 1 FROM lists_of_participants WHERE lists_of_participants.meeting_id = meetings.id)"
    " FROM meetings JOIN releases ON releases.meeting_id = meetings.id AND releases.number = meetings.release_number"
    " WHERE meetings.code = :code"
)
NEWEST = text("SELECT id, chain FROM history WHERE inward = FALSE ORDER BY id DESC LIMIT 1")
FROZEN = text(
    "SELECT releases.document, releases.number, releases.at, releases.note FROM releases"
    " WHERE releases.digest = :digest"
)


class InForce(NamedTuple):
    """The release in force of one meeting, without its document."""

    visibility: Visibility
    digest: str
    shown_at: datetime
    changed: datetime  # the release or the visibility, whichever came later: it never goes back
    zone: str | None
    lists_people: bool = False  # whether a list of participants is issued, to which the pages lead


class Frozen(NamedTuple):
    """One release with its document."""

    document: ReleasedMeeting
    number: int
    at: datetime
    note: str


Parts = tuple[str | None, ...]


class Held:
    """Bodies in memory by key, as many as fit; what was asked for longest ago makes room."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: OrderedDict[Parts, Body] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, parts: Parts) -> Body | None:
        """The body, if it is there."""
        with self._lock:
            body = self._held.get(parts)
            if body is not None:
                self._held.move_to_end(parts)
            return body

    def put(self, parts: Parts, body: Body) -> None:
        """Hold it too."""
        with self._lock:
            if parts not in self._held:
                self._held[parts] = body
                self._size += len(body.plain)
            while self._size > self._limit and len(self._held) > 1:
                self._size -= len(self._held.popitem(last=False)[1].plain)

    def forget(self) -> None:
        """Let go of all."""
        with self._lock:
            self._held.clear()
            self._size = 0


class Bodies:
    """Bodies by key, in memory; behind it the cache folder.

    What somebody made up an address for is held apart, in a quarter of the room: there is no end of it, and it pushes
    out nothing that everybody asks for.
    """

    def __init__(self, store: Store, limit: int = 64 * 1024 * 1024) -> None:
        self._store = store
        self._common, self._apart = Held(limit), Held(limit // 4)

    def get(self, parts: Parts, make: Callable[[], bytes], *, keep: bool = True, apart: bool = False) -> Body:
        """The body of which the key has these parts, made (and kept in the folder, when ``keep``) if there is none."""
        body = self.held(parts)
        if body is not None:
            return body
        key = hashlib.sha256("\x1f".join(part or "" for part in parts).encode()).hexdigest()
        plain = self._store.made_before(key)
        if plain is None:
            plain = make()
            if keep:
                self._keep(key, plain)
        body = Body(plain)
        (self._apart if apart else self._common).put(parts, body)
        return body

    def held(self, parts: Parts) -> Body | None:
        """The body, if it is in memory."""
        return self._common.get(parts) or self._apart.get(parts)

    def _keep(self, key: str, plain: bytes) -> None:
        try:
            self._store.put_as(key, plain)
        except OSError as error:  # a full disk must not stop people from reading
            log.warning("not kept in the cache: %s", error)

    def forget(self) -> None:
        """Let go of what is in memory."""
        self._common.forget()
        self._apart.forget()


class Reader:
    """Finds what is in force and the bytes made of it.

    Each thread holds one connection and asks the driver itself: through the pool and the statement cache the same
    query takes several times as long, and these are the pages that everybody asks for at once.
    """

    def __init__(self, engine: Engine, bodies: Bodies, renderer: str, public_url: str) -> None:
        self.engine = engine
        self.bodies = bodies
        self.renderer = renderer
        self.public_url = public_url
        self._own = local()
        mark = "?" if engine.dialect.name == "sqlite" else "%s"
        self._plain = {question: str(question).replace(":code", mark) for question in (IN_FORCE, NEWEST)}

    def in_force(self, code: str) -> InForce | None:
        """What is in force of that meeting, by one query; None when there is no such meeting or no release."""
        row = self._row(IN_FORCE, code=code)
        return None if row is None else _in_force(*row)

    def frozen(self, digest: str) -> Frozen:
        """The release with that digest."""
        document, number, at, note = self._ask(FROZEN, digest=digest)
        kept = json.loads(document) if isinstance(document, str) else document
        return Frozen(upgraded(kept), number, moment_kept(at), note)

    def body(self, *parts: str | None, make: Callable[[], bytes], keep: bool = True, apart: bool = False) -> Body:
        """The bytes that depend on these parts, on the renderer and on the address; ``keep`` and ``apart`` as there."""
        return self.bodies.get((self.renderer, self.public_url, *parts), make, keep=keep, apart=apart)

    def held(self, *parts: str | None) -> Body | None:
        """The same, if it is in memory."""
        return self.bodies.held((self.renderer, self.public_url, *parts))

    def newest_entry(self) -> str:
        """The newest entry of the history that pages may show; whatever changed since comes with another.

        Its number, and its link in the chain: the history of a backup that was restored may give the number again.
        """
        row = self._row(NEWEST)
        return "" if row is None else f"{row[0]} {row[1]}"

    def close(self) -> None:
        """Let go of this thread's connection."""
        held = self._own.__dict__.pop("connection", None)
        if held is not None:
            held.close()

    def _row(self, question: TextClause, **values: str) -> Any:
        try:
            held = self._own.__dict__.get("connection") or self._open()
            return held.driver_connection.execute(self._plain[question], tuple(values.values())).fetchone()
        except self.engine.dialect.loaded_dbapi.Error:
            # The server was restarted, or worse: begin afresh, and say it in the usual way if that fails too.
            self._own.__dict__.pop("connection", None)
            return self._ask(question, **values)

    def _open(self) -> Any:
        self._own.connection = self.engine.raw_connection()
        return self._own.connection

    def _ask(self, question: TextClause, **values: str) -> Any:
        try:
            with self.engine.connect() as connection:
                return connection.execute(question, values).first()
        except DBAPIError:
            self.engine.dispose()
            raise


@lru_cache(maxsize=4096)
def _in_force(*row: Any) -> InForce:
    visibility, shown_at, digest, at, zone, lists_people = row
    shown = moment_kept(shown_at)
    return InForce(visibility, digest, shown, max(shown, moment_kept(at)), zone, bool(lists_people))


def moment_kept(kept: Any) -> datetime:
    """A moment as the driver gives it: text from SQLite, aware from PostgreSQL. The epoch where there is none."""
    if kept is None:
        return datetime.fromtimestamp(0, UTC)
    moment = datetime.fromisoformat(kept) if isinstance(kept, str) else kept
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
