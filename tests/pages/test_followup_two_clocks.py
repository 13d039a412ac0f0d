"""Two clocks: what is entered later does not change what was known on an earlier day; what is known now is shown."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from meetings.compact.models import Milestone
from meetings.core import clock, history
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document, Publication
from meetings.followup.models import Contribution, FileStep, Reflection, ReflectionStep, ResultDocument, Step
from meetings.followup.vocabulary import Channel
from meetings.outcomes.models import Recommendation, Tag
from tests.accounts.people import account, signed_in
from tests.followup.on_record import contributed, read, recommended, result_text, stepped
from tests.programme.builders import Unit

BEFORE = datetime(2026, 11, 10, 9, tzinfo=UTC)  # when the record was made
NOW = datetime(2026, 11, 12, 9, tzinfo=UTC)  # when somebody enters more
TWO = "as_of=2018-12-31&known=2026-11-11"
ADDRESSES = (
    "/followup/", "/followup/compact?meeting=grcp-8", "/followup/paragraphs", "/followup/channels", "/followup/again",
    "/followup/objectives", "/followup/matrix", "/followup/timeline", "/cycles/preparatory",
    "/milestones/endorsement-2018", "/followup/matrix.svg", "/followup/compact.csv?meeting=grcp-8",
    "/followup/timeline.svg", "/followup/paragraphs.csv",
)  # fmt: skip


@pytest.fixture
def recorded(unit: Unit) -> None:
    """A contribution that was sent and read, entered on 10 November 2026."""
    with unit(), clock.fixed(BEFORE):
        text = result_text("test/compact", text="Labour mobility schemes.")
        db.session.execute(update(Document).where(Document.id == text.id).values(original_symbol="A/CONF.231/3"))
        one = recommended("TEST-R01", "Promote circular schemes", meeting="grcp-8", objectives=[5])
        sent = contributed(one.recommendation, "endorsement-2018", "planned", "agreed", channel="direct", at=BEFORE)
        read(sent, text, "partial", "verified", at=BEFORE)
        db.session.execute(update(Publication).values(at=BEFORE))
        db.session.execute(update(Tag).values(at=BEFORE))
        history.record("tested", "world", "1")


def _contribution() -> Contribution:
    query = select(Contribution).join(Contribution.recommendation).where(Recommendation.code == "TEST-R01")
    return db.session.scalars(query).one()


def _milestone() -> int:
    return db.session.scalars(select(Milestone.id).where(Milestone.code == "endorsement-2018")).one()


def a_step() -> None:
    stepped(_contribution(), "transmitted", on=FuzzyDates.on(date(2017, 12, 4)), at=NOW)


def a_correction() -> None:
    planned = db.session.scalars(select(Step).where(Step.kind == "planned", Step.contribution == _contribution())).one()
    stepped(_contribution(), "void", at=NOW, corrects=planned)


def a_clearance() -> None:
    reading = db.session.scalars(select(Reflection).where(Reflection.contribution == _contribution())).one()
    db.session.add(ReflectionStep(reflection=reading, kind="cleared", recorded_at=NOW, by_name="Ben"))


def a_reading() -> None:
    text = db.session.scalars(select(Document).where(Document.reference == "test/compact")).one()
    read(_contribution(), text, "substantial", "verified", "cleared", at=NOW)


def a_contribution() -> None:
    contributed(_contribution().recommendation, "stocktaking-2017", "transmitted", "agreed", channel="gfmd", at=NOW)


def a_withdrawal() -> None:
    stepped(_contribution(), "withdrawn", on=FuzzyDates.on(date(2018, 1, 10)), at=NOW)


def a_recommendation() -> None:
    recommended("TEST-R99", "Entered later", objectives=[5])
    db.session.flush()
    db.session.execute(update(Publication).where(Publication.at > BEFORE).values(at=NOW))


def a_result() -> None:
    text = db.session.scalars(select(Document).where(Document.reference == "test/compact")).one()
    db.session.add(ResultDocument(milestone_id=_milestone(), document_id=text.id, recorded_at=NOW))


def a_closed_file() -> None:
    db.session.add(FileStep(milestone_id=_milestone(), kind="closed", recorded_at=NOW, by_name="Ben"))


LATER = (
    a_step, a_correction, a_clearance, a_reading, a_contribution, a_withdrawal, a_recommendation, a_result,
    a_closed_file,
)  # fmt: skip


def a_taken_back_agreement() -> None:
    agreed = db.session.scalars(select(Step).where(Step.kind == "agreed", Step.contribution == _contribution())).one()
    stepped(_contribution(), "void", at=NOW, corrects=agreed)


def a_dispute() -> None:
    reading = db.session.scalars(select(Reflection).where(Reflection.contribution == _contribution())).one()
    db.session.add(ReflectionStep(reflection=reading, kind="disputed", recorded_at=NOW, by_name="Eva"))


def a_revision() -> None:
    reading = db.session.scalars(select(Reflection).where(Reflection.contribution == _contribution())).one()
    read(_contribution(), reading.document, "mentioned", at=NOW, revises=reading)


def _with(address: str, two: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{two}"


def _enter(unit: Unit, act: Callable[[], None]) -> None:
    with unit(), clock.fixed(NOW):
        act()
        history.record("tested", "world", "2")


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize("act", LATER)
def test_what_is_entered_later_changes_no_byte_of_what_was_known(
    app: Flask, unit: Unit, act: Callable[[], None]
) -> None:
    account(app, "ana@example.org", ("analyst", None))
    readers = (app.test_client(), signed_in(app, "ana@example.org"))
    before = [_without_token(client, _with(address, TWO)) for client in readers for address in ADDRESSES]
    _enter(unit, act)
    after = [_without_token(client, _with(address, TWO)) for client in readers for address in ADDRESSES]
    assert before == after


def _without_token(client: FlaskClient, address: str) -> str:
    """The page without the key that each signed-in page carries for its own button to sign out."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return "\n".join(line for line in answer.text.splitlines() if "csrf_token" not in line)


