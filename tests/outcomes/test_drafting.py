"""A draft is written paragraph by paragraph: numbers follow by themselves, and two writers are told of one another."""

from typing import Any

import pytest

from meetings.accounts.viewer import Viewer
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid, NotAllowed
from meetings.core.history import HistoryEntry
from meetings.documents.models import Document, Paragraph
from meetings.documents.queries import at_address
from meetings.documents.vocabulary import Nature
from meetings.outcomes.actions import (
    DocumentEntry,
    ParagraphEntry,
    add_paragraph,
    edit_document,
    edit_paragraph,
    move_paragraph,
    place_paragraph,
    remove_paragraph,
    revise,
    start_document,
)
from tests.outcomes.builders import (
    ALICE,
    ANNA,
    BOB,
    CHARLIE,
    REFERENCE,
    Unit,
    at_desk,
    instrument,
    marked,
    numbers,
    outcome,
    published,
    texts,
    write,
    written,
)
from tests.programme.builders import DAY, webinar

ISSUED = FuzzyDates.on(DAY)


def test_starts_a_draft_below_its_meeting(unit: Unit) -> None:
    with unit():
        draft = start_document(BOB, webinar(), DocumentEntry(title="Highlights & conclusions"))
        assert draft.reference == "spring-webinar/highlights-conclusions"
        assert (draft.code_prefix, draft.is_published, draft.issued.status) == ("SPRINGWEBINAR", False, "undetermined")
    with unit():
        told = db.session.query(HistoryEntry).filter(HistoryEntry.action == "document.started").one()
        key = "spring-webinar/highlights-conclusions"
        assert (told.scope, told.subject_key, told.inward) == ("spring-webinar", key, True)


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        ({"reference": "another/outcome"}, "reference"),
        ({"reference": "spring-webinar/Outcome.pdf"}, "reference"),
        ({"nature": "summary", "symbol": "A/1"}, "symbol"),
        ({"original_url": "iom.int"}, "original_url"),
        ({"code_prefix": "GRCP-7"}, "code_prefix"),
        ({"kind": "poem"}, "kind"),
        ({"language": "Klingon!"}, "language"),
    ],
)
def test_refuses_a_start_that_cannot_be_kept(unit: Unit, entry: dict[str, str], field: str) -> None:
    with unit(), pytest.raises(Invalid) as refused:
        outcome(**entry)
    assert field in refused.value.fields


@pytest.mark.parametrize("symbol", ["/Z/1", "Z/1/", "Z//1", "Z/../1", "Z/1.json", "Z/1/changes", "an-instrument"])
def test_refuses_a_symbol_that_would_not_lead_to_its_document(unit: Unit, symbol: str) -> None:
    with unit():
        instrument()
        for entry in (
            DocumentEntry(title="Another", reference="another", symbol=symbol),
            DocumentEntry(title="Another", reference="another", nature="summary", original_symbol=symbol),
        ):
            with pytest.raises(Invalid) as refused:
                start_document(ANNA, None, entry)
            assert list(refused.value.fields) == ["original_symbol" if entry.nature == "summary" else "symbol"]


def test_refuses_a_rapporteur_the_symbol_of_another_text(unit: Unit) -> None:
    with unit():
        entry = DocumentEntry(
            title="A text", reference="a-text", nature="summary", original_symbol="A/1", issued=ISSUED
        )
        summary = start_document(ANNA, None, entry)
        write(summary, "Words", ANNA)
        published(summary, ANNA)
        own = outcome(symbol="SW/1")
        for taking, name, sentence in (
            (DocumentEntry(title="Better", symbol="A/1"), "symbol", "Give one of this text alone"),
            (DocumentEntry(title="Better", nature="summary", original_symbol="A/1"), "original_symbol", "Revise that"),
        ):
            with pytest.raises(Invalid) as refused:
                edit_document(BOB, own, taking, own.version)
            assert sentence in refused.value.fields[name]
            db.session.refresh(own)
        edit_document(BOB, own, DocumentEntry(title="Better", symbol="SW/1"), own.version)
        start_document(ANNA, None, DocumentEntry(title="The text", reference="text-itself", symbol="A/1"))


