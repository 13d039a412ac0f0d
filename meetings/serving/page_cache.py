"""How fresh an answer is, said where its address is declared: above ``@audience``, one of three.

``@kept_until_history_changes(at_most="minute")``: people without a session share one answer. Whatever changes what it
shows is written into the history, in the same transaction (``core/history.py`` refuses to commit anything else); so
the number of the newest entry (sign-ins and refusals apart), with the address, the language and the renderer, is a
digest of everything that a page is made from. The minute, or the hour, is part of it too: pages speak of what is next,
and a change made behind the program's back shows at the latest with the next one. Nothing is invalidated, and a page
that is asked for a thousand times is made once. An address counts by what the page reads of it (``asks``): the rest of
its query makes no other page. What somebody's own address has made is limited (``serving/turns.py``), and kept apart
from what everybody asks for.

``@kept_by_release``: the view keeps its bytes itself, under a digest of the release, and asks the database each time
which one is in force.

``@made_each_time(because)``: nothing is kept.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection
from functools import partial, wraps
from threading import Lock
from typing import Any, Final, Literal, TypeVar, cast

from flask import Request, Response, current_app, session
from flask.globals import request_ctx

from meetings.accounts.entrance.current_viewer import viewer
from meetings.accounts.rules.addresses_counted import address_key, plain_address
from meetings.core import clock
from meetings.core.db import unit_of_work
from meetings.serving.release_store import Parts, Reader
from meetings.serving.turns import Turns
from meetings.settings import Settings
from meetings.web.application import Visit, by_reader, is_beforehand, reads
from meetings.web.languages import chosen
from meetings.web.query_string import is_of_its_own
from meetings.web.responses import Body

View = TypeVar("View", bound=Callable[..., Any])
Made = TypeVar("Made")
Period = Literal["minute", "hour"]
PERIODS: Final[dict[Period, str]] = {"minute": "%Y%m%d%H%M", "hour": "%Y%m%d%H"}
LONGEST_QUERY = 500  # characters; a longer address is answered and not kept
_MOST_WAITED_FOR: Final = 100
DAYS: Final = frozenset(("as_of", "known"))  # which have the whole register made anew


class NotYet(Response):
    """An answer that something is still being made. ``again`` says how far it is now; None when it has ended."""

    again: Callable[[], Response | None]


def kept_until_history_changes(*, at_most: Period, asks: Collection[str] = ()) -> Callable[[View], View]:
    """Make the answer once for all who have no session, and again when the history has a new entry.

    :param at_most: how long it may stand without one: a page speaks of what is next, a file does not.
    :param asks: the names in the address's query that the page reads, the language apart; it is given no others.
    """

    def keep(view: View) -> View:
        kept = reads(asks)(by_reader(_remembered(view, at_most)))
        return _stated(f"kept until the history changes, at most a calendar {at_most}", kept)

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
        if not visit.by_reader:  # somebody with a session
            return _of_a_session(visit, view, values, PERIODS[period])
        made = _kept(visit, partial(_made, view, values), PERIODS[period])
        return made if isinstance(made, Response) else _answer(visit, made)

    return cast(View, page)


def _of_a_session(visit: Visit, view: View, values: dict[str, Any], until: str) -> Any:
    """A page of one's own for whoever works here; others get what visitors get, unless something was done for them."""
    if viewer().holds():
        return view(**values)
    make = partial(_as_response, view, values)
    if viewer().is_somebody or "_flashes" in session:
        return in_turn(visit, make, counts=True)
    made = _kept(visit, make, until)
    if isinstance(made, Response):
        return made
    answer = Response(made.plain, content_type=made.content_type)
    if made.disposition:
        answer.headers["Content-Disposition"] = made.disposition
    return answer


def _kept(visit: Visit, make: Callable[[], Response], until: str) -> Body | Response:
    """The body, made where there is none; what is refused, or is not there yet, is not kept."""
    own = is_of_its_own(visit)
    if len(visit.query_string) > LONGEST_QUERY:
        return in_turn(visit, make, counts=True)
    reader: Reader = current_app.extensions["concord.reader"]
    newest = reader.newest_entry()
    period = clock.now().strftime(until)
    parts = ("page", visit.host, visit.path, visit.query_string.decode("latin-1"), chosen(), newest, period)
    body = reader.held(*parts)
    if body is not None:
        return body
    waited = _waited_for.get(parts)
    if waited is not None and (answer := waited()) is not None:
        return answer

    def unless_made() -> Response | Body:
        return reader.held(*parts) or make()  # by whoever was before us in turn

    made = in_turn(visit, unless_made, counts=own)
    if isinstance(made, Body):
        return made
    if isinstance(made, NotYet):
        _wait_for(parts, made.again)
    if made.status_code != 200:
        return made
    body = reader.body(*parts, make=made.get_data, keep=False, apart=own)
    body.content_type = made.headers["Content-Type"]
    body.disposition = made.headers.get("Content-Disposition")
    return body


def _wait_for(parts: Parts, again: Callable[[], Response | None]) -> None:
    """Remember what was asked for, so that whoever asks again has nothing put together a second time."""
    with _lock:
        _waited_for[parts] = partial(_in_unit, again)
        while len(_waited_for) > _MOST_WAITED_FOR:
            _waited_for.popitem(last=False)


def in_turn(visit: Visit, make: Callable[[], Made], *, counts: bool) -> Made:
    """What is made for somebody who does not work here: in turn where it is costly, counted where it is theirs alone.

    An answer that says that something is not there yet is counted too: nobody else will be served with it.

    :raises Spent: when they had their share.
    :raises Later: when others are served first.
    """
    if is_beforehand(visit) or not (counts or _is_one_of_many(visit)):
        return make()
    turns: Turns = current_app.extensions["concord.turns"]
    who, days = whose(visit), bool(DAYS & visit.args.keys())
    if counts:
        turns.refuse_spent(who)
    made, seconds = turns.made((visit.endpoint, days), make, own=counts, always=days)
    if counts or (isinstance(made, Response) and made.status_code != 200):
        turns.count(who, seconds)
    return made


def _is_one_of_many(visit: Visit) -> bool:
    """Whether the page reads its address's query, or is a file. Of others there are few, and they are soon made."""
    view = current_app.view_functions.get(visit.endpoint or "")
    return bool(getattr(view, "reads", ())) or "." in visit.path.rpartition("/")[2]


def whose(visit: Request) -> str:
    """Whose share it is: an account's, or everybody's behind one address."""
    person = viewer()
    return f"account:{person.id}" if person.is_somebody else address_key(plain_address(visit.remote_addr))


def _answer(visit: Visit, body: Body) -> Response:
    settings: Settings = current_app.extensions["concord.settings"]
    return body.answer(visit, body.content_type, None, secure=settings.secure, vary="Accept-Language, Cookie")


def _made(view: Callable[..., Any], values: dict[str, Any]) -> Response:
    return _in_unit(partial(_as_response, view, values))


def _in_unit(make: Callable[[], Made]) -> Made:
    with unit_of_work(write=False):
        return make()


def _as_response(view: Callable[..., Any], values: dict[str, Any]) -> Response:
    return current_app.make_response(view(**values))


_waited_for: OrderedDict[Parts, Callable[[], Response | None]] = OrderedDict()
_lock = Lock()
