"""The rapporteur's desk, page by page: what is shown, what is kept, what is refused."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.outcomes.actions import ParagraphEntry, edit_paragraph, revise
from meetings.outcomes.queries import readable_texts
from meetings.programme.actions.groups import add_group
from tests.outcomes.builders import (
    ALICE,
    BOB,
    OLGA,
    REFERENCE,
    Unit,
    at_desk,
    instrument,
    marked,
    outcome,
    published,
    texts,
    write,
    written,
)
from tests.programme.browsing import form_on, press, send
from tests.programme.builders import at_desk as meeting_at_desk
from tests.programme.builders import webinar
from tests.programme.typed import typed_group

Queries = Callable[[int], AbstractContextManager[list[str]]]
LIST = "/meetings/spring-webinar/desk/documents"
PAGES = (
    "/", "/details", "/recommendations", "/recommendations/new", "/versions", "/preview", "/publication",
    "/recommendations/{wording}", "/recommendations/{wording}/about", "/recommendations/{wording}/removal",
)  # fmt: skip


def desk(unit: Unit) -> str:
    """The address of the draft's desk."""
    with unit():
        number = db.session.query(Document.id).filter(Document.reference == REFERENCE).scalar()
    return f"/desk/documents/{number}"


def paragraphs(unit: Unit) -> list[str]:
    with unit():
        return [f"/paragraphs/{row.id}" for row in at_desk().paragraphs]


def save(client: FlaskClient, unit: Unit, place: int, **typed: str) -> TestResponse:
    """Open the text, type into one paragraph, press a button."""
    page, address = desk(unit), desk(unit) + paragraphs(unit)[place]
    return send(client, f"{page}/", to=address, **{"do": "save", **typed})


@pytest.mark.parametrize("page", PAGES)
def test_is_for_those_who_write_it(
    page: str, unit: Unit, bob: FlaskClient, alice: FlaskClient, dora: FlaskClient, charlie: FlaskClient
) -> None:
    with unit():
        wording = marked(written(), 0).id
    address = desk(unit) + page.format(wording=wording)
    assert bob.get(address).status_code == 200
    assert alice.get(address).status_code == 200
    assert dora.get(address).status_code == 403  # may read the draft
    assert charlie.get(address).status_code == 404  # must not know that there is one


def test_asks_strangers_to_sign_in(unit: Unit, client: FlaskClient) -> None:
    with unit():
        written()
    assert client.get(f"{desk(unit)}/").location == "/sign-in"
    assert client.get(LIST).location == "/sign-in"


def test_lists_a_meetings_documents_for_its_writers(
    unit: Unit, bob: FlaskClient, dora: FlaskClient, charlie: FlaskClient
) -> None:
    with unit():
        written()
    page = bob.get(LIST)
    assert "Outcome of the webinar" in page.text
    assert "Draft" in page.text
    assert "Outcome of the webinar" in bob.get("/desk/documents/").text
    assert dora.get(LIST).status_code == 403
    assert charlie.get(LIST).status_code == 404
    assert "Outcome of the webinar" not in charlie.get("/desk/documents/").text


def test_leads_to_the_meetings_whose_documents_one_writes(
    unit: Unit, bob: FlaskClient, olga: FlaskClient, dora: FlaskClient, anna: FlaskClient
) -> None:
    with unit():
        webinar()
    for writer in (bob, olga):
        assert f'href="{LIST}"' in writer.get("/desk/documents/").text
    for other in (dora, anna):
        assert LIST not in other.get("/desk/documents/").text