@pytest.mark.parametrize("nature", ["record", "summary"])
def test_tells_nobody_of_a_text_that_they_may_not_read(unit: Unit, nature: Nature) -> None:
    """A draft of an analyst, and a published text that only another meeting's staff read: as if neither were there."""
    carrying: dict[str, Any] = {"symbol": "A/1"} if nature == "record" else {"original_symbol": "A/1"}
    with unit():
        for language in ("en", "fr"):
            draft = DocumentEntry(
                title="A draft", reference=f"a-{language}", nature=nature, language=language, **carrying
            )
            start_document(ANNA, None, draft)
        own = outcome(symbol="SW/1")
        edit_document(BOB, own, DocumentEntry(title="Ours", nature=nature, issued=ISSUED, **carrying), own.version)
        write(own, "Words")
        published(own)
        with pytest.raises(Invalid) as refused:
            start_document(ANNA, None, DocumentEntry(title="More", reference="b", nature=nature, **carrying))
        assert len(refused.value.fields) == 1  # who reads both is told


def test_whoever_publishes_second_finds_the_symbol_taken(unit: Unit) -> None:
    with unit():
        theirs = start_document(ANNA, None, DocumentEntry(title="A", reference="a", symbol="A/1", issued=ISSUED))
        write(theirs, "Words", ANNA)
        own = outcome(symbol="A/1")
        write(own, "Words")
        published(theirs, ANNA)
        with pytest.raises(Invalid, match="Another document has this symbol in this language"):
            published(own)


def test_an_address_leads_to_one_document(unit: Unit) -> None:
    with unit():
        summary = outcome(title="Summary", nature="summary", original_symbol="X/1")
        write(summary, "Words")
        published(summary)
        revision = revise(BOB, summary)
        entry = DocumentEntry(title="Two", nature="summary", original_symbol="X/1", issued=summary.issued)
        edit_document(BOB, revision, entry, 1)
        published(revision)
        made = {}
        for language in ("fr", "en"):
            day, name = summary.issued, f"y-{language}"
            text = DocumentEntry(title="Text", symbol="Y/1", reference=name, language=language, issued=day)
            made[language] = start_document(ANNA, None, text)
            write(made[language], "Words", ANNA)
            published(made[language], ANNA)
        start_document(ANNA, None, DocumentEntry(title="The original, not out yet", symbol="X/1", reference="x"))
        known = (summary, revision, *made.values())
        assert [each.address for each in known] == ["X/1", f"{REFERENCE}/rev-1", "y-fr", "Y/1"]
        assert [db.session.scalar(at_address(each.address)) for each in known] == list(known)


def test_never_gives_an_address_twice(unit: Unit) -> None:
    with unit():
        outcome()
        from tests.programme.builders import at_desk as meeting_at_desk

        with pytest.raises(Conflict, match="belongs to another document"):
            start_document(BOB, meeting_at_desk(ALICE), DocumentEntry(title="Other", reference=REFERENCE))


def test_an_instrument_of_no_meeting_is_an_analysts(unit: Unit) -> None:
    with unit():
        assert texts(instrument()) == ["1 States cooperate.", "1 (a) They share data."]
        with pytest.raises(NotAllowed, match="analysts of every meeting"):
            start_document(BOB, None, DocumentEntry(title="Another"))
        webinar()
        with pytest.raises(Invalid, match="cannot be the address"):
            start_document(ANNA, None, DocumentEntry(title="Another", reference="spring-webinar/mine"))


