"""A milestone whose day has passed is not "to be confirmed": what came of it is not on record, and the page says so."""

from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.compact.models import Milestone
from meetings.compact.rules import is_over_without_outcome
from meetings.core import clock
from meetings.core.db import db
from meetings.records.seed_files import read
from tests.records.recommended import Unit

BEFORE = datetime(2026, 6, 30, 12, tzinfo=UTC)
AFTER = datetime(2026, 8, 1, 12, tzinfo=UTC)
PASSED = {
    "en": "date passed; outcome not on record",
    "fr": "date passée\u00a0; résultat non consigné",
    "es": "fecha pasada; no consta el resultado",
}
UNDECIDED = {
    "en": "by the rule of four years; not decided",
    "fr": "selon la règle des quatre ans",
    "es": "según la regla de los cuatro años",
}


@pytest.mark.alike
@pytest.mark.parametrize("language", PASSED)
@pytest.mark.parametrize("page", ["/milestones/hlpf-2026", "/cycles/cycle-2", "/cycles/", "/followup/timeline"])
def test_the_clock_decides_on_every_page(client: FlaskClient, page: str, language: str) -> None:
    asked = {"Accept-Language": language}
    with clock.fixed(AFTER):
        after = client.get(page, headers=asked).text
    assert PASSED[language] in after
    if page == "/milestones/hlpf-2026":
        assert "to be confirmed" not in after.lower()
        with clock.fixed(BEFORE):
            before = client.get(page, headers=asked).text
        assert PASSED[language] not in before


@pytest.mark.alike
@pytest.mark.parametrize("language", PASSED)
def test_the_second_forum_was_held_as_reported_and_its_outcome_is_not_on_record(
    client: FlaskClient, language: str
) -> None:
    with clock.fixed(AFTER):
        page = client.get("/milestones/imrf-2026", headers={"Accept-Language": language}).text
    assert PASSED[language] in page
    if language == "en":
        assert "5–8 May 2026" in page
        assert "as reported by others" in page
        assert "Held on these days as reported" in page
        assert "informal multi-stakeholder hearing, 4 May 2026" in page


@pytest.mark.alike
def test_nothing_of_days_to_come_is_said_of_days_that_passed(client: FlaskClient) -> None:
    with clock.fixed(AFTER):
        assert PASSED["en"] not in client.get("/milestones/imrf-2030").text
        assert PASSED["en"] not in client.get("/milestones/imrf-2022").text
        assert PASSED["en"] not in client.get("/milestones/rr2-ece").text


@pytest.mark.parametrize(
    ("code", "today", "over"),
    [
        ("hlpf-2026", BEFORE, False),
        ("hlpf-2026", AFTER, True),
        ("imrf-2026", datetime(2026, 5, 8, tzinfo=UTC), False),  # its last day
        ("imrf-2026", datetime(2026, 5, 9, tzinfo=UTC), True),
        ("imrf-2022", AFTER, False),  # a document came of it
        ("rr1-ece", AFTER, False),  # the body itself says that it was held
    ],
)
def test_the_rule(unit: Unit, code: str, today: datetime, over: bool) -> None:
    with unit():
        milestone = db.session.scalars(select(Milestone).where(Milestone.code == code)).one()
        assert is_over_without_outcome(milestone, today.date()) is over


def test_the_plenary_of_2024_has_its_day_and_its_document() -> None:
    plenary = next(row for row in read("cycles")["milestones"] if row["code"] == "ga-plenary-2024")
    assert (str(plenary["when"]["earliest"]), plenary["documents"]) == ("2024-12-05", ["A/79/590"])
    assert (plenary["when"]["status"], plenary["certainty"]) == ("confirmed", "verified")