def test_starts_a_document_from_its_title(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        webinar()
    sent = send(bob, f"{LIST}/new", title="Highlights", reference="", precision="tentative",
        first_day="2027-05-20", last_day="2027-05-31", issued_label="Late May 2027")  # fmt: skip
    assert sent.status_code == 303, sent.text
    with unit():
        draft = at_desk("spring-webinar/highlights")
        assert (draft.issued_label, draft.code_prefix) == ("Late May 2027", "SPRINGWEBINAR")
    again = send(bob, f"{LIST}/new", title="Highlights", reference="spring-webinar/highlights")
    assert again.status_code == 409
    assert "belongs to another document" in again.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"first_day": "2027-05-20"}, ("confirmed", None, date(2027, 5, 20), date(2027, 5, 20))),
        ({"issued_label": "May 2027"}, ("tentative", "May 2027", date(2027, 5, 1), date(2027, 5, 31))),
        (
            {"first_day": "2027-05-20", "last_day": "2027-05-22"},
            ("tentative", None, date(2027, 5, 20), date(2027, 5, 22)),
        ),
    ],
)
def test_a_day_typed_alone_says_how_exact_it_is(
    unit: Unit, bob: FlaskClient, typed: dict[str, str], kept: tuple[object, ...]
) -> None:
    with unit():
        outcome()
        at = f"/desk/documents/{at_desk().id}/details"
    assert send(bob, at, first_day="", last_day="", issued_label="").status_code == 303
    with unit():
        assert at_desk().issued.status == "undetermined"
    assert send(bob, at, **typed).status_code == 303
    with unit():
        issued = at_desk().issued
        assert (issued.status, issued.label, issued.earliest, issued.latest) == kept
    if kept[0] == "confirmed":
        assert send(bob, at, first_day="2027-05-19").status_code == 303
        with unit():
            assert at_desk().issued == FuzzyDates.on(date(2027, 5, 19))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Give the document a title."),
        ({"reference": "elsewhere/outcome"}, "Begin with the address of the meeting"),
        ({"nature": "summary", "symbol": "X/1"}, "A summary has no symbol of its own."),
        ({"precision": "tentative", "first_day": "2027-05-20"}, "Give the last day that is possible."),
        ({"precision": "confirmed"}, "Give the day."),
        ({"first_day": "20 May"}, "Give the day as year, month and day"),
        ({"precision": "confirmed", "first_day": "0027-05-20"}, "Give a day from 1945 to 2199."),
    ],
)
def test_keeps_what_was_typed_and_says_what_is_accepted(
    unit: Unit, bob: FlaskClient, typed: dict[str, str], sentence: str
) -> None:
    with unit():
        webinar()
    sent = send(bob, f"{LIST}/new", **{"title": "Highlights", "note": "Kept as typed", **typed})
    assert sent.status_code == 422
    assert sentence in sent.text
    assert form_on(sent)["note"] == "Kept as typed"


def test_an_instrument_is_started_by_analysts_of_every_meeting(anna: FlaskClient, bob: FlaskClient) -> None:
    assert bob.get("/desk/documents/new").status_code == 403
    assert "/desk/documents/new" not in bob.get("/desk/documents/").text
    sent = send(anna, "/desk/documents/new", title="A resolution", symbol="A/RES/99/1")
    assert sent.status_code == 303, sent.text
    assert "A resolution" in anna.get("/desk/documents/").text


