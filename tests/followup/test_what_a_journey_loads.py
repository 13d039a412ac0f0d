"""The page of a recommendation takes what it shows from the facts of the register, and loads rows to print them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from meetings.accounts.viewer import NOBODY, Viewer
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.followup.answers.entries import entries_for
from meetings.followup.answers.known_contributions import contributions_of
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.models import Wording
from tests.followup.on_record import ANA, Recorded, contributed, read, recommended, result_text, stepped

Unit = Callable[[], AbstractContextManager[None]]
Counting = Callable[[int], AbstractContextManager[list[str]]]
LATER = datetime(2026, 11, 25, 12, tzinfo=UTC)


def wordings(made: Recorded) -> list[Wording]:
    """The recommendation as documents word it, with the documents."""
    found = list(db.session.scalars(select(Wording).where(Wording.recommendation_id == made.recommendation.id)))
    assert all(each.document.issued for each in found)
    return found


def on_its_ways() -> Recorded:
    """One way that everybody sees, corrected and revised since; one that nobody agreed to; one that lapsed."""
    made = recommended("TEST-R01")
    text, agreed = result_text(), contributed(made.recommendation, "endorsement-2018", "transmitted", "agreed")
    stepped(agreed, "considered", corrects=agreed.steps[0], at=LATER)
    first = read(agreed, text, "partial", "verified", "cleared")
    read(agreed, text, "substantial", "verified", revises=first, at=LATER)
    contributed(made.recommendation, "stocktaking-2017", "transmitted", channel="direct")
    contributed(made.recommendation, "imrf-2022", "agreed", "lapsed", on=FuzzyDates.on(date(2022, 1, 1)))
    return made


@pytest.mark.parametrize("viewer", [NOBODY, ANA], ids=["everybody", "staff"])
@pytest.mark.parametrize("known", [date(2026, 11, 20), date(2026, 11, 27)])
def test_it_stands_on_its_page_where_it_stands_in_the_register(unit: Unit, viewer: Viewer, known: date) -> None:
    with unit():
        made, when = on_its_ways(), AsOf(known, known)
        entry = next(each for each in entries_for(viewer, when, {made.recommendation.id}))
        page = contributions_of(viewer, wordings(made), when, staff=entry.is_staff)
        told = {each.contribution.milestone.code: each.stage for each in page}
        assert told == {cell.milestone: cell.stage for cell in entry.cells}
        readings = {each.reflection.id: (each.standing, each.is_public) for row in page for each in row.readings}
        assert readings == {each.id: (each.standing, each.is_public) for each in entry.readings}


def test_what_nobody_may_see_is_not_loaded(unit: Unit, assert_queries: Counting) -> None:
    with unit():
        made = recommended("TEST-R01")
        contributed(made.recommendation, "stocktaking-2017", "transmitted")
        rows = wordings(made)
        with assert_queries(3):
            assert contributions_of(NOBODY, rows, AsOf.now(), staff=False) == []
