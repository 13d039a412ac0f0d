"""Somebody who types scripts into every field of every form that links from the desks lead to."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, before_render_template
from wtforms import HiddenField, PasswordField, StringField

from meetings.web.forms import Form
from tests.access.forms_found import TEXT, Field, Found, Page
from tests.accounts.people import signed_in
from tests.programme.builders import CODE

LONG = "\"'></textarea></script><script>alert(7)</script><img src=x onerror=alert(7)>{{7*7}}"
SHORT = "\"'><svg onload=alert(7)>"
SHORTEST = "<svg onload=alert(7)>"
BAD = "javascript:alert(7)"
STARTS = (
    "/desk/", "/desk/new", f"/meetings/{CODE}/desk/", "/desk/documents/", "/desk/followup/", "/administration/users/",
    "/account/",
)  # fmt: skip
DESKS = ("/desk/", f"/meetings/{CODE}/desk/", "/administration/", "/account/")
LAST = ("publication", "postponement", "cancellation", "removal", "taking-back", "closure", "releases", "visibility")
# What a field that is no free text takes; scripts are refused there.
PLAIN = {
    "zone": "Europe/Zurich", "scope": CODE, "number": "1", "place": "1", "citations": "1", "code_prefix": "TYPED",
    "not_associated": "CHE", "earlier": "GRCP7-R02", "represents": "", "mechanisms": "", "quote": "",
    "interpretation": "AR EN",
}  # fmt: skip


class Spider:
    """Follows links at the desks, fills each form it meets once, and notes which fields took what."""

    def __init__(self, app: Flask) -> None:
        self.app, self.client = app, signed_in(app, "ada@example.org")
        self.pages: dict[str, str] = {}  # every page seen, last
        self.done: set[tuple[str, frozenset[str]]] = set()
        self.typed: set[tuple[str, str]] = set()  # form class and field
        self.stuck: list[str] = []  # forms that took nothing however often they were sent
        self.taken = 0
        self._shown: list[Form] = []
        self._often: dict[str, int] = {}

    def crawl(self) -> None:
        """Everything that can be reached; what removes things is left for the second time round."""
        for patient in (True, False):
            self._often.clear()
            waiting, seen = list(STARTS), set(STARTS)
            while waiting:
                address = waiting.pop(0)
                html = self.look(address)
                for link in [*Page(html).leads_to, *self.work(address, html, patient=patient)]:
                    path = urlsplit(link).path
                    if path.startswith(DESKS) and path not in seen and self._wanted(path):
                        seen.add(path)
                        waiting.append(path)

    def look_again(self) -> None:
        """Every page as it is now."""
        for address in list(self.pages):
            self.look(address)

    def _endpoint(self, path: str, method: str = "GET") -> str:
        return str(self.app.url_map.bind("127.0.0.1").match(path, method)[0])

    def _wanted(self, path: str) -> bool:
        """Two pages of a kind are enough."""
        try:
            kind = self._endpoint(path)
        except Exception:  # a file, an address of another method
            return False
        self._often[kind] = self._often.get(kind, 0) + 1
        return self._often[kind] <= 3

    def look(self, address: str) -> str:
        self._shown.clear()
        before_render_template.connect(self._note, self.app)
        answer = self.client.get(address, follow_redirects=True)
        before_render_template.disconnect(self._note, self.app)
        assert answer.status_code < 500, address
        if answer.mimetype == "text/html" and answer.status_code == 200:
            assert raw(answer.text) == [], address
            self.pages[address] = answer.text
            return answer.text
        return ""

    def _note(self, _app: Flask, template: Any, context: dict[str, Any], **_more: Any) -> None:
        for value in context.values():
            self._shown += [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, Form)]

    def work(self, address: str, html: str, *, patient: bool) -> list[str]:
        """Send each form of the page that was not sent before; returns where they led."""
        led = []
        for form in Page(html).forms:
            action = form.action or address
            kind = (self._endpoint(urlsplit(action).path, "POST"), frozenset(form.fields))
            if kind in self.done or not form.texts() or (patient and any(word in action for word in LAST)):
                continue
            self.done.add(kind)
            names = {each.name.rpartition("-")[2] for each in form.texts()}
            self.typed |= {(made.__name__, name) for made in self._classes(names) for name in names}
            led += self._send(action, form)
        return led

    def _classes(self, names: set[str]) -> list[type]:
        """The form classes that were shown with the page, or whose text fields are all in the form."""
        shown = {type(form) for form in self._shown}
        texts = {made: set(text_fields(made)) for made in every_form()}
        return [made for made, fields in texts.items() if made in shown or names >= fields - {"number"} != set()]

    def _send(self, action: str, form: Found) -> list[str]:
        wrong: dict[str, int] = {}  # how often each field was not taken
        for attempt in range(7):
            sent = {each.name: self._value(each, wrong.get(each.name, 0)) for each in form.fields.values()}
            sent |= dict(form.buttons[attempt - 4 : attempt - 3] if attempt >= 4 else [])  # some need a button's name
            answer = self.client.post(action, data={name: value for name, value in sent.items() if value is not None})
            assert answer.status_code < 500, (action, answer.status_code)
            assert raw(answer.text) == [], action
            page = Page(answer.text)
            if answer.status_code == 303 or (answer.status_code == 200 and not any(map(form.is_again, page.forms))):
                self.taken += 1
                return [answer.location] if answer.location else []
            pointed = {link.removeprefix("#") for link in page.leads_to if link.startswith("#")}
            told = {name for name in form.fields if name in pointed or name.rpartition("-")[2] in pointed}
            for name in told or form.fields:
                wrong[name] = wrong.get(name, 0) + 1
        self.stuck.append(action)
        return []

    def _value(self, each: Field, refused: int) -> str | None:
        """What to send: a script where one types, and from the second time on what would be accepted."""
        if each.kind == "hidden":
            return each.value
        if each.kind in ("select", "radio", "checkbox"):
            return _chosen(each, refused)
        if each.kind not in TEXT:
            hour = "10:00" if "end" in each.name else "09:00"
            usual = {"date": ("2027-05-20", "2019-03-05", "2017-12-04")[refused % 3], "time": hour, "number": "1"}
            return usual.get(each.kind) if refused or not each.value else each.value
        if refused:
            return self._plain(each, refused)
        scripts = (BAD if each.kind == "url" else LONG, SHORT, SHORTEST)
        return next((text for text in scripts if len(text) <= (each.longest or 5000)), "<b>")

    def _plain(self, each: Field, refused: int) -> str:
        simple, number = each.name.rpartition("-")[2], len(self.done)
        if each.value and refused == 1:
            return each.value
        if "url" in simple:
            return "https://example.org/" + ("?q=" + SHORTEST.replace(" ", "/") if refused == 1 else "")
        only = {"email": f"typed-{number}@example.org", "code": f"typed-{number}"}
        only["reference"] = f"{CODE}/typed-{number}" if refused == 1 else f"typed-{number}"
        return (PLAIN | only).get(simple, "Plain words")


class Careful(Spider):
    """Somebody who opens each form that edits something and saves it as it stands."""

    def work(self, address: str, html: str, *, patient: bool) -> list[str]:
        """Send each form once; it may be refused, and it never fails."""
        for form in Page(html).forms:
            action = form.action or address
            kind = (self._endpoint(urlsplit(action).path, "POST"), frozenset(form.fields))
            if kind in self.done or "version" not in form.fields or any(word in action for word in LAST):
                continue
            self.done.add(kind)
            stands = {each.name: self._stands(each) for each in form.fields.values()}
            answer = self.client.post(action, data={name: value for name, value in stands.items() if value is not None})
            assert answer.status_code < 500, (action, answer.status_code)
            self.taken += answer.status_code == 303
        return []

    def _stands(self, each: Field) -> str | None:
        return _chosen(each, 0) if each.kind in ("select", "radio", "checkbox") else each.value


def _chosen(each: Field, refused: int) -> str | None:
    """What stands there, or is ticked; when that is not taken, one after the other of what is offered."""
    offered = [value for value in each.offered if value]
    if refused and offered:
        return offered[(refused - 1) % len(offered)]
    return each.value or (offered[0] if offered and each.kind != "checkbox" else None)


def raw(html: str) -> list[str]:
    """What was typed and stands in the page as markup."""
    return [each for each in ("<script>alert", "<img src=x", "<svg onload", 'href="javascript:') if each in html]


def text_fields(form: type) -> list[str]:
    """The names of a form class's text fields; passwords are never shown again."""
    kinds = {name: getattr(getattr(form, name, None), "field_class", None) for name in dir(form)}
    texts = {name: kind for name, kind in kinds.items() if kind is not None and issubclass(kind, StringField)}
    return [name for name, kind in texts.items() if not issubclass(kind, HiddenField | PasswordField)]


def every_form(below: type[Form] = Form) -> Iterator[type[Form]]:
    """Every form class of ours."""
    for each in below.__subclasses__():
        if each.__module__.startswith("meetings."):
            yield each
        yield from every_form(each)
