"""kill -9 of the processes that answer, during real POSTs: nothing acknowledged is lost, nothing is done twice."""

import http.client
import re
import threading
from collections.abc import Mapping
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from flask import Flask

from meetings.core import history
from meetings.core.db import db, unit_of_work
from meetings.programme.models import Meeting
from tests.accounts.people import PASSWORD, account
from tests.servers import Served

WRITES = 60
KILL_AT = (10, 25, 40)  # after so many answers all workers are killed


class Browser:
    """Just enough of one: cookies, forms, and a connection that may break."""

    def __init__(self, server: Served) -> None:
        self._host = urlsplit(server.url).netloc
        self._cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, form: Mapping[str, str] | None = None) -> tuple[int, str, str]:
        """Status, address to go on to, body. OSError or HTTPException when the server died over it."""
        connection = http.client.HTTPConnection(self._host, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, urlencode(form or {}), headers)
            answer = connection.getresponse()
            body = answer.read().decode()
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(cookie).items()}
        return answer.status, answer.headers.get("Location", ""), body

    def token(self, path: str) -> str:
        """The CSRF token of a page's form."""
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.ask("GET", path)[2])
        assert found
        return found[1]


class Writers:
    """Four people who start meetings at once and send a form again whenever its answer did not come."""

    def __init__(self, browser: Browser, server: Served) -> None:
        self._browser, self._server = browser, server
        self._token = browser.token("/desk/new")
        self._guard = threading.Lock()
        self._numbers = iter(range(WRITES))
        self.acknowledged: list[str] = []
        self.broken = 0

    def write(self) -> None:
        """Return when every form was answered, or nobody can go on."""
        writers = [threading.Thread(target=self._keep_writing) for _ in range(4)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join(180)

    def _keep_writing(self) -> None:
        while (number := self._next()) is not None:
            self._start(f"killed-{number}")

    def _next(self) -> int | None:
        with self._guard:
            return next(self._numbers, None)

    def _start(self, code: str) -> None:
        form = new_meeting(code, self._token, once=f"key of {code}")
        for _attempt in range(60):
            try:
                status, location, body = self._browser.ask("POST", "/desk/new", form)
            except (OSError, http.client.HTTPException):
                self.broken += 1  # nobody knows whether it was done: the same form is sent again
                continue
            assert (status, location) == (303, f"/meetings/{code}/desk/"), body
            self._acknowledge(code)
            return
        raise AssertionError(f"{code} was never answered")

    def _acknowledge(self, code: str) -> None:
        with self._guard:
            self.acknowledged.append(code)
            count = len(self.acknowledged)
        if count in KILL_AT:
            for worker in self._server.workers():
                worker.kill()


def new_meeting(code: str, token: str, once: str) -> dict[str, str]:
    """The form that starts a meeting."""
    form = {"csrf_token": token, "once": once, "title": code, "code": code}
    return form | {"kind": "webinar", "precision": "undetermined"}


def organiser(app: Flask, server: Served) -> Browser:
    """Somebody who may start meetings, signed in."""
    account(app, "alice@example.org", ("organiser", None))
    browser = Browser(server)
    entry = {"csrf_token": browser.token("/sign-in"), "email": "alice@example.org", "password": PASSWORD}
    assert browser.ask("POST", "/sign-in", entry)[0] == 303
    return browser


def test_loses_nothing_acknowledged_and_does_nothing_twice(app: Flask, live_server: Served) -> None:
    writers = Writers(organiser(app, live_server), live_server)
    writers.write()
    assert len(writers.acknowledged) == WRITES
    assert writers.broken > 0, "the kills hit no request: the test showed nothing"
    expected = sorted(writers.acknowledged)
    with app.app_context(), unit_of_work(write=False):
        kept = db.session.scalars(db.select(Meeting.code).where(Meeting.code.like("killed-%"))).all()
        assert sorted(kept) == expected
        started = db.select(history.HistoryEntry.subject_key).where(history.HistoryEntry.subject_key.like("killed-%"))
        assert sorted(db.session.scalars(started)) == expected
        assert history.broken_links() == []


def test_a_form_sent_again_gives_the_first_answer_and_does_nothing(app: Flask, live_server: Served) -> None:
    browser = organiser(app, live_server)
    form = new_meeting("once", browser.token("/desk/new"), once="one key")
    answers: list[tuple[int, str, str]] = []
    senders = [threading.Thread(target=lambda: answers.append(browser.ask("POST", "/desk/new", form))) for _ in "12345"]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(30)
    assert [answer[:2] for answer in answers] == [(303, "/meetings/once/desk/")] * 5
    with app.app_context(), unit_of_work(write=False):
        assert db.session.query(Meeting).where(Meeting.code == "once").count() == 1
