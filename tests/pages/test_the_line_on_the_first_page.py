"""The first page draws the line from the record: meetings, texts, where they were handed on, later texts."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from tests.pages.test_the_first_page import WORDS, asked

pytestmark = pytest.mark.alike

Unit = Callable[[], AbstractContextManager[None]]


def test_the_record_as_it_is_shipped(client: FlaskClient) -> None:
    text = client.get("/").text
    picture = text.partition('class="home-line"')[2].partition("</figure>")[0]
    for name in ("GRCP 7", "28 items", "11 points", "General Assembly endorses the compact"):
        assert name in picture
    assert "assessment not published" in picture  # what nobody has read in public is hollow, and said so


def test_the_table_says_what_the_picture_shows(client: FlaskClient) -> None:
    text = client.get("/").text
    table = text.partition("The same as a table")[2].partition("</table>")[0]
    row = next(row for row in table.split("<tr>") if "GRCP 7 Highlights Document" in row)
    assert "eleven points, read here as 28 items" in row
    assert "Preparatory (stocktaking) meeting</a> (28)" in row


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_headline_or_figure_is_a_zero(client: FlaskClient, language: str) -> None:
    text = client.get(f"/?lang={language}").text
    told = re.findall(r"<(?:h1|h2|h3|strong|b|text)[^>]*>([^<]*)<", text)
    figures = re.findall(r'class="thread__figure"><a[^>]*>([^<]*)<', text)
    assert figures
    assert [each for each in told + figures if re.match(r"\s*0\b", each)] == []


def drawn(client: FlaskClient) -> str:
    return client.get("/").text.partition('class="home-line"')[2].partition("</svg>")[0]


def test_a_public_reading_fills_the_later_text(client: FlaskClient, unit: Unit) -> None:
    assert "passage found" not in drawn(client)
    asked(unit, "verified", "cleared")
    assert "1 passage found" in drawn(client)
    assert WORDS not in drawn(client)


def test_what_is_not_public_is_not_on_it(client: FlaskClient, unit: Unit) -> None:
    asked(unit, "verified")
    assert "passage found" not in drawn(client)
