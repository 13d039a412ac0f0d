"""Every list page sends as many statements for 300 rows as for 3."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from meetings.compact.models import Cycle, InputWindow, Milestone
from meetings.core.db import db
from meetings.directory.models import Mechanism, MechanismAlias, Organisation, Region, Source, State, StateName
from meetings.documents.models import Document
from tests.counting import counted
from tests.pages.meetings import drafted, full_of_sessions, made, many
from tests.pages.outcomes import document, happened, on_its_way, published, read, recommended, the_compact
from tests.programme.builders import OLGA, Unit, at_desk

FEW, MANY = range(3), range(3, 300)


def meetings(numbers: range) -> None:
    many(numbers)


def sessions(numbers: range) -> None:
    meeting = at_desk(OLGA, "long") if numbers.start else drafted("long")
    full_of_sessions(meeting, numbers)
    made(meeting)


def releases(numbers: range) -> None:
    meeting = at_desk(OLGA, "often") if numbers.start else drafted("often")
    for number in numbers:
        meeting.theme = f"Theme {number}"
        made(meeting)


def mechanisms(numbers: range) -> None:
    region = db.session.query(Region).first()
    assert region is not None
    for number in numbers:
        row = Mechanism(
            code=f"many-{number}", name=f"Mechanism {number}", kind="rcp", circle="other", activity="active",
            listed_by=[], members_listing="none", members_sources=[], sources=[], regions=[region],
        )  # fmt: skip
        row.aliases = [MechanismAlias(position=1, name=f"M{number}", kind="variant", sources=[])]
        db.session.add(row)


def organisations(numbers: range) -> None:
    plain: dict[str, Any] = {"aliases": [], "members_listing": "none", "members_sources": [], "sources": []}
    for number in numbers:
        db.session.add(Organisation(code=f"many-{number}", kind="un", name=f"Organisation {number}", **plain))


def states(numbers: range) -> None:
    for number in numbers:
        code = f"{chr(97 + number // 26)}{chr(97 + number % 26)}"
        state = State(iso3=f"x{code}", iso2=code)
        state.names = [StateName(language="en", short=f"State {number}", sort_key=f"state {number:03}")]
        db.session.add(state)


def milestones(numbers: range) -> None:
    cycle = db.session.query(Cycle).filter_by(code="cycle-3").one()
    for number in numbers:
        row = Milestone(
            code=f"many-{number}", cycle=cycle, kind="regional-review", name=f"Review {number}", certainty="computed",
            dates_earliest=date(2028, 1, 1), dates_latest=date(2028, 12, 31), dates_status="tentative",
            documents=[], pre_events=[], sources=["gcm#para. 50"],
        )  # fmt: skip
        row.windows = [InputWindow(position=1, closes=date(2028, 6, 1), sources=["gcm#para. 50"])]
        db.session.add(row)


def sources(numbers: range) -> None:
    for number in numbers:
        db.session.add(Source(code=f"many-{number}", kind="page", title=f"Page {number}", reliability="press"))


def documents(numbers: range) -> None:
    for number in numbers:
        published(document(f"many-{number}", ("1",), word="Many"))


def recommendations(numbers: range) -> None:
    first = numbers.start == 0
    made = document("many", word="Many") if first else db.session.query(Document).filter_by(reference="many").one()
    if first:
        published(made)
    compact = the_compact()
    for number in numbers[:60]:  # each with a journey, which takes its time to make
        row = recommended(made, f"MANY-R{number:03}", "Many.", objectives=[5], mechanisms=["arcp"])
        way = on_its_way(row, "endorsement-2018")
        happened(way, "agreed")
        read(way, compact, "21", "verified", "cleared")


@pytest.mark.parametrize(
    ("fill", "addresses"),
    [
        (
            meetings,
            (
                "/",
                "/meetings/",
                "/meetings/?kind=technical&region=africa&year=2027&cycle=cycle-3&q=meeting",
                "/meetings/?view=month&month=2027-05",
                "/meetings.csv",
                "/milestones/imrf-2030",
            ),
        ),
        (sessions, ("/meetings/long/", "/meetings/long/sessions/2", "/meetings/long/releases/1")),
        (releases, ("/meetings/often/releases/",)),
        (mechanisms, ("/mechanisms/", "/mechanisms/?q=mechanism&kind=rcp", "/mechanisms/?format=csv")),
        (organisations, ("/organisations/",)),
        (states, ("/states/",)),
        (milestones, ("/", "/cycles/", "/cycles/cycle-3")),
        (sources, ("/sources/",)),
        (documents, ("/documents/", "/documents/?q=many&kind=outcome", "/documents.csv", "/")),
        (
            recommendations,
            (
                "/recommendations/",
                "/recommendations/?q=many&objective=5&mechanism=arcp&milestone=endorsement-2018&stage=assessed",
                "/recommendations.csv",
                "/recommendations.json",
                "/documents/many",
                "/documents/gcm",
                "/documents/many.json",
                "/compact/objectives/5",
                "/compact/paragraphs/21",
                "/mechanisms/arcp",
            ),
        ),
    ],
)
def test_300_rows_cost_as_many_statements_as_3(
    app: Flask, unit: Unit, fill: Callable[[range], None], addresses: tuple[str, ...]
) -> None:
    with unit():
        fill(FEW)
    few = {address: cost(app, address) for address in addresses}
    with unit():
        fill(MANY)
    assert few == {address: cost(app, address) for address in addresses}


def cost(app: Flask, address: str) -> int:
    """How many statements the page sends when it is made, which a page remembered from before is not."""
    client = app.test_client()
    client.get(address)  # what is prepared once in the life of a process is not counted
    app.extensions["concord.reader"].bodies.forget()
    with counted() as statements:
        answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert statements
    return len(statements)
