"""Search finds what people type, whatever the accents, the case and the forms of Arabic letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.folding import folded, like


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Côte d'Ivoire", "COTE D'IVOIRE"),
        ("Türkiye", "turkiye"),
        ("São Tomé  and\tPríncipe", "sao tome and principe"),
        ("الأردن", "الاردن"),
        ("Straße", "strasse"),
        ("Česká", "ceska"),
    ],
)
def test_compares_what_people_mean(written: str, typed: str) -> None:
    assert folded(written) == folded(typed)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_takes_the_signs_of_a_pattern_as_signs() -> None:
    assert like("100% _sure\\") == r"%100\% \_sure\\%"
