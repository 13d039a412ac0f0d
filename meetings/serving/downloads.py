"""Answers that a browser keeps as a file."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from flask import Response

from meetings.formats import listing, tables
from meetings.formats.listing import Listing, Row
from meetings.web.languages import page_language

_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": tables.XLSX,
    "docx": tables.DOCX,
    "json": "application/json; charset=utf-8",
}


def _docx_bytes(listing: Listing) -> bytes:
    from meetings.formats.docx import docx_bytes  # noqa: PLC0415 - eight megabytes, and few processes ever write one

    return docx_bytes(listing)


_WRITERS: Final[Mapping[str, Callable[[Listing], bytes]]] = {
    "csv": tables.csv_bytes,
    "xlsx": tables.xlsx_bytes,
    "docx": _docx_bytes,
}
ENDINGS: Final = tuple(_WRITERS)


def download(name: str, body: bytes) -> Response:
    """The bytes under this name, whose ending says what they are."""
    answer = Response(body, content_type=_TYPES[name.rpartition(".")[2]])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def listed(name: str, what: Listing) -> Response:
    """The list under this name, written as its ending says."""
    return download(name, _WRITERS[name.rpartition(".")[2]](what))


def a_list(title: str, columns: Iterable[tuple[str, int]], rows: Iterable[Row], notes: Iterable[str]) -> Listing:
    """A list in one piece and in the language of the page.

    :param columns: headings and widths, in letters.
    """
    return listing.plain(title, columns, rows, notes, page_language())
