"""An address made from words can be read, whatever letters they are in; where it could not, there is none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.addresses import address_of

pytestmark = pytest.mark.alike


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Łódź Process", "lodz-process"),
        ("Đà Nẵng Dialogue", "da-nang-dialogue"),
        ("Ørsted Round", "orsted-round"),
        ("İzmir toplantısı", "izmir-toplantisi"),
        ("Œuvre commune", "oeuvre-commune"),
        ("Æbelø", "aebelo"),
        ("Straße, þing & Guðrún", "strasse-thing-gudrun"),
        ("L’œuvre – “commune”", "l-oeuvre-commune"),
        ("Viet\u00a0Nam\u2011Laos", "viet-nam-laos"),
        ("Глобальный договор о миграции", "globalnyy-dogovor-o-migratsii"),
        ("Ελληνική διάσκεψη", "elliniki-diaskepsi"),
        ("全球契约", "quan-qiu-qi-yue"),
        ("서울 회의", "seo-ul-hoe-ui"),
        ("GRCP 9 الاجتماع", "grcp-9"),
        ("2027", "2027"),
    ],
)
def test_words_in_most_scripts_give_one(words: str, address: str) -> None:
    assert address_of(words, 48) == address


@pytest.mark.parametrize("words", ["", "الاتفاق العالمي", "ישיבה 2027", "😀", "\u200b", "…"])
def test_words_that_give_none_are_asked_about(words: str) -> None:
    assert address_of(words, 48) == ""


def test_it_is_cut_between_two_words() -> None:
    assert address_of("one two three", 9) == "one-two"
    assert address_of("x" * 20, 9) == "x" * 9


@given(st.text(), st.integers(5, 60))
def test_it_is_always_one(words: str, most: int) -> None:
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", address_of(words, most))
    assert len(address_of(words, most)) <= most
