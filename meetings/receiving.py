"""gunicorn's worker, which gives a request to a thread once all of it has arrived, and takes its answer at once.

gunicorn's own lets a thread wait for whoever sends slowly: some forty sockets that send a byte every two seconds would
leave none for anybody else. Here one loop receives from all of them at once, into a file where it is much, and there is
a last moment for the head of a request and one for its body. What a proxy sends arrives whole, and at once. Likewise
what a reader does not take at once is sent by the loop, up to a last moment (``sending.py``).
"""

import re
import tempfile
import time
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ
from socket import SHUT_WR
from typing import IO, Any, Final

from gunicorn.http.unreader import Unreader
from gunicorn.workers.gthread import TConn

from meetings.sending import Sending

HEAD_WITHIN: Final = 10.0  # seconds, from the first moment
BODY_WITHIN: Final = 20.0  # seconds more
BYTES_A_SECOND: Final = 8_192  # and a second more for each so many bytes of a body
LONGEST_HEAD: Final = 65_536  # bytes
MOST_ARRIVING: Final = 400  # at once; then the one that began first is let go
IN_MEMORY: Final = 131_072  # bytes of one request; more go into a file
MOST_PASSED_OVER: Final = 67_108_864  # bytes of a body that is too long, taken only so that the answer is read
_END_OF_HEAD: Final = b"\r\n\r\n"
_LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,12})[ \t]*\r\n", re.IGNORECASE)
_IN_CHUNKS: Final = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
_WAITS: Final = re.compile(rb"\r\nexpect:[ \t]*100-continue", re.IGNORECASE)
_GO_ON: Final = b"HTTP/1.1 100 Continue\r\n\r\n"


