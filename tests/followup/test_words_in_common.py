"""How many words of a recommendation another text has as well: a share, and the degree it suggests to look at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.followup.rules.similarity import shared, suggested, words_of

pytestmark = pytest.mark.alike
ASKED = "Alpha bravo charlie delta echo foxtrot golf hotel india juliett"  # ten words
TEN = ASKED.split()


def test_only_words_that_say_something_are_compared() -> None:
    assert words_of("The protection of migrants, and their families") == {"protection", "migrants", "families"}
    assert words_of("la protection des migrants et de leurs familles") == {"protection", "migrants", "familles"}
    assert words_of("la protección de los migrantes") == {"proteccion", "migrantes"}


def test_case_accents_signs_and_repetitions_do_not_count() -> None:
    assert words_of("DATA, data (Data): réfugiés; REFUGIES") == {"data", "refugies"}
    assert words_of("snake_case — 24/7") == {"snake", "case", "24", "7"}


@pytest.mark.parametrize(("common", "share"), [(0, 0), (1, 10), (5, 50), (10, 100)])
def test_the_share_is_of_the_words_asked_for(common: int, share: int) -> None:
    found = " ".join(reversed(TEN[:common])) + " and much that nobody asked for"
    assert shared(ASKED, found) == share


def test_where_nothing_is_asked_nothing_is_shared() -> None:
    assert shared("", ASKED) == 0
    assert shared("of the and", ASKED) == 0


@pytest.mark.parametrize(
    ("common", "degree"),
    [(1, None), (2, "mentioned"), (4, "mentioned"), (5, "partial"), (7, "partial"), (8, "substantial")],
)
def test_the_share_suggests_a_degree(common: int, degree: str | None) -> None:
    assert suggested(ASKED, " ".join(reversed(TEN[:common]))) == degree


def test_the_same_words_in_the_same_order_are_verbatim_and_in_another_are_not() -> None:
    assert suggested(ASKED, f"Recalling that {ASKED.lower()}, and further") == "verbatim"
    assert suggested(ASKED, " ".join(reversed(TEN))) == "substantial"


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_share_lies_between_nothing_and_all(asked: str, found: str) -> None:
    assert 0 <= shared(asked, found) <= 100
    assert shared(asked, f"{asked} {found}") in (0, 100)
