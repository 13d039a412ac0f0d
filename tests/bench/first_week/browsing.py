"""A browser without a window: keeps cookies, and sends the form of a page as it stands but for what is typed."""

import http.client
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode, urljoin, urlsplit

from tests.access.forms_found import Found, Page

PASSWORD = "four quiet words together"
Typed = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class Answer:
    """What came back, after redirects."""

    address: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")

    @property
    def read(self) -> str:
        """What one reads on the page: without marks, spaces made one."""
        plain = re.sub(r"(?s)<(script|style|head)\b.*?</\1>|<[^>]+>", " ", self.text)
        return re.sub(r"\s+", " ", unescape(plain))

    def form(self, ending: str) -> Found | None:
        """The form that is sent to an address with this end."""
        forms = Page(self.text).forms
        return next((each for each in forms if (each.action or self.address).split("?")[0].endswith(ending)), None)


@dataclass
class Browser:
    """One person's browser at the server.

    :param source: the address of this machine that the requests come from.
    """

    server: str
    source: str = "127.0.0.1"
    language: str = "en"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, address: str) -> Answer:
        """Fetch a page, follow where it leads."""
        return self._ask("GET", address)

    def send(
        self, page: str, ending: str, typed: Typed, files: dict[str, tuple[str, bytes]] | None = None, button: str = ""
    ) -> Answer:
        """Send a page's form to the address with this end, as it stands but for what is typed."""
        shown = self.get(page)
        form = shown.form(ending)
        if form is None:
            raise LookupError(f"{page} ({shown.status}) has no form for {ending}: {shown.read[:300]}")
        return self.answer_form(shown, form, typed, files, button)

    def answer_form(
        self,
        shown: Answer,
        form: Found,
        typed: Typed,
        files: dict[str, tuple[str, bytes]] | None = None,
        button: str = "",
    ) -> Answer:
        """Send this form of a page that was shown."""
        fields: dict[str, str | list[str]] = {
            each.name: each.value
            for each in form.fields.values()
            if each.kind != "file" and (each.value or each.kind not in ("radio", "checkbox"))
        }
        fields |= typed
        if button:
            fields[button] = next((value for name, value in form.buttons if name == button), "1")
        body, kind = _urlencoded(fields) if files is None else _multipart(fields, files)
        return self._ask("POST", urljoin(shown.address, form.action or shown.address), body, kind)

    def sign_in(self, role: str, password: str = PASSWORD, page: str = "/sign-in") -> Answer:
        """Sign in as somebody of this role."""
        return self.send(page, "/sign-in", {"email": f"{role}@example.org", "password": password})

    def _ask(self, method: str, address: str, body: bytes = b"", kind: str = "") -> Answer:
        for _each in range(6):
            answer = self._once(method, address, body, kind)
            if answer.status not in (301, 302, 303, 307, 308):
                return answer
            method, body = "GET", b""
            address = urljoin(answer.address, answer.headers["location"])
            address = address.removeprefix(self.server)
        return answer

    def _once(self, method: str, address: str, body: bytes, kind: str) -> Answer:
        host = urlsplit(self.server).netloc
        line = http.client.HTTPConnection(host, timeout=120, source_address=(self.source, 0))
        headers = {"Accept-Language": self.language, "Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items())}
        if method == "POST":
            headers |= {"Content-Type": kind, "Origin": self.server, "Referer": self.server + "/"}
        line.request(method, address, body or None, headers)
        came = line.getresponse()
        content = came.read()
        for name, value in came.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, content_of = value.split(";")[0].partition("=")
                self.cookies[cookie] = content_of
        line.close()
        return Answer(address, came.status, {n.lower(): v for n, v in came.getheaders()}, content)


def _urlencoded(fields: Typed) -> tuple[bytes, str]:
    return urlencode(fields, doseq=True).encode(), "application/x-www-form-urlencoded"


def _multipart(fields: Typed, files: dict[str, tuple[str, bytes]]) -> tuple[bytes, str]:
    edge = uuid.uuid4().hex
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{one}\r\n'.encode()
        for name, value in fields.items()
        for one in ([value] if isinstance(value, str) else value)
    ]
    for name, (filename, content) in files.items():
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        parts.append(head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n")
    return b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
