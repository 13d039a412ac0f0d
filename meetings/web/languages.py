"""The language of a page: asked for in the address, else remembered, else what the browser prefers."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from babel import Locale
from flask import Flask, has_request_context, request, url_for
from flask_babel import Babel, force_locale, get_locale, get_translations

from meetings.core.languages import CATALOGUES, RIGHT_TO_LEFT
from meetings.core.written_days import day_in

FILES = "handouts"  # the blueprint of what is handed out as files


def chosen() -> str:
    """The best of the languages we have."""
    asked = request.args.get("lang", "")
    if asked in CATALOGUES:
        return asked
    return request.accept_languages.best_match(CATALOGUES, "en") or "en"


def page_language() -> str:
    """The language in which this page is shown."""
    locale = get_locale()
    return locale.language if locale else "en"


def written(values: Mapping[str, object]) -> dict[str, object]:
    """What a sentence says, with its days as the page's language writes them."""
    language = page_language()
    return {name: day_in(language, value) if type(value) is date else value for name, value in values.items()}


def init_app(app: Flask) -> None:
    """Translate pages, and tell every template its language and the others."""
    Babel(app, locale_selector=chosen, default_translation_directories="translations")

    @app.url_defaults
    def keep_the_choice(endpoint: str, values: dict[str, Any]) -> None:
        """Whoever chose a language keeps it from page to page: in the address, so that pages can be kept by others."""
        if not has_request_context() or request.blueprint == FILES:
            return  # an address in a file is nobody's: the same content must be the same bytes
        asked = request.args.get("lang")
        if asked in CATALOGUES and endpoint != "static":
            values.setdefault("lang", asked)

    @app.context_processor
    def language() -> dict[str, Any]:
        code = page_language()
        return {
            "page_language": code,
            "direction": "rtl" if code in RIGHT_TO_LEFT else "ltr",
            "languages": [(other, name, _here_in(other)) for other, name in CATALOGUES.items()],
        }


def load(app: Flask) -> None:
    """Read the catalogues and what is known of each language now, not at the first page."""
    with app.test_request_context("/"):
        for code in CATALOGUES:
            with force_locale(code):
                get_translations()
            _known = Locale.parse(code).territories


def here_with(name: str, value: object) -> str:
    """The address of this page with one thing in its query set otherwise, the others kept as they were asked.

    The query is written by hand: ``url_for`` would read some of its names (``endpoint``, ``_scheme``) as its own.
    """
    path = url_for(request.endpoint or "", **(request.view_args or {})).partition("?")[0]
    asked = [pair for pair in request.args.items(multi=True) if pair[0] != name]
    return f"{path}?{urlencode([*asked, (name, value)])}"


def _here_in(language: str) -> str:
    if request.endpoint is None or request.method not in ("GET", "HEAD"):
        return f"/?lang={language}"
    return here_with("lang", language)
