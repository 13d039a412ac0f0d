"""Two people write at one draft in the same moment, on whichever database the suite runs: nobody is written over."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask

from meetings.core.errors import Conflict, Invalid
from meetings.outcomes.actions import ParagraphEntry, add_paragraph, edit_paragraph, move_paragraph, publish, revise
from meetings.outcomes.models import Recommendation
from meetings.outcomes.queries import drafts, readable_texts
from tests import installations
from tests.outcomes.builders import ALICE, BOB, Unit, at_desk, marked, numbers, published, texts, written


def both(app: Flask, act: Callable[[int], object]) -> list[str]:
    """Let two threads do it at once; returns what became of each."""
    gate = Barrier(2)

    def one(number: int) -> str:
        gate.wait(10)
        try:
            with installations.unit(app):
                act(number)
        except (Conflict, Invalid):
            return "told"
        return "saved"

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(one, (1, 2)))


def test_one_text_is_saved_and_the_other_is_told(app: Flask, unit: Unit) -> None:
    with unit():
        number = written("First").id

    def write(who: int) -> None:
        row = drafts.document_at_desk((ALICE, BOB)[who - 1], number).paragraphs[0]
        edit_paragraph((ALICE, BOB)[who - 1], row, ParagraphEntry(text=f"By {who}"), 1)

    assert both(app, write) == ["saved", "told"]
    with unit():
        assert at_desk().paragraphs[0].version == 2


def test_both_paragraphs_are_added_with_numbers_of_their_own(app: Flask, unit: Unit) -> None:
    with unit():
        number = written("First").id

    def add(who: int) -> None:
        add_paragraph(BOB, drafts.document_at_desk(BOB, number), ParagraphEntry(text=f"By {who}"))

    assert both(app, add) == ["saved", "saved"]
    with unit():
        assert numbers(at_desk()) == ["1", "2", "3"]
        assert [row.position for row in at_desk().paragraphs] == [0, 1, 2]


def test_moving_and_adding_at_once_leaves_no_hole(app: Flask, unit: Unit) -> None:
    with unit():
        number = written("First", "Second").id

    def act(who: int) -> None:
        draft = drafts.document_at_desk(BOB, number)
        if who == 1:
            move_paragraph(BOB, next(row for row in draft.paragraphs if row.text == "Second"), "up")
        else:
            add_paragraph(BOB, draft, ParagraphEntry(text="Third"))

    assert both(app, act) == ["saved", "saved"]
    with unit():
        assert texts(at_desk()) == ["1 Second", "2 First", "3 Third"]


def test_it_is_published_once(app: Flask, unit: Unit) -> None:
    with unit():
        draft = written("First", code_prefix="WEB")
        marked(draft, 0)
        number = draft.id

    def act(_who: int) -> None:
        publish(BOB, drafts.document_at_desk(BOB, number), visibility="public")

    assert both(app, act) == ["saved", "told"]
    with unit():
        given = [row.recommendation for row in readable_texts.recommendations_in(at_desk())]
        assert [each.code for each in given if isinstance(each, Recommendation)] == ["WEB-R01"]


def test_a_revision_is_started_once(app: Flask, unit: Unit) -> None:
    with unit():
        number = published(written("First")).document_id

    assert both(app, lambda _who: revise(BOB, drafts.document_at_desk(BOB, number))) == ["saved", "told"]