@pytest.mark.parametrize("stranger", [CHARLIE, ANNA])
def test_is_for_rapporteurs_and_organisers_of_its_meeting(unit: Unit, stranger: Viewer) -> None:
    with unit():
        draft = written()
        add_paragraph(ALICE, draft, ParagraphEntry(text="By the organiser"))
        for act in (
            lambda: add_paragraph(stranger, draft, ParagraphEntry()),
            lambda: edit_paragraph(stranger, draft.paragraphs[0], ParagraphEntry(text="x"), 1),
            lambda: move_paragraph(stranger, draft.paragraphs[0], "down"),
            lambda: remove_paragraph(stranger, draft.paragraphs[0], 1),
            lambda: marked(draft, 0, viewer=stranger),
            lambda: published(draft, viewer=stranger),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_numbers_paragraphs_by_itself(unit: Unit) -> None:
    with unit():
        draft = written(
            "# One", "PP Recalling", "First", "  sub", "  sub", "    deeper", "- bullet", "Second", "# Two", "Third"
        )
        assert numbers(draft) == ["", "[PP 1]", "1", "1 (a)", "1 (b)", "1 (b) (i)", "1 (b) (i) [1]", "2", "", "3"]
        assert [row.anchor for row in draft.paragraphs][:3] == ["p-h-1", "p-pp-1", "p-1"]
        assert [row.depth for row in draft.paragraphs] == [0, 0, 0, 1, 1, 2, 3, 0, 0, 0]


def test_adds_below_a_paragraph_and_at_the_start(unit: Unit) -> None:
    with unit():
        draft = written("First", "Last")
        add_paragraph(BOB, draft, ParagraphEntry(text="Between"), after=draft.paragraphs[0])
        add_paragraph(BOB, draft, ParagraphEntry(text="Title", kind="heading"), at_start=True)
        assert texts(draft) == ["Title", "1 First", "2 Between", "3 Last"]


def test_adds_a_paragraph_below_the_sub_paragraphs_of_the_one_above(unit: Unit) -> None:
    with unit():
        draft = written("First", "  part")
        add_paragraph(BOB, draft, ParagraphEntry(text="Second"), after=draft.paragraphs[0])
        add_paragraph(BOB, draft, ParagraphEntry(text="new part", depth=1), after=draft.paragraphs[0])
        add_paragraph(BOB, draft, ParagraphEntry(text="Taker"), after=draft.paragraphs[0], directly=True)
        assert texts(draft) == ["1 First", "2 Taker", "2 (a) new part", "2 (b) part", "3 Second"]


def test_moves_a_paragraph_with_what_hangs_on_it(unit: Unit) -> None:
    with unit():
        draft = written("A", "  a", "  b", "B", "  c", "- d")
        move_paragraph(BOB, draft.paragraphs[3], "up")
        assert texts(draft) == ["1 B", "1 (a) c", "1 (a) [1] d", "2 A", "2 (a) a", "2 (b) b"]
        move_paragraph(BOB, draft.paragraphs[0], "down")
        assert texts(draft)[0] == "1 A"
        with pytest.raises(Invalid, match="the first already"):
            move_paragraph(BOB, draft.paragraphs[0], "up")
        with pytest.raises(Invalid, match="the last already"):
            move_paragraph(BOB, draft.paragraphs[-1], "down")


def test_moves_a_paragraph_in_and_out(unit: Unit) -> None:
    with unit():
        draft = written("A", "B", "  c")
        move_paragraph(BOB, draft.paragraphs[1], "in")
        assert numbers(draft) == ["1", "1 (a)", "1 (a) (i)"]
        with pytest.raises(Invalid, match="cannot go further in"):
            move_paragraph(BOB, draft.paragraphs[1], "in")
        move_paragraph(BOB, draft.paragraphs[1], "out")
        assert numbers(draft) == ["1", "2", "2 (a)"]
        with pytest.raises(Invalid, match="cannot go further out"):
            move_paragraph(BOB, draft.paragraphs[0], "out")
        with pytest.raises(Invalid, match="cannot go further in"):
            move_paragraph(BOB, draft.paragraphs[0], "in")


def test_moves_a_paragraph_to_a_place(unit: Unit) -> None:
    with unit():
        draft = written("A", "  a", "B", "C")
        place_paragraph(BOB, draft.paragraphs[3], 1)
        assert texts(draft) == ["1 C", "2 A", "2 (a) a", "3 B"]
        place_paragraph(BOB, draft.paragraphs[1], 5)
        assert texts(draft) == ["1 C", "2 B", "3 A", "3 (a) a"]
        for nowhere in (0, 9, 4):
            with pytest.raises(Invalid, match="Choose a place"):
                place_paragraph(BOB, draft.paragraphs[2], nowhere)


def test_takes_a_paragraph_out_and_leaves_what_was_marked_without_a_place(unit: Unit) -> None:
    with unit():
        draft = written("A", "B")
        wording = marked(draft, 0)
        remove_paragraph(BOB, draft.paragraphs[0], 1)
        assert texts(draft) == ["1 B"]
        assert wording.paragraphs == []
        assert wording.text == "A"


def test_keeps_given_numbers_and_refuses_one_taken(unit: Unit) -> None:
    with unit():
        draft = outcome(numbering="given")
        for number in ("6", "6 (a)", "Annex II, 8"):
            add_paragraph(BOB, draft, ParagraphEntry(text=number, number=number))
        write(draft, "- of the annex")
        write(draft, "# Heading")
        assert numbers(draft) == ["6", "6 (a)", "annex II, 8", "annex II, 8 [1]", ""]
        for number, sentence in (("6(a)", "is taken"), ("", "needs its number"), ("six?", "by its number")):
            with pytest.raises(Invalid, match=sentence) as refused:
                add_paragraph(BOB, draft, ParagraphEntry(text="x", number=number))
            assert "number" in refused.value.fields
        with pytest.raises(Invalid, match="numbers of this text are given"):
            move_paragraph(BOB, draft.paragraphs[1], "out")
        move_paragraph(BOB, draft.paragraphs[1], "up")
        assert numbers(draft)[:2] == ["6 (a)", "6"]


def test_shows_the_second_writer_both_texts(unit: Unit) -> None:
    with unit():
        written("Cooperate on data")
    with unit():
        edit_paragraph(ALICE, at_desk().paragraphs[0], ParagraphEntry(text="Cooperate on data and evidence"), 1)
    with unit(), pytest.raises(Conflict) as told:
        edit_paragraph(BOB, at_desk().paragraphs[0], ParagraphEntry(text="Cooperate closely"), 1)
    assert told.value.theirs == {"text": "Cooperate on data and evidence"}
    assert told.value.yours == {"text": "Cooperate closely"}
    with unit():
        edit_paragraph(BOB, at_desk().paragraphs[0], ParagraphEntry(text="Cooperate closely on data"), 2)
        assert at_desk().paragraphs[0].version == 3


def test_takes_the_same_text_sent_twice(unit: Unit) -> None:
    with unit():
        draft = written("A")
        for _time in (1, 2):
            edit_paragraph(BOB, draft.paragraphs[0], ParagraphEntry(text=" Better \r\n"), 1)
        assert (draft.paragraphs[0].text, draft.paragraphs[0].version) == ("Better", 2)


def test_does_not_take_out_what_somebody_has_just_edited(unit: Unit) -> None:
    with unit():
        draft = written("A")
        edit_paragraph(ALICE, draft.paragraphs[0], ParagraphEntry(text="Better"), 1)
        with pytest.raises(Conflict) as told:
            remove_paragraph(BOB, draft.paragraphs[0], 1)
        assert told.value.theirs == {"text": "Better"}


def test_edits_what_the_draft_says_of_itself_and_tells_the_second(unit: Unit) -> None:
    with unit():
        draft = outcome()
        entry = DocumentEntry(title="Conclusions", adoption="endorsed", issued=FuzzyDates.undetermined("Late May"))
        edit_document(BOB, draft, entry, 1)
        assert (draft.title, draft.adoption, draft.issued_label, draft.version) == (
            "Conclusions",
            "endorsed",
            "Late May",
            2,
        )
        assert draft.code_prefix == "SPRINGWEBINAR"  # what was proposed stays where nothing is typed
        with pytest.raises(Conflict) as told:
            edit_document(ALICE, draft, DocumentEntry(title="Mine"), 1)
        assert (told.value.theirs["title"], told.value.yours["title"]) == ("Conclusions", "Mine")


def test_counts_up_numbers_again_when_they_become_our_own(unit: Unit) -> None:
    with unit():
        draft = outcome(numbering="given")
        add_paragraph(BOB, draft, ParagraphEntry(text="x", number="17"))
        edit_document(BOB, draft, DocumentEntry(title="T", numbering="own"), 1)
        assert numbers(draft) == ["1"]


def test_leaves_no_paragraph_behind(unit: Unit) -> None:
    with unit():
        draft = written("A", "B")
        remove_paragraph(BOB, draft.paragraphs[0], 1)
    with unit():
        wanted = db.session.query(Paragraph).join(Document).filter(Document.reference == REFERENCE)
        assert [row.text for row in wanted] == ["B"]
