"""The Flask application: one unit of work a request, committed inside the dispatch, forms answered once."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, g, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from werkzeug.utils import redirect

from meetings.core import once
from meetings.core.db import db, unit_of_work, writing

SAFE = ("GET", "HEAD", "OPTIONS")
View = TypeVar("View", bound=Callable[..., Any])
log = logging.getLogger("concord.web")


def by_reader(view: View) -> View:
    """Mark a view that serves released bytes through the reader to people without a session.

    For them no transaction is opened and nobody is looked up; whoever sends a session's cookie is served as usual.
    """
    view.by_reader = True  # type: ignore[attr-defined]  # an attribute is how Flask itself marks views
    return view


def aside(work: Callable[[], None]) -> None:
    """Keep something although the request failed: done in a short transaction of its own, after the answer is made."""
    g.setdefault("aside", []).append(work)


class Concord(Flask):
    """Flask, with the project's transactions.

    GET and HEAD run in a transaction in which the database refuses writes. Other methods may write, and are
    committed before the response is finalised, so that a commit that fails is answered like any other error.
    """

    def preprocess_request(self) -> ResponseReturnValue | None:
        """Choose the transaction's mode before anything (the signed-in person first of all) is loaded."""
        writing.set(request.method not in SAFE)
        if self._by_reader():
            return None
        return super().preprocess_request()

    def dispatch_request(self) -> ResponseReturnValue:
        """Run the view and commit what it did, or undo it."""
        if self._by_reader():
            return super().dispatch_request()
        try:
            response = self._answer_once() if request.method not in SAFE else self._answer()
            db.session.commit()
        except BaseException:
            self._undo()
            raise
        return response

    def process_response(self, response: Response) -> Response:
        """Do what was left aside, then let the headers be set."""
        for work in g.pop("aside", []):
            try:
                with unit_of_work():
                    work()
            except Exception:  # what is kept aside must never spoil an answer that is already made
                log.exception("left aside and not kept")
        return super().process_response(response)

    def _by_reader(self) -> bool:
        if request.endpoint == "static":
            return True
        view = self.view_functions.get(request.endpoint or "")
        return getattr(view, "by_reader", False) and self.config["SESSION_COOKIE_NAME"] not in request.cookies

    def _answer(self) -> Response:
        return self.make_response(super().dispatch_request())

    def _answer_once(self) -> Response:
        key = request.form.get("once", "")[:64]
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
