"""A paragraph's number has one path and one address, and is written and read as each language does."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.errors import Invalid
from meetings.documents.rules.numbering import anchor, label, numbered, parsed

pytestmark = pytest.mark.alike


@pytest.mark.parametrize(
    ("path", "english", "french", "spanish"),
    [
        (["47"], "47", "47", "47"),
        (["15", "f"], "15 (f)", "15 f)", "15 f)"),
        (["15", "f", "ii"], "15 (f) (ii)", "15 f) ii)", "15 f) ii)"),
        (["annexii"], "annex II", "annexe II", "anexo II"),
        (["annexii", "8"], "annex II, 8", "annexe II, 8", "anexo II, 8"),
        (["annexii", "8", "a"], "annex II, 8 (a)", "annexe II, 8 a)", "anexo II, 8 a)"),
        (["pp", "3"], "[PP 3]", "[préambule 3]", "[preámbulo 3]"),
        (["t", "2"], "[2]", "[2]", "[2]"),
        (["h", "1"], "", "", ""),  # a heading is not numbered
        (["6", "h"], "6 (h)", "6 h)", "6 h)"),  # but a point may be the eighth
        ([], "", "", ""),
    ],
)
def test_is_written_as_the_language_does(path: Sequence[str], english: str, french: str, spanish: str) -> None:
    assert [label(path, language) for language in ("en", "fr", "es")] == [english, french, spanish]


def test_a_language_without_a_form_of_its_own_writes_as_english() -> None:
    assert label(["15", "f"], "ru") == "15 (f)"
    assert label(["pp", "1"], "ru") == "[PP 1]"


def test_a_number_that_the_text_does_not_print_stands_in_square_brackets() -> None:
    assert label(["6", "a", "2"], editorial=True) == "6 (a) [2]"
    assert label(["6"], editorial=True) == "[6]"
    assert label(["annexi", "6", "2"], "fr", editorial=True) == "annexe I, 6 [2]"


@pytest.mark.parametrize(
    ("path", "address"),
    [(["6", "a"], "p-6-a"), (["pp", "1"], "p-pp-1"), (["annexii", "8"], "p-annexii-8"), (["8 bis"], "p-8bis")],
)
def test_the_address_is_the_same_in_every_language(path: Sequence[str], address: str) -> None:
    assert anchor(path) == address


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("47", ["47"]),
        (" 15(f) ", ["15", "f"]),
        ("15 (F)", ["15", "f"]),
        ("15 f)", ["15", "f"]),
        ("15-f", ["15", "f"]),
        ("p-15-f", ["15", "f"]),
        ("para. 15 (f)", ["15", "f"]),
        ("paragraph 15 (f) (ii)", ["15", "f", "ii"]),
        ("15 [2]", ["15", "2"]),
        ("Annex II, 8", ["annexii", "8"]),
        ("annex 2, 8 (a)", ["annex2", "8", "a"]),
        ("8 bis", ["8bis"]),
        ("8 ter (a)", ["8ter", "a"]),
    ],
)
def test_is_read_as_people_write_it(typed: str, path: list[str]) -> None:
    assert parsed(typed) == path


@pytest.mark.parametrize("typed", ["", "  ", "§ 15", "15 & 16", "1 a b c d e", "()", "15 (f"])
def test_refuses_anything_else_and_says_what_a_number_is(typed: str) -> None:
    with pytest.raises(Invalid, match=r"such as 47, 15 \(f\) or Annex II, 8"):
        parsed(typed)


def test_points_count_in_letters_and_points_of_points_in_roman_numbers() -> None:
    rows = [("numbered", depth) for depth in (0, 1, 1, 2, 2, 2, 2, 1, 0, 1)]
    assert [path for path, _editorial in numbered(rows)] == [
        ["1"], ["1", "a"], ["1", "b"], ["1", "b", "i"], ["1", "b", "ii"], ["1", "b", "iii"], ["1", "b", "iv"],
        ["1", "c"], ["2"], ["2", "a"],
    ]  # fmt: skip


def test_after_z_comes_aa() -> None:
    found = numbered([("numbered", 0), *[("numbered", 1)] * 28])
    assert [path[-1] for path, _editorial in found[26:]] == ["z", "aa", "ab"]


def test_roman_numbers_go_on_past_ten() -> None:
    found = numbered([("numbered", 0), ("numbered", 1), *[("numbered", 2)] * 19])
    assert [found[1 + n][0][-1] for n in (4, 5, 6, 9, 10, 14, 19)] == ["iv", "v", "vi", "ix", "x", "xiv", "xix"]


def test_nothing_can_stand_deeper_than_what_it_stands_under() -> None:
    assert numbered([("numbered", 2), ("numbered", 2)]) == [(["1"], False), (["1", "a"], False)]


def test_what_the_text_does_not_number_counts_by_itself() -> None:
    rows = [("heading", 0), ("preamble", 0), ("preamble", 0), ("numbered", 0), ("text", 0), ("heading", 0)]
    assert numbered(rows) == [
        (["h", "1"], True), (["pp", "1"], True), (["pp", "2"], True), (["1"], False), (["t", "1"], True),
        (["h", "2"], True),
    ]  # fmt: skip


def test_bullets_count_under_what_they_stand_under_and_begin_again_after_it() -> None:
    rows = [("bullet", 0), ("numbered", 0), ("bullet", 0), ("bullet", 0), ("numbered", 1), ("bullet", 0)]
    assert numbered(rows) == [
        (["t", "1"], True), (["1"], False), (["1", "1"], True), (["1", "2"], True), (["1", "a"], False),
        (["1", "a", "1"], True),
    ]  # fmt: skip


PARTS = st.tuples(st.integers(1, 999), st.integers(1, 26), st.integers(1, 9))


@given(PARTS, st.integers(1, 3), st.sampled_from(["en", "fr", "es"]))
def test_what_is_written_is_read_back(numbers: tuple[int, int, int], depth: int, language: str) -> None:
    first, second, third = numbers
    path = [str(first), chr(ord("a") + second - 1), str(third)][:depth]
    assert parsed(label(path, language)) == path
    assert parsed(anchor(path)) == path