@pytest.mark.usefixtures("recorded")
def test_a_step_of_2017_entered_today_is_known_today(client: FlaskClient, unit: Unit) -> None:
    known = "as_of=2018-12-31&known=2026-11-12"
    assert "Transmitted" not in client.get(f"/followup/matrix?q=test&{known}").text
    _enter(unit, a_step)
    assert "Transmitted" in client.get(f"/followup/matrix?q=test&{known}").text
    assert "Transmitted" not in client.get("/followup/matrix?q=test&as_of=2017-12-03&known=2026-11-12").text


@pytest.mark.usefixtures("recorded")
def test_a_reading_cleared_today_is_public_as_known_today(client: FlaskClient, unit: Unit) -> None:
    known = "as_of=2018-12-31&known=2026-11-12&meeting=grcp-8"
    assert "In part" not in client.get(f"/followup/compact?{known}").text
    _enter(unit, a_clearance)
    assert "In part" in client.get(f"/followup/compact?{known}").text
    assert "In part" not in client.get("/followup/compact?as_of=2018-12-18&known=2026-11-12&meeting=grcp-8").text


@pytest.mark.usefixtures("recorded")
def test_a_text_that_came_of_a_milestone_is_shown_from_the_day_it_was_known(client: FlaskClient, unit: Unit) -> None:
    _enter(unit, a_result)
    assert "A negotiated text" in client.get("/milestones/endorsement-2018?as_of=2018-12-31").text
    assert "A negotiated text" not in client.get("/milestones/endorsement-2018?as_of=2018-12-18").text
    assert "A negotiated text" not in client.get(f"/milestones/endorsement-2018?{TWO}").text


@pytest.mark.usefixtures("recorded")
def test_whether_our_file_is_closed_is_told_to_staff_alone(app: Flask, client: FlaskClient, unit: Unit) -> None:
    _enter(unit, a_closed_file)
    account(app, "ana@example.org", ("analyst", None))
    staff = signed_in(app, "ana@example.org").get("/milestones/endorsement-2018").text
    assert "Our file on it was closed on 12 November 2026 by Ben." in staff
    assert "Our file" not in client.get("/milestones/endorsement-2018").text


@pytest.mark.usefixtures("recorded")
def test_a_milestone_counts_a_recommendation_once_whatever_the_channels(client: FlaskClient, unit: Unit) -> None:
    def twice() -> None:
        channels: tuple[Channel, ...] = ("gfmd", "direct")
        recommendation = _contribution().recommendation
        for channel in channels:
            contributed(recommendation, "imrf-2030", "transmitted", "agreed", channel=channel, at=NOW)

    _enter(unit, twice)
    text = client.get("/milestones/imrf-2030").text
    assert "<p>1 recommendation</p>" in text
    assert "Through the GFMD" in text
    assert "Direct, by the Chair" in text


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize(
    ("act", "stays"),
    [
        (a_taken_back_agreement, (False, False)), (a_dispute, (True, False)), (a_revision, (True, True)),
        (a_withdrawal, (True, True)),
    ],
)  # fmt: skip
def test_what_was_public_stays_so_as_of_earlier_days_while_the_permission_of_today_stands(
    client: FlaskClient, unit: Unit, act: Callable[[], None], stays: tuple[bool, bool]
) -> None:
    with unit(), clock.fixed(BEFORE):
        reading = db.session.scalars(select(Reflection).where(Reflection.contribution == _contribution())).one()
        db.session.add(ReflectionStep(reflection=reading, kind="cleared", recorded_at=BEFORE, by_name="Ben"))
        history.record("tested", "world", "2")

    def shown() -> list[tuple[bool, bool]]:
        entry = client.get(f"/recommendations.json?q=test-r01&{TWO}").json["recommendations"][0]
        story = client.get(f"/recommendations/TEST-R01?{TWO}").text
        channels = "Direct, by the Chair" in client.get(f"/milestones/endorsement-2018?{TWO}").text
        places = ("/documents/test/compact", "/followup/compact.csv?meeting=grcp-8")
        read_there = {"In part" in client.get(_with(place, TWO)).text for place in places}
        ways = {bool(entry["milestones"]), 'id="contribution-' in story, channels}
        assert len(read_there) == len(ways) == 1
        return [(ways.pop(), 'id="reading-' in story), (channels, read_there.pop())]

    assert shown() == [(True, True)] * 2
    _enter(unit, act)
    assert shown() == [stays] * 2


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize(
    "address", [f"{page}?meeting=grcp-8&" for page in ("/recommendations/", "/followup/compact", "/followup/matrix")]
)
def test_a_page_as_of_a_day_leads_to_pages_as_of_that_day(app: Flask, address: str) -> None:
    account(app, "ana@example.org", ("analyst", None))
    ana = signed_in(app, "ana@example.org")
    links = re.findall(
        r'href="(/(?:recommendations/[A-Z]|milestones/\w|documents/\w)[^"?#]*(?:[?#][^"]*)?)"',
        ana.get(address + TWO).text,
    )
    assert any(link.startswith("/recommendations/TEST-R01") for link in links)
    assert [link for link in links if "as_of=2018-12-31" not in link] == []
    today = ana.get(address.rstrip("&")).text
    assert "as_of=" not in "".join(re.findall(r'href="(/recommendations/[A-Z][^"]*)"', today))
