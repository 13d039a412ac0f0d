"""What every answer says: no foreign script, no guessing, no frame; and who may keep it."""

import pytest
from flask import Flask, Response, g
from werkzeug.test import TestResponse

from meetings.web import headers

pytestmark = pytest.mark.alike


def site(*, secure: bool = False) -> Flask:
    """A site whose pages differ in who they are for."""
    app = Flask("headers")
    headers.init_app(app, secure=secure)

    @app.get("/public")
    def public() -> str:
        return "for everybody"

    @app.get("/own")
    def own() -> str:
        g.person = object()
        return "for one person"

    @app.get("/secret")
    def secret() -> str:
        g.uncacheable = True
        return "a link that opens a door"

    @app.get("/kept")
    def kept() -> Response:
        return Response("a file", headers={"Cache-Control": "public, max-age=60", "Referrer-Policy": "no-referrer"})

    @app.get("/kept-by-nobody")
    def kept_by_nobody() -> Response:
        g.person = object()
        return Response("a file", headers={"Cache-Control": "public, max-age=60"})

    return app


def answered(path: str, *, secure: bool = False) -> TestResponse:
    return site(secure=secure).test_client().get(path)


@pytest.mark.parametrize("path", ["/public", "/own", "/kept", "/nowhere"])
def test_lets_a_page_have_nothing_that_is_not_from_here(path: str) -> None:
    policy = answered(path).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answered(path).headers["X-Content-Type-Options"] == "nosniff"
    assert answered(path).headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/public", "no-cache"),
        ("/own", "private, no-store"),
        ("/secret", "private, no-store"),
        ("/kept", "public, max-age=60"),
        ("/kept-by-nobody", "private, no-store"),
    ],
)
def test_nobody_keeps_what_is_for_one_person(path: str, kept: str) -> None:
    assert answered(path).headers["Cache-Control"] == kept


def test_a_page_may_say_less_of_where_its_readers_come_from() -> None:
    assert answered("/public").headers["Referrer-Policy"] == "same-origin"
    assert answered("/kept").headers["Referrer-Policy"] == "no-referrer"


def test_promises_to_stay_on_https_only_where_it_is_there() -> None:
    assert answered("/public", secure=True).headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in answered("/public").headers
