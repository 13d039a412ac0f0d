"""A password is long, of several characters, and not what everybody knows of its person."""

import time

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
        "aB3$xY9!kL2m",
        "five words of one's own",
        "correct horse battery 2 staple",
        "пять слов подряд",
        "五个不同的汉字组成的一句话",
        "a few quiet lakes " * 14 + "noon",  # as long as may be
        "quiet lakes of Ortega at noon",  # the name is in it, among others
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
        "a few quiet lakes " * 14 + "noons",  # one too long
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


@pytest.mark.parametrize(
    "password",
    [
        "password1234", "Password123456!", "P@ssw0rd!2027", "motdepasse1234", "contraseña1234", "letmein12345",
        "qwertyuiop12", "azertyuiop12", "1q2w3e4r5t6y", "zaq12wsxcde3", "abcdeaaaaaaa", "abcde" * 51, "123456123456",
        "19801231-1231", "Summer2026!!!", "administrator", "welcome-welcome",
        "concordconcord", "Concord2026!!", "compact2018gcm", "Geneva2026!!", "UnitedNations2026", "New York 2026",
        "José Núñez Ortega 2027", "nunez_jose_12!", "ORTEGA-ORTEGA", "jose.nunez@example.org1", "example.org2026",
    ],
)  # fmt: skip
def test_refuses_what_would_be_tried_first_and_says_what_is_taken(password: str) -> None:
    with pytest.raises(Invalid, match="three or four words that have nothing to do with one another") as refused:
        check(password, about=ABOUT)
    assert set(refused.value.fields) == {"new_password"}


def test_says_within_a_moment_of_the_longest_what_it_is_worth() -> None:
    began = time.process_time()
    assert not taken("x1" * (LONGEST // 2) + "-----")
    for password in ("x1y2z3" * 42, "".join(chr(33 + number % 90) for number in range(LONGEST))):
        taken(password)
    assert time.process_time() - began < 5  # seconds


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
