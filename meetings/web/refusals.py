"""Refusals and failures as pages: what happened, that nothing was lost, what to do. They need no database."""

import errno
import logging
from typing import Any

from flask import Flask, Response, g, make_response, render_template, request
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, SecurityError, TooManyRequests

from meetings.core.errors import Refused
from meetings.web.languages import written
from meetings.web.requests import request_id

log = logging.getLogger("concord.web")
_HEARD_OUT = 64 << 20  # bytes
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def init_app(app: Flask) -> None:
    """Answer every refusal and every failure with a page that says so."""
    app.register_error_handler(Refused, refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(OSError, _storage)
    app.register_error_handler(Exception, _failed)


def in_words(refusal: Refused) -> str:
    """The refusal's sentence in the reader's language."""
    sentence: str = _(refusal.message)
    return sentence % written(refusal.values) if refusal.values else sentence


def _page(status: int, title: str, message: str, **more: Any) -> Response:
    if request.accept_mimetypes.best == "application/json":
        body: Any = {"title": title, "detail": message, "status": status, "request": request_id()}
        response = make_response(body, status)
        response.content_type = "application/problem+json"
        return response
    text = render_template(
        "errors/error.html", code=status, title=title, message=message, request_id=request_id(), **more
    )
    return make_response(text, status)


def refused(refusal: Refused) -> Response:
    """The page of a refusal."""
    titles = {
        403: _("This is not yours to do"),
        404: _("There is no such page"),
        409: _("Somebody else was here first"),
        422: _("This cannot be accepted"),
        429: _("That was much at once"),
        503: _("A moment, please"),
    }
    more = {"theirs": getattr(refusal, "theirs", {}), "yours": getattr(refusal, "yours", {})}
    response = _page(refusal.status, titles.get(refusal.status, _("This was refused")), in_words(refusal), **more)
    if (wait := getattr(refusal, "retry_after", None)) is not None:
        response.headers["Retry-After"] = str(wait)
    return response


def _too_many(error: HTTPException) -> str:
    own = error.description != TooManyRequests.description and error.description
    return str(_(own)) if own else str(_("Wait a minute, then try again."))


def _http(error: HTTPException) -> Response:
    words = {
        400: (
            _("This request cannot be read"),
            _("Go back, load the page again and send it once more. Nothing was changed."),
        ),
        403: (_("This is not yours to do"), _("Ask an administrator if you need it.")),
        404: (
            _("There is no such page"),
            _("The address may be mistyped. Everything public is reached from the home page."),
        ),
        405: (_("This address does not take that request"), _("Go back and use the page's own buttons.")),
        413: (_("That is too large"), _("Send a smaller file.")),
        429: (_("Too many attempts"), _too_many(error)),
    }
    status = error.code or 500
    if 300 <= status < 400:
        return make_response(error.get_response())
    title, message = words.get(status, (error.name, error.description or ""))
    if isinstance(error, SecurityError):  # for a host that is not ours no address can be made, so no page either
        return make_response(f"{title}. {message}\n", status, {"Content-Type": "text/plain; charset=utf-8"})
    if status == 413:
        _hear_out()
    response = _page(status, title, message)
    for name, value in error.get_headers():
        if name.lower() in ("allow", "retry-after"):
            response.headers[name] = value
    return response


def _hear_out() -> None:
    """Take what is still being sent and forget it: a browser that is cut off while it sends shows no answer at all."""
    body, most = request.environ["wsgi.input"], min(request.content_length or 0, _HEARD_OUT)
    try:
        while most > 0 and (piece := body.read(min(most, 1 << 16))):
            most -= len(piece)
    except OSError as error:
        log.info("stopped sending: %s", error)


def _database(error: OperationalError) -> Response:
    log.error("database", exc_info=error)
    if _is_full(error):
        return _page(
            507, _("There is no room left"), _("Nothing was changed. Reading goes on; try again when there is space.")
        )
    message = _("Nothing was changed. Try again in a moment.")
    if g.get("committing") and error.connection_invalidated:
        message = _(
            "It is not known whether this was saved. In a moment, go back and send the same form again: what was saved "
            "already is not done a second time."
        )
    response = _page(503, _("The database does not answer"), message)
    response.headers["Retry-After"] = "5"
    return response


def _is_full(error: BaseException) -> bool:
    """Whether it, or what it came of, says that there is no room: of a full disk SQLite forgets its savepoints too."""
    said: BaseException | None = error
    while said is not None:
        words = str(getattr(said, "orig", said)).lower()
        if isinstance(said, OperationalError) and ("full" in words or "no space" in words):
            return True
        said = said.__context__
    return False


def _storage(error: OSError) -> Response:
    refused_to_write = error.errno == errno.EACCES and request.method not in ("GET", "HEAD")
    if error.errno not in NO_ROOM and not refused_to_write:  # a file that is missing, a connection that broke
        return _failed(error)
    log.error("storage", exc_info=error)
    return _page(507, _("Nothing can be stored just now"), _("Nothing was changed. Reading goes on; try again later."))


def _failed(error: Exception) -> Response:
    log.error("failed", exc_info=error)
    return _page(
        500,
        _("Something went wrong on our side"),
        _("Nothing was changed. If it happens again, report the number below."),
    )
