"""People who write through a server that breaks: they send a form again until it is answered, and count."""

import http.client
import re
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from flask import Flask

from meetings.core import history
from meetings.core.db import db, unit_of_work
from meetings.programme.models import Meeting
from tests.accounts.people import PASSWORD, account

Answer = tuple[int, str, str]  # status, address to go on to, body


class Browser:
    """Just enough of one: cookies, forms, and a connection that may break."""

    def __init__(self, url: str) -> None:
        self._host = urlsplit(url).netloc
        self._cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, form: Mapping[str, str] | None = None) -> Answer:
        """The answer. OSError or HTTPException when the server died over it."""
        kind = "application/x-www-form-urlencoded" if form is not None else ""
        return self._ask(method, path, kind, urlencode(form or {}).encode())

    def send(self, path: str, kind: str, body: bytes) -> int:
        """The status of the answer to a body of that type."""
        return self._ask("POST", path, kind, body)[0]

    @property
    def cookie(self) -> str:
        """What it sends of itself."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def _ask(self, method: str, path: str, kind: str, form: bytes) -> Answer:
        connection = http.client.HTTPConnection(self._host, timeout=30)
        headers = {"Cookie": self.cookie}
        if kind:
            headers["Content-Type"] = kind
        try:
            connection.request(method, path, form, headers)
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
    """Four people who start meetings at once and send a form again whenever its answer did not come.

    :param at: what happens after so many answers: something is killed, a disk is filled.
    """

    def __init__(
        self, browser: Browser, writes: int, at: Mapping[int, Callable[[], None]], *, prefix: str = "killed"
    ) -> None:
        self._browser, self._at, self._prefix = browser, at, prefix
        self._token = browser.token("/desk/new")
        self._guard = threading.Lock()
        self._numbers = iter(range(writes))
        self.acknowledged: list[str] = []
        self.broken = 0  # answers that never came
        self.refused: dict[int, int] = {}  # answers that said that nothing was done, by status
        self.unexpected: list[str] = []
        self.slowest = 0.0  # seconds from the first sending of a form to its answer

    def write(self) -> None:
        """Return when every form was answered, or nobody can go on."""
        writers = [threading.Thread(target=self._keep_writing) for _ in range(4)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join(600)

    def _keep_writing(self) -> None:
        while (number := self._next()) is not None:
            self._start(f"{self._prefix}-{number}")

    def _next(self) -> int | None:
        with self._guard:
            return next(self._numbers, None)

    def _start(self, code: str) -> None:
        form, begun = new_meeting(code, self._token, once=f"key of {code}"), time.monotonic()
        while time.monotonic() - begun < 90:
            try:
                status, location, body = self._browser.ask("POST", "/desk/new", form)
            except (OSError, http.client.HTTPException):
                self._count("broken")  # nobody knows whether it was done: the same form is sent again
                continue
            if (status, location) == (303, f"/meetings/{code}/desk/"):
                self._acknowledge(code, time.monotonic() - begun)
                return
            self._count(status)
            if status not in (503, 507):
                self.unexpected.append(f"{status}: {body[:2000]}")
                return
        self.unexpected.append(f"{code} was never answered")

    def _count(self, what: int | str) -> None:
        with self._guard:
            if isinstance(what, int):
                self.refused[what] = self.refused.get(what, 0) + 1
            else:
                self.broken += 1
        threading.Event().wait(0.05)  # a person does not send again at once either

    def _acknowledge(self, code: str, seconds: float) -> None:
        with self._guard:
            self.acknowledged.append(code)
            self.slowest = max(self.slowest, seconds)
            happens = self._at.get(len(self.acknowledged))
        if happens:
            happens()


def new_meeting(code: str, token: str, once: str) -> dict[str, str]:
    """The form that starts a meeting."""
    form = {"csrf_token": token, "once": once, "title": code, "code": code}
    return form | {"kind": "webinar", "precision": "undetermined"}


def organiser(app: Flask, url: str) -> Browser:
    """Somebody who may start meetings, signed in."""
    account(app, "alice@example.org", ("organiser", None))
    browser = Browser(url)
    entry = {"csrf_token": browser.token("/sign-in"), "email": "alice@example.org", "password": PASSWORD}
    assert browser.ask("POST", "/sign-in", entry)[0] == 303
    return browser


def kept(app: Flask, prefix: str = "killed") -> tuple[Sequence[str], Sequence[str], Sequence[int]]:
    """The codes of the meetings there are, those that the history says were started, and its broken links."""
    with app.app_context(), unit_of_work(write=False):
        meetings = db.session.scalars(db.select(Meeting.code).where(Meeting.code.like(f"{prefix}-%"))).all()
        key = history.HistoryEntry.subject_key
        started = db.session.scalars(db.select(key).where(key.like(f"{prefix}-%"))).all()
        return sorted(meetings), sorted(started), history.broken_links()
