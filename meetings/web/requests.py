"""Each request has a number; the log is JSON lines that carry it, and secrets are scrubbed from addresses."""

import json
import logging
import re
import secrets
import time

from flask import Flask, Response, current_app, g, has_request_context, request

SECRET_PATHS = re.compile(r"(/calendars/|/join/|/accept/|/invitations/)[^/?#]+")
NUMBER = re.compile(r"[0-9a-f]{12,32}")
log = logging.getLogger("concord.request")


def scrubbed(address: str) -> str:
    """The address without what opens a door: tokens in paths and every query value that is called one."""
    plain = SECRET_PATHS.sub(r"\1…", address)
    return re.sub(r"([?&](?:token|key|secret)=)[^&#]+", r"\1…", plain)


class JsonLines(logging.Formatter):
    """One line of JSON a record."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON, with the request's number where there is a request."""
        line: dict[str, object] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context():
            line["request"] = g.get("request_id")
            if record.levelno >= logging.WARNING:
                line |= {"method": request.method, "path": scrubbed(request.path)}
        line |= getattr(record, "facts", {})
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def start_logging(level: str) -> None:
    """Send every record to standard error as JSON lines."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)


def request_id() -> str:
    """The number of this request: the proxy's, where a proxy of ours gives one, else made when first asked for."""
    if "request_id" not in g:
        g.request_id = _given_by_proxy() or secrets.token_hex(6)
    number: str = g.request_id
    return number


def _given_by_proxy() -> str | None:
    given = request.headers.get("X-Request-Id", "") if current_app.extensions["concord.settings"].proxies else ""
    return given if NUMBER.fullmatch(given) else None


def init_app(app: Flask) -> None:
    """Number and log every request that is not served by the reader of released things."""

    @app.before_request
    def begin() -> None:
        request_id()
        g.began = time.monotonic()

    @app.after_request
    def written(response: Response) -> Response:
        if "began" in g:
            response.headers["X-Request-Id"] = request_id()
            facts = {
                "method": request.method,
                "path": scrubbed(request.full_path.rstrip("?")),
                "status": response.status_code,
                "ms": round((time.monotonic() - g.began) * 1000, 1),
            }
            log.info("answered", extra={"facts": facts})
        return response
