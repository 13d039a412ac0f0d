"""A file that is sent with a form is taken before the request's transaction begins: reading it keeps nobody waiting.

A view that takes one says so, and how it is read. A view that does not say so never sees a file.
"""

from collections.abc import Callable
from contextlib import closing
from typing import Any, TypeVar

from flask import g, request

from meetings.core.db import db
from meetings.core.errors import Invalid

View = TypeVar("View", bound=Callable[..., Any])
Read = Callable[[bytes, str], object]


def takes_file(field: str, *, may: Callable[..., object], read: Read, writes: bool = True) -> Callable[[View], View]:
    """State that a view takes a file; goes directly above the function, below its audience.

    ``web.application`` does the first two before the view, and the view in a transaction of its own:

    :param may: whether whoever is here may send one, asked with the view's arguments in a transaction that only reads;
        a refusal is the answer, and the file is not looked at.
    :param read: what becomes of its bytes and its name, while no transaction is open; what is untrusted is read in a
        process with limits (``formats.sent.apart``). It returns what ``file_sent`` gives the view, or raises Invalid.
    :param writes: False where the view changes nothing in the database, whatever is sent.
    """

    def state(view: View) -> View:
        def beforehand(**values: Any) -> None:
            may(**values)
            db.session.rollback()
            sent = request.files.get(field)
            if sent is None or not sent.filename:
                return
            with closing(sent):
                try:
                    g.file_sent = read(sent.read(), sent.filename)
                except Invalid as refusal:
                    g.file_refused = refusal

        view.beforehand = beforehand  # type: ignore[attr-defined]  # an attribute is how Flask itself marks views
        view.writes = writes  # type: ignore[attr-defined]
        return view

    return state


def file_sent() -> Any:
    """What was read of the file that came with this request; None when there was none.

    :raises Invalid: why it was not read.
    """
    refusal: Invalid | None = g.get("file_refused")
    if refusal is not None:
        raise refusal
    return g.get("file_sent")
