"""Names as they are said, and the word by which a list sorts them."""

import pytest

from meetings.core.written_names import family_of, key_of_name, said_of, without_address

pytestmark = pytest.mark.alike


@pytest.mark.parametrize(
    ("honorific", "name", "said"),
    [
        ("H.E. Mr", "Ahmed Chair", "H.E. Mr Ahmed Chair"),
        (None, "Ahmed Chair", "Ahmed Chair"),
        ("H.E. Mr", "H.E. Mr Ahmed Chair", "H.E. Mr Ahmed Chair"),
        ("Dr", "Drago Kos", "Dr Drago Kos"),
    ],
)
def test_a_name_is_said_with_its_honorific_once(honorific: str | None, name: str, said: str) -> None:
    assert said_of(honorific, name) == said


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Ahmed Chair", "Chair"),
        ("H.E. Mr Ahmed Chair", "Chair"),
        ("H. E. Ms. Leila Haddad", "Haddad"),
        ("S.E. Mme Claire Petit", "Petit"),
        ("Prof. Dr Anna de la Cruz", "de la Cruz"),
        ("Ludwig van Beethoven", "van Beethoven"),
        ("Khalid Al Nahyan", "Al Nahyan"),
        ("LI Wei", "LI"),
        ("Joaquín ARROYO VEGA", "ARROYO VEGA"),
        ("ANNA PAZ", "PAZ"),
        ("Suharto", "Suharto"),
        ("Mr", "Mr"),
        ("", ""),
        ("Ho E", "E"),
    ],
)
def test_the_family_name_is_found_where_it_is_not_said(name: str, family: str) -> None:
    assert family_of(name) == family


def test_what_is_on_record_is_believed() -> None:
    assert family_of("Joaquín Arroyo Vega", "Arroyo Vega") == "Arroyo Vega"


def test_lists_go_by_the_family_name_whatever_is_written_before_it() -> None:
    names = ["Zoe Abara", "H.E. Mr Ahmed Chair", "Bo Øst", "Mr Aaron Zhou", "Amara Okonjo"]
    assert sorted(names, key=key_of_name)[:2] == ["Zoe Abara", "H.E. Mr Ahmed Chair"]
    assert key_of_name("H.E. Mr Ahmed Chair") == key_of_name("Ahmed Chair")


def test_a_name_alone_is_never_taken_for_an_honorific() -> None:
    assert [without_address(name) for name in ("Dr Who", "Min Jung", "E. Munk", "Sr", "M. Petit")] == [
        "Who", "Min Jung", "E. Munk", "Sr", "M. Petit",
    ]  # fmt: skip
