"""Text and markup that would reach out, or never end, cost the process that prints and nobody else."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from meetings.formats.limited.inside import Refused
from meetings.formats.pdf import Limits, Manuscript, NotPrinted, printed
from meetings.formats.pdf.manuscript import STATIC
from meetings.formats.pdf.press import Listener
from tests.formats.pdf import specimens
from tests.handouts.specimens import whole_text

pytestmark = pytest.mark.alike

REACHING_OUT = {
    "a picture": '<img alt=x src="{there}">',
    "a picture beside the folder": '<img alt=x src="asset:../pyproject.toml">',
    "a picture of an unknown type": '<img alt=x src="asset:css/print/base.css">',
    "a picture above the folder": '<img alt=x src="asset:%2e%2e/%2e%2e/etc/passwd.svg">',
    "a file": '<img alt=x src="file:///etc/passwd">',
    "data": "<img alt=x src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\">",
    "another base": '<base href="{there}"><img alt=x src="mark.svg">',
    "styles": '<link rel=stylesheet href="{there}">',
    "styles of styles": '<style>@import url("{there}");</style>',
    "a font": '<style>@font-face {{ font-family: f; src: url("{there}") }} p {{ font-family: f }}</style>',
    "a background": '<p style="background: url({there})">x',
    "a background from a style": "<style>p {{ background: url({there}) }}</style>",
    "a mark of a list": '<ul style="list-style-image: url({there})"><li>x</ul>',
    "content": "<style>p::before {{ content: url({there}) }}</style><p>x",
    "a picture in a drawing": '<svg aria-label=x width=9 height=9><image href="{there}" width=9 height=9 /></svg>',
    "an old picture in a drawing": '<svg aria-label=x><image xlink:href="{there}" width=9 height=9 /></svg>',
    "a part of another drawing": '<svg aria-label=x width=9 height=9><use href="{there}#a" /></svg>',
    "an object": '<object data="{there}" type="image/png">x</object>',
    "an embedded picture": '<embed src="{there}" type="image/png">',
    "a file to enclose": '<link rel=attachment href="{there}">',
    "a link to enclose": '<p><a rel=attachment href="{there}">x</a>',
}


@pytest.fixture(scope="module")
def sink() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and whatever is asked of it."""
    asked: list[str] = []

    class Asked(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Asked)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/mark.svg", asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("markup", REACHING_OUT.values(), ids=REACHING_OUT)
def test_nothing_is_fetched_from_elsewhere(
    rendered: Callable[[Manuscript], bytes], sink: tuple[str, list[str]], markup: str
) -> None:
    there, asked = sink
    page = specimens.page(markup.format(there=there))

    told = "not even asked for"
    try:
        rendered(specimens.manuscript(page))
    except Refused as refused:
        told = refused.line
    assert told == "not even asked for" or told.startswith("refused outside ")
    assert asked == []


def test_asking_for_something_outside_is_refused_in_words(sink: tuple[str, list[str]]) -> None:
    there, asked = sink
    page = specimens.page(f'<p>x<img alt=x src="{there}">')

    with pytest.raises(NotPrinted, match="asked for something outside this document: http://127") as refusal:
        printed(specimens.manuscript(page), static=STATIC)
    assert refusal.value.reason == "outside"
    assert asked == []


ENDLESS = {
    "a table without end": "<table>" + "<tr><td>row<td>of<td>many" * 60_000 + "</table>",
    "a million words": "<p>" + "word " * 1_000_000,
    "parts within parts": "<div>" * 20_000,
    "columns without end": "<table><tr>" + "<td>x" * 20_000 + "</table>",
}


def test_what_does_not_end_is_stopped_in_time() -> None:
    """All of them at once, on a machine that has less to give."""

    def outcome(markup: str) -> str:
        try:
            printed(specimens.manuscript(specimens.page(markup)), static=STATIC, limits=Limits(wall=3, cpu=3))
        except NotPrinted as refusal:
            return refusal.reason
        return "printed"

    started = time.monotonic()
    with ThreadPoolExecutor(len(ENDLESS)) as together:
        outcomes = list(together.map(outcome, ENDLESS.values()))

    assert dict(zip(ENDLESS, outcomes, strict=True)) == dict.fromkeys(ENDLESS, "time")
    assert time.monotonic() - started < 8  # 3, and the machine may be busy


def test_more_memory_than_allowed_is_refused() -> None:
    page = specimens.page("<p>" + "word " * 2_000_000)

    with pytest.raises(NotPrinted, match="too much memory") as refusal:
        printed(specimens.manuscript(page), static=STATIC, limits=Limits(memory=200 << 20, wall=30))
    assert refusal.value.reason == "memory"


def test_more_pages_than_allowed_are_refused() -> None:
    page = specimens.page('<p class="new-page">page' * 40)

    with pytest.raises(NotPrinted, match="too long to print"):
        printed(specimens.manuscript(page), static=STATIC, limits=Limits(pages=30))


def test_letters_that_no_font_has_are_marked_and_named(tmp_path: Path) -> None:
    page = specimens.page(
        "<p>One \u2d63\u2d30 and \ue000, \u2d63\u2d30 again<svg aria-label=x width=90 height=20><text y=9>\u2d63"
    )
    text = whole_text(printed(specimens.manuscript(page), static=STATIC), tmp_path)

    assert "One \ufffd¹ and \ufffd², \ufffd¹ again" in text
    assert "\ufffd¹ U+2D63 TIFINAGH LETTER YAZ, U+2D30 TIFINAGH LETTER YA; “One" in text
    assert "\ufffd² U+E000 unnamed; “One" in text
    assert "page 1" in text


def test_what_only_turns_out_to_have_no_form_is_marked_too(rendered: Callable[..., bytes], tmp_path: Path) -> None:
    heard = Listener(None)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(heard)
    try:
        page = specimens.page("<p>\u0915 and ꙮ")  # the usual fonts alone are looked at here
        text = whole_text(rendered(specimens.manuscript(page), heard.lacking), tmp_path)
    finally:
        logger.removeHandler(heard)
    assert heard.lacking == {"\u0915"}
    assert "\ufffd¹ and \ufffd²" in text
    assert "U+0915 DEVANAGARI LETTER KA" in text
    assert "U+A66E CYRILLIC LETTER MULTIOCULAR O" in text


def test_control_characters_are_set_as_what_they_were_meant_to_be(tmp_path: Path) -> None:
    words = "co\x1eop\x1ferate\u2028\x07\x7f\uffffnext<b>\x85bold</b>\u2029end\u2800."
    manuscript = replace(
        specimens.manuscript(specimens.page(f"<h1>Title\x0bhere</h1><p>{words}")), title="A\x0btitle\x1e"
    )
    text = whole_text(printed(manuscript, static=STATIC), tmp_path)

    assert "Title here co\u2011operate next bold end ." in text
    assert "\ufffd" not in text


def test_a_style_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "css" / "print").mkdir(parents=True)
    (tmp_path / "fonts" / "print").mkdir(parents=True)

    with pytest.raises(NotPrinted, match="cannot be printed"):
        printed(specimens.manuscript(specimens.page("<p>x")), static=tmp_path)


def test_ends_before_it_begins_what_nobody_would_print() -> None:
    hosts = "<p>" + "A body that hosts it, " * 10_000 + "</p>"
    with pytest.raises(NotPrinted) as refused:
        printed(specimens.manuscript(specimens.page(hosts)), static=STATIC, limits=Limits(html=200_000))
    assert (refused.value.reason, str(refused.value)) == ("size", "It is too long to print.")
