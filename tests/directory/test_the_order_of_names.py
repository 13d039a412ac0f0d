"""Names stand where readers of each language look for them."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.directory.alphabet import sort_key

pytestmark = pytest.mark.alike


@pytest.mark.parametrize(
    ("language", "in_order"),
    [
        ("en", ["Czechia", "Gambia", "Iran (Islamic Republic of)", "Iraq", "The Comoros"]),
        ("fr", ["Espagne", "États-Unis d'Amérique", "l'ex-République yougoslave de Macédoine", "Fidji"]),
        ("es", ["Egipto", "El Salvador", "Emiratos Árabes Unidos", "España"]),
        ("fr", ["Cameroun", "le Canada", "les Comores", "la Croatie"]),
        ("en", ["Côte d'Ivoire", "Cuba", "Türkiye", "Turkmenistan"]),
        ("en", ["Guinea", "Guinea-Bissau", "Guyana"]),
    ],
)
def test_stand_as_the_united_nations_list_them(language: str, in_order: Sequence[str]) -> None:
    for before, after in pairwise(in_order):
        assert sort_key(before, language) < sort_key(after, language), after


def test_an_article_in_small_letters_is_left_out_in_its_own_language_only() -> None:
    assert sort_key("la Croatie", "fr") == "croatie"
    assert sort_key("la Croatie", "en") == "la croatie"
    assert sort_key("los Emiratos", "es") == "emiratos"


def test_an_article_that_belongs_to_the_name_stays() -> None:
    assert sort_key("El Salvador", "es") == "el salvador"
    assert sort_key("La Barbade", "fr") == "la barbade"


def test_the_arabic_article_is_left_out() -> None:
    assert sort_key("الأردن", "ar") == sort_key("أردن", "ar")
    assert sort_key("الأردن", "en") != sort_key("أردن", "en")


def test_signs_count_as_spaces() -> None:
    assert sort_key("Guinea-Bissau", "en") == "guinea bissau"
    assert sort_key("Iran (Islamic Republic of)", "en") == "iran islamic republic of"


@given(st.text(max_size=30), st.sampled_from(["en", "fr", "es", "ar", "ru", "zh"]))
def test_case_and_spaces_around_it_never_move_a_name(name: str, language: str) -> None:
    key = sort_key(name, language)
    assert key == key.strip()
    assert key == key.casefold()
