"""A milestone whose day has passed is not "to be confirmed": what came of it is not on record, and the page says so."""

import csv
import io
import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.compact.models import Milestone
from meetings.compact.rules import is_over_without_outcome
from meetings.core import clock, history
from meetings.core.db import db
from meetings.programme.models import Meeting
from meetings.records.seed_files import read
from tests import installations
from tests.accounts.people import account, signed_in
from tests.followup.on_record import recommended
from tests.records.recommended import Unit

UNDATED = ("rc-2017-africa-1", "rc-2017-europe-central-asia-1")
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


@pytest.mark.alike
@pytest.mark.parametrize("language", PASSED)
def test_a_meeting_of_2017_is_not_to_be_confirmed_nor_to_be_dated(client: FlaskClient, language: str) -> None:
    table = client.get(f"/meetings.csv?lang={language}").data.decode("utf-8-sig")
    sure = {row[0]: row[6] for row in csv.reader(io.StringIO(table)) if len(row) > 6}
    passed = PASSED[language][:1].upper() + PASSED[language][1:]
    assert {code for code, said in sure.items() if said == passed} == set(UNDATED)
    assert len(set(sure.values()) - {passed}) == 2  # the heading, and that days are confirmed
    page = client.get(f"/meetings/?year=2017&lang={language}").text
    page += client.get(f"/meetings/?year=undetermined&lang={language}").text
    assert page.count(passed) == 2
    if language == "en":
        assert "to be confirmed" not in page
        assert "to be determined" not in page.replace(">To be determined<", "")
        assert "No day on record" in page


def test_a_meeting_with_a_text_on_record_had_an_outcome(app: Flask, client: FlaskClient) -> None:
    with installations.unit(app):
        recommended("TEST-R01", meeting="rc-2017-africa-1")
        history.record("tested", "world", "1")
    table = client.get("/meetings.csv").data.decode("utf-8-sig")
    sure = {row[0]: row[6] for row in csv.reader(io.StringIO(table)) if len(row) > 6}
    assert (sure[UNDATED[0]], sure[UNDATED[1]]) == ("To be confirmed", "Date passed; outcome not on record")


def test_the_desks_list_it_among_past_meetings(app: Flask) -> None:
    account(app, "olga@example.org", ("organiser", None), ("analyst", None))
    olga = signed_in(app, "olga@example.org")
    mine = olga.get("/desk/").text + olga.get("/desk/?page=2").text
    to_come, _past, past = mine.partition('id="past-title"')
    assert not any(code in to_come for code in UNDATED)
    assert all(f"/meetings/{code}/desk/" in past for code in UNDATED)
    assert "No day on record" in past
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", olga.get("/desk/followup/milestones/").text))
    assert "July 2026 date passed; outcome not on record" in text
    assert "5–8 May 2026 date passed; outcome not on record" in text
    assert "2030 by the rule of four years; not decided" in text
    one = re.sub(r"\s+", " ", olga.get("/desk/followup/milestones/imrf-2026").text)
    assert "5–8 May 2026 (date passed; outcome not on record)" in one


def test_what_a_listed_meeting_feeds_is_not_told_by_its_days(app: Flask, client: FlaskClient) -> None:
    with installations.unit(app):
        for code in UNDATED:
            db.session.scalars(select(Meeting).where(Meeting.code == code)).one().visibility = "listed"
        history.record("tested", "world", "1")
    table = client.get("/meetings.csv").data.decode("utf-8-sig")
    sure = {row[0]: row[6] for row in csv.reader(io.StringIO(table)) if len(row) > 6}
    assert sure[UNDATED[1]] == "To be determined"


def test_nothing_that_was_announced_of_a_forum_held_reads_as_if_it_were_to_come(client: FlaskClient) -> None:
    page = client.get("/milestones/imrf-2026").text
    assert "To be chaired" not in page
    assert "Announced before it: Annalena Baerbock" in page


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
