"""Addresses of static files that change when the file does, so that browsers may keep them for a year."""

import hashlib
from functools import cache
from pathlib import Path
from urllib.parse import quote

from flask import Flask, Response, request

from meetings.web.responses import KEPT_FOR_A_YEAR


def init_app(app: Flask) -> None:
    """Give templates ``static_url``, and let versioned files be kept."""

    @cache
    def version(path: str) -> str:
        return hashlib.sha256(Path(str(app.static_folder), path).read_bytes()).hexdigest()[:10]

    @app.template_global()
    def static_url(path: str) -> str:
        # Written out: where the host was refused there is nobody to ask for addresses, and error pages are styled too.
        return f"{app.static_url_path}/{quote(path)}?v={version(path)}"

    @app.after_request
    def keep_versioned(response: Response) -> Response:
        path = (request.view_args or {}).get("filename", "") if request.endpoint == "static" else ""
        if path and response.status_code in (200, 304) and request.args.get("v") == version(path):
            response.headers["Cache-Control"] = KEPT_FOR_A_YEAR
        return response
