"""Names in the letters of their countries stand within a sentence, and come out of the file as they went in."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from meetings.core import letters
from meetings.formats.pdf import glyphs, printed
from meetings.formats.pdf.manuscript import STATIC
from tests.formats.pdf import specimens
from tests.formats.pdf.reading import words
from tests.formats.pdf.test_words_come_out import flowing

pytestmark = pytest.mark.alike
NAMES = (
    "김민준, 대한민국",
    "陳張劉葉謝鄭喆珺渡邊",
    "さくら タカハシ 辻",
    "สมชาย ใจดี ที่ปรึกษา",
    "יעל כהן",
    "प्रिया शर्मा, कीर्ति सिंह",
    "শেখ রহিমা খাতুন",
    "ნინო ბერიძე",
    "Անի Պետրոսյան",
    "አበበ ቢቂላ",
    "សុខ វិចិត្រ",
    "ສົມສັກ ແກ້ວ",
    "အောင်မြတ်",
    "කුමාරි පෙරේරා",
    "கமலா செல்வி",
    "✓ → • … ☐ ≥",
)


def test_names_in_the_letters_of_their_countries_come_out_as_they_went_in() -> None:
    sentences = [f"The floor goes to {name} of the delegation." for name in NAMES]
    page = specimens.page("".join(f"<p>{each}</p>" for each in sentences))

    text = flowing(words(printed(specimens.manuscript(page), static=STATIC)))

    assert not [name for name in NAMES if flowing(name) not in text]
    assert text.count("of the delegation.") == len(NAMES)


@pytest.mark.parametrize("folder", ["print", "further"])
def test_the_list_of_letters_is_that_of_the_fonts(folder: str) -> None:
    fonts = STATIC / "fonts" / folder
    had = {code for path in fonts.glob("*.ttf") for code in TTFont(BytesIO(path.read_bytes()), lazy=True).getBestCmap()}
    ends = [line.split("-") for line in (fonts / "coverage.txt").read_text().split()]

    assert {code for first, last in ends for code in range(int(first, 16), int(last, 16) + 1)} == had


def test_only_letters_beyond_the_usual_call_for_the_further_fonts() -> None:
    assert not letters.need_further("Zoé, Дарья, Δ, محمد, 王伟, “so”… – ſ")
    assert letters.need_further("Kim 김")


def test_a_letter_that_is_written_in_two_parts_counts_as_one() -> None:
    assert not letters.missing(["\u1112\u1161\u11ab"])
    assert letters.missing(["Ann \u2d63"]) == ["\u2d63"]


def test_what_is_around_a_letter_is_told_briefly() -> None:
    assert (
        letters.around("a" * 50 + "\U0001f600" + "b" * 50, "\U0001f600")
        == "…" + "a" * 30 + "\U0001f600" + "b" * 29 + "…"
    )
    assert letters.around("Ann \U0001f600", "\U0001f600") == "Ann \U0001f600"


def test_words_are_told_beside_their_letters_only_where_a_reader_would_not_turn_them_round() -> None:
    assert glyphs.are_stacked("to प्रिया शर्मा")
    assert not glyphs.are_stacked("to 김민준")
    assert not glyphs.are_stacked("تتحدث प्रिया")
