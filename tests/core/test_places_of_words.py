"""Where a text says folded words, as it is written: what is marked is what search found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.folding import folded, places

pytestmark = pytest.mark.alike


def marked(text: str, *words: str) -> list[str]:
    return [text[start:end] for start, end in places(text, [folded(word) for word in words])]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The rights of migrants; Migrants’ rights.", ["migrants"], ["migrants", "Migrants"]),
        ("Côte d’Ivoire", ["cote", "D'IVOIRE"], ["Côte", "d’Ivoire"]),
        ("Cote\u0301 d", ["cote"], ["Cote\u0301"]),  # with the accent that stands on its last letter
        ("Æbelø and Łódź", ["ae", "lodz"], ["Æ", "Łódź"]),
        ("Straße", ["s"], ["S", "ß"]),
        ("follow\u2011up", ["follow-up"], ["follow\u2011up"]),
        ("co\u00adoperation", ["cooperation"], ["co\u00adoperation"]),
        ("immigration", ["migration", "immi"], ["immigration"]),  # what overlaps is marked once
        ("الهِجرة الدولية", ["الهجره"], ["الهِجرة"]),
        ("a.b", ["."], ["."]),
        ("Nothing of it", ["compact", ""], []),
    ],
)
def test_marks_what_search_compares(text: str, words: list[str], found: list[str]) -> None:
    assert marked(text, *words) == found


@given(st.text(), st.text(min_size=1), st.text())
def test_whatever_search_finds_is_marked(before: str, word: str, after: str) -> None:
    text, wanted = f"{before} {word} {after}", folded(word)
    if wanted and " " not in wanted:
        assert any(wanted in folded(text[start:end]) for start, end in places(text, [wanted]))


@given(st.text(), st.lists(st.text(max_size=3)))
def test_places_are_in_order_and_apart(text: str, words: list[str]) -> None:
    ends = [0]
    for start, end in places(text, [folded(word) for word in words]):
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)
