"""Colons and semicolons as each language sets them: French has a space before them at which no line breaks."""

import re
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from flask_babel import force_locale

pytestmark = pytest.mark.alike

TEMPLATES = Path(__file__).parents[2] / "templates"
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
BARE = re.compile(r"(?:\}\}|(?:if|else|elif|for)\b[^%]*%\})[:;](?=[ <])")


@pytest.mark.parametrize(
    ("language", "written"), [("en", "a: b; c"), ("es", "a: b; c"), ("fr", "a\u00a0: b\u00a0; c"), ("zh", "a：b；c")]
)
def test_stops_are_set_as_the_language_sets_them(app: Flask, language: str, written: str) -> None:
    with app.test_request_context("/"), force_locale(language):
        assert render_template_string("a{{ colon() }}b{{ semicolon() }}c") == written


def test_no_template_joins_what_is_translated_by_an_english_stop() -> None:
    found = [
        f"{file.relative_to(TEMPLATES)}: {line}"
        for file in TEMPLATES.rglob("*.html")
        for line in COMMENT.sub("", file.read_text("utf-8")).splitlines()
        if BARE.search(line)
    ]
    assert found == []
