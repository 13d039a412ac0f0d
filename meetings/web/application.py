"""The Flask application: one unit of work a request, committed inside the dispatch, forms answered once."""

import hashlib
import logging
from collections.abc import Callable, Collection
from typing import Any, TypeVar, cast

from flask import Flask, Request, Response, g, request
from flask.globals import request_ctx
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from werkzeug.datastructures import FileStorage, ImmutableMultiDict
from werkzeug.utils import redirect

from meetings.core import once
from meetings.core.db import db, unit_of_work, writing
from meetings.core.errors import Outdated
from meetings.web import again, query_string
from meetings.web.languages import remembered
from meetings.web.responses import Stored

SAFE = ("GET", "HEAD", "OPTIONS")
View = TypeVar("View", bound=Callable[..., Any])
log = logging.getLogger("concord.web")


def by_reader(view: View) -> View:
    """Mark a view that serves released bytes through the reader to people without a session.

    For them no transaction is opened and nobody is looked up; whoever sends a session's cookie is served as usual.
    """
    view.by_reader = True  # type: ignore[attr-defined]  # an attribute is how Flask itself marks views
    return view


BEFOREHAND = {"concord.beforehand": True}  # in the environ of what the worker asks for; no visitor can say so


def is_beforehand(visit: Request) -> bool:
    """Whether nobody asks yet: the worker has something made before anybody does."""
    return bool(visit.environ.get("concord.beforehand"))


def reads(names: Collection[str]) -> Callable[[View], View]:
    """Mark a view as reading nothing of its address's query but these names and the language."""

    def mark(view: View) -> View:
        view.reads = tuple(names)  # type: ignore[attr-defined]  # as above
        return view

    return mark


def aside(work: Callable[[], None]) -> None:
    """Keep something although the request failed: done in a short transaction of its own, after the answer is made."""
    g.setdefault("aside", []).append(work)


def _key_of_form() -> str:
    """The form's once key, with a digest of where it was sent and what it says: changed, it is another form."""
    given = request.form.get("once", "")[:64]
    if not given:
        return ""
    said = sorted((name, value) for name, value in request.form.items(multi=True) if name != "csrf_token")
    return f"{given}:{hashlib.sha256(repr((request.path, said)).encode()).hexdigest()[:32]}"


class Visit(Request):
    """A request that knows whether the reader of released things serves it, and whether its view takes a file."""

    by_reader = False
    beforehand: Callable[..., object] | None = None
    writes = False

    def _load_form_data(self) -> None:
        """Read the body; a file for a view that takes none is let go."""
        super()._load_form_data()
        if self.beforehand is None and self.files:
            for _name, sent in self.files.items(multi=True):
                sent.close()
            self.__dict__["files"] = ImmutableMultiDict[str, FileStorage]()


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions; a visitor without a cookie costs nothing."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session in the cookie, or an empty one where there is no cookie at all."""
        if "HTTP_COOKIE" not in request.environ:
            return self.session_class()
        return super().open_session(app, request)


class Concord(Flask):
    """Flask, with the project's transactions.

    GET and HEAD run in a transaction in which the database refuses writes. Other methods may write, and are
    committed before the response is finalised, so that a commit that fails is answered like any other error. A file
    that came with one is read before that transaction begins.
    """

    request_class = Visit
    session_interface = Sessions()

    def wsgi_app(self, environ: Any, start_response: Any) -> Any:
        """Answer; whether a request may write is nobody's business after it."""
        before = writing.set(writing.get())
        try:
            return super().wsgi_app(environ, start_response)
        finally:
            writing.reset(before)

    def preprocess_request(self) -> ResponseReturnValue | None:
        """Choose the transaction's mode before anything (the signed-in person first of all) is loaded."""
        visit = cast(Visit, request_ctx.request)
        visit.by_reader = self._served_by_reader(visit)
        self._see_what_it_takes(visit)
        names = getattr(self.view_functions.get(visit.endpoint or ""), "reads", None)
        if names is not None:
            query_string.narrow(visit, names)
        writing.set(visit.writes and visit.beforehand is None)
        return None if visit.by_reader else super().preprocess_request()

    def dispatch_request(self) -> ResponseReturnValue:
        """Run the view and commit what it did, or undo it."""
        visit = cast(Visit, request_ctx.request)
        if visit.by_reader:
            return super().dispatch_request()
        again.begin_answer()
        while True:
            try:
                return self._committed(visit)
            except Outdated:
                self._undo()
                if not again.may_prepare_again():
                    raise
            except again.ShownAgain as shown:
                self._undo()
                g.refused = shown.refusal
                return self._answer()
            except BaseException:
                self._undo()
                raise

    def _committed(self, visit: Visit) -> Response:
        if visit.beforehand is not None:
            visit.beforehand(**(visit.view_args or {}))
            db.session.rollback()  # it may have asked who is here
            writing.set(visit.writes)
        response = self._answer_once() if visit.writes else self._answer()
        g.committing = request.method not in SAFE  # if the database goes away now, nobody knows what it kept
        db.session.commit()
        return response

    def process_response(self, response: Response) -> Response:
        """Do what was left aside, then let the headers be set; stored answers have theirs already."""
        if isinstance(response, Stored):
            return self._in_language(response)
        for work in g.pop("aside", []):
            try:
                with unit_of_work():
                    work()
            except Exception:  # what is kept aside must never spoil an answer that is already made
                log.exception("left aside and not kept")
        return self._in_language(super().process_response(response))

    def _in_language(self, response: Response) -> Response:
        return remembered(response, secure=self.config["SESSION_COOKIE_SECURE"])

    def _served_by_reader(self, visit: Visit) -> bool:
        view = self.view_functions.get(visit.endpoint or "")
        if visit.endpoint == "static" or getattr(view, "alike_for_all", False):
            return True
        if not getattr(view, "by_reader", False):
            return False
        return "HTTP_COOKIE" not in visit.environ or self.config["SESSION_COOKIE_NAME"] not in visit.cookies

    def _see_what_it_takes(self, visit: Visit) -> None:
        """Whether it may write, and what is to be done before its transaction begins (``web.files_sent``)."""
        view = self.view_functions.get(visit.endpoint or "")
        if visit.method not in SAFE:
            visit.beforehand = getattr(view, "beforehand", None)
            visit.writes = getattr(view, "writes", True)

    def _answer(self) -> Response:
        return self.make_response(super().dispatch_request())

    def _answer_once(self) -> Response:
        key = _key_of_form()
        if not key:
            return self._answer()
        person = g.get("person")
        user_id = person.id if person else 0
        claim = self._claim(user_id, key)
        if claim.location:
            return self.make_response(redirect(claim.location, claim.status or 303))
        response = self._answer()
        if response.status_code in (302, 303):
            claim.status, claim.location = response.status_code, response.location
        elif claim in db.session:
            db.session.delete(claim)  # nothing was done (a form with mistakes): it may be sent again
        return response

    def _claim(self, user_id: int, key: str) -> once.OnceKey:
        """The form's key, with its answer where the form was answered before."""
        try:
            return once.taken(user_id, key) or once.take(user_id, key)
        except IntegrityError:  # the same form, sent twice at once: the first has just committed
            db.session.rollback()
            return once.taken(user_id, key) or once.take(user_id, key)

    @staticmethod
    def _undo() -> None:
        db.session.rollback()
        writing.set(False)  # an error page must not wait for the writers' lock
