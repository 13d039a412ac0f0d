"""What the worker does after a release: makes the bytes that everybody will ask for, before anybody asks."""

from contextvars import copy_context
from typing import Any

from flask import Flask

from meetings.web.languages import LANGUAGES

KIND = "prepare release"


def init_app(app: Flask) -> None:
    """Offer the work to the worker."""

    def prepare(payload: dict[str, Any]) -> None:
        # In a context of its own: a GET marks its transaction as one that does not write, the worker's does.
        copy_context().run(_ask_for_everything, app, str(payload["code"]))

    app.extensions["concord.handlers"][KIND] = prepare


def _ask_for_everything(app: Flask, code: str) -> None:
    """Ask as a visitor would; what is not public answers that there is no such meeting, and nothing is made."""
    visitor = app.test_client(use_cookies=False)
    base: str = app.extensions["concord.settings"].public_url
    for language in LANGUAGES:
        visitor.get(f"/meetings/{code}/agenda", base_url=base, headers={"Accept-Language": language})
        visitor.get(f"/meetings/{code}/calendar.ics", base_url=base, query_string=_asked(language))
        # Answered with a page that waits: the PDF is another item, so that calendars and pages come first.
        visitor.get(f"/meetings/{code}/agenda.pdf", base_url=base, headers={"Accept-Language": language})


def _asked(language: str) -> dict[str, str]:
    return {} if language == "en" else {"lang": language}
