"""Somebody sends a file that eats time, or sends it slowly: others save meanwhile as if nothing were."""

import json
import socket
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from flask import Flask

from tests.faults.writing import Browser, new_meeting, organiser
from tests.formats.hostile import HOSTILE, SHEET, sheet, with_part
from tests.programme.browsing import DESK
from tests.programme.builders import Unit, webinar
from tests.servers import Served
from tests.waiting import until

IMPORT = f"{DESK}/agenda/import"
PROMPT = 1.5  # seconds that most saves take at most: a twentieth of one, but the machine may be busy with other tests
LONGEST = 9.0  # seconds; whoever waits ten for the database is told to come again
COSTLY = {
    **HOSTILE,
    "takes its time": with_part(
        SHEET, sheet("".join(f'<row r="{n}">{"<c><v>1</v></c>" * 50}</row>' for n in range(1, 1000)))
    ),
}


def multipart(token: str, body: bytes) -> tuple[str, bytes]:
    """The form as a browser sends it."""
    line = "----as-browsers-write-it"
    fields = f'--{line}\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
    head = f'--{line}\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n'
    sent = fields.encode() + head.encode() + body + f"\r\n--{line}--\r\n".encode()
    return f"multipart/form-data; boundary={line}", sent


def test_saving_answers_at_once_while_files_that_eat_time_are_read(app: Flask, unit: Unit, live_server: Served) -> None:
    with unit():
        webinar()
    browser = organiser(app, live_server.url)
    token = browser.token("/desk/new")
    for worker in live_server.workers():
        assert worker.is_running()
    before = {worker.pid: worker.memory_info().rss for worker in live_server.workers()}
    done, answers = threading.Event(), list[tuple[str, int]]()

    def send_all() -> None:
        for kind, body in COSTLY.items():
            answers.append((kind, browser.send(IMPORT, *multipart(token, body))))
        done.set()

    sender = threading.Thread(target=send_all)
    sender.start()
    took = list[float]()
    while not done.is_set():
        begun = time.monotonic()
        form = new_meeting(f"m-{len(took)}", token, once=f"m-{len(took)}")
        assert browser.ask("POST", "/desk/new", form)[0] == 303
        took.append(time.monotonic() - begun)
    sender.join(60)
    assert {kind: status for kind, status in answers if status != 422} == {}
    assert len(answers) == len(COSTLY)
    assert len(took) > len(COSTLY)
    assert statistics.median(took) < PROMPT
    assert max(took) < LONGEST
    grown = {worker.pid: worker.memory_info().rss - before[worker.pid] for worker in live_server.workers()}
    assert all(bytes_more < 80 << 20 for bytes_more in grown.values()), grown
    assert [line for line in _logged(live_server.log) if line.get("message") == "held for long"] == []


def test_whoever_sends_far_too_much_is_told_so(app: Flask, unit: Unit, live_server: Served) -> None:
    with unit():
        webinar()
    browser = organiser(app, live_server.url)
    assert browser.send(IMPORT, *multipart(browser.token("/desk/new"), b"a," * (10 << 20))) == 413


def _logged(log: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]


def test_a_form_that_comes_slowly_holds_nothing(app: Flask, unit: Unit, live_server: Served) -> None:
    with unit():
        webinar()
    browser = organiser(app, live_server.url)
    token = browser.token("/desk/new")
    with half_sent(browser, live_server, *multipart(token, b"x" * 100_000)):
        begun = time.monotonic()
        assert browser.ask("POST", "/desk/new", new_meeting("meanwhile", token, once="meanwhile"))[0] == 303
        assert time.monotonic() - begun < LONGEST


@contextmanager
def half_sent(browser: Browser, server: Served, kind: str, body: bytes) -> Iterator[None]:
    """A request of which a thread of the server has half, and waits for the rest."""
    place = urlsplit(server.url)
    with socket.create_connection((place.hostname or "", place.port or 0)) as line:
        head = f"POST {IMPORT} HTTP/1.1\r\nHost: {place.netloc}\r\nCookie: {browser.cookie}\r\n"
        line.sendall(f"{head}Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body[:60_000])
        until(lambda: _is_read(server, line.getsockname()[1]), what="the server to have read what was sent")
        yield


def _is_read(server: Served, port: int) -> bool:
    """Whether one of its processes has the connection, and nothing of it waits to be read."""
    mine = [
        each
        for worker in server.workers()
        for each in worker.net_connections("tcp")
        if each.raddr and each.raddr.port == port
    ]
    return bool(mine) and mine[0].status == psutil.CONN_ESTABLISHED
