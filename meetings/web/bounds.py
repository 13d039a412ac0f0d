"""What an address or a form may hold at all: numbers and text that every database can keep.

PostgreSQL keeps no NUL in a text and no number beyond 32 bits in an integer; SQLite ends at 64 bits, Python's own
reading of numbers at some thousand digits. Whatever is beyond these names nothing that exists. And nobody types as many
lines, or ticks as many boxes, as a program can send: such a form is refused before anything is done about it.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any, Final, TypeVar

from flask import Flask, abort, request
from werkzeug.datastructures import MultiDict
from werkzeug.routing import IntegerConverter, Map, PathConverter, UnicodeConverter

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _

View = TypeVar("View", bound=Callable[..., Any])
LARGEST = 2**31 - 1
MOST_LINES: Final = 100  # of a list that grows as one types (hosts-0, hosts-1 …); a form may set itself less
MOST_OF_A_TEXT: Final = 500  # paragraphs, for a view that states that a whole text is sent to it line by line
MOST_TICKED: Final = 2_000  # of fields of one name
MOST_FIELDS: Final = 4_000
MOST_FILES: Final = 20
_LINE = re.compile(r"(.+?)-[0-9]+(-.+)?")
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

    @app.before_request
    def refuse_endless() -> None:
        sent: list[MultiDict[str, Any]] = [request.args]
        if request.method not in ("GET", "HEAD"):
            sent += [request.form, request.files]
            if _number(request.files) > MOST_FILES:
                raise _endless()
        most = getattr(app.view_functions.get(request.endpoint or ""), "most_lines", MOST_LINES)
        if any(is_endless(values, most) for values in sent):
            raise _endless()


def takes_a_text(view: View) -> View:
    """State that a view takes a whole text line by line; goes directly above the function, below its audience."""
    view.most_lines = MOST_OF_A_TEXT  # type: ignore[attr-defined]  # an attribute is how Flask itself marks views
    return view


def is_endless(values: MultiDict[str, Any], most: int = MOST_LINES) -> bool:
    """Whether a query or a form has more lines, ticks or fields than anybody would send.

    :param most: lines of a list.
    """
    lines = Counter((found[1], found[2]) for name in values if (found := _LINE.fullmatch(name)))
    many = any(len(texts) > MOST_TICKED for _name, texts in values.lists())
    return many or _number(values) > MOST_FIELDS or max(lines.values(), default=0) > most


def _number(values: MultiDict[str, Any]) -> int:
    return sum(len(texts) for _name, texts in values.lists())


def _endless() -> Invalid:
    return Invalid(
        _("This form has more lines than one can take. Send at most %(lines)d of a list, and %(ticked)d ticks."),
        lines=MOST_LINES,
        ticked=MOST_TICKED,
    )
