"""What went in as words comes out as the same words, with pdftotext."""

import re
from collections.abc import Callable

import pytest

from tests.formats.pdf import specimens
from tests.formats.pdf.reading import words as found

pytestmark = pytest.mark.alike
Specimen = Callable[[specimens.Words], bytes]
MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # of direction: pdftotext adds them, nobody reads them


def flowing(text: str) -> str:
    return " ".join(MARKS.sub("", text).split())


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
