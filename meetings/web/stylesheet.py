"""The look of every page, and of desks: written by chapter in ``static/css/<sheet>``, each served as one sheet.

A first view so waits for one answer. The address is none of a file, so that a proxy that serves ``/static/`` from the
disk passes it on; it names what is in the sheet, and browsers keep it for a year.
"""

import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from flask import Flask, Response, request

from meetings.web.application import by_reader
from meetings.web.responses import KEPT_FOR_A_YEAR, Body

ADDRESS: Final = "/styles/"
# What every page has, and what a desk has besides, each with the name of its route.
SHEETS: Final = {"concord": "stylesheet", "desk": "desk_stylesheet"}
_NAMED = re.compile(r'url\("(\.\./[^"]+)"\)')


class Sheet(NamedTuple):
    """The joined sheet, and the version that its address names."""

    body: Body
    version: str


def init_app(app: Flask, *, secure: bool) -> None:
    """Serve the sheets, and tell templates their addresses with ``stylesheet_url``."""

    @cache
    def sheet(name: str) -> Sheet:
        plain = joined(Path(str(app.static_folder)), name, str(app.static_url_path)).encode()
        return Sheet(Body(plain), hashlib.sha256(plain).hexdigest()[:10])

    @app.template_global()
    def stylesheet_url(name: str = "concord") -> str:
        # Written out, as static_url is: an error page has nobody to ask for addresses, and is styled too.
        return f"{ADDRESS}{name}.css?v={sheet(name).version}"

    for name, endpoint in SHEETS.items():
        app.add_url_rule(f"{ADDRESS}{name}.css", endpoint, _serving(sheet, name, secure=secure))


def _serving(sheet: Callable[[str], Sheet], name: str, *, secure: bool) -> Callable[[], Response]:
    @by_reader
    def stylesheet() -> Response:
        """The sheet, whoever asks: it is the same for all, and no database is needed for it."""
        body, version = sheet(name)
        kept = KEPT_FOR_A_YEAR if request.args.get("v") == version else "public, no-cache"
        return body.answer(request, "text/css; charset=utf-8", None, secure=secure, kept=kept)

    stylesheet.audience = "anyone"  # type: ignore[attr-defined]  # as accounts.audience marks a view, one layer below it
    stylesheet.alike_for_all = True  # type: ignore[attr-defined]  # with a session or without
    return stylesheet


def joined(static: Path, name: str, address: str) -> str:
    """The chapters as one sheet, in the order of their names.

    :param static: the folder of static files.
    :param name: the sheet, a folder below ``css`` there.
    :param address: where that folder is served: a chapter names a font by where it lies, the sheet by its address.
    """

    def chapter(path: Path) -> str:
        def served(named: re.Match[str]) -> str:
            return f'url("{address}/{(path.parent / named[1]).resolve().relative_to(static.resolve()).as_posix()}")'

        return _NAMED.sub(served, path.read_text(encoding="utf-8"))

    return "\n".join(chapter(path) for path in sorted((static / "css" / name).glob("*.css")))
