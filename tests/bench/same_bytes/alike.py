"""What must differ between two trees is made alike, and nothing else."""

import gzip
import io
import re
import zipfile
from collections.abc import Callable, Mapping

HEADERS = (
    "Content-Type", "Vary", "Cache-Control", "Content-Disposition", "Location", "Last-Modified", "Retry-After",
    "Content-Language", "Content-Encoding", "Content-Security-Policy", "Referrer-Policy", "X-Robots-Tag",
)  # fmt: skip
# Styles and scripts carry a digest of what is in them; keys of forms and numbers of requests are drawn by lot; a PDF
# that is being made is named by a digest of the styles too.
RULES: tuple[tuple[str, str], ...] = (
    (r'<link rel="stylesheet" href="/[^"]*"', '<link rel="stylesheet" href="…"'),
    (r"\?v=[0-9a-f]{6,}", "?v=…"),
    (r'(<input(?=[^>]*name="(?:csrf_token|once)")[^>]*value=")[^"]*"', r'\1…"'),
    (r'(name="csrf-token" content=")[^"]*"', r'\1…"'),
    (r'(error-page__request">[^<]*<code>)[^<]*<', r"\1…<"),
    (r'("request": ?")[0-9a-f]+"', r'\1…"'),
    (r"/printings/[0-9a-f]{16,}", "/printings/…"),
)
PDF_ID = re.compile(rb"/ID \[[^\]]*\]")  # made of the version of the program, among others
TEXT = ("text/", "application/json", "application/problem+json", "image/svg+xml")


def headers_of(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers that are compared; ETags are digests of what made the page, its templates included."""
    return {name: headers[name] for name in HEADERS if name in headers}


def body_of(content_type: str, body: bytes) -> bytes:
    """The body as it is compared."""
    if body[:2] == b"\x1f\x8b":
        body = gzip.decompress(body)
    if not content_type.startswith(TEXT):
        return body
    text = body.decode()
    for pattern, instead in RULES:
        text = re.sub(pattern, instead, text)
    return text.encode()


def lines_of(body: bytes) -> list[str]:
    """A body in lines to be compared by eye: members of a zip one after the other, other bytes as their number."""
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as members:
            return [line for name in members.namelist() for line in [f"== {name}", *_lines(members.read(name), _xml)]]
    return _lines(body, str.splitlines)


def _xml(text: str) -> list[str]:
    return text.replace("><", ">\n<").splitlines()


def _lines(body: bytes, split: Callable[[str], list[str]]) -> list[str]:
    try:
        return split(body.decode())
    except UnicodeDecodeError:
        return [f"{len(body)} bytes, {hash(body):x}"]


def same(one: bytes, other: bytes) -> bool:
    """Whether two bodies are equal; of zips, whether their members are; of PDFs, all but their numbers."""
    if one[:2] == other[:2] == b"PK":
        return _members(one) == _members(other)
    if one[:5] == other[:5] == b"%PDF-":
        return PDF_ID.sub(b"", one) == PDF_ID.sub(b"", other)
    return one == other


def _members(body: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(body)) as members:
        return [(name, members.read(name)) for name in members.namelist()]


def style_lines(css: str) -> bytes:
    """Rules of a stylesheet without its comments and empty lines: it may be one file or many."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in bare.splitlines() if line.strip()).encode()
