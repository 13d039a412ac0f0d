from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.core import clock, history
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.directory.models import State
from meetings.documents.models import Publication
from meetings.followup.models import Evidence, Party
from meetings.followup.vocabulary import Degree
from meetings.outcomes.models import Proposer, Recommendation, RecommendationLink, Wording
from meetings.outcomes.vocabulary import MaterialVisibility
from tests.accounts.people import account, signed_in
from tests.pages.meetings import held, telling
from tests.pages.outcomes import belongs, document, happened, on_its_way, published, read, recommended, the_compact
from tests.pages.test_lists_cost_the_same import cost
from tests.programme.builders import Unit

ADDRESSES = ("/recommendations/TXT-R01", "/documents/text", "/documents/gcm", "/compact/paragraphs/21")


@pytest.fixture
def journey(unit: Unit) -> None:
    """One recommendation: considered in 2018 and read; another way of it is the secretariat's own business yet."""
    with unit():
        made = belongs(published(document("spring/text")), telling(held("spring", short="SPRING 1")))
        row = recommended(
            made, "SPR-R01", "Keep papers.", "6-a", objectives=[4], mechanisms=["arcp"], addressed_to="States"
        )
        row.tags[0].by_user_id = 7
        row.proposers.append(Proposer(group_number=2, group_name="Borders"))
        way = on_its_way(row, "endorsement-2018", by_user_id=7, note="A colleague's note.")
        happened(way, "considered", FuzzyDates.on(date(2018, 3, 1)), access="held", word="in the safe")
        happened(way, "transmitted", FuzzyDates.on(date(2018, 2, 2)))
        happened(way, "agreed")
        read(way, the_compact(), "21", "verified", "cleared", word="Papers stand there.")
        hidden = on_its_way(row, channel="direct")
        happened(hidden, "transmitted", FuzzyDates.on(date(2017, 10, 1)), word="of the hidden way")


def test_tells_the_story_in_the_order_of_its_days(client: FlaskClient, journey: None) -> None:
    text = client.get("/recommendations/SPR-R01").text
    parts = ("Issued in", "December 2017", "2 February 2018", "1 March 2018", "19 December 2018")
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "from The Chair to The co-facilitators" in " ".join(text.split())
    assert 'href="/documents/spring/text#p-6-a"' in text
    assert "League of Arab States" in text or "Arab Regional Consultative Process" in text
    assert "Breakout group 2: Borders" in text
    assert "Objectives of the Compact, by an analyst" in text


def test_a_reading_says_whose_it_is_and_cites_its_paragraph(client: FlaskClient, journey: None) -> None:
    text = client.get("/recommendations/SPR-R01").text
    assert "In part" in text
    assert "plausible" in text
    assert "Papers stand there. quoted" in text
    assert 'href="/documents/gcm#p-21"' in text
    assert "Reading of the secretariat; not the views of IOM or its Member States." in text
    assert "Ana Analyst" not in text


def test_says_evidence_held_of_evidence_that_is_not_public(app: Flask, client: FlaskClient, journey: None) -> None:
    text = client.get("/recommendations/SPR-R01").text
    assert "Evidence held" in text
    assert "in the safe" not in text
    account(app, "ana@example.org", ("analyst", "spring"))
    assert "in the safe" in signed_in(app, "ana@example.org").get("/recommendations/SPR-R01").text


def test_what_is_not_agreed_and_what_colleagues_noted_are_for_staff(
    app: Flask, client: FlaskClient, journey: None
) -> None:
    account(app, "ana@example.org", ("analyst", "spring"))
    account(app, "dora@example.org", ("analyst", "elsewhere"))
    staff = signed_in(app, "ana@example.org").get("/recommendations/SPR-R01").text
    for told in ("of the hidden way", "colleague&#39;s note", "Advance copy", "Not public", "Ana Analyst"):
        assert told in staff
        for stranger in (client, signed_in(app, "dora@example.org")):
            assert told not in stranger.get("/recommendations/SPR-R01").text


def test_a_correction_replaces_what_it_corrects(client: FlaskClient, unit: Unit) -> None:
    with unit():
        row = recommended(published(document("text")), "TXT-R01", "A thing.")
        way = on_its_way(row)
        happened(way, "agreed")
        first = happened(way, "transmitted", FuzzyDates.on(date(2017, 12, 1)))
        happened(way, "transmitted", FuzzyDates.on(date(2017, 12, 5)), corrects_id=first.id)
    text = client.get("/recommendations/TXT-R01").text
    assert "5 December 2017" in text
    assert "1 December 2017" not in text


