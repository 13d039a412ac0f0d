"""The pages of the follow-up: for whom, as of when, beside which picture, and with what said of it."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from meetings.core import history
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.outcomes.models import RecommendationLink
from meetings.programme.models import Meeting
from tests.accounts.people import account, signed_in
from tests.counting import counted
from tests.followup.on_record import contributed, read, recommended, result_text
from tests.pages.meetings import held
from tests.programme.builders import Unit

PAGES = ("", "compact", "paragraphs", "channels", "again", "objectives", "matrix", "timeline")
FILES = (
    "compact.csv", "paragraphs.csv", "channels.csv", "again.csv", "objectives.csv", "matrix.csv", "timeline.csv",
    "channels.svg", "objectives.svg", "matrix.svg", "timeline.svg",
)  # fmt: skip
SENTENCE = "Reading of the secretariat; not the views of IOM or its Member States."
LONG_AGO = datetime(2018, 12, 30, 12, tzinfo=UTC)


def the_text() -> Document:
    """A text that sums up the Compact."""
    text = result_text("test/compact", text="Labour mobility schemes, circular ones included.")
    db.session.execute(update(Document).where(Document.id == text.id).values(original_symbol="A/CONF.231/3"))
    return text


@pytest.fixture
def world(unit: Unit) -> None:
    """A public journey that was read and cleared, one that the Chair has not agreed to, and a draft."""
    with unit():
        text = the_text()
        db.session.execute(update(Meeting).where(Meeting.code == "grcp-8").values(proposers_shown="public"))
        first = recommended(
            "TEST-R01", "Promote circular schemes", meeting="grcp-8", objectives=[5], mechanisms=["colombo"]
        )
        sent = contributed(first.recommendation, "endorsement-2018", "transmitted", "agreed", channel="direct")
        read(sent, text, "substantial", "verified", "cleared")
        quiet = recommended("TEST-R02", "Share what is counted", meeting="grcp-8", objectives=[1])
        hidden = contributed(quiet.recommendation, "stocktaking-2017", "transmitted", channel="gfmd")
        read(hidden, text, "partial", "verified", "cleared")
        again = recommended("TEST-R03", "Promote circular schemes again", objectives=[5], issued=date(2020, 9, 24))
        contributed(again.recommendation, "rr1-ece", "transmitted", "agreed", channel="regional-commission")
        third = recommended("TEST-R04", "Keep promoting circular schemes", objectives=[5], issued=date(2024, 9, 24))
        recommended("TEST-R05", "A draft nobody reads", meeting="grcp-8", published=False)
        for later, earlier in ((again, first), (third, again)):
            db.session.add(
                RecommendationLink(from_id=later.recommendation.id, to_id=earlier.recommendation.id, kind="restates")
            )
        history.record("tested", "world", "1")


def visible(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text))


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("page", PAGES)
def test_each_opens_and_prints_its_two_days(client: FlaskClient, page: str) -> None:
    answer = client.get(f"/followup/{page}?as_of=2026-11-20&known=2026-11-21")
    assert answer.status_code == 200
    assert "As of 20 November 2026, as recorded by 21 November 2026." in visible(answer.text)
    assert "do not imply any opinion" in answer.text


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("page", PAGES)
def test_shows_nobody_what_is_not_public(client: FlaskClient, page: str) -> None:
    text = client.get(f"/followup/{page}?meeting=grcp-8").text
    assert "A draft nobody reads" not in text
    assert "Through the GFMD" not in text
    assert "In part" not in text


@pytest.mark.usefixtures("world")
def test_says_of_a_meeting_what_the_compact_holds_where_how_closely_and_who_says_so(client: FlaskClient) -> None:
    text = visible(client.get("/followup/compact?meeting=grcp-8").text)
    assert "TEST-R01 Promote circular schemes 1 In substance plausible The words are close. The secretariat" in text
    assert "TEST-R02 Share what is counted no public reading on record" in text
    assert SENTENCE in text


@pytest.mark.usefixtures("world")
def test_tells_staff_what_is_not_public_and_who_assessed_and_verified(app: Flask) -> None:
    account(app, "ana@example.org", ("analyst", None))
    text = visible(signed_in(app, "ana@example.org").get("/followup/compact?meeting=grcp-8").text)
    assert "assessed by Ana; verified by Ben; cleared by Ben" in text
    assert "In part Cleared for publication; not public" in text


@pytest.mark.usefixtures("world")
def test_tells_staff_alone_what_was_not_handed_on_and_what_rests_on_one_person(app: Flask, client: FlaskClient) -> None:
    account(app, "ana@example.org", ("analyst", None))
    text = visible(signed_in(app, "ana@example.org").get("/followup/").text)
    assert "TEST-R04 Keep promoting circular schemes No contribution on record" in text
    assert "Not handed on so far" not in client.get("/followup/").text
    assert "rest on one person" not in client.get("/followup/").text


@pytest.mark.usefixtures("world")
def test_leads_back_from_a_paragraph_to_those_behind_it(client: FlaskClient) -> None:
    text = visible(client.get("/followup/paragraphs").text)
    assert (
        "para. 1 Labour mobility schemes, circular ones included. TEST-R01 Promote circular schemes GRCP 8; Colombo"
        in text
    )


@pytest.mark.usefixtures("world")
def test_finds_what_was_asked_in_three_cycles(client: FlaskClient) -> None:
    text = visible(client.get("/followup/again").text)
    assert text.index("TEST-R01 Promote") < text.index("TEST-R03 Promote") < text.index("TEST-R04 Keep")
    assert "Restates TEST-R03" in text
    assert "TEST-R02" not in text


@pytest.mark.usefixtures("world")
def test_lists_all_23_objectives_in_the_order_of_the_compact(client: FlaskClient) -> None:
    text = client.get("/followup/objectives").text
    numbers = [int(found) for found in re.findall(r'<th scope="row"><a href="/compact/objectives/(\d+)', text)]
    assert numbers == list(range(1, 24))


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("file", FILES)
def test_each_file_carries_its_days_and_the_disclaimer(client: FlaskClient, file: str) -> None:
    answer = client.get(f"/followup/{file}?as_of=2026-11-20&known=2026-11-21&meeting=grcp-8")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    text = re.sub(r"\s+", " ", answer.text) if file.endswith("csv") else " ".join(_words(answer.text))
    assert "As of 20 November 2026" in text
    assert "do not imply any opinion" in text


def _words(svg: str) -> Iterator[str]:
    for each in ElementTree.fromstring(svg.encode()).iter("{http://www.w3.org/2000/svg}text"):  # noqa: S314 - ours
        yield each.text or ""


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("file", ["compact.csv", "paragraphs.csv", "matrix.csv", "matrix.svg"])
def test_a_file_with_readings_says_whose_they_are(client: FlaskClient, file: str) -> None:
    text = client.get(f"/followup/{file}").text
    assert SENTENCE in (text if file.endswith("csv") else " ".join(_words(text)))


@pytest.mark.usefixtures("world")
def test_the_picture_of_the_page_is_that_of_the_file_but_for_addresses_and_notes(client: FlaskClient) -> None:
    page = client.get("/followup/matrix?q=test-r").text
    inline = page[page.index("<svg xmlns") : page.index("</svg>", page.index("<svg xmlns")) + 6]
    drawn = ElementTree.fromstring(inline)  # noqa: S314 - ours
    filed = ElementTree.fromstring(client.get("/followup/matrix.svg?q=test-r").text.encode())  # noqa: S314 - ours
    marks = [
        [sum(1 for _each in root.iter(f"{{http://www.w3.org/2000/svg}}{name}")) for name in ("circle", "path", "line")]
        for root in (drawn, filed)
    ]
    assert marks[0] == marks[1]
    links = {each.get("href") or "" for each in filed.iter("{http://www.w3.org/2000/svg}a")}
    assert links
    assert all(link.startswith("http://127.0.0.1:8000/") for link in links)


@pytest.mark.usefixtures("world")
def test_the_matrix_shows_one_page_of_rows_and_its_file_all_of_them(unit: Unit, client: FlaskClient) -> None:
    with unit():
        for number in range(60):
            recommended(f"MANY-R{number:02}")
        history.record("tested", "world", "2")
    page = client.get("/followup/matrix?q=many").text
    assert len(set(re.findall(r"MANY-R\d\d", page))) == 40
    assert len(set(re.findall(r"MANY-R\d\d", client.get("/followup/matrix?q=many&page=2").text))) == 20
    assert len(set(re.findall(r"MANY-R\d\d", client.get("/followup/matrix.csv?q=many").text))) == 60


@pytest.mark.parametrize("page", PAGES)
def test_a_day_that_is_none_is_refused_with_what_would_be_accepted(client: FlaskClient, page: str) -> None:
    answer = client.get(f"/followup/{page}?as_of=31.12.2018")
    assert answer.status_code == 422
    assert "such as 2018-12-31" in answer.text


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_as_many_statements_for_many_as_for_one(app: Flask, unit: Unit, page: str) -> None:
    def fill(numbers: range) -> None:
        with unit():
            text = result_text(f"test/text-{numbers.start}")
            for number in numbers:
                one = recommended(f"COST-R{number:03}", objectives=[5], mechanisms=["colombo"], meeting="grcp-8")
                sent = contributed(one.recommendation, "endorsement-2018", "transmitted", "agreed")
                read(sent, text, "partial", "verified", "cleared")
            history.record("tested", "cost", str(numbers.start))

    def cost() -> int:
        with counted() as statements:
            assert app.test_client().get(f"/followup/{page}?meeting=grcp-8").status_code == 200
        return len(statements)

    fill(range(2))
    cost()
    fill(range(2, 4))
    few = cost()
    fill(range(4, 24))
    assert few == cost()


@pytest.mark.parametrize("page", PAGES)
def test_asking_for_the_code_of_a_private_meeting_tells_nothing(unit: Unit, client: FlaskClient, page: str) -> None:
    with unit():
        held("closed", "private", title="A quiet round of neighbours")
        recommended("TEST-R07", "A quiet wish", meeting="closed")
    text = client.get(f"/followup/{page}?meeting=closed&milestone=closed&q=quiet").text
    assert "A quiet round" not in text
    assert "A quiet wish" not in text


def test_a_milestone_shows_both_texts_that_number_a_paragraph_alike(client: FlaskClient, unit: Unit) -> None:
    with unit():
        row = recommended("TEST-R09", "Meet again.")
        sent = contributed(row.recommendation, "endorsement-2018", "transmitted", "agreed", channel="direct")
        for name in ("first", "second"):
            text = result_text(f"test/{name}")
            db.session.execute(update(Document).where(Document.id == text.id).values(title=f"The {name} text"))
            read(sent, text, "partial", "verified", "cleared")
        history.record("tested", "world", "9")
    shown = client.get("/milestones/endorsement-2018").text
    assert "The first text</a>" in shown
    assert "The second text</a>" in shown


def test_who_closed_our_file_is_for_analysts_alone(app: Flask, client: FlaskClient, unit: Unit) -> None:
    for name, role in (("rita", "rapporteur"), ("ana", "analyst")):
        account(app, f"{name}@example.org", (role, "elsewhere"))
    address = "/milestones/endorsement-2018"
    assert "Our file on it" not in client.get(address).text
    assert "Our file on it" not in signed_in(app, "rita@example.org").get(address).text
    assert "Our file on it" in signed_in(app, "ana@example.org").get(address).text


@pytest.mark.usefixtures("world")
def test_a_file_is_called_after_its_meeting_only_where_that_is_known(client: FlaskClient) -> None:
    known = client.get("/followup/compact.csv?meeting=grcp-8").headers["Content-Disposition"]
    assert "grcp-8-in-the-compact" in known
    header = client.get("/followup/compact.csv?meeting=%E2%82%AC%22%3Bx").headers["Content-Disposition"]
    assert header.isascii()
