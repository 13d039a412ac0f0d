"""The first page says at a glance what this is for, in the same figures for everybody."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.formats.charts_tally import per_mark, tally
from meetings.programme.models import Meeting
from tests.accounts.people import account, signed_in
from tests.pages.outcomes import belongs, document, happened, on_its_way, published, read, recommended, the_compact

pytestmark = pytest.mark.alike

Unit = Callable[[], AbstractContextManager[None]]
WORDS = "Open a pathway for the season"


def asked(unit: Unit, *steps: str) -> None:
    """A recommendation of a public meeting that went to the Compact, and a reading with what colleagues did with it."""
    with unit():
        meeting = db.session.scalars(select(Meeting).filter_by(code="grcp-8")).one()
        row = recommended(belongs(published(document("grcp-8/asked")), meeting), "GRCP10-R01", WORDS)
        way = on_its_way(row, "endorsement-2018")
        happened(way, "transmitted")
        happened(way, "agreed")
        read(way, the_compact(), "21", *steps, degree="substantial")


def shown(text: str) -> dict[str, int]:
    """How many recommendations the picture shows at each point."""
    found = re.findall(r'role="img" aria-label="([^"]+): (\d+) recommendations?"', text)
    return {point: int(count) for point, count in found}


def test_counts_each_recommendation_once_where_it_stands(client: FlaskClient, unit: Unit) -> None:
    before = shown(client.get("/").text)
    asked(unit, "verified", "cleared")
    text = client.get("/").text
    after = shown(text)
    assert after["In substance"] == before.get("In substance", 0) + 1
    assert sum(after.values()) == sum(before.values()) + 1
    assert f"{sum(after.values())} recommendations" in text


def test_sets_one_of_them_beside_the_paragraph_it_is_read_in(client: FlaskClient, unit: Unit) -> None:
    asked(unit, "verified", "cleared")
    example = client.get("/").text.partition('class="facing"')[2]
    assert WORDS in example
    assert 'href="/recommendations/GRCP10-R01"' in example
    assert 'href="/compact/paragraphs/21"' in example
    assert "Reading of the secretariat" in example


def test_a_reading_that_is_not_cleared_is_shown_to_nobody_there(app: Flask, client: FlaskClient, unit: Unit) -> None:
    asked(unit, "verified")
    account(app, "ana@example.org", ("analyst", None))
    ana = signed_in(app, "ana@example.org")
    for text in (client.get("/").text, ana.get("/").text):
        assert WORDS not in text
    assert shown(ana.get("/").text) == shown(client.get("/").text)


def test_a_text_that_was_revised_is_listed_as_its_revision(client: FlaskClient, unit: Unit) -> None:
    with unit():
        late = FuzzyDates.on(date(2027, 1, 1))
        first = published(document("first", word="Earlier", issued=late))
        revision = document("rev", word="Later", issued=late, revises=first, revision_kind="rev", revision_number=1)
        published(revision)
    outcomes = client.get("/").text.partition("Latest outcomes")[2]
    assert "Later outcome" in outcomes
    assert "Earlier outcome" not in outcomes


def test_a_mark_stands_for_more_where_there_are_many() -> None:
    assert [per_mark(number) for number in (0, 120, 121, 241, 20_000)] == [1, 1, 2, 5, 200]
    assert tally("Considered: 3 recommendations", "disc", 3).count("<circle") == 3
    assert tally("Considered: 3 recommendations", "disc", 3, per=2).count("<circle") == 2