def test_what_lapsed_or_was_withdrawn_is_nobody_elses_to_list(client: FlaskClient, unit: Unit) -> None:
    with unit():
        row = recommended(published(document("text")), "TXT-R01", "A thing.")
        for ending in ("lapsed", "withdrawn"):
            way = on_its_way(row, channel="direct" if ending == "lapsed" else "grcp")
            happened(way, "agreed")
            happened(way, ending)
    text = client.get("/recommendations/TXT-R01").text
    assert "Lapsed" not in text
    assert "Withdrawn" not in text


def test_a_later_entry_does_not_change_what_was_known(client: FlaskClient, journey: None) -> None:
    before = client.get("/recommendations/SPR-R01?as_of=2018-12-31&known=2018-12-31")
    assert before.status_code == 404  # nothing at all was recorded then
    told = client.get("/recommendations/SPR-R01?as_of=2018-02-15").text
    assert "2 February 2018" in told
    assert "1 March 2018" not in told
    assert "In part" not in told
    assert "As of 15 February 2018" in told


def test_a_state_is_called_what_it_was_called_on_the_day(client: FlaskClient, unit: Unit) -> None:
    with unit():
        row = recommended(published(document("text")), "TXT-R01", "A thing.")
        party = Party(state=db.session.query(State).filter_by(iso3="TUR").one())
        way = on_its_way(row, channel="member-states")
        happened(way, "agreed")
        happened(way, "acknowledged", FuzzyDates.on(date(2018, 1, 9)), recipient=party)
    text = client.get("/recommendations/TXT-R01").text
    assert ">Turkey</a>" in text


def test_evidence_is_a_link_only_where_it_leads_to_the_web(client: FlaskClient, unit: Unit) -> None:
    with unit():
        way = on_its_way(recommended(published(document("text")), "TXT-R01", "A thing."))
        happened(way, "agreed")
        for place, url in enumerate(("javascript:alert(1)", "https://example.org/note")):
            shown = Evidence(kind="document", title=f"Paper {place}", url=url, access="public", sources=[])
            happened(way, "prepared", evidence=shown)
    text = client.get("/recommendations/TXT-R01").text
    assert "javascript:" not in text
    assert 'href="https://example.org/note"' in text


def test_other_recommendations_and_earlier_wordings_are_told_where_they_are_public(
    client: FlaskClient, unit: Unit
) -> None:
    with unit():
        old = published(document("old", issued=FuzzyDates.on(date(2016, 1, 1))))
        hidden = belongs(published(document("hidden", word="canary")), held("spring", "private"))
        rows = [
            recommended(old, "OLD-R01", "Asked before."),
            recommended(hidden, "HID-R01", "canary"),
            recommended(published(document("text")), "TXT-R01", "A thing."),
        ]
        for earlier in rows[:2]:
            db.session.add(RecommendationLink(from_id=rows[2].id, to_id=earlier.id, kind="restates"))
    text = client.get("/recommendations/TXT-R01").text
    assert "Restates" in text
    assert "OLD-R01" in text
    assert "canary" not in text
    assert "Restated by" in client.get("/recommendations/OLD-R01").text


def test_a_draft_has_no_page_and_neither_has_a_code_nobody_gave(client: FlaskClient, unit: Unit) -> None:
    with unit():
        recommended(document("text"), "TXT-R01", "A draft.")
    assert client.get("/recommendations/TXT-R01").status_code == 404
    assert client.get("/recommendations/NONE-R99").status_code == 404


def test_a_paragraph_of_the_compact_says_who_stands_behind_it(client: FlaskClient, journey: None) -> None:
    for number in ("21", "p-21"):
        text = client.get(f"/compact/paragraphs/{number}").text
        assert "SPR-R01" in text
        assert "Paragraph 21 of the Compact" in text
    for number in ("15-f", "15(f)", "15"):
        assert client.get(f"/compact/paragraphs/{number}").status_code == 200
    for number in ("999", "x!", "0"):
        assert client.get(f"/compact/paragraphs/{number}").status_code == 404


def test_an_objective_says_who_asked_for_it(client: FlaskClient, journey: None) -> None:
    assert "SPR-R01" in client.get("/compact/objectives/5").text  # read in its paragraph
    assert "SPR-R01" in client.get("/compact/objectives/4").text  # tagged with it
    assert "SPR-R01" not in client.get("/compact/objectives/23").text


