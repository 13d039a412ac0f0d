"""What is left of a text once it is taken in: what people see, and what their scripts need."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.intake import one_line, running_text

pytestmark = pytest.mark.alike

BREAKS = ["\r\n", "\r", "\n", "\v", "\f", "\x85", "\u2028", "\u2029"]
NOTHING_TO_SEE = [
    "", " ", "\u200b", "\u3164", "\u2800", "\xa0", "\u2060\ufeff", "\xad", "\x1f", "\u115f", "\u1160", "\uffa0",
    "\ufe0f", "\u202e\u202c", "\u2066\u2069", "\u200d", "\u3000",
    "\U000e0041", "\x00\x07\x7f", "\ud800", "\ufdd0", "\U0010ffff",
    "\u200b \u3164\n\u2800",
]  # fmt: skip
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize("sign", BREAKS)
def test_line_breaks_of_every_kind_are_one(sign: str) -> None:
    assert running_text(f"First{sign}Second") == "First\nSecond"
    assert one_line(f"First{sign}Second") == one_line(f"First {sign} Second") == "First Second"


@pytest.mark.parametrize("text", NOTHING_TO_SEE)
def test_what_shows_nothing_is_nothing(text: str) -> None:
    assert one_line(text) == running_text(text) == ""


@pytest.mark.parametrize(
    ("pasted", "taken"),
    [
        ("co\x1eoperation", "co\u2011operation"),  # Word's non-breaking hyphen
        ("co\x1foperation", "cooperation"),  # its optional one
        ("co\xadoperation", "cooperation"),
        ("Jose\u0301", "José"),
        ("Jo\u200bsé\ufeff", "José"),
        ("Jose\u200b\u0301", "José"),
        ("\u202eevil\u202c", "evil"),
        ("\u200eGeneva\u200f", "Geneva"),
        ("a\u200db", "ab"),
        ("a\ufffcb\ufdd0\U0001ffff\ud800\x07\x7f\x9f", "ab"),
        ("\uf0b7 Point", "• Point"),  # a bullet of a font of pictures
        ("\u3164 Ana \u2800", "Ana"),
        ("x\U000e0041y", "xy"),
    ],
)
def test_what_nobody_sees_leaves(pasted: str, taken: str) -> None:
    assert one_line(pasted) == running_text(pasted) == taken


@pytest.mark.parametrize(
    "text",
    [
        "Côte d’Ivoire", "Guinea\u2011Bissau", "Viet\u00a0Nam", "می\u200cخواهم", "ශ්\u200dරී ලංකා", "क्\u200dष",
        FAMILY, SCOTLAND,        "\U0001f1e8\U0001f1ed \u2696\ufe0f", "1\ufe0f\u20e3", "\u0600\u0661", "김민준", "Łódź",
    ],
)  # fmt: skip
def test_what_a_script_or_a_picture_needs_stays(text: str) -> None:
    assert one_line(text) == running_text(text) == text


def test_marks_of_direction_stay_where_they_are_needed_and_closed() -> None:
    arabic = "\u0627\u0644\u0627\u062a\u0641\u0627\u0642 \u2066GCM 7\u2069 \u200f(2018)"
    assert running_text(arabic) == arabic
    assert running_text(arabic.replace("\u2069", "")) == arabic.replace("\u2066", "").replace("\u2069", "")
    assert running_text(f"{arabic}\n\u2066English\u2069\u202e") == f"{arabic}\nEnglish"
    assert not set(one_line(arabic)) & set("\u2066\u2069\u200f")


def test_running_text_keeps_its_lines_and_tabs_and_a_line_has_none() -> None:
    assert running_text("  One\r\n\tTwo\r\n\r\nThree \n") == "One\n\tTwo\n\nThree"
    assert one_line("  One\r\n\tTwo\r\n\r\nThree \n") == "One Two Three"


@given(st.text(alphabet=st.characters()))
def test_taking_in_twice_changes_nothing_more(text: str) -> None:
    for take in (one_line, running_text):
        once = take(text)
        assert take(once) == once == unicodedata.normalize("NFC", once)
        assert not [each for each in once if unicodedata.category(each) in ("Cc", "Cs") and each not in "\n\t"]
    assert "\n" not in one_line(text)
    assert "\t" not in one_line(text)
