"""What went in as words comes out as the same words, with pdftotext."""

import re
import unicodedata
from collections.abc import Callable

import pytest

from meetings.formats.pdf import Manuscript
from tests.formats.pdf import specimens
from tests.formats.pdf.reading import words as found

pytestmark = pytest.mark.alike
Specimen = Callable[[specimens.Words], bytes]
MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # of direction: pdftotext adds them, nobody reads them
LEFT_TO_RIGHT = re.compile("\u202a([^\u202a-\u202e\n]*)\u202c")


def flowing(text: str) -> str:
    """The text in the order in which it is read: pdftotext gives signs between Arabic words in that of the line."""
    return unicodedata.normalize("NFC", " ".join(MARKS.sub("", LEFT_TO_RIGHT.sub(_as_read, text)).split()))


def _as_read(found: re.Match[str]) -> str:
    parts = re.fullmatch(r"(\W*)(.*?)(\W*)", found[1], re.DOTALL)
    assert parts
    before, words, after = parts.groups()
    return after[::-1] + words + before[::-1]


@pytest.mark.parametrize("words", specimens.EVERY, ids=lambda words: words.language)
def test_every_sentence_comes_out_word_for_word(specimen: Specimen, words: specimens.Words) -> None:
    text = flowing(found(specimen(words)))
    if words.language == "zh":  # lines break between any two letters there
        text = text.replace(" ", "")

    sentences = (words.title, words.first, words.second, words.note, words.paragraph, *words.columns)
    assert not [each for each in sentences if flowing(each).replace(" " * (words.language == "zh"), "") not in text]
    assert all(name in text for name, _ in words.rows)


@pytest.mark.parametrize("words", specimens.EVERY, ids=lambda words: words.language)
def test_each_page_says_which_it_is_in_the_words_of_the_language(specimen: Specimen, words: specimens.Words) -> None:
    pages = found(specimen(words)).split("\f")[:-1]

    for number, page in enumerate(pages, 1):
        told = words.page_of.format(x=number, y=len(pages))
        assert told.replace(" ", "") in flowing(page).replace(" ", "")


def test_paragraphs_are_cited_by_numbers_that_are_text(specimen: Specimen) -> None:
    text = found(specimen(specimens.ENGLISH), "-layout")

    assert [int(number) for number in re.findall(r"^ *(\d+)\. +Seven towns", text, re.MULTILINE)] == list(range(1, 10))


def test_contents_name_the_page_where_a_part_begins(specimen: Specimen) -> None:
    first, second, *_ = found(specimen(specimens.ENGLISH), "-layout").split("\f")

    assert re.search(r"^The river +1$", first, re.MULTILINE)
    assert re.search(r"^ *The bridges +2$", first, re.MULTILINE)
    assert "Upper Ford" in second


def test_arabic_with_its_vowels_comes_out_letter_by_letter(rendered: Callable[[Manuscript], bytes]) -> None:
    """Marks above and below letters, on the ligature of lam and alef, and two on one letter."""
    text = (
        "يجتمع الجيران سنوياً عند النهر، فيقدّم كلٌّ منهم رأيه طوعاً لا إلزاماً. أُصلِحَ الجسر شمالاً وجنوباً، أولاً وأخيراً: إنّ "
        "العمل المنظَّم حقٌّ للجميع، والمسؤولية مشتركة (المادة 73). ماءٌ قليلٌ في مدينةٍ صغيرةٍ، مثلًا وليلًا ونهارًا."
    )
    page = specimens.page(f"<p>{text}</p><h2>{text[:60]}</h2>", "ar", "rtl")

    assert unicodedata.normalize("NFC", text) in flowing(found(rendered(specimens.manuscript(page, language="ar"))))
