"""Who is here in this request, and which page they asked for before they were sent to sign in."""

from typing import Any

from flask import g, request, session, url_for
from werkzeug.routing import BuildError

from meetings.accounts.viewer import NOBODY, Viewer

_ASKED = "asked"


def viewer() -> Viewer:
    """Whoever makes this request; ``NOBODY`` when they are not signed in, and in pages that know nobody."""
    who: Viewer = g.get("viewer", NOBODY)
    return who


def remember_page() -> None:
    """Keep which page was asked for: its name and its values, never an address that somebody could have written."""
    values = request.view_args or {}
    if request.endpoint and all(isinstance(value, str | int) for value in values.values()):
        session[_ASKED] = [request.endpoint, dict(values)]


def page_asked_for(otherwise: str = "/") -> str:
    """The page to go to after signing in: the one asked for, else another. Forgets it."""
    asked: tuple[str, dict[str, Any]] | None = session.pop(_ASKED, None)
    if asked is None:
        return otherwise
    endpoint, values = asked
    try:
        return url_for(endpoint, **values)
    except BuildError:  # the page is gone since, with a new version of the program
        return otherwise