class Arrived(Unreader):  # type: ignore[misc]  # gunicorn has no types
    """A request that is there as a whole, read as gunicorn reads a socket."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file

    def chunk(self, size_hint: int | None = None) -> bytes:
        """The next bytes; none at the end."""
        return self._file.read(min(max(size_hint or 0, 8192), IN_MEMORY))


class Arriving:
    """What has come of one request: its head until it is whole, then head and body in a file."""

    def __init__(self, conn: TConn, ahead: bytes) -> None:
        self.conn, self.head = conn, bytearray(ahead)
        self.until = time.monotonic() + HEAD_WITHIN
        self.file: IO[bytes] | None = None
        self.missing = 0  # bytes of the body
        self.answered = False  # when what still comes is passed over

    def close(self) -> None:
        """Let go of the file."""
        if self.file is not None:
            self.file.close()


class Receiving(Sending):
    """Receives in one loop, answers in threads, and sends in the loop again."""

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.arriving: dict[TConn, Arriving] = {}  # in the order in which they began
        self.ahead: dict[TConn, bytes] = {}  # what was sent behind a request before it was answered

    def accept(self, listener: Any) -> None:
        """Take a connection, and wait for its request without a thread."""
        if self.cfg.is_ssl:
            super().accept(listener)
            return
        try:
            sock, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        self._await(TConn(self.cfg, sock, address, listener.getsockname()))

    def on_client_socket_readable(self, conn: TConn, client: Any) -> None:
        """Whoever was answered sends another request."""
        if self.cfg.is_ssl:
            super().on_client_socket_readable(conn, client)
            return
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._await(conn)

    def finish_request(self, conn: TConn, fs: Any) -> None:
        """Close what cannot go on; go on with what was sent ahead."""
        file = getattr(conn, "file", None)
        if file is not None:
            file.close()
        if self.leaves(conn, fs):
            return
        if getattr(conn, "passed_over", 0) and self._passes_over(conn):
            return
        super().finish_request(conn, fs)
        if conn in self.ahead:
            if conn in self.keepalived_conns:
                self.on_client_socket_readable(conn, conn.sock)
            else:
                del self.ahead[conn]

    def give_up(self, conn: TConn) -> None:
        """Let go of whoever does not take an answer, and of what they sent ahead."""
        self.ahead.pop(conn, None)
        super().give_up(conn)

    def _passes_over(self, conn: TConn) -> bool:
        """Take what is still sent of a body that was too long: a browser reads the answer once it sent all."""
        try:
            conn.sock.shutdown(SHUT_WR)
        except OSError:
            return False
        self.ahead.pop(conn, None)
        each = self.arriving[conn] = Arriving(conn, b"")
        each.answered, each.missing, each.until = True, conn.passed_over, time.monotonic() + BODY_WITHIN
        conn.sock.setblocking(False)
        self.poller.register(conn.sock, EVENT_READ, partial(self._receive, each))
        return True

    def murder_pending(self) -> None:
        """Let go of whoever took too long; of whoever sent nothing yet, when this process ends."""
        super().murder_pending()
        now = time.monotonic()
        for each in list(self.arriving.values()):
            if each.until < now or not (self.alive or each.head or each.file):
                self._refuse(each, b"408 Request Timeout")

    def _await(self, conn: TConn) -> None:
        if len(self.arriving) >= MOST_ARRIVING:
            self._refuse(next(iter(self.arriving.values())), b"503 Service Unavailable")
        conn.sock.setblocking(False)
        each = self.arriving[conn] = Arriving(conn, self.ahead.pop(conn, b""))
        self.poller.register(conn.sock, EVENT_READ, partial(self._receive, each))
        self._receive(each)

    def _receive(self, each: Arriving, _sock: Any = None) -> None:
        if self.arriving.get(each.conn) is not each:  # let go in this very round
            return
        try:
            came = each.conn.sock.recv(65_536)
        except BlockingIOError:
            came = None
        except OSError:
            came = b""
        if each.answered:
            each.missing -= len(came or b"")
        if came == b"" or (each.answered and each.missing <= 0):
            self._let_go(each)
        elif each.answered:
            return
        elif each.file is not None:
            self._more_of_the_body(each, came or b"")
        else:
            known = max(0, len(each.head) - len(_END_OF_HEAD)) if came else 0
            each.head += came or b""
            self._look_at_the_head(each, known)

    def _look_at_the_head(self, each: Arriving, known: int) -> None:
        end = each.head.find(_END_OF_HEAD, known)
        if end < 0 or end > LONGEST_HEAD:
            if len(each.head) > LONGEST_HEAD:
                self._refuse(each, b"431 Request Header Fields Too Large")
            return
        head, rest = bytes(each.head[: end + 4]), bytes(each.head[end + 4 :])
        if _IN_CHUNKS.search(head):
            self._refuse(each, b"411 Length Required")
            return
        found = _LENGTH.search(head)
        length = int(found[1]) if found else 0
        each.file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed once it was answered
        each.file.write(head)
        each.missing, each.head = length, bytearray()
        each.until = time.monotonic() + BODY_WITHIN + length / BYTES_A_SECOND
        if length > self._largest():
            each.conn.must_close, each.missing = True, 0  # it is refused for its length, and none of it is read
            each.conn.passed_over = 0 if _WAITS.search(head) else min(length, MOST_PASSED_OVER)
        elif length > len(rest) and _WAITS.search(head):
            with suppress(OSError):
                each.conn.sock.send(_GO_ON)
        self._more_of_the_body(each, rest)

    def _more_of_the_body(self, each: Arriving, came: bytes) -> None:
        assert each.file is not None
        each.file.write(came[: each.missing])
        ahead, each.missing = came[each.missing :], max(0, each.missing - len(came))
        if ahead:
            self.ahead[each.conn] = self.ahead.get(each.conn, b"") + ahead
        if not each.missing:
            self._hand_over(each)

    def _hand_over(self, each: Arriving) -> None:
        """Give it to a thread."""
        assert each.file is not None
        self._forget(each)
        each.file.seek(0)
        conn = each.conn
        conn.init()
        conn.data_ready, conn.file, conn.parser.unreader = True, each.file, Arrived(each.file)
        self.enqueue_req(conn)

    def handle_request(self, req: Any, conn: TConn) -> bool:
        """Answer; what was not read to its end is not gone on with."""
        if getattr(conn, "must_close", False):
            req.force_close()
        return bool(super().handle_request(req, conn)) and not getattr(conn, "must_close", False)

    def _largest(self) -> float:
        """Bytes of the largest body that is read."""
        return getattr(self.wsgi, "config", {}).get("MAX_CONTENT_LENGTH") or float("inf")

    def _refuse(self, each: Arriving, status: bytes) -> None:
        with suppress(OSError):
            each.conn.sock.send(b"HTTP/1.1 " + status + b"\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        self._let_go(each)

    def _let_go(self, each: Arriving) -> None:
        self._forget(each)
        each.close()
        self.ahead.pop(each.conn, None)
        self.nr_conns -= 1
        each.conn.close()

    def _forget(self, each: Arriving) -> None:
        del self.arriving[each.conn]
        with suppress(KeyError, ValueError, OSError):
            self.poller.unregister(each.conn.sock)
