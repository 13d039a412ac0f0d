"""A revision changes a paragraph: which words of its recommendation hold is asked, and nothing published before."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid, NotAllowed
from meetings.documents.models import Document
from meetings.outcomes.actions import (
    ParagraphEntry,
    RecommendationEntry,
    WithGaps,
    decide_words,
    edit_paragraph,
    edit_recommendation,
    gaps,
    revise,
    unmark_recommendation,
)
from meetings.outcomes.models import Wording
from meetings.outcomes.queries.readable_texts import recommendations_in
from meetings.outcomes.queries.words_in_question import open_questions
from meetings.outcomes.rules.agreement import basis_of
from meetings.programme.models import Meeting
from tests.accounts.people import account, signed_in
from tests.outcomes.builders import BOB, CHARLIE, REFERENCE, Unit, at_desk, marked, published, written
from tests.programme.browsing import send

OLD, NEW = "States share data on migration.", "States do not share data on migration."
REV = f"{REFERENCE}/rev-1"
ASKED = "say different things: say which words hold"


def revised(old: str = OLD, new: str = NEW, words: str | None = None, **more: str) -> Document:
    """The draft of a revision that changed the paragraph; the recommendation has its earlier words."""
    draft = written(old, "Practices are shared.", code_prefix="WEB", **more)
    db.session.execute(update(Meeting).values(visibility="public"))
    if draft.nature == "summary":
        draft.original_title, draft.original_url = "The text", "https://example.org/text"
    marked(draft, 0, text=words)
    published(draft)
    revision = revise(BOB, draft)
    revision.issued = draft.issued
    edit_paragraph(BOB, revision.paragraphs[0], ParagraphEntry(text=new), revision.paragraphs[0].version)
    return revision


def row_of(revision: Document) -> Wording:
    return recommendations_in(revision)[0]


def asked(revision: Document) -> list[str]:
    return [str(gap) for gap in gaps(revision)]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (OLD, NEW, None),
        (OLD, NEW, "share data on migration"),  # these words stand in the new paragraph too, and mean the contrary
        (OLD, "States may wish to share data on migration.", None),
        ("Unite.", "Reunite.", None),  # part of a word is not the word
        (OLD, OLD + "\nThey may refuse to.", None),
    ],
)
def test_is_not_published_before_somebody_says_so(unit: Unit, old: str, new: str, words: str | None) -> None:
    with unit():
        revision = revised(old, new, words)
        assert asked(revision) == [f"Recommendation WEB-R01 and its paragraph {ASKED}."]
        with pytest.raises(WithGaps, match="which words hold"):
            published(revision)


@pytest.mark.parametrize("new", [OLD, OLD.upper(), f"  {OLD} "])
def test_is_not_asked_where_the_paragraph_says_the_same(unit: Unit, new: str) -> None:
    with unit():
        assert asked(revised(new=new)) == []


def test_is_asked_of_a_summary_too_whose_items_have_words_of_their_own(unit: Unit) -> None:
    with unit():
        revision = revised(words="Share data", nature="summary")
        assert asked(revision) == [f"Recommendation WEB-R01 and its paragraph {ASKED}."]
        edit_recommendation(BOB, row_of(revision), RecommendationEntry(text="Keep data"), 1)
        assert asked(revision) == []


def test_is_asked_of_a_first_draft_whose_recommendation_kept_other_words(unit: Unit) -> None:
    with unit():
        draft = written(OLD, code_prefix="WEB")
        row = marked(draft, 0)
        edit_paragraph(BOB, draft.paragraphs[0], ParagraphEntry(text=NEW), 1)
        assert asked(draft) == [f"Recommendation 1 and its paragraph {ASKED}."]
        decide_words(BOB, row, "keeps")
        published(draft)


def test_the_words_of_before_are_kept_deliberately(unit: Unit) -> None:
    with unit():
        revision = revised()
        decide_words(BOB, row_of(revision), "keeps")
        assert asked(revision) == []
        published(revision)
        assert row_of(revision).text == OLD


def test_what_was_said_holds_for_these_words_only(unit: Unit) -> None:
    with unit():
        revision = revised()
        decide_words(BOB, row_of(revision), "keeps")
        edit_paragraph(BOB, revision.paragraphs[0], ParagraphEntry(text="States never share data."), 2)
        assert [each.wording.text for each in open_questions(revision)] == [OLD]


def test_the_words_of_the_paragraph_are_taken(unit: Unit) -> None:
    with unit():
        revision = revised()
        decide_words(BOB, row_of(revision), "takes")
        assert (asked(revision), row_of(revision).text) == ([], NEW)
        published(revision)


def test_it_ends_and_stays_on_record(unit: Unit, client: FlaskClient) -> None:
    with unit():
        revision = revised()
        decide_words(BOB, row_of(revision), "ends")
        assert (asked(revision), recommendations_in(revision)) == ([], [])
        published(revision)
    text = client.get("/recommendations/WEB-R01").text
    assert OLD in text
    assert "Rev.1 does not carry it on; that was said on" in text


def test_taking_the_mark_off_says_the_same(unit: Unit, client: FlaskClient) -> None:
    with unit():
        revision = revised()
        unmark_recommendation(BOB, row_of(revision))
    assert "does not carry it on" not in client.get("/recommendations/WEB-R01").text  # a draft, still
    with unit():
        published(at_desk(REV))
    assert "does not carry it on" in client.get("/recommendations/WEB-R01").text


@pytest.mark.parametrize(
    ("which", "told"),
    [
        ("keeps", "Its words were kept deliberately on"),
        ("takes", "Its words were taken from the paragraph of"),
    ],
)
def test_its_page_tells_it_and_who_to_colleagues(
    app: Flask, client: FlaskClient, unit: Unit, which: str, told: str
) -> None:
    with unit():
        revision = revised()
        decide_words(BOB, row_of(revision), which)  # type: ignore[arg-type]  # one of the three
    assert told not in client.get("/recommendations/WEB-R01").text
    with unit():
        published(at_desk(REV))
    page = client.get("/recommendations/WEB-R01").text
    assert told in page
    assert "(Bob)" not in page
    account(app, "rita@example.org", ("rapporteur", at_desk_code()))
    assert "(Bob)" in signed_in(app, "rita@example.org").get("/recommendations/WEB-R01").text


def at_desk_code() -> str:
    return REFERENCE.partition("/")[0]


def test_what_was_said_of_words_that_changed_again_is_not_told(unit: Unit, client: FlaskClient) -> None:
    with unit():
        revision = revised()
        decide_words(BOB, row_of(revision), "keeps")
        edit_recommendation(BOB, row_of(revision), RecommendationEntry(text=NEW), 1)
        published(revision)
    assert "kept deliberately" not in client.get("/recommendations/WEB-R01").text


def test_others_words_than_those_shown_are_not_decided(unit: Unit) -> None:
    with unit():
        revision = revised()
        row = row_of(revision)
        seen = basis_of(row)
        edit_paragraph(BOB, revision.paragraphs[0], ParagraphEntry(text="Something else."), 2)
        with pytest.raises(Conflict, match="changed the words"):
            decide_words(BOB, row, "keeps", seen)
        with pytest.raises(Invalid, match="one of the three"):
            decide_words(BOB, row, "perhaps")  # type: ignore[arg-type]  # typed by hand
        with pytest.raises(NotAllowed):
            decide_words(CHARLIE, row, "keeps")


def test_the_desk_shows_both_texts_and_asks(app: Flask, unit: Unit) -> None:
    with unit():
        revision = revised()
        number, wording = revision.id, row_of(revision).id
    account(app, "bob@example.org", ("rapporteur", at_desk_code()))
    bob = signed_in(app, "bob@example.org")
    desk = f"/desk/documents/{number}"
    address = f"{desk}/recommendations/{wording}/words"
    for below in ("publication", "recommendations", f"recommendations/{wording}"):
        assert address in bob.get(f"{desk}/{below}").text, below
    assert "Publish for ever" not in bob.get(f"{desk}/publication").text
    page = bob.get(address)
    for told in ("The paragraph before", OLD, "The paragraph now (1)", NEW, "<ins> do not</ins>"):
        assert told in page.text, told
    assert "checked" not in page.text.partition('name="which"')[2].partition("</ul>")[0]  # asked, not proposed
    assert send(bob, address).status_code == 422
    answer = send(bob, address, which="keeps")
    assert answer.status_code == 303
    assert "Publish for ever" in bob.get(f"{desk}/publication").text
    assert "Of exactly these words Bob said on" in bob.get(address).text


def test_there_is_nothing_to_choose_where_they_agree(app: Flask, unit: Unit) -> None:
    with unit():
        draft = written(OLD, code_prefix="WEB")
        wording = marked(draft, 0).id
        number = draft.id
    account(app, "bob@example.org", ("rapporteur", at_desk_code()))
    address = f"/desk/documents/{number}/recommendations/{wording}/words"
    assert signed_in(app, "bob@example.org").get(address).status_code == 404
    with unit():
        assert open_questions(at_desk()) == []
