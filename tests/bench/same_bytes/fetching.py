"""Reads one tree: every address, as everybody, into a file of answers."""

import json
import re
import sqlite3
import sys
import zlib
from collections import Counter, deque
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from flask import Flask
from flask.testing import FlaskClient

from tests.access.forms_found import Page
from tests.bench.same_bytes.alike import body_of, headers_of, style_lines
from tests.bench.same_bytes.house import PUBLIC_URL, ROLES, browser, command, opened, print_all

TABLE = "CREATE TABLE answers (key TEXT PRIMARY KEY, status INTEGER, headers TEXT, body BLOB)"
KNOWN: dict[str, Any] = {
    "iso3": "CHE",
    "token": "no-such-token",
    "milestone": "imrf-2022",
    "number": 1,
    "code": "grcp-7",
}
CODES = {"mechanism": "bali", "organisation": "iom", "milestones": "imrf-2022", "cycle": "cycle-1"}
MEETINGS = ("demonstration", "lakes-2027", "listed-2027", "private-2027", "some-day", "grcp-7", "no-such-meeting")
LANGUAGES = ("fr", "es", "ar")
# How many addresses of one route are read, without and with a query: everybody's pages whole, desks by samples.
PLAIN, ASKED = {"": 150, "organiser": 12, "rapporteur": 8, "analyst": 8, "administrator": 8}, {"": 12}
DESKS = re.compile(r"(^|/)(desk|administration|account)(/|$)")
SHEETS, IN_LANGUAGES = {"": 5}, 4
DAYS = {"as_of": "2022-06-01", "known": "2026-11-30"}
DETAILS = (
    "detail=meeting",
    "detail=sessions",
    "detail=nothing",
    "alarm=15",
    "lang=fr",
    "lang=es&detail=meeting&alarm=30",
)


class Reading:
    """One person's way through the tree."""

    def __init__(self, app: Flask, role: str, kept: sqlite3.Connection) -> None:
        self.app, self.role, self.kept = app, role, kept
        self.client: FlaskClient = browser(app, role)
        self.often: Counter[tuple[str, bool, str]] = Counter()
        self.seen: set[str] = set()
        self.waiting: deque[str] = deque()

    def read_everything(self) -> None:
        """Follow every link from every address of the map."""
        for address in addresses(self.app):
            self._ask(address)
        while self.waiting:
            self._read(self.waiting.popleft())
            self.kept.commit()

    def _ask(self, address: str) -> None:
        if address not in self.seen and self._wanted(address):
            self.seen.add(address)
            self.waiting.append(address)

    def _wanted(self, address: str) -> bool:
        parts = urlsplit(address)
        try:
            endpoint = str(self.app.url_map.bind("127.0.0.1:8000").match(parts.path, "GET")[0])
        except Exception:  # of another method, or nowhere
            return False
        if endpoint in ("static", "readyz", "healthz") or "/printings/" in parts.path:
            return False
        if not self.role and parts.query and DESKS.search(parts.path):  # it leads to the sign-in, whatever is asked
            return False
        language = next((each for each in LANGUAGES if f"lang={each}" in parts.query), "")
        kind = (endpoint, bool(parts.query), language)
        self.often[kind] += 1
        if parts.path.endswith(".pdf"):
            return self.often[kind] <= (1 if language else SHEETS.get(self.role, 1))
        if language:
            return self.often[kind] <= (IN_LANGUAGES if not self.role else 1)
        return self.often[kind] <= (ASKED.get(self.role, 3) if parts.query else PLAIN[self.role])

    def _read(self, address: str) -> None:
        answer = self.client.get(address, base_url=PUBLIC_URL)
        if answer.status_code in (202, 503) and urlsplit(address).path.endswith(".pdf"):
            self._keep(f"{address} (asked for)", answer)
            print_all(self.app)
            answer = self.client.get(address, base_url=PUBLIC_URL)
        self._keep(address, answer)
        if answer.mimetype != "text/html":
            return
        if answer.status_code == 200:
            self._further(address, answer.text)
        elif answer.location:
            self._ask(_path(address, answer.location))

    def _further(self, address: str, html: str) -> None:
        for link in Page(html).leads_to:
            if link and not link.startswith(("#", "mailto:", "http://", "https://", "webcal:")):
                self._ask(_path(address, link))
        styles = re.findall(r'<link rel="stylesheet" href="([^"]*)"', html)
        self._styles(urlsplit(address).path, [str(each) for each in styles])

    def _styles(self, path: str, styles: list[str]) -> None:
        key = f"styles {' '.join(styles)}"
        if self.role or key in self.seen or "" in styles:
            return
        self.seen.add(key)
        text = "\n".join(self.client.get(each, base_url=PUBLIC_URL).text for each in styles)
        self._write(f"(nobody) styles of {path}", 200, {}, style_lines(text))

    def _keep(self, address: str, answer: Any) -> None:
        headers = headers_of(answer.headers)
        self._write(
            f"({self.role or 'nobody'}) {address}",
            answer.status_code,
            headers,
            body_of(headers.get("Content-Type", ""), answer.data),
        )

    def _write(self, key: str, status: int, headers: dict[str, str], body: bytes) -> None:
        row = (key, status, json.dumps(headers), zlib.compress(body, 1))
        self.kept.execute("INSERT OR IGNORE INTO answers VALUES (?, ?, ?, ?)", row)


def _path(address: str, link: str) -> str:
    parts = urlsplit(urljoin(address, link))
    return parts.path + (f"?{parts.query}" if parts.query else "")


def addresses(app: Flask) -> list[str]:
    """Every route that is read, of every meeting of ours where it is of a meeting, in languages, zones and days."""
    found = []
    rules = sorted(
        (rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and rule.endpoint != "static"),
        key=lambda rule: rule.rule,
    )
    with app.test_request_context(base_url=PUBLIC_URL):
        for rule in rules:
            for code in MEETINGS if rule.rule.startswith("/meetings/<code>") else ("",):
                told = code or next((each for word, each in CODES.items() if word in rule.rule), "grcp-7")
                values = {name: KNOWN.get(name, 1) for name in rule.arguments} | {"code": told}
                plain = app.url_for(rule.endpoint, **{name: values[name] for name in rule.arguments})
                found += [plain, *variants(plain)]
    return found


def variants(plain: str) -> list[str]:
    """The same address in other languages, in another zone, as of days past, and a calendar in each detail."""
    queries = [f"lang={each}" for each in LANGUAGES] + ["tz=Asia/Kathmandu", urlencode(DAYS)]
    if plain.endswith(".ics"):
        queries = [*DETAILS]
    if plain.endswith(".pdf"):
        queries = ["lang=fr", "lang=ar", "tz=Asia/Kathmandu", "paper=letter"] + [urlencode(DAYS)] * ("report" in plain)
    return [f"{plain}?{query}" for query in queries]


def fetch(app: Flask, out: Path) -> None:
    """Bring the instance to this tree's version and read it all."""
    command(app, "init")
    out.unlink(missing_ok=True)
    with sqlite3.connect(out) as kept:
        kept.execute("PRAGMA synchronous = OFF")
        kept.execute(TABLE)
        for role in ("", *ROLES):
            Reading(app, role, kept).read_everything()


if __name__ == "__main__":
    with opened(Path(sys.argv[1]), Path(sys.argv[2])) as made:
        fetch(made, Path(sys.argv[3]))
