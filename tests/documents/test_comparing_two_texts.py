"""Two versions of a document beside one another: what a word takes with it, and where a paragraph went."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.documents.rules.text_diff import ParagraphChange, compared, differences

pytestmark = pytest.mark.alike

UIDS = st.lists(st.sampled_from("abcdefgh"), unique=True)


def paragraph(uid: str, text: str | None = None, *, kind: str = "numbered", path: Sequence[str] = ("1",)) -> Any:
    return {"uid": uid, "kind": kind, "path": list(path), "text": f"Text of {uid}." if text is None else text}


def paragraphs(uids: Sequence[str]) -> list[Mapping[str, Any]]:
    return [paragraph(uid) for uid in uids]


def told(found: Sequence[ParagraphChange]) -> list[tuple[str, str]]:
    return [(each.change, (each.new or each.old or {})["uid"]) for each in found]


def only(old: Mapping[str, Any], new: Mapping[str, Any]) -> ParagraphChange:
    (found,) = compared([old], [new])
    return found


def rows(*texts: str) -> list[dict[str, Any]]:
    """Paragraphs as a version keeps them; the first letter is the uid."""
    return [{"uid": text[0], "kind": "numbered", "path": [text[0]], "text": text} for text in texts]


def in_words(old: list[dict[str, Any]], new: list[dict[str, Any]], became: dict[str, str] | None = None) -> list[str]:
    return [f"{each.change} {(each.new or each.old or {})['text']}" for each in compared(old, new, became)]


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


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ("Recalls", "Recalls", [("kept", "Recalls")]),
        ("", "Recalls", [("added", "Recalls")]),
        ("Recalls", "", [("removed", "Recalls")]),
        ("data", "data.", [("kept", "data"), ("added", ".")]),
        ("a, b", "a; b", [("kept", "a"), ("removed", ","), ("added", ";"), ("kept", " b")]),
        ("one two", "one  two", [("kept", "one"), ("removed", " "), ("added", "  "), ("kept", "two")]),
        ("States’ duty", "States duty", [("removed", "States’"), ("added", "States"), ("kept", " duty")]),
        ("الدول تدعو", "الدول", [("kept", "الدول"), ("removed", " تدعو")]),
    ],
)
def test_a_change_takes_no_more_with_it_than_its_words(old: str, new: str, found: list[tuple[str, str]]) -> None:
    assert differences(old, new) == found


def test_what_is_removed_stands_before_what_replaces_it() -> None:
    assert [change for change, _text in differences("shall", "may")] == ["removed", "added"]


@given(st.text())
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert all(change == "kept" for change, _words in differences(text, text))


@given(st.text(), st.text())
def test_no_part_of_a_difference_is_empty(old: str, new: str) -> None:
    assert all(words for _change, words in differences(old, new))


def test_compares_paragraph_by_paragraph() -> None:
    old, new = rows("a one", "b two", "c three"), rows("a one", "c three!", "d four")
    assert in_words(old, new) == ["kept a one", "removed b two", "changed c three!", "added d four"]


def test_tells_what_was_moved() -> None:
    assert in_words(rows("a", "b", "c"), rows("b", "c", "a")) == ["kept b", "kept c", "moved a"]


def test_follows_the_map_of_a_revision() -> None:
    assert in_words(rows("a one"), rows("x one"), {"x": "a"}) == ["changed x one"]
    assert in_words(rows("a one"), rows("x one"), {}) == ["added x one", "removed a one"]


def test_a_paragraph_with_the_same_words_and_number_is_kept() -> None:
    assert only(paragraph("a"), paragraph("a")).change == "kept"


def test_a_paragraph_with_another_number_was_moved() -> None:
    assert only(paragraph("a", path=["1"]), paragraph("a", path=["2"])).change == "moved"


def test_a_paragraph_with_other_words_is_changed_wherever_it_went() -> None:
    found = only(paragraph("a", "May", path=["1"]), paragraph("a", "Shall", path=["2"]))
    assert (found.change, found.words) == ("changed", [("removed", "May"), ("added", "Shall")])


def test_a_paragraph_that_became_a_heading_is_changed_though_its_words_are_the_same() -> None:
    found = only(paragraph("a", "Data"), paragraph("a", "Data", kind="heading"))
    assert (found.change, found.words) == ("changed", [("kept", "Data")])


@pytest.mark.parametrize(("text", "words"), [("New.", [("added", "New.")]), ("", [])])
def test_an_added_paragraph_has_no_old_one_and_all_its_words_added(text: str, words: list[tuple[str, str]]) -> None:
    (found,) = compared([], [paragraph("n", text)])
    assert (found.change, found.old, found.words) == ("added", None, words)


@pytest.mark.parametrize(("text", "words"), [("Old.", [("removed", "Old.")]), ("", [])])
def test_a_removed_paragraph_has_no_new_one_and_all_its_words_removed(text: str, words: list[tuple[str, str]]) -> None:
    (found,) = compared([paragraph("o", text)], [])
    assert (found.change, found.new, found.words) == ("removed", None, words)


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ("abc", "ac", ["kept a", "removed b", "kept c"]),
        ("abc", "bc", ["removed a", "kept b", "kept c"]),
        ("abc", "ab", ["kept a", "kept b", "removed c"]),
        ("abcd", "ad", ["kept a", "removed b", "removed c", "kept d"]),
        ("abc", "", ["removed a", "removed b", "removed c"]),
    ],
)
def test_what_is_taken_out_stands_where_it_stood(before: str, now: str, found: list[str]) -> None:
    assert [f"{change} {uid}" for change, uid in told(compared(paragraphs(before), paragraphs(now)))] == found


def test_one_that_changes_places_with_many_is_the_one_that_moved() -> None:
    found = told(compared(paragraphs("abcde"), paragraphs("bcdea")))
    assert [uid for change, uid in found if change == "moved"] == ["a"]


def test_two_paragraphs_of_a_revision_that_came_from_one_are_both_compared_with_it() -> None:
    found = compared(paragraphs("a"), paragraphs("xy"), {"x": "a", "y": "a"})
    assert [(each.old or {})["uid"] for each in found] == ["a", "a"]


def test_a_paragraph_of_a_revision_that_came_from_none_there_is_added() -> None:
    assert told(compared(paragraphs("a"), paragraphs("ax"), {"x": "gone"})) == [("kept", "a"), ("added", "x")]


@given(UIDS, UIDS)
def test_the_new_version_can_be_read_in_its_order(before: list[str], now: list[str]) -> None:
    found = compared(paragraphs(before), paragraphs(now))
    assert [each.new["uid"] for each in found if each.new is not None] == now


@given(UIDS, UIDS)
def test_every_paragraph_of_the_old_version_is_accounted_for_once(before: list[str], now: list[str]) -> None:
    found = compared(paragraphs(before), paragraphs(now))
    assert sorted(each.old["uid"] for each in found if each.old is not None) == sorted(before)


@given(UIDS)
def test_a_version_differs_in_nothing_from_itself(uids: list[str]) -> None:
    assert [change for change, _uid in told(compared(paragraphs(uids), paragraphs(uids)))] == ["kept"] * len(uids)


@given(UIDS, UIDS)
def test_nothing_is_said_to_have_moved_among_those_that_kept_their_order(before: list[str], now: list[str]) -> None:
    found = compared(paragraphs(before), paragraphs(now))
    kept = [each.new["uid"] for each in found if each.change == "kept" and each.new is not None]
    assert [uid for uid in before if uid in kept] == kept
