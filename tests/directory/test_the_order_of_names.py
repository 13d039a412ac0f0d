"""Names stand in a list as the United Nations list them in its language: letters count, and nothing else."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.directory.rules.alphabet import alphabetical, sort_key

pytestmark = pytest.mark.alike


def in_order(names: list[str], language: str) -> list[str]:
    return sorted(names, key=lambda name: sort_key(name, language))


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Congo", "Costa Rica", "Côte d'Ivoire", "Croatia", "Cuba"]),
        ("en", ["Guinea", "Guinea-Bissau", "Guyana"]),
        ("en", ["Republic of Korea", "Republic of Moldova", "Romania"]),
        ("en", ["Tunisia", "Türkiye", "Turkmenistan"]),
        ("fr", ["Égypte", "El Salvador", "Émirats arabes unis", "Équateur", "Espagne", "l'ex-République"]),
        ("fr", ["Îles Cook", "Îles Marshall", "Îles Salomon", "Inde"]),
        ("es", ["Ecuador", "El Salvador", "Emiratos Árabes Unidos", "la ex República", "Filipinas"]),
        ("es", ["Anguila", "Antigua y Barbuda", "Anzania", "Añatuya"]),
        ("es", ["Ghana", "los Nogales", "Nzega", "Ñandú", "Omán"]),
        ("ru", ["Испания", "Италия", "Иштван", "Йемен", "Кабо-Верде"]),
        ("ru", ["Гаити", "Гайана", "Гамбия"]),
        ("ar", ["الأردن", "أرمينيا", "إسبانيا"]),
    ],
)
def test_names_stand_in_the_order_of_the_language(language: str, names: list[str]) -> None:
    for shuffled in list(permutations(names))[:24]:
        assert in_order(list(shuffled), language) == names


@pytest.mark.parametrize(
    ("language", "name", "key"),
    [
        ("fr", "l'ex-République", "ex republique"),
        ("fr", "l’ex-République", "ex republique"),  # the apostrophe of print
        ("fr", "le Niger", "niger"),
        ("fr", "les Comores", "comores"),
        ("fr", "Le Caire", "le caire"),
        ("fr", "Lesotho", "lesotho"),
        ("fr", "lesotho", "lesotho"),
        ("es", "los Países Bajos", "paises bajos"),
        ("es", "La Haya", "la haya"),
        ("es", "Laos", "laos"),
        ("en", "the Sudan", "the sudan"),
        ("ar", "الصين", "صين"),
        ("ar", "ألبانيا", "البانيا"),  # which begins like an article and has none
        ("ru", "Россия", "россия"),
        ("zh", "中国", "中国"),
    ],
)
def test_an_article_in_small_letters_is_not_part_of_a_name_in_languages_that_have_one(
    language: str, name: str, key: str
) -> None:
    assert sort_key(name, language) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Iran (Islamic Republic of)", "iran islamic republic of"),
        ("Guinea-Bissau", "guinea bissau"),
        ("Lao People's Democratic Republic", "lao people s democratic republic"),
        ("China, Hong Kong", "china hong kong"),
        ("Sahel – Lake Chad", "sahel lake chad"),
        ("G. 5,  (Sahel)", "g 5 sahel"),
        ("“Bali” Process", "bali process"),
    ],
)
def test_signs_stand_for_a_space_and_spaces_for_one(name: str, key: str) -> None:
    assert sort_key(name, "en") == key


@given(st.text(alphabet="abc -,.()'"), st.sampled_from(["en", "fr", "es"]))
def test_a_key_has_words_with_one_space_between_them(name: str, language: str) -> None:
    key = sort_key(name, language)
    assert key.split(" ") == key.split() or key == ""


@given(st.text(alphabet="aÀbçÉñßЯжЙ中 -'"), st.sampled_from(["en", "zh", "ru"]))
def test_case_and_accents_make_no_difference(name: str, language: str) -> None:
    assert sort_key(name.casefold(), language) == sort_key(name, language)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "en",
            [
                "Åbo Akademi", "Action Aid", "Đoàn thể", "École", "Ecumenical", "ICRC", "l’Abri",
                "Łukasiewicz Institute", "Œuvres hospitalières", "Ørsted Foundation", "Oxfam",
                "“Rights” Foundation", "Þróun", "Zonta",
            ],
        ),
        ("fr", ["l’Abri", "Cote", "Coté", "Côte", "Côté", "École", "«\u00a0Femmes\u00a0» et droits", "Œuvre", "Oxfam"]),
        ("es", ["Nicaragua", "nube", "Nzimba", "Ñandú", "ñu", "Oaxaca", "Zúñiga"]),
        ("ar", ["الأردن", "أرمينيا", "إسبانيا"]),
        ("ru", ["Ирак", "Иштван", "Йемен", "Катар"]),
    ],
)  # fmt: skip
def test_lists_of_bodies_stand_in_the_order_of_the_language(language: str, names: list[str]) -> None:
    for shuffled in (names[::-1], names[::2] + names[1::2], sorted(names)):
        assert sorted(shuffled, key=lambda name: alphabetical(name, language)) == names


@given(st.lists(st.text(alphabet="aáÁAb’'“ -ñn"), unique=True))
def test_no_two_names_are_in_one_place(names: list[str]) -> None:
    assert len({alphabetical(name, "es") for name in names}) == len(names)
