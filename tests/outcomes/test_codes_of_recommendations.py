"""Codes are given once, in the order of the text, and tell nothing of what is kept back."""

from typing import Any

import pytest
from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.outcomes.actions import (
    DocumentEntry,
    edit_document,
    revise,
    start_document,
    unmark_recommendation,
)
from meetings.outcomes.queries import readable_texts
from meetings.programme.models import Meeting
from tests.outcomes.builders import (
    BOB,
    CODE,
    Unit,
    dated,
    marked,
    published,
    write,
    written,
)
from tests.programme.builders import DAY, with_sessions


def codes(document: Document) -> list[str | None]:
    return [row.recommendation.code for row in readable_texts.recommendations_in(document)]


def test_gives_codes_in_the_order_of_the_text_and_never_again(unit: Unit) -> None:
    with unit():
        draft = written("A", "B", "C", code_prefix="WEB")
        marked(draft, 2), marked(draft, 0)
        published(draft)
        assert [(row.recommendation.code, row.text) for row in readable_texts.recommendations_in(draft)] == [
            ("WEB-R01", "A"),
            ("WEB-R02", "C"),
        ]
        revision = revise(BOB, draft)
        edit_document(BOB, revision, dated(revision), 1)
        unmark_recommendation(BOB, readable_texts.recommendations_in(revision)[1])
        marked(revision, 1)
        published(revision)
        assert codes(revision) == ["WEB-R01", "WEB-R03"]


def of_the_meeting(name: str, visibility: str, **more: Any) -> Document:
    """Another document of the webinar with two recommendations, published."""
    entry = DocumentEntry(title=name, reference=f"{CODE}/{name}", issued=FuzzyDates.on(DAY), **more)
    made = start_document(BOB, db.session.scalars(select(Meeting).filter_by(code=CODE)).one(), entry)
    for line in ("First", "Second"):
        write(made, line)
    marked(made, 0), marked(made, 1)
    published(made, visibility=visibility)
    return made


def test_no_number_is_missing_where_a_document_for_others_has_the_letters(unit: Unit) -> None:
    with unit():
        first = written("A", "B", code_prefix="WEB")
        marked(first, 0), marked(first, 1)
        first.title = "Kept back"
        published(first, visibility="private")
        shown = [of_the_meeting(name, "public", code_prefix="WEB") for name in ("one", "two")]
        again = of_the_meeting("three", "private", code_prefix="WEB")
        assert codes(first) + codes(again) == ["WEBB-R01", "WEBB-R02", "WEBB-R03", "WEBB-R04"]
        assert [code for each in shown for code in codes(each)] == ["WEB-R01", "WEB-R02", "WEB-R03", "WEB-R04"]
        assert codes(of_the_meeting("four", "private", code_prefix="SPRINGWEBINAR")) == [
            "SPRINGWEBINARB-R01", "SPRINGWEBINARB-R02",
        ]  # fmt: skip


@pytest.mark.parametrize("order", [("private", "public"), ("public", "private"), ("private", "private", "public")])
def test_letters_for_everybody_are_the_same_whatever_is_kept_back(unit: Unit, order: tuple[str, ...]) -> None:
    with unit():
        started = start_document(BOB, with_sessions(), DocumentEntry(title="Notes", reference=f"{CODE}/notes"))
        assert started.publication is None
        made = [(kind, of_the_meeting(f"text-{place}", kind, code_prefix="DST")) for place, kind in enumerate(order)]
        public = [code for kind, each in made if kind == "public" for code in codes(each)]
        assert public == ["DST-R01", "DST-R02"]
        kept_back = [code for kind, each in made if kind == "private" for code in codes(each)]
        assert kept_back == [f"DSTB-R{number:02}" for number in range(1, len(kept_back) + 1)]


def test_a_revision_that_is_kept_back_goes_on_with_its_letters(unit: Unit) -> None:
    with unit():
        draft = written("A", "B", code_prefix="WEB")
        marked(draft, 0)
        published(draft, visibility="private")
        revision = revise(BOB, draft)
        edit_document(BOB, revision, dated(revision), 1)
        marked(revision, 1)
        published(revision, visibility="private")
        assert codes(revision) == ["WEBB-R01", "WEBB-R02"]


def test_what_a_revision_that_is_kept_back_adds_leaves_no_gap_for_everybody(unit: Unit) -> None:
    with unit():
        draft = written("A", "B", code_prefix="WEB")
        marked(draft, 0)
        published(draft)
        revision = revise(BOB, draft)
        edit_document(BOB, revision, dated(revision), 1)
        marked(revision, 1)
        published(revision, visibility="private")
        assert codes(revision) == ["WEB-R01", "WEBB-R01"]
        assert codes(of_the_meeting("later", "public", code_prefix="WEB")) == ["WEB-R02", "WEB-R03"]


def test_letters_of_a_private_meeting_tell_nothing_of_it(unit: Unit) -> None:
    with unit():
        made = written("A", code_prefix="WEB")
        marked(made, 0)
        published(made)  # of a meeting that is private
        other = with_sessions(code="another")
        other.visibility = "public"
        carl = Viewer(8, "Carl", frozenset({("rapporteur", "another")}))
        entry = DocumentEntry(title="Theirs", reference="another/outcome", issued=FuzzyDates.on(DAY), code_prefix="WEB")
        theirs = start_document(carl, other, entry)
        write(theirs, "First", carl)
        marked(theirs, 0, viewer=carl)
        published(theirs, carl)
        assert codes(theirs) == ["ANOTHER-R01"]
        assert theirs.code_prefix == "ANOTHER"


def test_a_revision_for_everybody_goes_on_with_the_letters_of_what_it_revises(unit: Unit) -> None:
    with unit():
        draft = written("A", "B", code_prefix="WEB")
        marked(draft, 0)
        published(draft, visibility="private")
        revision = revise(BOB, draft)
        edit_document(BOB, revision, dated(revision), 1)
        marked(revision, 1)
        published(revision)
        assert codes(revision) == ["WEBB-R01", "WEBB-R02"]
