"""Bytes that were made before: strong ETag, a revision time that never goes back, gzip kept beside."""

import gzip
import hashlib
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from flask import Request, Response
from werkzeug.datastructures import Accept, Headers
from werkzeug.http import parse_accept_header

from meetings.web.headers import ALWAYS, FOR_A_YEAR

# Files that are compressed inside: doing it again costs time and saves nothing.
_DENSE = ("application/pdf", "application/vnd.openxmlformats")


KEPT_FOR_A_YEAR = "public, max-age=31536000, immutable"  # by whoever has it, since another content has another address


Kind = tuple[bool, str, datetime | None, bool, str, str]  # zipped, content type, modified, secure, vary, kept


class Stored(Response):
    """An answer whose headers are complete; nothing is added to it, since many answers share them."""


@lru_cache(maxsize=256)
def _takes_gzip(accepted: str) -> bool:
    return parse_accept_header(accepted, Accept).quality("gzip") > 0 if accepted else False


class Body:
    """Bytes that were made once, with everything that answers with them need."""

    def __init__(self, plain: bytes) -> None:
        self.plain = plain
        self.content_type = "text/html; charset=utf-8"
        self.disposition: str | None = None  # of a download; a feed has none
        self.etag = hashlib.sha256(plain).hexdigest()[:32]
        self._headers: dict[Any, Headers] = {}

    @cached_property
    def compressed(self) -> bytes:
        """The compressed form. There is no time in it: same bytes, same compressed bytes."""
        return gzip.compress(self.plain, 6, mtime=0)

    def answer(
        self,
        visit: Request,
        content_type: str,
        modified: datetime | None,
        *,
        secure: bool,
        vary: str = "",
        since_counts: bool = True,
        kept: str = "public, no-cache",
    ) -> Stored:
        """Answer with the bytes, or 304 when the reader has them. If-None-Match wins over If-Modified-Since.

        :param modified: a revision time that is later whenever the bytes differ; None where there is no such time, as
            of a page that speaks of what is next. Then only the ETag tells.
        :param vary: what else the answer depends on, besides the encoding.
        :param kept: who may keep it for how long, in the words of Cache-Control.
        """
        environ = visit.environ
        zipped = _takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")) and not content_type.startswith(_DENSE)
        key = (zipped, content_type, modified, secure, vary, kept)
        headers = self._headers.get(key)
        if headers is None:
            if len(self._headers) > 8:  # no more kinds of answers than there are readers of one release
                self._headers.clear()
            headers = self._headers[key] = self._complete(key)
        if self._known(visit, headers["ETag"], modified if since_counts else None):
            return Stored(b"", 304, headers)
        return Stored(self.compressed if zipped else self.plain, 200, headers)

    def _complete(self, kind: Kind) -> Headers:
        zipped, content_type, modified, secure, vary, kept = kind
        headers = Headers([*ALWAYS, *([FOR_A_YEAR] if secure else [])])
        headers["Referrer-Policy"] = "same-origin"
        headers["Content-Type"] = content_type
        headers["ETag"] = f'"{self.etag}-gzip"' if zipped else f'"{self.etag}"'
        if modified is not None:
            headers["Last-Modified"] = modified.strftime("%a, %d %b %Y %H:%M:%S GMT")
        headers["Cache-Control"] = kept
        headers["Vary"] = f"Accept-Encoding, {vary}" if vary else "Accept-Encoding"
        if self.disposition:
            headers["Content-Disposition"] = self.disposition
        if zipped:
            headers["Content-Encoding"] = "gzip"
        return headers

    @staticmethod
    def _known(visit: Request, tag: str, modified: datetime | None) -> bool:
        asked = visit.environ.get("HTTP_IF_NONE_MATCH")
        if asked is not None:
            return tag in asked or asked.strip() == "*"
        if modified is None or "HTTP_IF_MODIFIED_SINCE" not in visit.environ:
            return False
        since = visit.if_modified_since
        return since is not None and modified <= since
