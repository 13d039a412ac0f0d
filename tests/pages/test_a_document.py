import re
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.programme.models import Meeting
from tests.accounts.people import account, signed_in
from tests.pages.meetings import held, telling
from tests.pages.meetings import made as released
from tests.pages.outcomes import belongs, document, happened, on_its_way, published, read, recommended, the_compact
from tests.programme.builders import Unit

ISSUED_AGAIN = date(2018, 3, 3)


@pytest.fixture
def outcome(unit: Unit) -> None:
    """A public meeting with a published summary, of which one recommendation went on its way and is read."""
    with unit():
        meeting = telling(held("spring", short="SPRING 1"))
        made = document(
            "spring/highlights", ("h-1", "1", "6", "[6-a]"), nature="summary", original_title="Highlights",
            original_url="https://example.org/highlights", adoption="chairs-summary",
        )  # fmt: skip
        belongs(published(made), meeting)
        row = recommended(made, "SPR-R01", "Let people keep their papers.", "6", objectives=[4], mechanisms=["arcp"])
        recommended(made, "SPR-R02", "Meet again.", "1", kind="process")
        way = on_its_way(row, "endorsement-2018")
        happened(way, "transmitted")
        happened(way, "agreed")
        read(way, the_compact(), "21", "verified", "cleared")


def test_shows_each_paragraph_at_an_address_of_its_own(client: FlaskClient, outcome: None) -> None:
    text = client.get("/documents/spring/highlights").text
    assert 'id="p-6-a"' in text
    assert 'href="#p-6"' in text
    assert ">6 [a]</a>" in text
    assert "Numbers in square brackets are ours" in text
    assert "11 October 2017" in text
    assert "Chair&#39;s summary" in text


def test_what_is_known_of_it_stands_behind_its_text_and_is_led_to_from_its_head(
    client: FlaskClient, outcome: None
) -> None:
    text = client.get("/documents/spring/highlights").text
    assert text.index('href="#about-title"') < text.index('id="p-6"') < text.index('id="about-title"')


def test_says_that_a_summary_is_not_the_agreed_text(client: FlaskClient, outcome: None) -> None:
    text = client.get("/documents/spring/highlights").text
    assert "not the agreed text" in text
    assert 'href="https://example.org/highlights"' in text


def test_an_address_of_a_text_summed_up_is_a_link_only_where_it_leads_to_the_web(
    client: FlaskClient, unit: Unit
) -> None:
    with unit():
        published(document("odd", nature="summary", original_title="Odd", original_url="javascript:alert(1)"))
    assert "javascript:" not in client.get("/documents/odd").text


def test_its_margin_says_where_each_recommendation_stands(client: FlaskClient, outcome: None) -> None:
    text = client.get("/documents/spring/highlights").text
    assert text.index('id="p-6"') < text.index('href="/recommendations/SPR-R01"') < text.index('id="p-6-a"')
    assert "Assessed: In part" in text
    assert "not the views of IOM or its Member States" in text


