"""Tags and proposers in the words by which a history and a digest tell them."""

import pytest

from meetings.compact.models import Objective, Principle, Theme
from meetings.core.errors import Invalid
from meetings.directory.models import Mechanism
from meetings.outcomes.actions.gaps import Gap, WithGaps
from meetings.outcomes.models import Proposer, Tag
from meetings.outcomes.queries.content import proposer_told, tag_code

pytestmark = pytest.mark.alike


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        (Tag(theme=Theme(code="T3")), "T3"),
        (Tag(principle=Principle(code="P4")), "P4"),
        (Tag(objective=Objective(code="O17")), "O17"),
        (Tag(), ""),
    ],
)
def test_a_tag_is_told_by_the_code_of_what_it_names(tag: Tag, code: str) -> None:
    assert tag_code(tag) == code


@pytest.mark.parametrize(
    ("proposer", "told"),
    [
        (Proposer(mechanism=Mechanism(name="Puebla Process", short="RCM")), "RCM"),
        (Proposer(mechanism=Mechanism(name="Bali Process", short=None)), "Bali Process"),
        (Proposer(group_number=2, group_name="Data"), "2. Data"),
        (Proposer(group_number=2, group_name=None), "2."),
        (Proposer(label="Civil society"), "Civil society"),
        (Proposer(), ""),
    ],
)
def test_a_proposer_is_told_by_its_short_name_its_group_or_its_own_words(proposer: Proposer, told: str) -> None:
    assert proposer_told(proposer) == told


def test_a_gap_says_where_it_is_mended() -> None:
    gap = Gap("Paragraph %(number)s is empty.", "paragraph", 7, {"number": "6 (a)"})
    assert (str(gap), gap.place, gap.number) == ("Paragraph 6 (a) is empty.", "paragraph", 7)
    assert str(Gap("The document has no title.", "details")) == "The document has no title."


def test_a_publication_that_cannot_be_made_names_every_gap() -> None:
    refusal = WithGaps([Gap("No title.", "details"), Gap("Paragraph %(number)s is empty.", "text", 1, {"number": "6"})])
    assert isinstance(refusal, Invalid)
    assert str(refusal) == "This cannot be published yet. No title. Paragraph 6 is empty."
    assert len(refusal.gaps) == 2
