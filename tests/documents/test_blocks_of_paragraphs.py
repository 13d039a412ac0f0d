"""A paragraph takes its sub-paragraphs and bullets along, and goes past those of its neighbours as a whole."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.documents.actions.blocks import end_of, may_go_in, place_above, place_below
from meetings.documents.models import Paragraph

pytestmark = pytest.mark.alike

# A text in letters: a figure is a numbered paragraph of that depth, b a bullet, h a heading, t a text.
KINDS = {"b": "bullet", "h": "heading", "t": "text"}
TEXTS = st.text(alphabet="012bht", min_size=1, max_size=12)


def text(letters: str) -> list[Paragraph]:
    return [
        Paragraph(kind=KINDS.get(letter, "numbered"), depth=int(letter) if letter.isdigit() else 0)
        for letter in letters
    ]


@pytest.mark.parametrize(
    ("letters", "start", "end"),
    [
        ("0", 0, 1),
        ("00", 0, 1),
        ("011", 0, 3),
        ("0110", 0, 3),
        ("0121", 1, 3),
        ("0bb0", 0, 3),
        ("01b1", 1, 3),
        ("0b1b0", 0, 4),
        ("0h1", 0, 1),  # a heading begins something else
        ("0t1", 0, 1),
        ("h00", 0, 1),
        ("bb", 0, 1),
    ],
)
def test_a_block_ends_before_what_does_not_hang_on_its_first_paragraph(letters: str, start: int, end: int) -> None:
    assert end_of(text(letters), start) == end


@pytest.mark.parametrize(
    ("letters", "start", "place"),
    [
        ("00", 0, None),
        ("00", 1, 0),
        ("0110", 3, 0),  # past the one above with all that hangs on it
        ("0h0", 2, 1),
        ("0bb0", 3, 0),
        ("0b", 1, 0),
        ("h11", 2, 1),
    ],
)
def test_goes_up_past_the_block_above(letters: str, start: int, place: int | None) -> None:
    assert place_above(text(letters), start) == place


@pytest.mark.parametrize(
    ("letters", "start", "place"),
    [
        ("00", 1, None),
        ("00", 0, 2),
        ("0011", 0, 4),  # past the one below with all that hangs on it
        ("010", 0, 3),
        ("0h0", 0, 2),
        ("011", 0, None),  # what hangs on it is not below it
        ("b0", 0, 2),
    ],
)
def test_goes_down_past_the_block_below(letters: str, start: int, place: int | None) -> None:
    assert place_below(text(letters), start) == place


@pytest.mark.parametrize(
    ("letters", "start", "deepest", "may"),
    [
        ("0", 0, 3, False),  # under nothing
        ("00", 1, 3, True),
        ("01", 1, 3, False),  # it is as far in as the one above lets it be
        ("011", 2, 3, True),
        ("0h0", 2, 3, True),
        ("h0", 1, 3, False),
        ("0b", 1, 3, False),  # a bullet has no level
        ("0t", 1, 3, False),
        ("00", 1, 0, False),  # there is no level below
        ("0001", 2, 1, False),  # what hangs on it would go too far in
        ("0001", 2, 2, True),
    ],
)
def test_goes_in_under_a_paragraph_above_as_far_as_there_are_levels(
    letters: str, start: int, deepest: int, may: bool
) -> None:
    assert may_go_in(text(letters), start, deepest) is may


@given(TEXTS)
def test_blocks_one_after_the_other_are_the_whole_text(letters: str) -> None:
    rows, bounds = text(letters), [0]
    while bounds[-1] < len(rows):
        bounds.append(end_of(rows, bounds[-1]))
    assert bounds[-1] == len(rows)
    assert all(first < second for first, second in pairwise(bounds))


@given(TEXTS, st.integers(0, 11))
def test_a_place_is_outside_the_block_that_goes_there(letters: str, number: int) -> None:
    rows = text(letters)
    start = number % len(rows)
    above, below = place_above(rows, start), place_below(rows, start)
    assert above is None or 0 <= above < start
    assert below is None or end_of(rows, start) < below <= len(rows)
    assert (above is None) == (start == 0)
    assert (below is None) == (end_of(rows, start) == len(rows))