def test_an_instrument_says_what_is_read_in_each_paragraph(client: FlaskClient, outcome: None) -> None:
    for address in ("/documents/A/RES/73/195", "/documents/gcm"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "SPR-R01" in answer.text
        assert '<link rel="canonical" href="http://127.0.0.1:8000/documents/A/RES/73/195">' in answer.text


def test_an_address_names_the_text_it_leads_to(client: FlaskClient, unit: Unit) -> None:
    with unit():
        plain = {"nature": "summary", "original_symbol": "X/1"}
        old = published(document("spring/text", word="Old", **plain))
        new = document("spring/text/rev-1", word="New", revises=old, revision_kind="rev", revision_number=1, **plain)
        published(new)
        for language in ("en", "fr"):
            published(document(f"y-{language}", word=f"Odd {language}", language=language, symbol="Y/1"))
        published(document("odd", word="Odd one", symbol="Z/1.json"))
    for reference, word in (
        ("spring/text", "Old"),
        ("spring/text/rev-1", "New"),
        ("y-fr", "Odd fr"),
        ("odd", "Odd one"),
    ):
        canonical = re.search(r'rel="canonical" href="http://[^/]+([^"]+)"', client.get(f"/documents/{reference}").text)
        assert canonical
        assert f"{word} 6" in client.get(canonical[1]).text
        data = client.get(f"/documents/{reference}.json").json
        assert f"{word} 6" in client.get(f"/documents/{data['address']}").text
    for address, title in re.findall(r'href="(/documents/[^"?]+)">([^<]* outcome)', client.get("/documents/").text):
        assert f"{title.removesuffix(' outcome')} 6" in client.get(address).text


def test_a_choice_in_the_address_dims_the_other_paragraphs(client: FlaskClient, outcome: None) -> None:
    text = client.get("/documents/spring/highlights?kind=ask").text
    assert text.count("is-dimmed") == 3
    assert "Show all alike" in text


def test_a_draft_is_nobodys_but_those_who_work_on_it(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        made = belongs(document("spring/outcome"), held("spring"))
        recommended(made, None, "Not yet.", "6")
    account(app, "rita@example.org", ("rapporteur", "spring"))
    account(app, "dora@example.org", ("rapporteur", "elsewhere"))
    assert client.get("/documents/spring/outcome").status_code == 404
    assert signed_in(app, "dora@example.org").get("/documents/spring/outcome").status_code == 404
    answer = signed_in(app, "rita@example.org").get("/documents/spring/outcome")
    assert answer.status_code == 200
    assert "This is a draft" in answer.text
    assert "Not on record before the document is published" in answer.text


def test_readings_that_are_not_cleared_stand_in_the_margin_for_staff_only(
    app: Flask, client: FlaskClient, unit: Unit
) -> None:
    with unit():
        made = belongs(published(document("spring/text")), held("spring"))
        way = on_its_way(recommended(made, "SPR-R01", "Let it be.", "6"), "endorsement-2018")
        happened(way, "agreed")
        read(way, the_compact(), "47")
    account(app, "ana@example.org", ("analyst", None))
    staff = signed_in(app, "ana@example.org")
    for address in ("/documents/gcm", "/documents/spring/text"):
        assert "In part" not in client.get(address).text
        assert "In part" in staff.get(address).text


def test_a_revision_and_its_text_lead_to_each_other_and_to_what_changed(client: FlaskClient, unit: Unit) -> None:
    with unit():
        old = published(document("report"))
        new = document(
            "report/rev-1", ("1", "6", "8"), word="New", revises=old, revision_kind="rev", revision_number=1,
            issued=FuzzyDates.on(ISSUED_AGAIN),
        )  # fmt: skip
        published(new)
    assert "Rev.1 of 3 March 2018" in client.get("/documents/report").text
    assert 'href="/documents/report"' in client.get("/documents/report/rev-1").text
    changes = client.get("/documents/report/rev-1/changes")
    assert changes.status_code == 200
    assert "<ins>" in changes.text
    assert client.get("/documents/report/changes").status_code == 404


def test_as_of_an_earlier_day_there_is_neither_the_revision_nor_a_word_of_it(client: FlaskClient, unit: Unit) -> None:
    with unit(), clock.fixed(datetime(2026, 11, 1, 9, tzinfo=UTC)):
        old = published(document("report"))
        recommended(old, "REP-R01", "Meet.", "6")
    with unit(), clock.fixed(datetime(2026, 11, 10, 9, tzinfo=UTC)):
        new = document("report/rev-1", word="New", revises=old, revision_kind="rev", revision_number=1)
        published(new)
    assert "This text has been revised" in client.get("/documents/report?known=2026-11-10").text
    before = client.get("/documents/report?known=2026-11-09").text
    assert "Revised by" not in before
    assert "This text has been revised" not in before
    for address in ("", "/changes", ".json"):
        assert client.get(f"/documents/report/rev-1{address}?known=2026-11-09").status_code == 404
        assert client.get(f"/documents/report/rev-1{address}?known=2026-11-10").status_code == 200
    assert client.get("/documents/report.json?known=2026-10-31").status_code == 404
    assert client.get("/documents/report.json?as_of=2017-10-10").status_code == 404
    assert client.get("/documents/report.json?as_of=2017-10-11").status_code == 200


def test_a_published_text_never_says_that_it_is_not_published(client: FlaskClient, unit: Unit) -> None:
    with unit():
        old = published(document("report"))
        recommended(old, None, "Meet.", "6")
    text = client.get("/documents/report").text
    assert "Not on record on that day" in text
    assert "before the document is published" not in text


def test_an_addendum_adds_and_revises_nothing(client: FlaskClient, unit: Unit) -> None:
    with unit():
        old = published(document("report"))
        added = document("report/add-1", word="More", revises=old, revision_kind="add", revision_number=1)
        published(added)
        again = document("report/add-1/rev-1", revises=added, revision_kind="rev", revision_number=1)
        published(again)
    text = client.get("/documents/report").text
    assert "Added to by" in text
    assert "evised" not in text
    addendum = client.get("/documents/report/add-1").text
    assert "Adds to" in addendum
    assert "What changed" not in addendum
    assert "This text has been revised" in addendum
    answer = client.get("/documents/report/add-1/changes")
    assert answer.status_code == 404
    assert "An addendum adds to a document" in answer.text
    assert client.get("/documents/report/add-1/rev-1/changes").status_code == 200


def test_names_the_meeting_as_its_release_did_on_the_day_as_known(client: FlaskClient, unit: Unit) -> None:
    with unit(), clock.fixed(datetime(2026, 11, 1, 9, tzinfo=UTC)):
        meeting = held("spring", title="Old name")
        made = belongs(published(document("spring/text")), meeting)
        recommended(made, "SPR-R01", "Meet.", "6")
    with unit(), clock.fixed(datetime(2026, 11, 10, 9, tzinfo=UTC)):
        meeting = db.session.scalars(select(Meeting).filter_by(code="spring")).one()
        meeting.title = "New name"
        released(meeting, "Renamed.")
    for address in ("/documents/spring/text", "/recommendations/SPR-R01", "/recommendations/", "/recommendations.csv"):
        then, now = (client.get(f"{address}?known=2026-11-{day}").text for day in ("09", "10"))
        assert "Old name" in then, address
        assert "New name" not in then, address
        assert "New name" in now, address
        assert "Old name" not in now, address


def test_a_private_revision_is_not_told_of(client: FlaskClient, unit: Unit) -> None:
    with unit():
        old = published(document("report"))
        new = document("report/rev-1", word="Hidden", revises=old, revision_kind="rev", revision_number=1)
        belongs(published(new), held("spring"), "private")
    assert "Revised by" not in client.get("/documents/report").text
    assert client.get("/documents/report/rev-1").status_code == 404


def test_the_same_as_data(client: FlaskClient, outcome: None) -> None:
    data = client.get("/documents/spring/highlights.json").json
    assert data["issued"] == {"label": None, "earliest": "2017-10-11", "latest": "2017-10-11", "status": "confirmed"}
    assert [row["anchor"] for row in data["paragraphs"]] == ["p-h-1", "p-1", "p-6", "p-6-a"]
    assert data["paragraphs"][2]["recommendations"] == ["SPR-R01"]
    assert data["symbol"] is None
    assert data["original"]["url"] == "https://example.org/highlights"
    assert "do not imply any opinion" in data["disclaimer"]


def test_what_there_is_not_is_missing(client: FlaskClient) -> None:
    for address in ("/documents/none", "/documents/none.json", "/documents/none/changes"):
        assert client.get(address).status_code == 404


def test_a_day_that_is_none_is_refused_with_what_would_be_accepted(client: FlaskClient, outcome: None) -> None:
    for address in (
        "/documents/spring/highlights",
        "/recommendations/",
        "/recommendations/SPR-R01",
        "/recommendations.csv",
    ):
        for query in ("as_of=yesterday", "known=9999-12-31", "as_of=2018-02-30"):
            answer = client.get(f"{address}?{query}")
            assert answer.status_code == 422, query
            assert "2018-12-31" in answer.text


def test_the_meeting_and_the_first_page_lead_to_it(client: FlaskClient, outcome: None) -> None:
    meeting = client.get("/meetings/spring/").text
    assert 'href="/documents/spring/highlights"' in meeting
    assert 'href="/recommendations/?meeting=spring"' in meeting
    assert "2 recommendations on record" in meeting
    assert 'href="/documents/spring/highlights"' in client.get("/").text
    assert "SPR-R01" in client.get("/mechanisms/arcp").text


def test_those_who_work_on_it_are_led_to_their_desks_and_nobody_else(
    app: Flask, client: FlaskClient, outcome: None
) -> None:
    account(app, "rita@example.org", ("rapporteur", "spring"))
    account(app, "ana@example.org", ("analyst", "spring"))
    desks = (("rita@example.org", "/documents/spring/highlights"), ("ana@example.org", "/recommendations/SPR-R01"))
    for email, address in desks:
        assert "at the desk" not in client.get(address).text
        browser = signed_in(app, email)
        found = re.search(r'href="(/desk/[^"]+)">To this', browser.get(address).text)
        assert found, address
        assert browser.get(found[1]).status_code == 200
