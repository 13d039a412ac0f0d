"""The language of a page: what its address asks for, else what was chosen in this browser or, by a person, in another;
else what the browser prefers. All that decides is in the address and in the headers that ``Vary`` names."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from babel import Locale
from flask import Flask, Response, g, has_request_context, request, url_for
from flask_babel import Babel, force_locale, get_locale, get_translations
from werkzeug.datastructures import Headers

from meetings.core.languages import CATALOGUES, RIGHT_TO_LEFT
from meetings.core.written_days import day_in

COOKIE: Final = "language"  # only where somebody chose one
KEPT_FOR: Final = timedelta(days=400)  # no browser keeps a cookie for longer
OF_ACCOUNT: Final = "language_of_account"  # in ``g``: the one that the person who is here chose before
FILES = "handouts"  # the blueprint of what is handed out as files


def chosen() -> str:
    """The best of the languages we have."""
    return chosen_before() or g.get(OF_ACCOUNT) or _preferred() or "en"


def in_address() -> str | None:
    """The language that the address names."""
    asked = request.args.get("lang", "")
    return asked if asked in CATALOGUES else None


def new_choice() -> str | None:
    """The language that somebody has just chosen for all pages: not one that a link on another site came with."""
    asked = in_address() if request.method == "GET" else None
    return asked if asked and _came_from_here() else None


def chosen_before() -> str | None:
    """The language that somebody chose in this browser, now or before."""
    return in_address() or _kept_in_browser()


def _came_from_here() -> bool:
    """Whether a link of ours, or the person's own hand, led here."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    return request.referrer is None or urlsplit(request.referrer).netloc == request.host


def _kept_in_browser() -> str | None:
    kept = request.cookies.get(COOKIE, "")
    return kept if kept in CATALOGUES else None


def _preferred() -> str | None:
    """What the browser likes best of what we have; ``fr-CH`` is French, however the browser ranks plain English."""
    for tag, quality in request.accept_languages:  # the best first
        language = tag.replace("_", "-").partition("-")[0].lower()
        if quality > 0 and language in CATALOGUES:
            return language
    return None


def remembered(response: Response, *, secure: bool) -> Response:
    """The answer, with a cookie where it is a page in a language that was just chosen and is not kept yet.

    Such an answer is one person's. It is never the one that all others share, and no cache between may keep it.
    """
    choice = new_choice()
    if choice is None or choice == (_kept_in_browser() or _preferred() or "en") or response.mimetype != "text/html":
        return response
    own = Response(response.get_data(), response.status_code, Headers(response.headers))
    own.headers["Cache-Control"] = "private, no-store" if g.get("person") is not None else "private, no-cache"
    own.set_cookie(COOKIE, choice, max_age=KEPT_FOR, secure=secure, httponly=True, samesite="Lax")
    return own


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
