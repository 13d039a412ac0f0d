"""A password is long, of several characters, and not what everybody knows of its person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.accounts.rules.passwords import KINDS, LONGEST, SHORTEST, check, normalised
from meetings.core.errors import Invalid

pytestmark = pytest.mark.alike

ABOUT = ("José Núñez Ortega", "jose.nunez@example.org")


def taken(password: str) -> bool:
    try:
        check(password, about=ABOUT)
    except Invalid:
        return False
    return True


@pytest.mark.parametrize(
    "password",
    [
        "abcde" + "a" * (SHORTEST - 5),
        "five words of one's own",
        "пять слов подряд",
        "五个不同的汉字组成的一句话",
        "abcde" * 51 + "f",  # as long as may be
        "José Núñez Ortega 2027",  # the name is in it, but it is not the name
    ],
)
def test_takes_what_is_long_enough_and_not_all_alike(password: str) -> None:
    assert SHORTEST <= len(password) <= LONGEST
    assert taken(password)


@pytest.mark.parametrize(
    "password",
    [
        "",
        "abcdefghijk",  # one too short
        "aaaabbbbccccdddd",  # four kinds
        "            ",
        "abcde" * 51 + "fg",  # one too long
        "José Núñez Ortega",
        "JOSE NUNEZ  ORTEGA",
        "jose.nunez@example.org",
        " Jose.Nunez@Example.org ",
    ],
)
def test_refuses_what_is_short_or_known_and_says_what_is_taken(password: str) -> None:
    with pytest.raises(Invalid, match="Use 12 characters or more, at least 5 of them different") as refused:
        check(password, about=ABOUT)
    assert set(refused.value.fields) == {"new_password"}


def test_the_name_of_somebody_else_is_a_password() -> None:
    check("José Núñez Ortega")


def test_characters_that_two_keyboards_write_differently_are_the_same() -> None:
    assert normalised("cafe\u0301") == normalised("café")
    assert normalised("ｐａｓｓ") == "pass"


def test_characters_are_counted_as_they_are_kept() -> None:
    """Twelve keys for eleven letters: an accent written by itself is not a character more."""
    assert not taken("cafe\u0301 latted")
    assert taken("cafe\u0301 latteds")


@given(st.text(max_size=300))
def test_whatever_is_taken_is_long_enough_and_of_several_characters(password: str) -> None:
    if taken(password):
        assert SHORTEST <= len(normalised(password)) <= LONGEST
        assert len(set(normalised(password))) >= KINDS


@given(st.text(max_size=300))
def test_a_password_is_taken_or_not_whatever_keyboard_wrote_it(password: str) -> None:
    assert taken(password) == taken(normalised(password))
