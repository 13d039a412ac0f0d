"""Which paragraphs of an official text a summary sums up, by their numbers; and what is no longer unread."""

import pytest

from meetings.documents.models import Paragraph
from meetings.documents.rules.numbering import anchor
from meetings.documents.rules.official_words import are_all_there, numbers_of, proposed, range_not_read, still_unread

pytestmark = pytest.mark.alike


def rows(*numbers: str, start: int = 1) -> list[Paragraph]:
    """Paragraphs of these numbers: [7] is ours, h-1 a heading."""
    found = []
    for place, number in enumerate(numbers, start):
        path = number.strip("[]").split("-")
        kind = "heading" if path[0] == "h" else "numbered"
        found.append(
            Paragraph(id=place, kind=kind, path=path, anchor=anchor(path), editorial=number.startswith("["), text="")
        )
    return found


def test_equal_numbers_are_proposed_and_ours_are_not() -> None:
    summary, official = rows("h-1", "1", "15-f", "[2]", "9"), rows("h-1", "1", "2", "15-f", start=10)
    assert proposed(summary, official) == {1: [], 2: [11], 3: [13], 4: [], 5: []}


def test_a_number_that_the_official_text_prints_twice_is_proposed_twice() -> None:
    assert proposed(rows("1"), rows("1", "1", start=10)) == {1: [10, 11]}


def test_the_numbers_of_a_text_are_those_it_prints() -> None:
    assert numbers_of(rows("1", "2", "15-f", "[3]", "h-4", "annexii-8")) == {1, 2, 15}


@pytest.mark.parametrize(
    ("unread", "numbers", "left"),
    [
        ("6-69, 71-75, 77 onwards, if any", range(1, 77), None),
        ("6-69, 71-75, 77 onwards, if any", range(1, 80), None),
        ("6-69, 71-75, 77 onwards, if any", range(1, 70), "71-75, 77 onwards, if any"),
        ("6-69, 71-75, 77 onwards, if any", [*range(6, 20), 30], "20-29, 31-69, 71-75, 77 onwards, if any"),
        ("6\u20139", [7], "6, 8-9"),
        ("12", [12], None),
        ("12", [], "12"),
        ("77 onwards", [77, 79], "77 onwards"),
        ("summary report of the meeting (uploaded on 26 December 2019); an annex", range(1, 90), "the same"),
        (None, range(1, 9), None),
    ],
)
def test_what_the_official_text_has_is_no_longer_unread(
    unread: str | None, numbers: list[int], left: str | None
) -> None:
    assert still_unread(unread, set(numbers)) == (unread if left == "the same" else left)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Paragraphs 6 to 69: not read. Nothing is said here of what they hold.", (6, 69)),
        ("Paragraphs 77 onwards, if there are any: not read.", (77, None)),
        ("Sums up paragraphs 6 to 69: not read aloud", None),
        ("Health care and schooling.", None),
    ],
)
def test_a_line_that_only_says_what_is_not_read_is_known(text: str, found: tuple[int, int | None] | None) -> None:
    assert range_not_read(text) == found


def test_a_range_is_there_when_all_of_it_is() -> None:
    assert are_all_there(6, 8, {6, 7, 8})
    assert not are_all_there(6, 8, {6, 8})
    assert are_all_there(77, None, {77})
    assert are_all_there(77, None, {76})  # it ends there
    assert not are_all_there(77, None, {75})
