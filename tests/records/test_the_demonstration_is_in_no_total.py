"""The demonstration is found and says that it is invented; no number counts it."""

import re
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.accounts.viewer import NOBODY
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.followup.actions.steps import agree_public
from meetings.followup.answers.questions.channels import channels
from meetings.followup.answers.questions.counts import counted
from meetings.followup.answers.questions.milestone import counts_by_milestone
from meetings.followup.answers.questions.objectives import by_objective
from meetings.followup.answers.register import Chosen, register_for
from meetings.followup.answers.totals import in_totals
from meetings.handouts.sheets import report_parts
from meetings.maintenance import preparing
from meetings.outcomes.actions import RecommendationEntry, edit_recommendation, publish
from meetings.outcomes.queries.readable_texts import recommendation_for, recommendations_in
from meetings.showing.followup import home_figures
from meetings.showing.followup.report_rows import report_of
from meetings.showing.followup.report_scope import scope_of
from meetings.showing.two_clocks import Asked
from tests.followup.builders import ANA, CHARLIE, LETTER, started, stepped
from tests.programme.builders import Unit

PAGES = ("/", "/meetings/", "/documents/", "/recommendations/", "/followup/", "/followup/matrix", "/mechanisms/",
         "/compact/objectives/5", "/compact/objectives/23")  # fmt: skip


def test_no_answer_and_no_page_counts_it(app: Flask, client: FlaskClient, unit: Unit) -> None:
    before, said_before = _numbers(app), {page: _headings(client, page) for page in PAGES}
    published_demonstration(app, unit)
    listed = client.get("/recommendations.json").json
    invented = [row for row in listed["recommendations"] if row["demonstration"]]
    assert len(invented) == 5
    assert listed["listed"] == listed["total"] + _beside(listed) + 5
    assert _numbers(app) == before
    for page, said in said_before.items():
        now = _headings(client, page)
        if page in ("/", "/documents/"):
            now.remove("5 recommendations")  # the line of its own document
        assert now == said, page
    assert "5 of the demonstration" in client.get("/recommendations/").text
    assert "besides, 1 of the demonstration" in client.get("/meetings/").text
    assert "besides, 1 of the demonstration" in client.get("/documents/").text


def test_its_own_pages_count_its_own(app: Flask, client: FlaskClient, unit: Unit) -> None:
    published_demonstration(app, unit)
    data = client.get("/recommendations.json?meeting=demonstration").json
    assert (data["total"], data["listed"]) == (5, 5)
    assert "5 of the demonstration" in client.get("/recommendations/?meeting=demonstration").text


def _beside(data: Any) -> int:
    """How many rows are conclusions, issues and views."""
    return sum(row["put_as"] != "recommendation" for row in data["recommendations"])


def _headings(client: FlaskClient, page: str) -> list[str]:
    """Every number of a page, but for what is told of the demonstration and of lists that hold it."""
    text = re.sub(r"<[^>]+>", " ", client.get(page).text)
    text = re.sub(r"(; besides, |, )\d+ of the demonstration", "", text)
    return re.findall(r"\d+ (?:recommendations?|meetings?|documents?|with|milestones?)\b", text)


def _numbers(app: Flask) -> dict[str, object]:
    with app.test_request_context("/followup/"), app.app_context():
        register = register_for(NOBODY)
        entries, cells = register.entries, [(entry, cell) for entry in register.entries for cell in entry.cells]
        report = report_of(NOBODY, Asked(register.when, {}), scope_of(NOBODY, {}, register.when))
        found = register.find(Chosen())
        return {
            "home": [station.figure for station in home_figures.stations(register)],
            "picture": [(each.text, each.count) for each in home_figures.picture(entries).standings],
            "counted": counted(entries, cells),
            "milestones": counts_by_milestone(register),
            "channels": channels(register).totals,
            "objectives": [(row.total, dict(row.at)) for row in by_objective(register).rows],
            "facets": {facet: dict(counts) for facet, counts in found.counts.items()},
            "totals": len(in_totals(entries)),
            "report": (report_parts.figures(report), [each.rows for each in report_parts.counts(report)]),
        }


def published_demonstration(app: Flask, unit: Unit) -> None:
    """The demonstration, its document published, and one of its recommendations sent."""
    with app.app_context():
        preparing.load_demonstration()
    with unit():
        draft = db.session.scalars(select(Document).where(Document.reference == "demonstration/outcome")).one()
        fourth = recommendations_in(draft)[3]
        edit_recommendation(CHARLIE, fourth, RecommendationEntry(kind="ask"), fourth.recommendation.version)
        publish(CHARLIE, draft, visibility="public")
    with unit():
        contribution = started(recommendation_for(ANA, "DEMO-R01").recommendation, at="imrf-2030")
        stepped(contribution)
        agree_public(ANA, contribution, LETTER)
