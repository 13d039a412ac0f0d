"""Whether a recommendation says what its paragraphs say: case, accents and spaces do not count, words do."""

import pytest

from meetings.documents.models import Document, Paragraph
from meetings.outcomes.models import Wording
from meetings.outcomes.rules.agreement import worded_otherwise

pytestmark = pytest.mark.alike

INSTRUMENT = Document(nature="instrument")


def wording(text: str, *paragraphs: str) -> Wording:
    return Wording(text=text, paragraphs=[Paragraph(text=each) for each in paragraphs])


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Share data.", ["Share data."]),
        ("share data", ["We invite States to share data, and to protect it."]),
        ("Share  data\nacross borders", ["Share data across borders"]),
        ("Partager les données", ["PARTAGER LES DONNEES"]),
        ("invite States to share data", ["We invite States", "to share data"]),  # over two paragraphs
    ],
)
def test_words_that_stand_in_the_paragraphs_are_theirs(text: str, paragraphs: list[str]) -> None:
    assert not worded_otherwise(wording(text, *paragraphs), INSTRUMENT)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Exchange data.", ["Share data."]),
        ("Share data and protect it", ["Share data.", "Protect it."]),
        ("to share data. We invite States", ["We invite States", "to share data."]),  # the other way round
    ],
)
def test_other_words_are_told(text: str, paragraphs: list[str]) -> None:
    assert worded_otherwise(wording(text, *paragraphs), INSTRUMENT)


@pytest.mark.parametrize(("text", "paragraphs"), [("", ["Share data."]), ("  \n", ["Share data."]), ("Share", [])])
def test_a_recommendation_without_words_or_paragraphs_is_a_gap_and_not_this(text: str, paragraphs: list[str]) -> None:
    assert not worded_otherwise(wording(text, *paragraphs), INSTRUMENT)


def test_a_summary_words_its_items_in_its_own_way() -> None:
    assert not worded_otherwise(wording("Exchange data.", "Share data."), Document(nature="summary"))
