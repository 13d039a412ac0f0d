"""The floor: Flask with views that do nothing, served by the same gunicorn settings as Concord."""

from types import SimpleNamespace

from flask import Flask, Response

app = Flask(__name__)
app.extensions["concord.settings"] = SimpleNamespace(log_level="WARNING")  # what the gunicorn settings ask for
BODIES: dict[int, bytes] = {}


@app.get("/healthz")
@app.get("/hello")
def hello() -> str:
    """The least that a page can be."""
    return "hello"


@app.get("/bytes/<int:size>")
def as_many(size: int) -> Response:
    """As many bytes as a page of Concord has."""
    body = BODIES.setdefault(size, b"x" * size)
    return Response(body, content_type="text/html; charset=utf-8")


@app.get("/unchanged")
def unchanged() -> Response:
    """What a reader gets who has the page already."""
    return Response(status=304)
