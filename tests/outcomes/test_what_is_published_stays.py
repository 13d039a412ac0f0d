"""Nothing changes what is published, neither somebody at the desk nor a slip of the program."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete

from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.documents.models import Document, Paragraph, Publication
from meetings.documents.rules.published_stays import PublishedForEver
from meetings.outcomes.actions import (
    DocumentEntry,
    ParagraphEntry,
    RecommendationEntry,
    add_paragraph,
    edit_document,
    edit_paragraph,
    edit_recommendation,
    move_paragraph,
    remove_paragraph,
    tag,
    unmark_recommendation,
)
from meetings.outcomes.models import Wording
from meetings.outcomes.queries import readable_texts
from tests.outcomes.builders import (
    ANNA,
    BOB,
    Unit,
    at_desk,
    marked,
    published,
    written,
)


def drop_paragraphs(row: Wording) -> None:
    row.paragraphs.clear()
    db.session.add(row)


@pytest.mark.parametrize("act", range(8))
def test_refuses_every_change_of_what_is_published(unit: Unit, act: int) -> None:
    with unit():
        draft = written()
        row = marked(draft, 0)
        published(draft)
        first = draft.paragraphs[0]
        acts = (
            lambda: add_paragraph(BOB, draft, ParagraphEntry()),
            lambda: edit_paragraph(BOB, first, ParagraphEntry(text="x"), 1),
            lambda: move_paragraph(BOB, first, "down"),
            lambda: remove_paragraph(BOB, first, 1),
            lambda: edit_document(BOB, draft, DocumentEntry(title="x"), 1),
            lambda: edit_recommendation(BOB, row, RecommendationEntry(text="x"), 1),
            lambda: unmark_recommendation(BOB, row),
            lambda: published(draft),
        )
        with pytest.raises(Invalid, match="Start a revision"):
            acts[act]()


@pytest.mark.parametrize(
    "slip",
    [
        lambda draft: setattr(draft, "title", "Another"),
        lambda draft: setattr(draft.paragraphs[0], "text", "Another"),
        lambda draft: setattr(draft.paragraphs[0], "path", ["9"]),
        lambda draft: draft.paragraphs.pop(),
        lambda draft: draft.paragraphs.append(Paragraph(position=9)),
        lambda draft: db.session.delete(draft.paragraphs[0]),
        lambda draft: db.session.delete(draft.publication),
        lambda draft: setattr(draft.publication, "note", "Another"),
        lambda draft: setattr(readable_texts.recommendations_in(draft)[0], "text", "Another"),
        lambda draft: drop_paragraphs(readable_texts.recommendations_in(draft)[0]),
        lambda draft: db.session.delete(readable_texts.recommendations_in(draft)[0]),
        lambda draft: setattr(readable_texts.recommendations_in(draft)[0].recommendation, "code", "X-R1"),
        lambda draft: db.session.delete(readable_texts.recommendations_in(draft)[0].recommendation),
        lambda draft: db.session.delete(draft.paragraphs[0].document),
    ],
)
def test_a_slip_of_the_program_cannot_change_it_either(unit: Unit, slip: Callable[[Document], object]) -> None:
    with unit():
        draft = written()
        marked(draft, 0)
        published(draft)
    with unit():
        draft = at_desk()
        slip(draft)
        with pytest.raises(PublishedForEver):
            db.session.flush()
        db.session.rollback()


def test_what_is_not_the_text_may_still_be_noted(unit: Unit) -> None:
    with unit():
        draft = written()
        row = marked(draft, 0)
        published(draft)
        draft.note = "Scan in the archive"
        tag(ANNA, row, RecommendationEntry(objectives=["O1"], themes=["T3"], principles=["P2"]))
        assert [(each.by_user_id) for each in row.recommendation.tags] == [ANNA.id] * 3


def test_bulk_removal_is_left_to_who_removes_the_demonstration(unit: Unit) -> None:
    with unit():
        number = published(written()).document_id
        db.session.execute(delete(Publication).where(Publication.document_id == number))
        db.session.flush()
