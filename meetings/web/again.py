"""A request is answered again: when what was prepared for it is not so any more, and when its form was refused.

Making a page takes longer than doing what its form asks for. So the page of a form that was refused is made in a
transaction that only reads, as if it had not been sent, with the refusal beside the fields: whoever waits to write
waits for no page.
"""

from typing import Final

from flask import g, has_request_context

from meetings.core.db import writing
from meetings.core.errors import Conflict, Invalid, Outdated

_TRIES: Final = 3


class ShownAgain(Exception):
    """What a form asked for is refused, and undone; its page is still to be made."""

    def __init__(self, refusal: Invalid | Conflict) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


def begin_answer() -> None:
    """Say that whoever answers this request can answer it again."""
    g.answered = 0


def may_prepare_again() -> bool:
    """Count an answer that came to nothing; False when it is enough."""
    g.answered = g.get("answered", _TRIES) + 1
    return bool(g.answered < _TRIES)


def leave_to_a_page(refusal: Invalid | Conflict) -> None:
    """Have the page made again where the present transaction may write; else go on.

    :raises ShownAgain: to be answered again.
    :raises Outdated: where it is worth another try.
    """
    if not has_request_context() or "answered" not in g or not writing.get():
        return
    if isinstance(refusal, Outdated) and g.answered + 1 < _TRIES:
        raise refusal
    raise ShownAgain(refusal)


def refused() -> Invalid | Conflict | None:
    """Why the form was refused when it was answered first; None in that answer. Given once."""
    found: Invalid | Conflict | None = g.pop("refused", None)
    return found
