"""Who is here in this request, and which page they asked for before they were sent to sign in."""

from typing import Any, Final

from flask import g, request, session, url_for
from werkzeug.routing import BuildError

from meetings.accounts.viewer import NOBODY, Viewer

_ASKED = "asked"
LONGEST_QUERY: Final = 500  # characters


def viewer() -> Viewer:
    """Whoever makes this request; ``NOBODY`` when they are not signed in, and in pages that know nobody."""
    who: Viewer = g.get("viewer", NOBODY)
    return who


def remember_page() -> None:
    """Keep which page was asked for: its name and its values, never an address that somebody could have written.

    Its query is kept where it is no longer than people's are: all of it goes into a cookie.
    """
    values = request.view_args or {}
    if request.endpoint and all(isinstance(value, str | int) for value in values.values()):
        kept = len(request.query_string) <= LONGEST_QUERY
        session[_ASKED] = [request.endpoint, dict(values), request.args.to_dict(flat=False) if kept else {}]


def page_asked_for(otherwise: str = "/") -> str:
    """The page to go to after signing in: the one asked for, else another. Forgets it."""
    asked: list[Any] | None = session.pop(_ASKED, None)
    if asked is None:
        return otherwise
    endpoint, values, query = (*asked, {})[:3]  # the version before kept no query
    # What begins with _ would tell url_for how to write the address.
    query = {name: value for name, value in query.items() if name not in values and not name.startswith("_")}
    try:
        return url_for(endpoint, **values, **query)
    except BuildError:  # the page is gone since, with a new version of the program
        return otherwise
