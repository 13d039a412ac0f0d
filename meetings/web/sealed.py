"""What a form carries for the program itself: sealed for the person to whom it was given, so that nobody makes it up.

A digest or a number in a hidden field is no permission. Whoever sends one back that was given to somebody else, or that
they found elsewhere, has sent nothing.
"""

from datetime import timedelta
from typing import Final

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

LASTS: Final = timedelta(days=2)  # longer than a form stays open


def sealed(value: str, *, purpose: str, person: int) -> str:
    """The value for a hidden field.

    :param purpose: which field; a seal opens no other.
    :param person: the number of the account that may send it back.
    """
    return str(_seal(purpose, person).dumps(value))


def unsealed(given: str | None, *, purpose: str, person: int) -> str | None:
    """What was sealed for this field and person; None for anything else."""
    try:
        return str(_seal(purpose, person).loads(given or "", max_age=int(LASTS.total_seconds())))
    except BadData:
        return None


def _seal(purpose: str, person: int) -> URLSafeTimedSerializer:
    key = current_app.extensions["concord.settings"].secret_key
    return URLSafeTimedSerializer(key, salt=f"sealed {purpose} for {person}")
