"""Publishing: every gap at once, codes given once, words in force, and then for ever."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import delete, select

from meetings.accounts.viewer import Viewer
from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.history import HistoryEntry
from meetings.documents.models import Document, Paragraph, ParagraphMap, Publication
from meetings.documents.rules.published_stays import PublishedForEver
from meetings.followup.answers.journey import known_recommendation
from meetings.followup.queries.recommendation_rows import tags
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.actions import (
    DocumentEntry,
    ParagraphEntry,
    RecommendationEntry,
    WithGaps,
    add_paragraph,
    came_from,
    edit_document,
    edit_paragraph,
    edit_recommendation,
    gaps,
    move_paragraph,
    propose,
    remove_paragraph,
    revise,
    show_document,
    start_document,
    tag,
    unmark_recommendation,
)
from meetings.outcomes.actions.entries import shown_recommendation
from meetings.outcomes.models import Proposer, Recommendation, Wording
from meetings.outcomes.queries import readable_texts
from meetings.outcomes.queries.content import seen_digest
from meetings.outcomes.queries.drafts import origins
from meetings.programme.models import Meeting
from tests.outcomes.builders import (
    ALICE,
    ANNA,
    BOB,
    CODE,
    REFERENCE,
    Unit,
    at_desk,
    marked,
    outcome,
    published,
    texts,
    write,
    written,
)
from tests.programme.builders import DAY, with_sessions


def codes(document: Document) -> list[str | None]:
    return [row.recommendation.code for row in readable_texts.recommendations_in(document)]


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


def drop_paragraphs(row: Wording) -> None:
    row.paragraphs.clear()
    db.session.add(row)


def dated(document: Document) -> DocumentEntry:
    from tests.programme.builders import DAY

    return DocumentEntry(title=document.title, issued=FuzzyDates.on(DAY))


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


def test_revises_with_a_map_and_keeps_what_was_said_before(unit: Unit) -> None:
    with unit():
        draft = written("A", "B", code_prefix="WEB")
        old = marked(draft, 0)
        published(draft)
        revision = revise(BOB, draft)
        assert (revision.reference, revision.title) == (f"{REFERENCE}/rev-1", draft.title)
        assert (revision.revises_id, revision.issued.status) == (draft.id, "undetermined")
        assert texts(revision) == ["1 A", "2 B"]
        new = readable_texts.recommendations_in(revision)[0]
        assert new.recommendation_id == old.recommendation_id
        edit_paragraph(BOB, revision.paragraphs[0], ParagraphEntry(text="A, better"), 1)
        edit_recommendation(BOB, new, RecommendationEntry(text="A, better", kind="ask"), 1)
        edit_document(BOB, revision, dated(revision), 1)
        assert old.in_force
        published(revision)
        db.session.expire_all()
        assert (old.in_force, new.in_force, old.text, new.text) == (False, True, "A", "A, better")
        assert new.recommendation.code == "WEB-R01"


def test_a_draft_revision_changes_nothing_of_a_recommendation_on_record_but_its_words(unit: Unit) -> None:
    with unit():
        draft = written("A", code_prefix="WEB")
        marked(draft, 0, objectives=["O5"], others=["A body"])
        published(draft)
        new = readable_texts.recommendations_in(revise(BOB, draft))[0]
        entry = RecommendationEntry(text="B", kind="process", objectives=["O23"], others=["Another body"])
        edit_recommendation(BOB, new, entry, 1)
        assert told(new) == ("B", "ask", "O5", "A body")
    with unit():
        assert entries_of("recommendation.edited")[-1].inward


def test_what_a_recommendation_on_record_is_about_is_told_at_once_from_a_draft_too(unit: Unit) -> None:
    with unit():
        draft = written("A", code_prefix="WEB")
        marked(draft, 0)
        published(draft)
        new = readable_texts.recommendations_in(revise(BOB, draft))[0]
        tag(BOB, new, RecommendationEntry(objectives=["O23"]))
        propose(BOB, new, RecommendationEntry(others=["A body"]))
        assert told(new) == ("A", "ask", "O23", "A body")
    with unit():
        for action in ("recommendation.tagged", "recommendation.proposed"):
            (entry,) = entries_of(action)
            assert (entry.subject_key, entry.inward) == ("WEB-R01", False)


def test_a_recommendation_on_record_keeps_its_kind(unit: Unit) -> None:
    with unit():
        draft = written("A", code_prefix="WEB")
        row = marked(draft, 0)
        published(draft)
        row.recommendation.kind = "process"
        with pytest.raises(PublishedForEver, match="keeps its kind: WEB-R01"):
            db.session.flush()
        db.session.rollback()


def test_what_was_taken_off_a_recommendation_on_record_was_known_on_the_days_before(unit: Unit) -> None:
    first, second, third = (datetime(2027, 6, day, 9, tzinfo=UTC) for day in (1, 2, 3))
    with unit():
        with clock.fixed(first):
            draft = written("A", code_prefix="WEB")
            row = marked(draft, 0, objectives=["O5"], mechanisms=["arcp"])
            published(draft)
        with clock.fixed(second):
            tag(ANNA, row, RecommendationEntry(objectives=["O6"]))
            propose(ANNA, row, RecommendationEntry(others=["A body"]))
        with clock.fixed(third):
            tag(ANNA, row, RecommendationEntry(objectives=["O5"]))
            propose(ANNA, row, RecommendationEntry(mechanisms=["arcp"]))
        number = row.recommendation_id
    days = [AsOf(moment.date(), moment.date()) for moment in (first, second, third)]
    with unit():
        found = [tags(BOB, day)[number] for day in days]
        assert [(each.objectives, each.mechanisms, each.others) for each in found] == [
            ([5], ["arcp"], []), ([6], [], ["A body"]), ([5], ["arcp"], []),
        ]  # fmt: skip
        journeys = [known_recommendation(BOB, "WEB-R01", day) for day in days]
        assert [[each.objective.number for each in known.tags] for known in journeys] == [[5], [6], [5]]
        assert [[each.label for each in known.proposers] for known in journeys] == [[None], ["A body"], [None]]


def test_what_is_taken_off_a_draft_leaves_nothing_behind(unit: Unit) -> None:
    with unit():
        row = marked(written("A"), 0, objectives=["O5"], others=["A body"])
        edit_recommendation(BOB, row, RecommendationEntry(), 1)
        assert (row.recommendation.all_tags, db.session.scalars(select(Proposer)).all()) == ([], [])


def told(row: Wording) -> tuple[str, ...]:
    shown = shown_recommendation(row)
    return tuple(shown[name] for name in ("text", "kind", "tags", "proposers"))


def entries_of(action: str) -> list[HistoryEntry]:
    return db.session.query(HistoryEntry).filter_by(action=action).order_by(HistoryEntry.id).all()


def test_a_paragraph_taken_out_of_a_revision_leaves_the_map(unit: Unit) -> None:
    with unit():
        draft = written("A", "B")
        published(draft)
        revision = revise(BOB, draft, "corr")
        assert revision.reference.endswith("/corr-1")
        remove_paragraph(BOB, revision.paragraphs[0], 1)
        assert db.session.query(ParagraphMap).count() == 1
        joined = add_paragraph(BOB, revision, ParagraphEntry(text="A and B"))
        came_from(BOB, joined, draft.paragraphs)
        assert [[row.text for row in rows] for rows in origins(revision).values()] == [["B"], ["A", "B"]]
        with pytest.raises(Invalid, match="Choose paragraphs of the text that this one revises"):
            came_from(BOB, joined, [joined])


def test_an_addendum_starts_empty(unit: Unit) -> None:
    with unit():
        draft = written()
        marked(draft, 0)
        published(draft)
        addendum = revise(BOB, draft, "add")
        assert (addendum.reference, addendum.paragraphs) == (f"{REFERENCE}/add-1", [])
        assert readable_texts.recommendations_in(addendum) == []


def test_refuses_a_revision_of_a_draft_or_of_what_was_revised(unit: Unit) -> None:
    with unit():
        draft = written()
        with pytest.raises(Invalid, match="change it as it is"):
            revise(BOB, draft)
        published(draft)
        revision = revise(BOB, draft)
        with pytest.raises(Conflict, match="was started already"):
            revise(ALICE, draft)
        edit_document(BOB, revision, dated(revision), 1)
        published(revision)
        with pytest.raises(Invalid, match="rev-1 revises this document already"):
            revise(BOB, draft)
        second = revise(BOB, revision)
        assert (second.reference, second.revision_number) == (f"{REFERENCE}/rev-2", 2)
        assert second.revises_id == revision.id


def test_a_revision_starts_from_the_text_with_its_corrigendum(unit: Unit) -> None:
    with unit():
        draft = written()
        published(draft)
        corrigendum = revise(BOB, draft, "corr")
        with pytest.raises(Conflict, match="corr-1 was started already"):
            revise(BOB, draft)
        edit_document(BOB, corrigendum, dated(corrigendum), 1)
        published(corrigendum)
        with pytest.raises(Invalid, match="corr-1 revises this document already"):
            revise(BOB, draft)
        assert revise(BOB, draft, "add").revises_id == draft.id
        assert revise(BOB, corrigendum).reference == f"{REFERENCE}/rev-1"


def test_counts_what_is_on_record_whatever_a_revision_for_the_staff_says(unit: Unit) -> None:
    from meetings.accounts.viewer import NOBODY
    from meetings.followup.answers.register import Chosen, register_for
    from meetings.programme.actions.meetings import show_to
    from tests.programme.builders import CODE, OLGA
    from tests.programme.builders import at_desk as meeting_at_desk

    with unit():
        draft = written("A", code_prefix="WEB")
        marked(draft, 0)
        published(draft)
        revision = revise(BOB, draft)
        edit_document(BOB, revision, dated(revision), 1)
        show_to(OLGA, meeting_at_desk(OLGA), "public")
        published(revision, visibility="private")
        for viewer in (NOBODY, BOB):
            assert len(register_for(viewer).find(Chosen(meeting=CODE)).entries) == 1


def test_unmarking_leaves_what_was_published_before_on_record(unit: Unit) -> None:
    with unit():
        draft = written("A", code_prefix="WEB")
        marked(draft, 0)
        published(draft)
        revision = revise(BOB, draft)
        unmark_recommendation(BOB, readable_texts.recommendations_in(revision)[0])
        assert db.session.query(Recommendation).filter_by(code="WEB-R01").count() == 1
        assert db.session.query(Wording).filter_by(in_force=True, document_id=draft.id).count() == 1
        fresh = marked(revision, 0)
        number = fresh.recommendation_id
        unmark_recommendation(BOB, fresh)
        assert db.session.get(Recommendation, number) is None
