"""What an address or a form may hold at all: numbers and text that every database can keep.

PostgreSQL keeps no NUL in a text and no number beyond 32 bits in an integer; SQLite ends at 64 bits, Python's own
reading of numbers at some thousand digits. Whatever is beyond these names nothing that exists.
"""

from typing import Any

from flask import Flask, abort, request
from werkzeug.routing import IntegerConverter, Map, PathConverter, UnicodeConverter

LARGEST = 2**31 - 1
_CONTROLS = r"\x00-\x1f\x7f-\x9f"


class Number(IntegerConverter):
    """A number of a row or of a thing on record, in plain digits."""

    regex = r"[0-9]{1,10}"

    def __init__(self, url_map: Map, *args: Any, **values: Any) -> None:
        super().__init__(url_map, *args, **{"max": LARGEST, **values})


class Word(UnicodeConverter):
    """A segment of an address without control characters: no code on record has any."""

    def __init__(self, url_map: Map, *args: Any, **values: Any) -> None:
        super().__init__(url_map, *args, **values)
        self.regex = self.regex.replace("[^/]", f"[^/{_CONTROLS}]", 1)


class Segments(PathConverter):
    """The same for addresses that hold slashes."""

    regex = f"[^/{_CONTROLS}][^{_CONTROLS}]*?"
    part_isolating = False


def whole_number(text: str) -> int:
    """The number that a form sent.

    :raises ValueError: for anything else, and beyond what the databases can hold.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= 10) or int(text) > LARGEST:
        raise ValueError(f"A number from 0 to {LARGEST} is expected")
    return int(text)


def init_app(app: Flask) -> None:
    """Answer 404 to addresses beyond the bounds, and 400 to a query or a form that no browser sends by itself."""
    app.url_map.converters.update(int=Number, string=Word, default=Word, path=Segments)

    @app.before_request
    def refuse_nul() -> None:
        sent = [request.args, request.form] if request.method == "POST" else [request.args]
        if any("\x00" in text for values in sent for pair in values.items(multi=True) for text in pair):
            abort(400)
