"""A paragraph has one number, which each language writes in its own way and people type in theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.errors import Invalid
from meetings.documents.rules.numbering import DEEPEST, anchor, label, numbered, parsed

pytestmark = pytest.mark.alike

SUBPARAGRAPHS = st.lists(st.from_regex(r"[a-z]{1,2}|[1-9][0-9]?", fullmatch=True), max_size=DEEPEST)
PATHS = st.builds(lambda first, rest: [str(first), *rest], st.integers(1, 400), SUBPARAGRAPHS)
OF_AN_ANNEX = st.builds(
    lambda annex, rest: [f"annex{annex}", *rest], st.sampled_from(["i", "ii", "iv", "xii", "3"]), PATHS
)
# Kind and depth of each paragraph of a text, in order, whatever the depths.
OUTLINES = st.lists(
    st.tuples(st.sampled_from(["numbered", "bullet", "preamble", "heading", "text"]), st.integers(0, DEEPEST)),
    max_size=30,
)


def numbers(*outline: tuple[str, int]) -> list[str]:
    """The numbers as English prints them, ours in square brackets."""
    return [label(path, editorial=editorial) for path, editorial in numbered(outline)]


@pytest.mark.parametrize(
    ("path", "english", "french", "spanish"),
    [
        (["6"], "6", "6", "6"),
        (["6", "a"], "6 (a)", "6 a)", "6 a)"),
        (["6", "a", "ii"], "6 (a) (ii)", "6 a) ii)", "6 a) ii)"),
        (["annexii"], "annex II", "annexe II", "anexo II"),
        (["annexii", "8"], "annex II, 8", "annexe II, 8", "anexo II, 8"),
        (["annex3", "8", "b"], "annex 3, 8 (b)", "annexe 3, 8 b)", "anexo 3, 8 b)"),
        (["pp", "1"], "[PP 1]", "[préambule 1]", "[preámbulo 1]"),
        (["t", "3"], "[3]", "[3]", "[3]"),
        (["h", "2"], "", "", ""),
        ([], "", "", ""),
    ],
)
def test_each_language_writes_the_same_number_in_its_own_way(
    path: list[str], english: str, french: str, spanish: str
) -> None:
    assert [label(path, language) for language in ("en", "fr", "es")] == [english, french, spanish]


def test_a_language_without_a_way_of_its_own_writes_as_english_does() -> None:
    assert label(["6", "a"], "ar") == "6 (a)"
    assert label(["annexi", "1"], "ru") == "annex I, 1"
    assert label(["pp", "2"], "zh") == "[PP 2]"


@pytest.mark.parametrize(
    ("path", "written"),
    [(["6"], "[6]"), (["6", "a", "2"], "6 (a) [2]"), (["annexii", "8"], "annex II, [8]"), (["annexii"], "annex II")],
)
def test_a_number_that_the_text_does_not_print_stands_in_square_brackets(path: list[str], written: str) -> None:
    assert label(path, editorial=True) == written


def test_points_h_and_t_of_a_list_are_no_headings_and_no_plain_texts() -> None:
    assert label(["15", "h"]) == "15 (h)"
    assert label(["15", "t"]) == "15 (t)"


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("47", ["47"]),
        (" 47. ", ["47"]),
        ("para. 47", ["47"]),
        ("Paragraph 6 (a)", ["6", "a"]),
        ("15(f)", ["15", "f"]),
        ("15 (F)", ["15", "f"]),
        ("6 a)", ["6", "a"]),
        ("6, a", ["6", "a"]),
        ("6 (a) (ii)", ["6", "a", "ii"]),
        ("6 a) ii)", ["6", "a", "ii"]),
        ("15 [2]", ["15", "2"]),
        ("Annex II, 8", ["annexii", "8"]),
        ("annex 2", ["annex2"]),
        ("annex 2, 8 (a)", ["annex2", "8", "a"]),
        ("annexe IV, 8 b)", ["annexiv", "8", "b"]),
        ("Anexo II, 8", ["annexii", "8"]),
        ("p-15-f", ["15", "f"]),
        ("15-f", ["15", "f"]),
        ("p-annexii-8", ["annexii", "8"]),
        ("p-pp-1", ["pp", "1"]),
        ("7 bis", ["7bis"]),
        ("7ter (a)", ["7ter", "a"]),
        ("3 (a) (xxxviii)", ["3", "a", "xxxviii"]),
    ],
)
def test_takes_a_number_as_people_write_it(typed: str, path: list[str]) -> None:
    assert parsed(typed) == path


@pytest.mark.parametrize(
    "typed", ["", "   ", "§ 6", "()", "15 & 16", "6;a", "6 (a", "[PP 1]", "6 (a) (b) (c) (d) (e)", "6 and 7/8"]
)
def test_refuses_what_is_no_number_and_says_how_one_looks(typed: str) -> None:
    with pytest.raises(Invalid, match=r"such as 47, 15 \(f\) or Annex II, 8"):
        parsed(typed)


@given(st.one_of(PATHS, OF_AN_ANNEX), st.sampled_from(["en", "fr", "es", "ar"]), st.booleans())
def test_what_a_page_prints_can_be_typed_and_means_the_same_paragraph(
    path: list[str], language: str, editorial: bool
) -> None:
    assert parsed(label(path, language, editorial=editorial)) == path


@given(st.one_of(PATHS, OF_AN_ANNEX))
def test_the_end_of_an_address_can_be_typed_and_means_the_same_paragraph(path: list[str]) -> None:
    assert parsed(anchor(path)) == path


def test_an_address_holds_only_plain_letters_and_figures() -> None:
    assert anchor(["6", "a"]) == "p-6-a"
    assert anchor(["Annex II", "8 bis"]) == "p-annexii-8bis"


def test_numbers_run_on_and_begin_anew_below_each_number() -> None:
    depths = [0, 1, 1, 2, 2, 0, 1]
    assert numbers(*(("numbered", depth) for depth in depths)) == [
        "1", "1 (a)", "1 (b)", "1 (b) (i)", "1 (b) (ii)", "2", "2 (a)",
    ]  # fmt: skip


def test_the_fourth_level_has_letters_again() -> None:
    assert numbers(("numbered", 0), ("numbered", 1), ("numbered", 2), ("numbered", 3)) == [
        "1", "1 (a)", "1 (a) (i)", "1 (a) (i) (a)",
    ]  # fmt: skip


def test_headings_and_texts_between_numbers_do_not_break_the_count() -> None:
    assert numbered([("numbered", 0), ("heading", 0), ("numbered", 0), ("text", 0), ("heading", 0)]) == [
        (["1"], False),
        (["h", "1"], True),
        (["2"], False),
        (["t", "1"], True),
        (["h", "2"], True),
    ]


def test_paragraphs_of_a_preamble_are_counted_by_themselves() -> None:
    assert numbers(("preamble", 0), ("preamble", 0), ("numbered", 0)) == ["[PP 1]", "[PP 2]", "1"]


def test_bullets_are_counted_under_the_number_before_them() -> None:
    assert numbers(
        ("numbered", 0), ("bullet", 0), ("bullet", 0), ("numbered", 1), ("bullet", 0), ("numbered", 0), ("bullet", 0)
    ) == ["1", "1 [1]", "1 [2]", "1 (a)", "1 (a) [1]", "2", "2 [1]"]  # fmt: skip


def test_a_bullet_before_the_first_number_is_a_text_like_others() -> None:
    assert numbered([("bullet", 0), ("text", 0), ("numbered", 0)]) == [
        (["t", "1"], True),
        (["t", "2"], True),
        (["1"], False),
    ]


def test_a_sub_paragraph_without_a_paragraph_above_it_is_one_level_further_out() -> None:
    assert numbers(("numbered", 3), ("numbered", 3), ("numbered", 3)) == ["1", "1 (a)", "1 (a) (i)"]


@pytest.mark.parametrize(("count", "written"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba")])
def test_letters_go_on_after_z_as_in_lists_of_the_united_nations(count: int, written: str) -> None:
    path, _editorial = numbered([("numbered", 0), *[("numbered", 1)] * count])[-1]
    assert path == ["1", written]


@pytest.mark.parametrize(
    ("count", "written"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (38, "xxxviii"), (40, "xl"), (49, "xlix"), (50, "l"), (90, "xc")],
)
def test_roman_figures_are_written_as_romans_wrote_them(count: int, written: str) -> None:
    path, _editorial = numbered([("numbered", 0), ("numbered", 1), *[("numbered", 2)] * count])[-1]
    assert path == ["1", "a", written]


def test_a_bullet_beside_a_paragraph_of_the_fourth_level_has_an_address_of_its_own() -> None:
    found = numbered([("numbered", 0), ("numbered", 1), ("numbered", 2), ("bullet", 0), ("numbered", 3)])
    assert [anchor(path) for path, _editorial in found[-2:]] == ["p-1-a-i-1", "p-1-a-i-a"]


@given(OUTLINES)
def test_no_two_paragraphs_of_a_text_have_the_same_address(outline: list[tuple[str, int]]) -> None:
    addresses = [anchor(path) for path, _editorial in numbered(outline)]
    assert len(set(addresses)) == len(outline)


@given(OUTLINES)
def test_only_what_is_numbered_has_a_number_that_is_printed(outline: list[tuple[str, int]]) -> None:
    assert [not editorial for _path, editorial in numbered(outline)] == [kind == "numbered" for kind, _depth in outline]


@given(OUTLINES)
def test_every_number_stands_under_one_that_came_before(outline: list[tuple[str, int]]) -> None:
    seen: list[list[str]] = []
    for path, _editorial in numbered(outline):
        assert len(path) == 1 or path[0] in ("pp", "h", "t") or path[:-1] in seen
        seen.append(path)