def test_writes_one_paragraph_after_the_other(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        written("First")
    add = f"{desk(unit)}/paragraphs"
    sent = send(bob, f"{desk(unit)}/", to=add, text="Second", kind="numbered-0")
    assert sent.status_code == 303
    assert sent.location.endswith("#add")
    sent = send(bob, sent.location, to=add, text="A part of it", kind="numbered-1")
    assert send(bob, sent.location, to=add, text="Closing words", kind="text").status_code == 303
    with unit():
        assert texts(at_desk()) == ["1 First", "2 Second", "2 (a) A part of it", "[1] Closing words"]


def test_saves_a_paragraph_and_then_does_what_the_button_says(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        written("First", "Second")
    assert save(bob, unit, 1, text="Second, better", do="up").status_code == 303
    with unit():
        assert texts(at_desk()) == ["1 Second, better", "2 First"]
    assert save(bob, unit, 1, do="in").status_code == 303
    with unit():
        assert texts(at_desk()) == ["1 Second, better", "1 (a) First"]
    assert "/recommendations/new?paragraph=" in save(bob, unit, 0, do="mark").location
    assert "add=" in save(bob, unit, 0, do="add").location


def test_says_when_a_paragraph_cannot_go_further_and_keeps_what_was_typed(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        written("First")
    sent = save(bob, unit, 0, text="Typed", do="up")
    assert sent.status_code == 422
    assert "It is the first already." in sent.text
    assert form_on(sent, desk(unit) + paragraphs(unit)[0])["text"].strip() == "Typed"


def test_takes_a_paragraph_out_and_puts_it_back(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        written("First", "  part", "Second")
    assert save(bob, unit, 0, do="remove").status_code == 303
    with unit():
        assert texts(at_desk()) == ["1 part", "2 Second"]
    page = bob.get(f"{desk(unit)}/")
    undo = next(part for part in page.text.split("<form") if "Undo" in part)
    assert 'name="after" value="0"' in undo
    bob.post(f"{desk(unit)}/paragraphs", data=form_on(page, f"{desk(unit)}/paragraphs"))
    with unit():
        assert texts(at_desk()) == ["1 First", "2 part", "3 Second"]


def test_moves_a_paragraph_to_a_place_on_the_wire(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        written("First", "Second", "Third")
    token = form_on(bob.get(f"{desk(unit)}/"), desk(unit) + paragraphs(unit)[2])["csrf_token"]
    address = desk(unit) + paragraphs(unit)[2] + "/place"
    assert bob.post(address, data={"csrf_token": token, "place": "1"}).status_code == 303
    assert bob.post(address, data={"csrf_token": token, "place": "77"}).status_code == 422
    with unit():
        assert texts(at_desk()) == ["1 Third", "2 First", "3 Second"]


def test_saves_by_itself_and_tells_the_script_the_version(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        written("First")
    address = desk(unit) + paragraphs(unit)[0]
    filled = form_on(bob.get(f"{desk(unit)}/"), address)
    asked = {"Accept": "application/json"}
    sent = bob.post(address, data={**filled, "text": "Typed"}, headers=asked)
    saved = {"version": 2, "label": "1", "remark": "", "parts": 0, "apart": ""}
    assert (sent.status_code, sent.get_json()) == (200, saved)
    with unit():
        edit_paragraph(ALICE, at_desk().paragraphs[0], ParagraphEntry(text="By Alice"), 2)
    sent = bob.post(address, data={**filled, "version": "2", "text": "Typed more"}, headers=asked)
    assert (sent.status_code, sent.get_json()["status"]) == (409, 409)
    with unit():
        assert texts(at_desk()) == ["1 By Alice"]


def test_shows_the_second_writer_both_texts_and_takes_the_merged_one(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        written("Cooperate on data")
    address = desk(unit) + paragraphs(unit)[0]
    filled = form_on(bob.get(f"{desk(unit)}/"), address)
    with unit():
        edit_paragraph(ALICE, at_desk().paragraphs[0], ParagraphEntry(text="Cooperate on shared data"), 1)
    sent = bob.post(address, data={**filled, "text": "Cooperate closely on data", "do": "save"})
    assert sent.status_code == 409
    assert re.search(r"<del>\s*shared\s*</del>", sent.text)
    assert re.search(r"<ins>\s*closely\s*</ins>", sent.text)
    mine = form_on(sent, address)
    assert mine["text"].strip() == "Cooperate closely on data"
    assert bob.post(address, data={**mine, "text": "Cooperate closely on shared data"}).status_code == 303
    with unit():
        assert texts(at_desk()) == ["1 Cooperate closely on shared data"]


def test_does_not_take_out_for_bob_what_alice_has_just_written(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        written("First")
    address = desk(unit) + paragraphs(unit)[0]
    filled = form_on(bob.get(f"{desk(unit)}/"), address)
    with unit():
        edit_paragraph(ALICE, at_desk().paragraphs[0], ParagraphEntry(text="By Alice"), 1)
    assert bob.post(address, data={**filled, "do": "remove"}).status_code == 409
    assert bob.post(desk(unit) + "/paragraphs/999999", data=filled).status_code == 404


def test_marks_a_recommendation_with_all_that_is_known_of_it(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        written("States share data.", "Practices are shared.")
        add_group(OLGA, meeting_at_desk(), typed_group(name="Data"))
    with unit():
        number = at_desk().paragraphs[0].id
    page = f"{desk(unit)}/recommendations/new?paragraph={number}"
    assert form_on(bob.get(page))["text"].strip() == "States share data."
    proposed = {"groups": "1", "mechanisms": "Colombo Process\nBali Process", "others": "A body of its own"}
    about = {"themes": "T3", "objectives": "O1", "principles": "P2", "addressed_to": "States"}
    sent = send(bob, page, kind="ask", paragraphs=str(number), **proposed, **about)
    assert sent.status_code == 303, sent.text
    page_text = bob.get(f"{desk(unit)}/recommendations").text
    for told in ("States share data.", "Ask of the Compact", "to States", "T3", "1. Data", "A body of its own"):
        assert told in page_text
    with unit():
        row = readable_texts.recommendations_in(at_desk())[0]
        assert [paragraph.id for paragraph in row.paragraphs] == [number]
        assert len(row.recommendation.proposers) == 4
        wording = row.id
    shown = form_on(bob.get(f"{desk(unit)}/recommendations/{wording}"))
    assert (shown["kind"], shown["objectives"], shown["others"].strip()) == ("ask", "O1", "A body of its own")
    unknown = bob.post(f"{desk(unit)}/recommendations/{wording}", data={**shown, "mechanisms": "No such process"})
    assert unknown.status_code == 422
    assert "No such process is not a mechanism on record." in unknown.text


def test_edits_and_unmarks_a_recommendation_and_tells_the_second(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        wording = marked(written(), 0).id
    page = f"{desk(unit)}/recommendations/{wording}"
    shown = form_on(bob.get(page))
    assert bob.post(page, data={**shown, "text": "Better"}).status_code == 303
    second = bob.post(page, data={**shown, "text": "Mine"})
    assert second.status_code == 409
    assert "Better" in second.text
    assert form_on(second)["text"].strip() == "Mine"
    assert send(bob, f"{page}/removal").status_code == 303
    assert "No recommendation is marked yet." in bob.get(f"{desk(unit)}/recommendations").text


def test_words_a_recommendation_on_record_in_a_revision_and_shows_the_rest(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        draft = written("States share data.")
        marked(draft, 0, objectives=["O5"], others=["A body"])
        published(draft)
        revision = revise(BOB, draft)
        number, wording = revision.id, readable_texts.recommendations_in(revision)[0].id
    page = f"/desk/documents/{number}/recommendations/{wording}"
    shown = bob.get(page)
    assert "A draft changes its words only" in shown.text
    for fact in ("Ask of the Compact or of States", "O5", "A body"):
        assert f"<dd>{fact}</dd>" in shown.text
    assert not {"kind", "objectives", "others"} & set(form_on(shown))
    sent = bob.post(page, data={**form_on(shown), "text": "Better", "kind": "process", "others": "Another"})
    assert sent.status_code == 303, sent.text
    assert "Better" in bob.get(page).text
    assert "Another" not in bob.get(page).text
    about = f"{page}/about"
    assert f'href="{about}"' in bob.get(page).text
    first = form_on(bob.get(about))
    assert bob.post(about, data={**first, "objectives": "O6", "others": "Another"}).status_code == 303
    assert bob.post(about, data=first).status_code == 409
    with unit():
        whole = readable_texts.recommendation_for(BOB, "SPRINGWEBINAR-R01").recommendation
        assert [each.objective.code for each in whole.tags] == ["O6"]
        assert [each.label for each in whole.proposers] == ["Another"]


def test_says_where_a_recommendation_is_worded_otherwise_than_its_paragraphs(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        draft = written("States share data.", "Practices are shared.")
        marked(draft, 0)
    lists = [f"{desk(unit)}/{name}" for name in ("recommendations", "publication")]
    assert not any("/words" in bob.get(page).text for page in lists)
    with unit():
        draft = at_desk()
        edit_paragraph(BOB, draft.paragraphs[0], ParagraphEntry(text="States share more."), 1)
    assert "Its paragraph says something else" in bob.get(lists[0]).text
    assert "say different things: say which words hold" in bob.get(lists[1]).text


def test_names_every_gap_with_a_way_to_it_and_offers_no_button(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        draft = written("First", "Second")
        edit_paragraph(BOB, draft.paragraphs[1], ParagraphEntry(text=""), 1)
        marked(draft, 0, kind=None)
        empty = draft.paragraphs[1].id
    page = bob.get(f"{desk(unit)}/publication")
    assert "2 things are missing" in page.text
    assert "Paragraph 2 is empty." in page.text
    assert f"?edit={empty}#paragraph-{empty}" in page.text
    assert "Recommendation 1 has no kind." in page.text
    assert "Publish for ever" not in page.text
    assert "Recommendation 1 has no kind." in bob.get(f"{desk(unit)}/recommendations").text


def test_refuses_a_publication_with_gaps_that_came_meanwhile(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        written("First")
    shown = form_on(bob.get(f"{desk(unit)}/publication"))
    with unit():
        edit_paragraph(ALICE, at_desk().paragraphs[0], ParagraphEntry(text=""), 1)
    sent = bob.post(f"{desk(unit)}/publication", data={**shown, "note": "Kept"})
    assert sent.status_code == 409
    assert "Somebody changed the draft since this page was made." in sent.text
    assert "Paragraph 1 is empty." in sent.text


def test_publishes_and_starts_what_follows(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        marked(written("First", "Second", code_prefix="WEB"), 0)
    sent = send(bob, f"{desk(unit)}/publication", visibility="public", note="As adopted.", sure="y")
    assert sent.status_code == 303, sent.text
    page = bob.get(f"{desk(unit)}/publication")
    for told in ("As adopted.", "WEB-R01", f"/documents/{REFERENCE}", "Start the draft"):
        assert told in page.text
    assert "does not change" in bob.get(f"{desk(unit)}/").text
    assert "does not change" in bob.get(f"{desk(unit)}/details").text
    revision = send(bob, f"{desk(unit)}/publication", to=f"{desk(unit)}/revisions", kind="corr")
    assert revision.status_code == 303
    draft = revision.location
    assert "Corr.1" in bob.get(draft).text
    assert "Comes from, in the text revised:" in bob.get(draft).text
    again = send(bob, f"{desk(unit)}/publication", to=f"{desk(unit)}/revisions", kind="corr")
    assert again.status_code == 409


def test_shows_and_hides_what_is_published(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        published(written())
    address = f"{desk(unit)}/visibility"
    assert send(bob, f"{desk(unit)}/publication", to=address, visibility="private").status_code == 303
    with unit():
        link = readable_texts.meeting_of(at_desk())
        assert link is not None
        assert link.visibility == "private"
    undone = press(bob, f"{desk(unit)}/publication", address)  # the first of the two is the one that takes it back
    assert undone.status_code == 303
    with unit():
        link = readable_texts.meeting_of(at_desk())
        assert link is not None
        assert link.visibility == "public"


def test_says_where_a_paragraph_of_a_revision_comes_from(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        draft = written("First", "Second")
        published(draft)
        revision = revise(BOB, draft)
        number, first, old = revision.id, revision.paragraphs[0].id, [row.id for row in draft.paragraphs]
    page, address = f"/desk/documents/{number}/", f"/desk/documents/{number}/paragraphs/{first}/origins"
    token = form_on(bob.get(page), address)["csrf_token"]
    assert bob.post(address, data={"csrf_token": token, "old": [str(each) for each in old]}).status_code == 303
    assert "Comes from, in the text revised: 1, 2" in bob.get(page).text


def test_compares_any_two_versions_word_by_word(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        draft = written("Cooperate on data")
        edit_paragraph(ALICE, draft.paragraphs[0], ParagraphEntry(text="Cooperate on shared data"), 1)
        write(draft, "Another")
    page = bob.get(f"{desk(unit)}/versions?old=1&new=2").text
    assert "<ins>shared" in page
    assert "Another" not in page
    assert "Another" in bob.get(f"{desk(unit)}/versions?old=1&new=3").text
    assert "The text is the same in both." in bob.get(f"{desk(unit)}/versions?old=2&new=2").text
    assert bob.get(f"{desk(unit)}/versions?old=77&new=x").status_code == 200


def test_compares_a_revision_with_the_text_it_revises(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        draft = written("Cooperate on data", "Stays")
        published(draft)
        revision = revise(BOB, draft)
        edit_paragraph(BOB, revision.paragraphs[0], ParagraphEntry(text="Cooperate on shared data"), 1)
        number = revision.id
    for asked in ("?old=published", ""):  # which is what the page opens with
        page = bob.get(f"/desk/documents/{number}/versions{asked}").text
        assert "<ins>shared" in page
        assert page.count("change--changed") == 1
        assert "The text is the same in both." not in page


def test_one_version_is_not_compared_with_itself(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        write(outcome(), "Cooperate on data")
    page = bob.get(f"{desk(unit)}/versions").text
    assert "There is one version so far" in page
    assert "The text is the same in both." not in page


def test_tells_the_history_in_words(unit: Unit, bob: FlaskClient, alice: FlaskClient) -> None:
    with unit():
        written("First")
    save(bob, unit, 0, text="Better")
    save(bob, unit, 0, text="Better still")
    page = alice.get("/meetings/spring-webinar/desk/history").text
    assert page.count("Bob wrote at the paragraph spring-webinar/outcome#p-1.") == 1  # one sitting, one act
    assert "added the paragraph spring-webinar/outcome#p-1." in page


@pytest.mark.parametrize("count", [3, 60])
def test_shows_the_text_at_the_same_cost(count: int, unit: Unit, bob: FlaskClient, assert_queries: Queries) -> None:
    with unit():
        draft = written(*(f"Paragraph {number}" for number in range(count)))
        for place in range(count):
            marked(draft, place)
    address = desk(unit)
    with assert_queries(12):
        assert bob.get(f"{address}/").text.count("draft__para") == count


def test_an_instrument_is_not_for_rapporteurs(unit: Unit, bob: FlaskClient, anna: FlaskClient) -> None:
    with unit():
        number = instrument().id
    assert anna.get(f"/desk/documents/{number}/").status_code == 200
    assert bob.get(f"/desk/documents/{number}/").status_code == 403  # everybody reads it
