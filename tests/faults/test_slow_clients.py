"""Whoever sends slowly, or nothing, holds no thread: others are answered as before, and there is a last moment."""

import hashlib
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from tests.faults.echoing import LARGE
from tests.servers import Served, served

pytestmark = pytest.mark.alike


@pytest.fixture(scope="module")
def echo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("echo"), "sqlite://", "tests.faults.echoing:app") as running:
        yield running


def connected(running: Served) -> socket.socket:
    address = urlsplit(running.url)
    return socket.create_connection((address.hostname, address.port), timeout=60)


def answered(sock: socket.socket) -> bytes:
    """Everything until the server closes."""
    came = b""
    while more := sock.recv(65_536):
        came += more
    return came


@contextmanager
def dribbling(socks: list[socket.socket]) -> Iterator[None]:
    """A byte to each again and again, until the block ends."""
    stop = Event()

    def dribble() -> None:
        while not stop.wait(0.5):
            for sock in socks:
                try:
                    sock.send(b"x")
                except OSError:
                    continue

    sender = Thread(target=dribble)
    sender.start()
    try:
        yield
    finally:
        stop.set()
        sender.join()


def test_a_hundred_and_twenty_slow_ones_keep_nobody_waiting_and_are_let_go(echo: Served) -> None:
    begins = (
        b"",
        b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n",
    )
    with ExitStack() as opened:
        socks = [opened.enter_context(connected(echo)) for _each in range(120)]
        began = time.monotonic()
        for number, sock in enumerate(socks):
            sock.send(begins[number % 3])
        with dribbling([sock for number, sock in enumerate(socks) if number % 3]):
            waits = []
            for _time in range(20):
                asked = time.monotonic()
                assert urllib.request.urlopen(f"{echo.url}/healthz", timeout=30).read() == b"ok"
                waits.append(time.monotonic() - asked)
            assert max(waits) < 5
            for sock in socks[:2]:
                assert answered(sock).startswith(b"HTTP/1.1 408 ")
            assert time.monotonic() - began < 60
    assert urllib.request.urlopen(f"{echo.url}/healthz", timeout=30).read() == b"ok"


def test_what_comes_in_pieces_is_answered_when_it_is_whole(echo: Served) -> None:
    body = bytes(range(256)) * 3000
    request = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    with connected(echo) as sock:
        for begin in (slice(0, 7), slice(7, 60), slice(60, 100_000), slice(100_000, 500_000), slice(500_000, None)):
            sock.sendall(request[begin])
        answer = answered(sock)
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert answer.endswith(f"{len(body)} {hashlib.sha256(body).hexdigest()[:8]}\n".encode())


def test_requests_sent_ahead_are_answered_in_their_order(echo: Served) -> None:
    posts = [b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % size + b"a" * size for size in (3, 0, 5)]
    unread = b"POST /unread HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody"
    last = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    with connected(echo) as sock:
        sock.sendall(b"".join([*posts, unread, last]))
        answer = answered(sock)
    told = [line.split(b" ")[0] for line in answer.split(b"\r\n\r\n")[1:]]
    assert [each[: each.find(b"HTTP")] if b"HTTP" in each else each for each in told] == [
        b"3", b"0", b"5", b"unread", b"ok"
    ]  # fmt: skip


def test_who_waits_to_be_told_to_go_on_is_told(echo: Served) -> None:
    with connected(echo) as sock:
        sock.sendall(
            b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n"
        )
        assert sock.recv(100).startswith(b"HTTP/1.1 100 Continue\r\n")
        sock.sendall(b"body")
        assert b"\r\n\r\n4 " in answered(sock)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n", b"411"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\n\r\n", b"413"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 70_000, b"431"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: two\r\n\r\n", b"400"),
        (b"nonsense\r\n\r\n", b"400"),
    ],
)
def test_what_is_not_taken_is_refused_at_once(echo: Served, sent: bytes, status: bytes) -> None:
    with connected(echo) as sock:
        sock.sendall(sent)
        assert answered(sock).split(b" ")[1] == status


def reading_slowly(running: Served, buffer: int = 4096) -> socket.socket:
    """Asks for the largest answer, and takes no more of it than a buffer holds."""
    sock = connected(running)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    sock.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
    assert sock.recv(10).startswith(b"HTTP/1.1")
    return sock


def test_forty_who_read_slowly_keep_nobody_waiting(echo: Served) -> None:
    with ExitStack() as stack:
        slow = [stack.enter_context(reading_slowly(echo)) for _each in range(40)]
        began = time.monotonic()
        for _time in range(5):
            with urllib.request.urlopen(f"{echo.url}/healthz", timeout=10) as answer:
                assert answer.read() == b"ok"
            assert all(sock.recv(10) for sock in slow)
        assert time.monotonic() - began < 10


def test_an_answer_that_is_read_slowly_is_whole_and_the_next_request_is_answered(echo: Served) -> None:
    with reading_slowly(echo, 1_000_000) as sock, sock.makefile("rb") as answer:
        with urllib.request.urlopen(f"{echo.url}/healthz", timeout=10) as other:
            assert other.read() == b"ok"
        length = next(int(line.split(b":")[1]) for line in answer if line.lower().startswith(b"content-length"))
        while answer.readline() != b"\r\n":
            pass
        body = answer.read(length)
        assert (len(body), body) == (len(LARGE), LARGE)
        sock.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert answer.read().endswith(b"ok")
