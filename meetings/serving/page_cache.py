"""Public pages as people without a session see them: made once for each state of the history.

Whatever changes what these pages show is written into the history, in the same transaction; so the number of its
newest entry (sign-ins and refusals apart), with the address, the language and the renderer, is a digest of everything
that a page is made from. The minute is part of it too: pages speak of what is next, and a change made behind the
program's back shows at the latest with the next one. Nothing is invalidated, and a page that is asked for a thousand
times is made once.
"""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, cast

from flask import Flask, Response, current_app
from flask.globals import request_ctx

from meetings.core import clock
from meetings.core.db import unit_of_work
from meetings.serving.release_store import Reader
from meetings.settings import Settings
from meetings.web.application import Visit, by_reader
from meetings.web.languages import chosen

View = Callable[..., Any]
LONGEST_QUERY = 500  # characters; a longer address is answered and not kept


MINUTE, HOUR = "%Y%m%d%H%M", "%Y%m%d%H"


def remember(app: Flask, blueprint: str, until: str = MINUTE) -> None:
    """Serve every GET of the blueprint this way.

    :param until: how long an answer may stand without a change: a page speaks of what is next, a file does not.
    """
    for endpoint, view in app.view_functions.items():
        if endpoint.startswith(f"{blueprint}."):
            app.view_functions[endpoint] = by_reader(_remembered(view, until))


def _remembered(view: View, until: str) -> View:
    @wraps(view)
    def page(**values: Any) -> Any:
        visit = cast(Visit, request_ctx.request)
        if not visit.by_reader:  # somebody with a session gets a page of their own
            return view(**values)
        with_unit = partial(_made, view, values)
        if len(visit.query_string) > LONGEST_QUERY:
            return with_unit()
        return _kept(visit, with_unit, until)

    return page


def _kept(visit: Visit, make: Callable[[], Response], until: str) -> Response:
    reader: Reader = current_app.extensions["concord.reader"]
    number = reader.newest_entry()
    period = clock.now().strftime(until)
    parts = ("page", visit.host, visit.path, visit.query_string.decode("latin-1"), chosen(), str(number), period)
    body = reader.held(*parts)
    if body is None:
        made = make()
        if made.status_code != 200:
            return made
        body = reader.body(*parts, make=made.get_data, keep=False)
        body.content_type = made.headers["Content-Type"]
        body.disposition = made.headers.get("Content-Disposition")
    settings: Settings = current_app.extensions["concord.settings"]
    return body.answer(visit, body.content_type, None, secure=settings.secure, vary="Accept-Language, Cookie")


def _made(view: View, values: dict[str, Any]) -> Response:
    with unit_of_work(write=False):
        return current_app.make_response(view(**values))
