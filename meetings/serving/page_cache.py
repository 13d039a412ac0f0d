"""How fresh an answer is, said where its address is declared: above ``@audience``, one of three.

``@kept_until_history_changes(at_most="minute")``: people without a session share one answer. Whatever changes what it
shows is written into the history, in the same transaction (``core/history.py`` refuses to commit anything else); so
the number of the newest entry (sign-ins and refusals apart), with the address, the language and the renderer, is a
digest of everything that a page is made from. The minute, or the hour, is part of it too: pages speak of what is next,
and a change made behind the program's back shows at the latest with the next one. Nothing is invalidated, and a page
that is asked for a thousand times is made once.

``@kept_by_release``: the view keeps its bytes itself, under a digest of the release, and asks the database each time
which one is in force.

``@made_each_time(because)``: nothing is kept.
"""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, Final, Literal, TypeVar, cast

from flask import Response, current_app
from flask.globals import request_ctx

from meetings.core import clock
from meetings.core.db import unit_of_work
from meetings.serving.release_store import Reader
from meetings.settings import Settings
from meetings.web.application import Visit, by_reader
from meetings.web.languages import chosen

View = TypeVar("View", bound=Callable[..., Any])
Period = Literal["minute", "hour"]
PERIODS: Final[dict[Period, str]] = {"minute": "%Y%m%d%H%M", "hour": "%Y%m%d%H"}
LONGEST_QUERY = 500  # characters; a longer address is answered and not kept


def kept_until_history_changes(*, at_most: Period) -> Callable[[View], View]:
    """Make the answer once for all who have no session, and again when the history has a new entry.

    :param at_most: how long it may stand without one: a page speaks of what is next, a file does not.
    """

    def keep(view: View) -> View:
        return _stated(
            f"kept until the history changes, at most a calendar {at_most}", by_reader(_remembered(view, at_most))
        )

    return keep


def kept_by_release(view: View) -> View:
    """The view answers people without a session through the reader, with bytes kept under a digest of the release."""
    return _stated("kept under a digest of the release", by_reader(view))


def made_each_time(because: str) -> Callable[[View], View]:
    """Nothing of the answer is kept.

    :param because: the reason, for whoever reads the route.
    """

    def state(view: View) -> View:
        return _stated(f"made each time: {because}", view)

    return state


def _stated(freshness: str, view: View) -> View:
    view.freshness = freshness  # type: ignore[attr-defined]  # an attribute is how Flask itself marks views
    return view


def _remembered(view: View, period: Period) -> View:
    @wraps(view)
    def page(**values: Any) -> Any:
        visit = cast(Visit, request_ctx.request)
        if not visit.by_reader:  # somebody with a session gets a page of their own
            return view(**values)
        with_unit = partial(_made, view, values)
        if len(visit.query_string) > LONGEST_QUERY:
            return with_unit()
        return _kept(visit, with_unit, PERIODS[period])

    return cast(View, page)


def _kept(visit: Visit, make: Callable[[], Response], until: str) -> Response:
    reader: Reader = current_app.extensions["concord.reader"]
    newest = reader.newest_entry()
    period = clock.now().strftime(until)
    parts = ("page", visit.host, visit.path, visit.query_string.decode("latin-1"), chosen(), newest, period)
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


def _made(view: Callable[..., Any], values: dict[str, Any]) -> Response:
    with unit_of_work(write=False):
        return current_app.make_response(view(**values))
