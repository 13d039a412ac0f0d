"""What the worker does after a release: makes the bytes that everybody will ask for, before anybody asks."""

from contextvars import copy_context
from typing import Any

from flask import Flask

from meetings.core.languages import CATALOGUES
from meetings.serving.release_store import Reader

KIND = "prepare release"


def init_app(app: Flask) -> None:
    """Offer the work to the worker."""

    def prepare(payload: dict[str, Any]) -> None:
        # In a context of its own: a GET marks its transaction as one that does not write, the worker's does.
        copy_context().run(_ask_for_everything, app, str(payload["code"]))

    app.extensions["concord.handlers"][KIND] = prepare


def _ask_for_everything(app: Flask, code: str) -> None:
    """Ask as a visitor would; what is not public answers that there is no such meeting, and nothing is made."""
    visitor, printed = app.test_client(use_cookies=False), _has_sessions(app, code)
    base: str = app.extensions["concord.settings"].public_url
    for language in CATALOGUES:
        asked = [(f"/meetings/{code}/agenda", {}), (f"/meetings/{code}/calendar.ics", _asked(language))]
        if printed:  # answered with a page that waits: the PDF is an item of its own, which comes after all of these
            asked.append((f"/meetings/{code}/agenda.pdf", {}))
        for path, query in asked:
            with app.app_context():  # of its own: Flask-Babel keeps the language in it
                visitor.get(path, base_url=base, query_string=query, headers={"Accept-Language": language})


def _has_sessions(app: Flask, code: str) -> bool:
    """Whether there is anything to print: of most meetings on record no agenda is known."""
    reader: Reader = app.extensions["concord.reader"]
    now = reader.in_force(code)
    return now is not None and bool(reader.frozen(now.digest).document.on_agenda)


def _asked(language: str) -> dict[str, str]:
    return {} if language == "en" else {"lang": language}
