"""Quotes are found however they are set; words in common suggest, and never decide."""

import pytest

from meetings.followup.quoting import found_in
from meetings.followup.similarity import shared, suggested


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("the States’ own", "It is the States' own business."),
        ("well-being", "their well–being"),
        ("one  two\nthree", "One two three"),
        ("safe […] migration", "Safe, orderly and regular migration"),
        ("safe … migration.", "safe, orderly and regular migration"),
        ("“quoted”", "'quoted' words"),
        ("мигранты", "Мигранты"),
    ],
)
def test_words_are_found_however_they_are_set(quote: str, text: str) -> None:
    assert found_in(quote, text)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("regular", "irregular migration"),
        ("migration […] safe", "safe migration"),
        ("…", "anything"),
        ("", "anything"),
        ("not there", "there"),
    ],
)
def test_other_words_are_not_found(quote: str, text: str) -> None:
    assert not found_in(quote, text)


def test_a_share_of_words_suggests_a_degree() -> None:
    asked = "Make regular pathways available and flexible"
    assert shared(asked, "pathways that are regular, available, flexible; we make them") == 100
    assert suggested(asked, "We make regular pathways available and flexible.") == "verbatim"
    assert suggested(asked, "regular pathways that are available") == "partial"
    assert suggested(asked, "combat smuggling") is None
    assert shared("", "anything") == 0
