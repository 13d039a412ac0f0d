"""Facts carry numbers, numbers lead to sources: one number a place, in the order in which they are first met."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.directory.models import Source
from meetings.directory.queries import Bibliography
from meetings.showing.citations import Citations, described

pytestmark = pytest.mark.alike

REVIEW = Source(code="iom-review-2018", title="Review of the mechanisms", publisher="IOM", issued="2018")
COMPACT = Source(code="gcm", title="The Compact", symbol="A/RES/73/195", publisher="United Nations")
CITED = st.lists(st.sampled_from(["gcm#3", "gcm#4", "iom-review-2018#Annex 2", "iom-review-2018", "letter#1", ""]))


def test_a_place_that_is_cited_again_keeps_its_number() -> None:
    notes = Citations()
    assert notes.cite(["gcm#3", "iom-review-2018#Annex 2"]) == [1, 2]
    assert notes.cite(["iom-review-2018#Annex 2", "gcm#4", "gcm#3"]) == [2, 3, 1]


def test_two_places_in_one_source_are_two_notes() -> None:
    assert Citations().cite(["gcm#3", "gcm#4", "gcm"]) == [1, 2, 3]


def test_a_fact_without_sources_has_no_numbers() -> None:
    notes = Citations()
    assert notes.cite(None) == notes.cite([]) == []
    assert notes.footnotes() == []


def test_a_citation_leads_to_its_source_and_the_place_in_it() -> None:
    (entry,) = Bibliography(["iom-review-2018#Annex 2, para. 6"], [REVIEW]).entries
    assert (entry.number, entry.source, entry.place) == (1, REVIEW, "Annex 2, para. 6")


def test_a_whole_source_is_cited_without_a_place() -> None:
    (entry,) = Bibliography(["gcm"], [COMPACT]).entries
    assert (entry.source, entry.place) == (COMPACT, "")


def test_a_place_may_have_the_sign_that_divides_it_from_its_source() -> None:
    (entry,) = Bibliography(["gcm#item #3"], [COMPACT]).entries
    assert (entry.source, entry.place) == (COMPACT, "item #3")


def test_what_is_not_on_record_stands_as_it_was_written() -> None:
    (entry,) = Bibliography(["note verbale of 3 May#2"], [REVIEW]).entries
    assert (entry.source, entry.place) == (None, "note verbale of 3 May#2")


def test_numbers_behind_a_fact_count_up_and_each_stands_once() -> None:
    known = Bibliography(["gcm#3", "iom-review-2018", "gcm#4"], [REVIEW, COMPACT])
    assert known.numbers(["gcm#4", "gcm#3", "gcm#4"]) == [1, 3]
    assert known.numbers(["never cited"]) == []


@given(CITED)
def test_every_place_has_one_number_and_numbers_have_no_holes(citations: list[str]) -> None:
    known = Bibliography(citations, [REVIEW, COMPACT])
    assert [entry.number for entry in known.entries] == list(range(1, len(set(citations)) + 1))
    assert known.numbers(citations) == [entry.number for entry in known.entries]


@given(CITED)
def test_a_page_and_a_list_number_alike(citations: list[str]) -> None:
    known, notes = Bibliography(citations, [REVIEW, COMPACT]), Citations()
    for citation in citations:
        assert notes.cite([citation]) == known.numbers([citation])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (REVIEW, "Review of the mechanisms, IOM, 2018"),
        (COMPACT, "A/RES/73/195, The Compact, United Nations"),
        (Source(code="x", title="A page"), "A page"),
    ],
)
def test_a_source_is_described_by_what_is_known_of_it(source: Source, text: str) -> None:
    assert described(source) == text
