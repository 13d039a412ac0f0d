"""Quotes are found however they are set; words in common suggest, and never decide."""

import pytest

from meetings.followup.rules.quoting import found_in, stands_whole_in
from meetings.followup.rules.similarity import shared, suggested


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
        ("they don\u00b4t know", "They don't know."),
        ("five \u2033inches\u2033", 'five "inches"'),
        ("the \u200fright\u200e of \u202aentry\u202c", "the right of \u2067entry\u2069"),
        ("the right of entry", "the \u202bright\u202c of\u2066 entry\u2069"),
        ("me\u0301diterrane\u0301e", "Méditerranée"),
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


@pytest.mark.parametrize(
    ("words", "text", "whole"),
    [
        ("“Make pathways available.”", "We shall make pathways available, as agreed.", True),
        ("Make … available", "Make regular pathways available", False),
        ("Make pathways …", "We make pathways available", False),
        ("Make […] available", "We make […] available", True),
        ("Make ways", "We make waysides", False),
        ("…", "…", False),
        ("", "anything", False),
    ],
)
def test_words_stand_whole_only_where_none_is_left_out(words: str, text: str, whole: bool) -> None:
    assert stands_whole_in(words, text) is whole
    assert (suggested(words, text) == "verbatim") is whole


def test_a_share_of_words_suggests_a_degree() -> None:
    asked = "Make regular pathways available and flexible"
    assert shared(asked, "pathways that are regular, available, flexible; we make them") == 100
    assert suggested(asked, "We make regular pathways available and flexible.") == "verbatim"
    assert suggested(asked, "regular pathways that are available") == "partial"
    assert suggested(asked, "combat smuggling") is None
    assert shared("", "anything") == 0
