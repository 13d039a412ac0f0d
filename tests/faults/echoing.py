"""An application that tells what it received, for the tests of the server itself."""

import hashlib
from types import SimpleNamespace

from flask import Flask, Response, request

LARGE = bytes(range(256)) * 65_536  # 16 MB
app = Flask(__name__)
app.extensions["concord.settings"] = SimpleNamespace(log_level="WARNING")  # what the gunicorn settings ask for
app.config["MAX_CONTENT_LENGTH"] = 1_000_000


@app.get("/healthz")
def healthz() -> str:
    """Alive."""
    return "ok"


@app.post("/unread")
def unread() -> str:
    """Answer without reading what was sent."""
    return "unread"


@app.route("/", methods=["GET", "POST"])
def echo() -> Response:
    """How much was sent, and its digest."""
    body = request.get_data()
    return Response(f"{len(body)} {hashlib.sha256(body).hexdigest()[:8]}\n")


@app.get("/large")
def large() -> Response:
    """More than any buffer between two sockets holds."""
    return Response(LARGE, content_type="application/pdf")
