"""Word by word, and paragraph by paragraph: what is kept, added, taken out, moved."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from meetings.documents.rules.text_diff import compared, differences


def test_tells_single_words_apart() -> None:
    assert differences("States should share data.", "States may share their data.") == [
        ("kept", "States "),
        ("removed", "should"),
        ("added", "may"),
        ("kept", " share "),
        ("added", "their "),
        ("kept", "data."),
    ]


def test_keeps_hyphens_and_apostrophes_in_a_word() -> None:
    assert differences("inter-State", "inter-regional") == [("removed", "inter-State"), ("added", "inter-regional")]


@given(st.text(), st.text())
def test_both_texts_can_be_read_from_the_difference(old: str, new: str) -> None:
    found = differences(old, new)
    assert "".join(text for change, text in found if change != "added") == old
    assert "".join(text for change, text in found if change != "removed") == new


def rows(*texts: str) -> list[dict[str, Any]]:
    """Paragraphs as a version keeps them; the first letter is the uid."""
    return [{"uid": text[0], "kind": "numbered", "path": [text[0]], "text": text} for text in texts]


def told(old: list[dict[str, Any]], new: list[dict[str, Any]], became: dict[str, str] | None = None) -> list[str]:
    return [f"{each.change} {(each.new or each.old or {})['text']}" for each in compared(old, new, became)]


def test_compares_paragraph_by_paragraph() -> None:
    old, new = rows("a one", "b two", "c three"), rows("a one", "c three!", "d four")
    assert told(old, new) == ["kept a one", "removed b two", "changed c three!", "added d four"]


def test_tells_what_was_moved() -> None:
    assert told(rows("a", "b", "c"), rows("b", "c", "a")) == ["kept b", "kept c", "moved a"]


def test_follows_the_map_of_a_revision() -> None:
    assert told(rows("a one"), rows("x one"), {"x": "a"}) == ["changed x one"]
    assert told(rows("a one"), rows("x one"), {}) == ["added x one", "removed a one"]
