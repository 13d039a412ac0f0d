"""Publishing: every gap at once, codes given once, words in force, and then for ever."""

import pytest

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Conflict
from meetings.core.history import HistoryEntry
from meetings.outcomes.actions import (
    ParagraphEntry,
    WithGaps,
    add_paragraph,
    edit_paragraph,
    gaps,
    show_document,
)
from meetings.outcomes.queries import readable_texts
from meetings.outcomes.queries.content import seen_digest
from tests.outcomes.builders import (
    ALICE,
    BOB,
    REFERENCE,
    Unit,
    marked,
    outcome,
    published,
    write,
    written,
)


def test_names_every_gap_at_once(unit: Unit) -> None:
    with unit():
        draft = written("A", "  ", title="", issued=FuzzyDates.undetermined(), nature="summary", code_prefix="")
        draft.code_prefix = None
        marked(draft, kind=None, text="")
        with pytest.raises(WithGaps) as refused:
            published(draft)
        told = [str(gap) for gap in refused.value.gaps]
    assert told == [
        "The document has no title.",
        "The day of issue is not given; roughly is enough.",
        "The summary does not say which text it sums up: give its symbol or its title.",
        "The summary does not say where its original is: give its symbol or its address.",
        "The letters before the numbers of recommendations are not given, such as GRCP7.",
        "Paragraph 1 (a) is empty.",
        "Recommendation 1 has no text.",
        "Recommendation 1 has no kind.",
        "Recommendation 1 is not taken from any paragraph.",
    ]
    for sentence in told:
        assert sentence in str(refused.value)


def test_asks_for_a_paragraph_and_for_numbers_given_once(unit: Unit) -> None:
    with unit():
        draft = outcome(numbering="given")
        assert [str(gap) for gap in gaps(draft)] == ["There is no paragraph yet."]
        for number in ("1", "2"):
            add_paragraph(BOB, draft, ParagraphEntry(text="x", number=number))
        write(draft, "# Only a heading")
        draft.paragraphs[1].path, draft.paragraphs[1].anchor = ["1"], "p-1"
        assert [str(gap) for gap in gaps(draft)] == ["The number 1 is given twice."] * 2


def test_freezes_with_a_digest_and_says_so_in_the_history(unit: Unit) -> None:
    with unit():
        draft = written()
        marked(draft, 0)
        publication = published(draft, note="As read out.")
        assert (len(publication.digest), publication.note, publication.by_user_id) == (64, "As read out.", BOB.id)
    with unit():
        told = db.session.query(HistoryEntry).filter(HistoryEntry.action == "document.published").one()
        assert (told.scope, told.subject_key, told.inward) == ("spring-webinar", REFERENCE, False)


def test_puts_words_in_force_where_search_finds_them(unit: Unit) -> None:
    with unit():
        draft = written("Coopérer étroitement", code_prefix="WEB")
        row = marked(draft, 0)
        assert not row.in_force
        published(draft)
        assert (row.in_force, row.folded) == (True, "web-r01 cooperer etroitement")


def test_is_told_when_somebody_saved_since_the_page_was_made(unit: Unit) -> None:
    with unit():
        draft = written()
        seen = seen_digest(draft)
        edit_paragraph(ALICE, draft.paragraphs[0], ParagraphEntry(text="Something else"), 1)
        with pytest.raises(Conflict, match="Somebody changed the draft"):
            published(draft, seen=seen)
        published(draft, seen=seen_digest(draft))


def test_is_not_read_by_others_before_meeting_and_document_are_public(unit: Unit) -> None:
    from meetings.accounts.viewer import NOBODY
    from meetings.core.errors import Missing
    from meetings.programme.actions.meetings import show_to
    from tests.programme.builders import OLGA
    from tests.programme.builders import at_desk as meeting_at_desk

    def readable() -> bool:
        try:
            readable_texts.document_for(NOBODY, REFERENCE)
        except Missing:
            return False
        return True

    with unit():
        draft = written()
        assert not readable()
        published(draft, visibility="private")
        show_to(OLGA, meeting_at_desk(OLGA), "public")
        db.session.flush()
        assert not readable()
        show_document(BOB, draft, "public")
        assert readable()
        show_document(BOB, draft, "private")
        assert not readable()
