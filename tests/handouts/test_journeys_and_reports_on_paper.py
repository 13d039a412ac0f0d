"""The journey of a recommendation and the follow-up report as PDFs: for everybody, for staff, and as of two days."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.accounts.viewer import NOBODY, Viewer
from meetings.core import clock
from meetings.core.db import db
from meetings.core.outbox import OutboxItem
from meetings.documents.models import Document
from meetings.followup.answers.journey import known_recommendation
from meetings.followup.rules.as_of import AsOf
from meetings.formats.pdf import Manuscript, printed
from meetings.handouts.printing.jobs import STATIC
from meetings.handouts.sheets.journey import journey_sheet
from meetings.handouts.sheets.report import report_sheet
from meetings.handouts.sheets.report_pictures import FEW
from meetings.outcomes.models import Recommendation
from meetings.programme.models import Meeting
from meetings.showing.followup.report_rows import report_of
from meetings.showing.followup.report_scope import scope_of
from meetings.showing.two_clocks import Asked
from tests.accounts.people import account, signed_in
from tests.handouts.sheets import with_an_empty_cache
from tests.handouts.specimens import whole_text, worked_off
from tests.pages import outcomes
from tests.pages.meetings import held, telling
from tests.verapdf import assert_conforms

Unit = Callable[[], AbstractContextManager[None]]
ANNA = Viewer(5, "Anna", frozenset({("analyst", None)}))


def _journey(app: Flask, code: str, viewer: Viewer = NOBODY, when: AsOf | None = None) -> Manuscript:
    clocks = Asked(when or AsOf.now(), {})
    with app.test_request_context("/", base_url="http://127.0.0.1:8000"):
        return journey_sheet(known_recommendation(viewer, code, clocks.when), clocks).manuscript


def _report(app: Flask, viewer: Viewer = NOBODY, when: AsOf | None = None, **query: str) -> Manuscript:
    with app.test_request_context("/", base_url="http://127.0.0.1:8000"):
        clocks = Asked(when or AsOf.now(), {})
        return report_sheet(report_of(viewer, clocks, scope_of(viewer, query, clocks.when))).manuscript


@pytest.fixture
def travelled(app: Flask, unit: Unit) -> Flask:
    """A recommendation of GRCP 7 with a public journey and a reading cleared for everybody."""
    with unit():
        telling(db.session.scalars(db.select(Meeting).filter_by(code="grcp-7")).one())
        outcomes.with_outcomes("grcp-7", "Ottar")
    return app


@pytest.mark.alike
def test_the_journey_says_every_step_with_its_evidence_and_the_reading_beside_the_text(
    travelled: Flask, client: FlaskClient, tmp_path: Path
) -> None:
    with travelled.app_context(), db.session.begin():
        db.session.execute(db.delete(OutboxItem))
    address = "/recommendations/GRCP-7-R01.pdf"
    assert client.get(address).status_code == 202
    worked_off(travelled)
    answer = client.get(address)
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    assert_conforms(answer.data)
    with_an_empty_cache(travelled)
    client.get(address)
    worked_off(travelled)
    assert client.get(address).data == answer.data
    text = whole_text(answer.data, tmp_path)
    for words in (
        "GRCP-7-R01",
        "facilitators",
        "Note verbale",
        "Reading: In part",
        "Ottar quoted",
        "Reading of the secretariat; not the views of IOM or its Member States.",
        f"as_of={clock.today()}&known={clock.today()}",
        "do not imply any opinion",
    ):
        assert words in text


@pytest.mark.alike
def test_the_report_holds_numbers_rows_readings_and_pictures_and_conforms(travelled: Flask, tmp_path: Path) -> None:
    manuscript = _report(travelled, meeting="grcp-7")
    pdf = printed(manuscript, static=STATIC)
    assert_conforms(pdf)
    assert printed(manuscript, static=STATIC) == pdf
    text = whole_text(pdf, tmp_path)
    for words in ("Follow-up report:", "Recommendations", "GRCP-7-R01", "GRCP7-R28", "In part", "Pictures", "Sources"):
        assert words in text
    for word in ("score", "best", "failed", "ignored"):
        assert word not in text.lower()
    assert manuscript.html.count("<svg") >= 2


@pytest.mark.alike
def test_the_same_two_days_give_the_same_bytes_whatever_is_recorded_later(travelled: Flask, unit: Unit) -> None:
    when, later = AsOf(date(2018, 12, 31), clock.today()), clock.now() + timedelta(days=2)

    def made(asked: AsOf) -> list[bytes]:
        sheets = [_report(travelled, viewer, asked) for viewer in (NOBODY, ANNA)]
        return [each.to_bytes() for each in (*sheets, _journey(travelled, "GRCP-7-R01", NOBODY, asked))]

    before = made(when)
    with clock.fixed(later):
        with unit():
            row = db.session.scalars(db.select(Recommendation).filter_by(code="GRCP-7-R01")).one()
            outcomes.happened(outcomes.on_its_way(row), "agreed")
        assert made(when) == before
        assert all(new != old for new, old in zip(made(AsOf(when.day, later.date())), before, strict=True))


@pytest.mark.alike
def test_what_is_not_public_is_on_the_sheets_of_staff_only_and_marked(app: Flask, unit: Unit) -> None:
    with unit():
        outcomes.with_unpublished("grcp-7", "Zirkon")
    code = "GRCP-7-R01"
    pairs = [(_journey(app, code, ANNA), _journey(app, code)), (_report(app, ANNA), _report(app))]
    for ours, theirs in pairs:
        assert "Zirkon" not in theirs.html
        assert "For staff" not in theirs.html
        assert "Zirkon" in ours.html
        assert "For staff" in ours.html


def test_where_an_official_text_stands_over_the_summary_paper_says_which_is_which(travelled: Flask, unit: Unit) -> None:
    before = AsOf.now()
    for made in (_journey(travelled, "GRCP-7-R01"), _report(travelled)):
        assert "Official text" not in made.html
    with unit():
        summary = db.session.scalars(db.select(Document).filter_by(reference="gcm")).one()
        outcomes.with_official_draft("gcm", "Officially")
        draft = db.session.scalars(db.select(Document).filter_by(reference="gcm/official")).one()
        draft.issued = summary.issued
    for made in (_journey(travelled, "GRCP-7-R01", ANNA), _report(travelled)):
        assert "Officially" not in made.html  # a draft
    with unit():
        outcomes.published(db.session.scalars(db.select(Document).filter_by(reference="gcm/official")).one())
    journey, report = _journey(travelled, "GRCP-7-R01"), _report(travelled)
    for made in (journey, report):
        assert "Official text, para. 21" in made.html
        assert 'href="http://127.0.0.1:8000/documents/gcm/official#p-21"' in made.html
        assert made.html.index("Officially 21") < made.html.index("Ottar quoted")
        assert_conforms(printed(made, static=STATIC))
    assert journey.html.index("Officially 21") < journey.html.index("Analyst’s summary, para. 21")
    assert "What is not marked as the official text is an analyst’s summary of it." in journey.html
    assert '<span class="tag">Analyst’s summary</span>' in report.html
    earlier = AsOf(before.day - timedelta(days=1), before.known - timedelta(days=1))
    assert "Officially" not in _report(travelled, when=earlier).html


def test_staff_may_ask_for_the_copy_of_everybody(travelled: Flask, client: FlaskClient) -> None:
    account(travelled, "anna@example.org", ("analyst", None))
    anna = signed_in(travelled, "anna@example.org")
    for address in ("/recommendations/GRCP-7-R01.pdf", "/followup/report.pdf"):
        assert client.get(address).status_code == 202
        ours, theirs = (_digest(anna.get(f"{address}{query}").text) for query in ("", "?for=everybody"))
        assert ours != theirs == _digest(client.get(address).text)


def _digest(page: str) -> str:
    return page.partition("/printings/")[2][:64]


@pytest.mark.alike
@pytest.mark.parametrize("query", ["meeting=none", "mechanism=none", "milestone=none", "cycle=none", "as_of=tomorrow"])
def test_of_what_there_is_not_there_is_no_report(client: FlaskClient, query: str) -> None:
    assert client.get(f"/followup/report.pdf?{query}").status_code in (404, 422)


def test_a_private_meeting_has_no_report_for_others(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        held("quiet", "private")
    account(app, "rita@example.org", ("rapporteur", "quiet"))
    account(app, "carl@example.org", ("rapporteur", "grcp-7"))
    rita, carl = signed_in(app, "rita@example.org"), signed_in(app, "carl@example.org")
    answers = [who.get("/followup/report.pdf?meeting=quiet").status_code for who in (client, carl, rita)]
    assert answers == [404, 404, 202]


@pytest.mark.alike
def test_hundreds_of_recommendations_have_contents_and_a_picture_of_numbers(app: Flask, unit: Unit) -> None:
    with unit():
        made = outcomes.published(outcomes.document("many/text"))
        for number in range(FEW + 10):
            row = outcomes.recommended(made, f"MANY-R{number:03}", f"Recommendation {number}.")
            outcomes.happened(outcomes.on_its_way(row), "agreed")
    html = _report(app, milestone="stocktaking-2017").html
    assert 'class="contents"' in html
    assert "How many recommendations stand where" in html
    assert html.count("<svg") == 2


@pytest.mark.alike
def test_a_report_without_a_row_says_so(app: Flask) -> None:
    html = _report(app, mechanism="arcp", when=AsOf(clock.today(), clock.today() - timedelta(days=9000))).html
    assert "No recommendation is on public record for this as of these days." in html
    assert "<svg" not in html


@pytest.mark.alike
def test_each_scope_narrows_and_is_named(travelled: Flask) -> None:
    queries: list[dict[str, Any]] = [
        {"mechanism": "arcp"}, {"milestone": "endorsement-2018"}, {"cycle": "preparatory"},
    ]  # fmt: skip
    for query in queries:
        html = _report(travelled, **query).html
        assert "GRCP-7-R01" in html
    assert "Preparatory (stocktaking) meeting" not in _report(travelled, milestone="endorsement-2018").html
    assert "GRCP7-R02" not in _report(travelled, mechanism="arcp").html
