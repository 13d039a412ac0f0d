"""Where sessions were before several were changed at once, kept for Undo: a line of a cookie would not hold it.

It lies in ``instance/cache`` under a name that only the person who changed them can make; what is cleared away there is
no longer offered to be undone.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from flask import current_app

from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.files import Store
from meetings.programme.actions.selected import Place

_LENGTH = 64  # of a digest


def keep(code: str, act: str, versions: str, places: Sequence[Place]) -> str:
    """Keep them, and the versions that the sessions have now; the name under which they are found.

    :param act: what takes the change back.
    """
    rows = [[place.number, place.starts_at.isoformat(), place.ends_at.isoformat(), place.room] for place in places]
    body = json.dumps({"act": act, "versions": versions, "places": rows}).encode()
    name = hashlib.sha256(body).hexdigest()
    _kept().put_as(_key(code, name), body)
    return name


def kept(code: str, name: str) -> tuple[str, str, list[Place]] | None:
    """The act, the versions and the places; None of another person's, or when they are not kept any more."""
    body = _kept().get(_key(code, name)) if len(name) == _LENGTH else None
    if body is None:
        return None
    found = json.loads(body)
    places = [
        Place(number, datetime.fromisoformat(start), datetime.fromisoformat(end), room)
        for number, start, end, room in found["places"]
    ]
    return str(found["act"]), str(found["versions"]), places


def _kept() -> Store:
    return Store(current_app.extensions["concord.settings"].instance / "cache")


def _key(code: str, name: str) -> str:
    return hashlib.sha256(repr(("places of sessions", viewer().id, code, name)).encode()).hexdigest()
