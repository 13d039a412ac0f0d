"""What every public page has: its one address, its other languages, the disclaimer where names are listed."""

from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from flask import Blueprint, render_template

from meetings.core.languages import CATALOGUES
from meetings.showing.numbers_said import numbers_in
from meetings.showing.site import disclaimed, settings

blueprint = Blueprint("pages", __name__)
blueprint.app_template_global()(numbers_in)  # also what a desk says of the text that is to be published


def show(template: str, at: str, *, disclaimer: bool = False, **values: Any) -> str:
    """Render a page.

    :param at: the path (and query) under which the page is known to the world, without language.
    :param disclaimer: whether States, territories or places are named on it.
    """
    return render_template(template, **head(at), disclaimer=disclaimed() if disclaimer else None, **values)


def head(at: str) -> dict[str, Any]:
    """What the head of a page says: ``canonical``, and ``alternates`` as pairs of language and address."""
    split = urlsplit(settings().public_url.rstrip("/") + at)
    asked = [(name, value) for name, value in parse_qsl(split.query) if name != "lang"]
    alternates = [(code, _with(split, [*asked, ("lang", code)])) for code in CATALOGUES]
    return {"canonical": _with(split, asked), "alternates": alternates}


def _with(address: SplitResult, asked: list[tuple[str, str]]) -> str:
    return address._replace(query=urlencode(asked)).geturl()
