"""What the worker does after a document is published: has it printed before anybody asks."""

from contextvars import copy_context
from typing import Any

from flask import Flask

from meetings.core.languages import CATALOGUES
from meetings.outcomes.actions.publishing import PREPARE
from meetings.web.application import BEFOREHAND


def init_app(app: Flask) -> None:
    """Offer the work to the worker."""

    def prepare(payload: dict[str, Any]) -> None:
        # In a context of its own: a GET marks its transaction as one that does not write, the worker's does.
        copy_context().run(_ask_for, app, str(payload["reference"]))

    app.extensions["concord.handlers"][PREPARE] = prepare


def _ask_for(app: Flask, reference: str) -> None:
    """Ask as a visitor would; of what is not public nothing is made. One in a language of its own is made once."""
    visitor = app.test_client(use_cookies=False)
    base: str = app.extensions["concord.settings"].public_url
    for language in CATALOGUES:
        visitor.get(
            f"/documents/{reference}.pdf",
            base_url=base,
            headers={"Accept-Language": language},
            environ_overrides=BEFOREHAND,
        )
