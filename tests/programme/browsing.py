"""A browser without scripts at the desk: forms are filled as they were shown, and sent."""

from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.programme.builders import CODE

DESK = f"/meetings/{CODE}/desk"


class _Fields(HTMLParser):
    """Collects what each form of a page would send, by the address it sends to."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self.by_id: dict[str, dict[str, str]] = {}
        self.buttons: list[tuple[str, str]] = []  # that send a form elsewhere: the address, the id of the form
        self._select: str | None = None
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            address = told.get("action", "") if told.get("method") == "post" else "a search"
            self.forms.append((address, {}))
            self.by_id[told.get("id", "")] = self.forms[-1][1]
        if tag == "button" and "formaction" in told:
            self.buttons.append((told["formaction"], told.get("form", "")))
        if not self.forms:
            return
        fields, name = self.forms[-1][1], told.get("name", "")
        ticked = "checked" in told or told.get("type") not in ("radio", "checkbox")
        if tag == "input" and name and ticked:
            fields[name] = told.get("value", "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in told or self._select not in fields):
            fields[self._select] = told.get("value", "")
        elif tag == "textarea":
            self._area, fields[name] = name, ""

    def handle_endtag(self, tag: str) -> None:
        self._select = None if tag == "select" else self._select
        self._area = None if tag == "textarea" else self._area

    def handle_data(self, data: str) -> None:
        if self._area and self.forms:
            self.forms[-1][1][self._area] += data.removeprefix("\r\n")


def form_on(response: TestResponse, address: str = "") -> dict[str, str]:
    """What the form that sends to the address holds; without one, the first that has no address of its own."""
    reader = _Fields()
    reader.feed(response.text)
    for action, fields in reader.forms:
        if action == address:
            return fields
    for action, sent in reader.buttons:
        if action == address:
            return reader.by_id[sent]
    raise AssertionError(f"no form sends to {address or 'its own page'}")


def forms_to(page: str, address: str) -> list[dict[str, str]]:
    """What each form of a page holds that sends to the address."""
    reader = _Fields()
    reader.feed(page)
    return [fields for action, fields in reader.forms if action == address]


def send(client: FlaskClient, page: str, *, to: str = "", **typed: str) -> TestResponse:
    """Open a page, type into its form, and send it as it then is."""
    shown = client.get(page)
    assert shown.status_code == 200, shown.text
    return client.post(to or page, data={**form_on(shown, to), **typed})


def press(client: FlaskClient, page: str, address: str) -> TestResponse:
    """Press the button of a page that sends to the address."""
    return client.post(address, data=form_on(client.get(page), address))
