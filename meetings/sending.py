"""What of an answer its reader has not taken yet: kept in a file, and sent by the worker's loop, not by a thread.

gunicorn's own lets a thread wait for whoever reads slowly: sixteen who take a PDF byte by byte would leave none.
"""

import tempfile
import time
from contextlib import suppress
from functools import partial
from selectors import EVENT_WRITE
from socket import MSG_DONTWAIT, socket
from typing import IO, Any, Final

from gunicorn.workers.gthread import TConn, ThreadWorker

SENT_WITHIN: Final = 20.0  # seconds, and one more for each so many bytes (``BYTES_A_SECOND``) that are left
BYTES_A_SECOND: Final = 8_192
MOST_LEAVING: Final = 400  # answers at once, in each process; then the one that began first is let go
MOST_LEFT: Final = 268_435_456  # bytes of all of them together; likewise
IN_MEMORY: Final = 131_072  # bytes of one answer; more go into a file
_AT_ONCE: Final = 65_536


class Leaving:
    """A socket for gunicorn to write an answer to: it takes everything at once, and nobody waits for the reader."""

    def __init__(self, sock: socket) -> None:
        self._sock = sock
        self._file: IO[bytes] | None = None
        self.left = 0  # bytes that the reader has not taken

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    def sendall(self, data: bytes) -> None:
        """Send what goes at once, and keep the rest."""
        view = memoryview(data)
        while view and not self.left:
            try:
                view = view[self._sock.send(view[:_AT_ONCE], MSG_DONTWAIT) :]
            except BlockingIOError:
                break
        if view:
            if self._file is None:
                self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by whoever sends it
            self._file.write(view)
            self.left += len(view)

    def send(self, data: bytes) -> int:
        """The same."""
        self.sendall(data)
        return len(data)

    def sendfile(self, file: IO[bytes], offset: int = 0, count: int | None = None) -> int:
        """A part of a file."""
        file.seek(offset)
        missing = float("inf") if count is None else count
        sent = 0
        while missing > sent and (data := file.read(int(min(_AT_ONCE, missing - sent)))):
            self.sendall(data)
            sent += len(data)
        return sent

    def begin(self) -> float:
        """From now on ``go_on`` sends the rest. Returns the last moment for it, by the clock that only goes forward."""
        assert self._file is not None
        self._file.seek(0)
        return time.monotonic() + SENT_WITHIN + self.left / BYTES_A_SECOND

    def go_on(self) -> None:
        """Send what goes at once.

        :raises OSError: when the reader is gone.
        """
        assert self._file is not None
        while self.left and (data := self._file.read(_AT_ONCE)):
            try:
                sent = self._sock.send(data, MSG_DONTWAIT)
            except BlockingIOError:
                sent = 0
            self.left -= sent
            if sent < len(data):
                self._file.seek(sent - len(data), 1)
                return

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
        self.left = 0


class Sending(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Takes an answer from its thread at once, and sends it as its reader takes it."""

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.leaving: dict[TConn, tuple[Leaving, float]] = {}  # in the order in which they began; until when

    def handle_request(self, req: Any, conn: TConn) -> bool:
        """Answer; what is left to be sent waits for the loop."""
        if self.cfg.is_ssl:
            return bool(super().handle_request(req, conn))
        sock, conn.sock = conn.sock, Leaving(conn.sock)
        try:
            goes_on = bool(super().handle_request(req, conn))
        finally:
            rest, conn.sock = conn.sock, sock
        conn.leaving = rest if rest.left else None
        return goes_on

    def murder_pending(self) -> None:
        """Let go of whoever takes too long."""
        super().murder_pending()
        now = time.monotonic()
        for conn, (_rest, until) in list(self.leaving.items()):
            if until < now:
                self.give_up(conn)

    def leaves(self, conn: TConn, fs: Any) -> bool:
        """Send what its reader has not taken yet, and finish the request then; False where nothing is left."""
        rest: Leaving | None = getattr(conn, "leaving", None)
        if rest is None:
            return False
        conn.leaving = None
        conn.sock.setblocking(False)
        self.leaving[conn] = rest, rest.begin()
        self.poller.register(conn.sock, EVENT_WRITE, partial(self._send, conn, fs))
        while len(self.leaving) > MOST_LEAVING or sum(each.left for each, _until in self.leaving.values()) > MOST_LEFT:
            self.give_up(next(iter(self.leaving)))
        return True

    def _send(self, conn: TConn, fs: Any, _sock: Any = None) -> None:
        if conn not in self.leaving:  # let go in this very round
            return
        rest, _until = self.leaving[conn]
        try:
            rest.go_on()
        except OSError:
            self.give_up(conn)
            return
        if not rest.left:
            self._sent(conn)
            self.finish_request(conn, fs)

    def _sent(self, conn: TConn) -> None:
        self.leaving.pop(conn)[0].close()
        with suppress(KeyError, ValueError, OSError):
            self.poller.unregister(conn.sock)

    def give_up(self, conn: TConn) -> None:
        """Let go of whoever does not take an answer."""
        self._sent(conn)
        self.nr_conns -= 1
        conn.close()
