"""Who is here in this request, and which page they asked for before they were sent to sign in."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import SplitResult, parse_qs, urlsplit

from flask import current_app, g, request, session, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BuildError, RoutingException

from meetings.accounts.viewer import NOBODY, Viewer
from meetings.web.languages import in_address

_ASKED = "asked"
LONGEST_QUERY: Final = 500  # characters


def viewer() -> Viewer:
    """Whoever makes this request; ``NOBODY`` when they are not signed in, and in pages that know nobody."""
    who: Viewer = g.get("viewer", NOBODY)
    return who


def remember_page() -> None:
    """Keep which page was asked for: its name and its values, never an address that somebody could have written.

    Where a form was sent, that is the page with the form. A query is kept where it is no longer than people's are: all
    of it goes into a cookie.
    """
    if request.method in ("GET", "HEAD"):
        _keep(request.endpoint, request.view_args or {}, request.query_string)
        return
    addresses = current_app.create_url_adapter(request)
    assert addresses is not None  # there is a request
    for address in (SplitResult("", "", request.path, request.query_string.decode("latin-1"), ""), _page_of_form()):
        try:
            endpoint, values = addresses.match(address.path, method="GET")
        except (HTTPException, RoutingException):
            continue
        _keep(endpoint, values, address.query.encode("latin-1", "ignore"))
        return


def _page_of_form() -> SplitResult:
    """The page of ours from which the form was sent, where the browser says so."""
    page = urlsplit(request.referrer or "")
    return page if page.netloc == request.host else SplitResult("", "", "", "", "")


def _keep(endpoint: str | None, values: Mapping[str, Any], query: bytes) -> None:
    if endpoint and all(isinstance(value, str | int) for value in values.values()):
        asked = parse_qs(query.decode("latin-1"), keep_blank_values=True) if len(query) <= LONGEST_QUERY else {}
        session[_ASKED] = [endpoint, dict(values), list(asked.items())]  # an object would lose its order


def page_asked_for(otherwise: str = "/") -> str:
    """The page to go to after signing in: the one asked for, else another. Forgets it.

    It is in the language of the page on which one signed in.
    """
    asked: list[Any] | None = session.pop(_ASKED, None)
    if asked is None:
        return otherwise
    endpoint, values, query = (*asked, {})[:3]  # the version before kept no query
    # What begins with _ would tell url_for how to write the address.
    query = {name: value for name, value in dict(query).items() if name not in values and not name.startswith("_")}
    if in_address():
        query["lang"] = in_address()
    try:
        return url_for(endpoint, **values, **query)
    except BuildError:  # the page is gone since, with a new version of the program
        return otherwise
