"""Whatever a page's links and forms put into the query of another page is read there: none of it is let fall."""

from collections import Counter
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException

from meetings.web.query_string import LANGUAGE
from tests.released import meetings as lakes


class Asking(HTMLParser):
    """The addresses that a page leads to, and those that its forms ask for, each with the names it asks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.asked: list[tuple[str, set[str]]] = []
        self._form: set[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "a" and told.get("href", "").startswith("/"):
            address = urlsplit(told["href"])
            self.asked.append((told["href"], {name for name, _value in parse_qsl(address.query)}))
        elif tag == "form" and told.get("method") == "get":
            self._form = set()
            self.asked.append((told.get("action", ""), self._form))
        elif self._form is not None and tag in ("input", "select") and told.get("name"):
            self._form.add(told["name"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None


def test_every_name_that_a_page_asks_another_is_one_that_it_reads(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        lakes.first_release()
    adapter, seen, asks = app.url_map.bind("127.0.0.1"), Counter[str](), 0
    waiting, unread = ["/", f"/meetings/{lakes.CODE}/agenda", "/meetings/?view=month"], set()
    while waiting:
        here = waiting.pop(0)
        answer = client.get(here)
        if answer.mimetype != "text/html":
            continue
        for address, names in Asking(answer.text).asked:
            try:
                endpoint, _values = adapter.match(urlsplit(address or here).path)
            except HTTPException:
                continue
            reads = getattr(app.view_functions[endpoint], "reads", None)
            if reads is None:
                continue
            asks += bool(names)
            unread |= {(here, endpoint, name) for name in names - {*reads, LANGUAGE}}
            kind = f"{endpoint} {sorted(names)}"
            seen[kind] += 1
            if seen[kind] == 1 and "." not in urlsplit(address).path and address:
                waiting.append(address)
    assert unread == set()
    assert asks > 100
