"""A pasted text as the paragraphs that it seems to have: blank lines, numbers, (a), (i), bullets, as Word has them."""

import pytest

from meetings.documents.rules.markers import letters, marker_of, roman
from meetings.documents.rules.pasted import Line, Part, is_several, lines_of, parts_of

pytestmark = pytest.mark.alike


def shown(text: str, kind: str = "numbered") -> list[tuple[str, str, str]]:
    """Level or kind, number as it stood, words."""
    return [told(part) for part in parts_of(lines_of(text), kind)]  # type: ignore[arg-type]  # a kind of paragraph


def told(part: Part) -> tuple[str, str, str]:
    return (f"{part.depth}" if part.kind == "numbered" else part.kind), part.number, part.text


def test_numbers_with_tabs_and_blank_lines() -> None:
    pasted = "1.\tThe Chairs recalled.\n\n2.\tSecond paragraph.\n(a)\tsub a\n(b)\tsub b\n"
    assert shown(pasted) == [
        ("0", "1.", "The Chairs recalled."), ("0", "2.", "Second paragraph."), ("1", "(a)", "sub a"),
        ("1", "(b)", "sub b"),
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2029", "\x85"])
def test_lines_end_as_any_program_ends_them(end: str) -> None:
    assert shown(end.join(["1. One", "2. Two", "", "3. Three"])) == [
        ("0", "1.", "One"), ("0", "2.", "Two"), ("0", "3.", "Three"),
    ]  # fmt: skip


def test_what_word_puts_on_the_clipboard() -> None:
    pasted = (
        "I.\tIntroduction\r\n1.\tThe Chairs agreed to:\r\n(a)\tshare data:\r\n(i)\ton visas;\r\n(ii)\ton work;\r\n"
        "(b)\tmeet again.\r\n•\ta point\r\no\tone below\r\n§\tand another\r\n2.\tLast.\vWith a line of its own.\r\n"
    )
    assert shown(pasted) == [
        ("heading", "I.", "Introduction"), ("0", "1.", "The Chairs agreed to:"), ("1", "(a)", "share data:"),
        ("2", "(i)", "on visas;"), ("2", "(ii)", "on work;"), ("1", "(b)", "meet again."), ("bullet", "•", "a point"),
        ("bullet", "o", "one below"), ("bullet", "§", "and another"), ("0", "2.", "Last.\nWith a line of its own."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pasted", "numbers"),
    [
        ("a) one\nb) two", ["1 a)", "1 b)"]),
        ("a. one\nb. two", ["1 a.", "1 b."]),
        ("(aa) one\n(bb) two", ["1 (aa)", "1 (bb)"]),
        ("i.\tone\nii.\ttwo\niii.\tthree\niv.\tfour\nv.\tfive", ["2 i.", "2 ii.", "2 iii.", "2 iv.", "2 v."]),
        ("(h) eight\n(i) nine\n(j) ten", ["1 (h)", "1 (i)", "1 (j)"]),  # a letter after (h)
        ("(h) eight:\n(i) below\n(ii) below", ["1 (h)", "2 (i)", "2 (ii)"]),  # a list below it
        ("(b) two\n(i) below", ["1 (b)", "2 (i)"]),
        ("1) one\n2) two", ["0 1)", "0 2)"]),
        ("(1) one\n(2) two", ["0 (1)", "0 (2)"]),
        ("[12] twelve", ["0 [12]"]),
        ("1.\tone\n1.1\tbelow\n1.1.1\tdeeper\n1.2.\tagain", ["0 1.", "1 1.1", "2 1.1.1", "1 1.2."]),
        ("١. واحد\n٢. اثنان", ["0 ١.", "0 ٢."]),
        ("OP1. Decides\nOP2. Requests", ["0 OP1.", "0 OP2."]),
        ("I. One is said.\nII. Two is said.", ["0 I.", "0 II."]),
    ],
)
def test_a_number_says_at_which_level(pasted: str, numbers: list[str]) -> None:
    assert [f"{level} {number}" for level, number, _text in shown(pasted)] == numbers


@pytest.mark.parametrize("sign", ["•", "·", "▪", "◦", "●", "‣", "\uf0b7", "➢", "-", "–", "—", "*"])
def test_a_bullet_of_any_kind(sign: str) -> None:
    assert shown(f"{sign} one\n{sign}\ttwo") == [("bullet", sign, "one"), ("bullet", sign, "two")]


def test_blank_lines_part_what_has_no_numbers_and_wrapped_lines_stay() -> None:
    pasted = "First paragraph.\n\nSecond one,\nwrapped over\nthree lines.\n \nThird."
    assert shown(pasted) == [
        ("0", "", "First paragraph."), ("0", "", "Second one,\nwrapped over\nthree lines."), ("0", "", "Third."),
    ]  # fmt: skip


def test_a_paragraph_a_line_as_a_word_processor_copies_them() -> None:
    assert shown("The States met.\nThey agreed.\n“And so on.”\nWent home.", "text") == [
        ("text", "", "The States met."), ("text", "", "They agreed.\n“And so on.”"), ("text", "", "Went home."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "one",
    [
        "One line.", "In 2018 the States met.", "2018 was a year.", "3.5 million people moved.", "10 March 2018",
        "J. Smith said so.", "e.g. this", "(see above) and so on", "1950s", "Co-operation\nacross lines", "", "  \n ",
    ],
)  # fmt: skip
def test_what_is_one_paragraph_is_not_proposed_as_several(one: str) -> None:
    assert not is_several(parts_of(lines_of(one), "numbered"))


def test_one_that_brings_its_own_number_is_told() -> None:
    assert is_several(parts_of(lines_of("1. The Chairs recalled."), "numbered"))


def test_headings_before_numbered_paragraphs() -> None:
    assert shown("Findings\n\n1. One.\n\nWHAT WE ASK\n\n2. Two.\nA closing word") == [
        ("heading", "", "Findings"), ("0", "1.", "One."), ("heading", "", "WHAT WE ASK"),
        ("0", "2.", "Two."), ("text", "", "A closing word"),
    ]  # fmt: skip


def test_preambles_of_a_draft_resolution() -> None:
    assert shown("PP1 Recalling the Compact,\nPP2. Noting,\nOP1 Decides.") == [
        ("preamble", "PP1", "Recalling the Compact,"), ("preamble", "PP2.", "Noting,"), ("0", "OP1", "Decides."),
    ]  # fmt: skip


def test_the_number_is_told_level_by_level_where_a_text_prints_its_own() -> None:
    parts = parts_of(lines_of("14. One\n(b) two\n(ii) three\n15. Four"), "numbered")
    assert [part.path for part in parts] == [("14",), ("14", "b"), ("14", "b", "ii"), ("15",)]


def test_lists_and_headings_that_a_file_knows_are_kept_as_such() -> None:
    lines = [
        Line("Outcome", is_apart=True, heading=True), Line("Open:", is_apart=True, number="1.", level=0),
        Line("on visas;", is_apart=True, number="a.", level=1), Line("seasonal", is_apart=True, number="i.", level=2),
        Line("A point", is_apart=True, number="•", level=0), Line("(a) typed by hand", is_apart=True),
    ]  # fmt: skip
    assert [told(part) for part in parts_of(lines)] == [
        ("heading", "", "Outcome"), ("0", "1.", "Open:"), ("1", "a.", "on visas;"), ("2", "i.", "seasonal"),
        ("bullet", "•", "A point"), ("1", "(a)", "typed by hand"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"), [("a", 1), ("z", 26), ("aa", 27), ("bb", 28), ("ab", 28), ("", 0), ("é", 0)]
)
def test_letters_count(text: str, value: int) -> None:
    assert letters(text) == value


def test_a_row_of_a_table_is_words_whatever_it_looks_like() -> None:
    lines = [Line("STATE", is_apart=True, row=True), Line("1. Kenya", is_apart=True, row=True), Line("2. Two")]
    assert [told(part) for part in parts_of(lines)][:2] == [("text", "", "STATE"), ("text", "", "1. Kenya")]


@pytest.mark.parametrize(("text", "value"), [("i", 1), ("iv", 4), ("ix", 9), ("xl", 40), ("a", 0), ("", 0)])
def test_roman_numbers_count(text: str, value: int) -> None:
    assert roman(text) == value


def test_no_number_is_no_marker() -> None:
    assert marker_of("Words") is None
