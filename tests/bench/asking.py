"""Somebody who asks a server from an address of their own on this machine, over http or through a proxy's https."""

import http.client
import re
import ssl
from collections.abc import Mapping
from http.cookies import SimpleCookie
from typing import Self
from urllib.parse import urlencode, urlsplit

HOST = "concord.example.org"  # as nginx.conf calls it
Answer = tuple[int, Mapping[str, str], bytes]


class Person:
    """Cookies, forms, and a new connection for each request.

    :param url: where the server answers; over https it is asked as the host of the deployment's own files.
    :param source: the address that the person has, one of 127.0.0.0/8.
    """

    def __init__(self, url: str, source: str) -> None:
        self._url, self._source = urlsplit(url), source
        self._cookies: dict[str, str] = {}

    @classmethod
    def of(cls, other: Self) -> Self:
        """The same person in another window."""
        made = cls(other._url.geturl(), other._source)
        made._cookies = other._cookies
        return made

    def ask(self, method: str, path: str, form: Mapping[str, str] | None = None, timeout: float = 60) -> Answer:
        """Status, headers and body. OSError when it does not come in time."""
        connection, headers = self._connection(timeout), {"Accept-Encoding": "gzip"}
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        if self._url.scheme == "https":
            headers |= {"Host": HOST, "Referer": f"https://{HOST}/", "Origin": f"https://{HOST}"}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers.pop("Accept-Encoding")
        try:
            connection.request(method, path, urlencode(form) if form is not None else None, headers)
            answer = connection.getresponse()
            body = answer.read()
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(cookie).items()}
        return answer.status, dict(answer.headers), body

    def token(self, path: str) -> str:
        """The CSRF token of a page's form."""
        answer = self.ask("GET", path, {})[2].decode()
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', answer)
        if not found:
            raise RuntimeError(f"{path} has no form: {answer[:300]}")
        return found[1]

    def sign_in(self, email: str, password: str) -> None:
        """Be somebody from now on."""
        entry = {"csrf_token": self.token("/sign-in"), "email": email, "password": password}
        if self.ask("POST", "/sign-in", entry)[0] != 303:
            raise RuntimeError(f"{email} could not sign in")

    def _connection(self, timeout: float) -> http.client.HTTPConnection:
        where = (self._url.hostname or "", self._url.port)
        if self._url.scheme == "http":
            return http.client.HTTPConnection(*where, timeout=timeout, source_address=(self._source, 0))
        known = ssl._create_unverified_context()  # noqa: S323 - its certificate was made a moment ago
        return http.client.HTTPSConnection(*where, timeout=timeout, source_address=(self._source, 0), context=known)