def test_staff_see_readings_that_wait_marked_as_such(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        made = belongs(published(document("spring/text")), held("spring"))
        way = on_its_way(recommended(made, "SPR-R01", "Wait."), "endorsement-2018")
        happened(way, "agreed")
        read(way, the_compact(), "21", "verified", "disputed")
    account(app, "ana@example.org", ("analyst", None))
    staff = signed_in(app, "ana@example.org")
    for address in ("/recommendations/SPR-R01", "/compact/objectives/5", "/compact/paragraphs/21"):
        assert "Disputed" in staff.get(address).text
        text = client.get(address).text
        assert "Disputed" not in text
        assert "In part" not in text


def test_all_that_is_on_record_of_grcp_7_has_a_page(client: FlaskClient) -> None:
    codes = [row["code"] for row in client.get("/recommendations.json?meeting=grcp-7").json["recommendations"]]
    assert codes == [f"GRCP7-R{number:02}" for number in range(1, 29)]
    for code in codes[::9]:
        assert client.get(f"/recommendations/{code}").status_code == 200


def test_costs_as_many_queries_with_one_contribution_as_with_many(app: Flask, unit: Unit) -> None:
    def add(row: Recommendation, milestones: tuple[str, ...]) -> None:
        for milestone in milestones:
            way = on_its_way(row, milestone)
            happened(way, "agreed")
            happened(way, "transmitted")
            read(way, the_compact(), "21", "verified", "cleared")

    with unit():
        row = recommended(published(document("text")), "TXT-R01", "A thing.", objectives=[1], mechanisms=["arcp"])
        add(row, ("endorsement-2018",))
    few = {address: cost(app, address) for address in ADDRESSES}
    with unit():
        add(
            db.session.query(Recommendation).filter_by(code="TXT-R01").one(),
            ("imrf-2022", "stocktaking-2017", "imrf-2026"),
        )
    assert few == {address: cost(app, address) for address in ADDRESSES}


def test_a_paragraph_leads_back_through_every_text_of_the_compact_whichever_is_shown(
    client: FlaskClient, journey: None, unit: Unit
) -> None:
    before = client.get("/compact/paragraphs/21?known=2026-11-01").status_code
    assert "Official 21" not in client.get("/compact/paragraphs/21").text
    with unit():
        official = document("gcm-official", ("21", "21-b"), word="Official", symbol="A/RES/73/195", numbering="given")
        official.issued = FuzzyDates.on(date(2018, 12, 19))
        published(official)
        row = recommended(published(document("text")), "TXT-R01", "A thing.")
        way = on_its_way(row, "endorsement-2018")
        happened(way, "agreed")
        read(way, official, "21-b", "verified", "cleared")
    text = client.get("/compact/paragraphs/21").text
    assert "Official 21" in text
    assert 'href="/recommendations/SPR-R01"' in text
    assert 'href="/documents/gcm#p-21"' in text
    assert 'href="/documents/gcm-official#p-21-b"' in text
    assert client.get("/compact/paragraphs/15").status_code == 200  # only the summary has it
    assert "SPR-R01" in client.get("/compact/objectives/5").text
    assert client.get("/compact/paragraphs/21?as_of=2018-12-18").status_code == before == 404


def test_a_document_of_a_meeting_is_never_the_compact(client: FlaskClient, unit: Unit) -> None:
    with unit():
        theirs = belongs(document("spring/compact", ("21",), word="Ours", symbol="A/RES/73/195"), held("spring"))
        published(theirs)
        row = recommended(published(document("text")), "TXT-R01", "A thing.")
        way = on_its_way(row, "endorsement-2018")
        happened(way, "agreed")
        read(way, theirs, "21", "verified", "cleared")
    text = client.get("/compact/paragraphs/21").text
    assert "Ours 21" not in text
    assert "TXT-R01" not in text
    assert "TXT-R01" not in client.get("/followup/compact.csv?meeting=spring").text
    assert "TXT-R01" not in client.get("/followup/compact").text
    assert 'href="/compact/paragraphs/21"' not in client.get("/documents/spring/compact").text


def test_a_recommendation_stands_once_behind_a_paragraph_by_its_closest_reading(
    client: FlaskClient, unit: Unit
) -> None:
    with unit():
        row = recommended(published(document("text")), "TXT-R01", "A thing.")
        degrees: tuple[Degree, ...] = ("mentioned", "substantial", "partial")
        for channel, degree in zip(("grcp", "direct", "joint"), degrees, strict=True):
            way = on_its_way(row, "endorsement-2018", channel=channel)
            happened(way, "agreed")
            read(way, the_compact(), "47", "verified", "cleared", degree=degree)
    for address in ("/compact/paragraphs/47", "/followup/paragraphs"):
        text = client.get(address).text
        assert text.count(">TXT-R01<") == 1
        assert "In substance" in text
    lines = [line for line in client.get("/followup/paragraphs.csv").text.splitlines() if "TXT-R01" in line]
    assert len(lines) == 1
    assert "In substance" in lines[0]


def test_a_citation_is_numbered_in_the_language_of_its_text(client: FlaskClient, unit: Unit) -> None:
    with unit():
        french = published(document("texte", ("6", "6-a"), word="Texte", language="fr"))
        row = recommended(french, "TXT-R01", "A thing.", "6-a")
        way = on_its_way(row, "endorsement-2018")
        happened(way, "agreed")
        read(way, the_compact(), "15-f", "verified", "cleared")
        read(way, french, "6-a", "verified", "cleared")
    for language in ("en", "fr"):
        for address in ("/followup/paragraphs", "/followup/paragraphs.csv", "/milestones/endorsement-2018"):
            text = client.get(f"{address}?lang={language}").text
            assert "15 (f)" in text
            assert "15 f)" not in text
            assert "6 a)" in text
            assert "6 (a)" not in text
        assert "6 a)" in client.get(f"/recommendations.csv?q=txt-r01&lang={language}").text


def revised(
    unit: Unit,
    code: str,
    *,
    visibility: MaterialVisibility = "public",
    at: datetime,
    word: str,
    issued: date = date(2026, 11, 1),
) -> None:
    """One more document that words the recommendation, published at that moment as a material of a meeting."""
    with unit():
        made = belongs(document(f"rev/{word}", word=word, issued=FuzzyDates.on(issued)), held(word), visibility)
        made.publication = Publication(at=at, by_user_id=None, digest="0" * 64)
        row = db.session.query(Recommendation).filter_by(code=code).one()
        for each in row.wordings:
            each.in_force = False
        row.wordings.append(Wording(document=made, position=1, text=word, folded=word, in_force=True))
        history.record("document.published", "document", made.reference)


def test_a_link_leads_to_what_was_worded_then_and_may_be_read(client: FlaskClient, unit: Unit) -> None:
    with unit():
        old = recommended(published(document("old")), "OLD-R01", "Asked before.")
        new = recommended(published(document("text")), "TXT-R01", "A thing.")
        db.session.add(RecommendationLink(from_id=new.id, to_id=old.id, kind="restates"))
    yesterday = clock.today()
    later = clock.now() + timedelta(days=2)
    revised(unit, "OLD-R01", at=later, word="afterwards")
    then = f"/recommendations/TXT-R01?as_of={yesterday}&known={yesterday}"
    assert "Asked before." in client.get(then).text
    revised(unit, "OLD-R01", at=clock.now(), word="hushed", visibility="private")
    text = client.get(then).text
    assert "Asked before." in text
    assert "hushed" not in text


def test_an_advance_copy_came_before_the_first_document_that_words_it(app: Flask, unit: Unit) -> None:
    account(app, "ana@example.org", ("analyst", None))
    with unit():
        row = recommended(published(document("text")), "TXT-R01", "A thing.")
        happened(on_its_way(row), "transmitted", FuzzyDates.on(date(2017, 10, 20)))
        early = recommended(published(document("early")), "ERL-R01", "An early thing.")
        happened(on_its_way(early), "transmitted", FuzzyDates.on(date(2017, 10, 1)))
    revised(unit, "TXT-R01", at=clock.now(), word="afterwards")
    staff = signed_in(app, "ana@example.org")
    assert "Advance copy" not in staff.get("/recommendations/TXT-R01").text
    assert "Advance copy" in staff.get("/recommendations/ERL-R01").text


def test_of_two_documents_published_at_once_every_page_takes_the_same_words(client: FlaskClient, unit: Unit) -> None:
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    with unit():
        made = document("text")
        made.publication = Publication(at=at, by_user_id=None, digest="0" * 64)
        recommended(made, "TXT-R01", "A thing.")
    revised(unit, "TXT-R01", at=at, word="likewise", issued=date(2016, 1, 1))
    entry = client.get("/recommendations.json?q=likewise").json["recommendations"][0]
    assert entry["code"] == "TXT-R01"
    assert (
        'href="/documents/rev/likewise' in client.get("/recommendations/TXT-R01").text.partition("Worded in")[2][:300]
    )
