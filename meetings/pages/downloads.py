"""Answers that a browser keeps as a file."""

from typing import Final

from flask import Response

from meetings.formats.tables import XLSX

_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": XLSX,
    "json": "application/json; charset=utf-8",
}


def download(name: str, body: bytes) -> Response:
    """The bytes under this name, whose ending says what they are."""
    answer = Response(body, content_type=_TYPES[name.rpartition(".")[2]])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
