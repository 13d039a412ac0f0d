"""What search takes for the same, letter by letter, and what it finds nowhere but where it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.folding import folded, like

pytestmark = pytest.mark.alike


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("", ""),
        ("  \t\n ", ""),
        ("  Two   words\n", "two words"),
        ("Two\u00a0words\u2009here", "two words here"),
        ("É", "e"),
        ("E\u0301", "e"),  # the accent as a letter of its own
        ("ﬁrst", "first"),  # one letter of print for two
        ("Ⅳ", "iv"),
        ("２０１７", "2017"),
        ("İstanbul", "istanbul"),
        ("ΣΟΦΟΣ", "σοφοσ"),
        ("Ørsted", "orsted"),  # letters of their own, which a keyboard may lack
        ("Łódź", "lodz"),
        ("Đà Nẵng", "da nang"),
        ("Œuvre, Æbelø, Þórun, Guðrún", "oeuvre, aebelo, thorun, gudrun"),
        ("yıldız", "yildiz"),
        ("Ħal Għaxaq, Sámi giella ŧ ŋ ĸ", "hal ghaxaq, sami giella t ng q"),
        ("ƁƊƘ ɓɗƙ ĲĲ ſ ẞ", "bdk bdk ijij s ss"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("l‘ete, lʼete, lʻete, l`ete, l´ete, l′ete", "l'ete, l'ete, l'ete, l'ete, l'ete, l'ete"),
        (
            "Guinea\u2011Bissau Guinea\u2010Bissau Guinea–Bissau Guinea—Bissau Guinea−Bissau",
            " ".join(["guinea-bissau"] * 5),
        ),
        ("“One” „two‟ «three»", '"one" "two" "three"'),
        ("\u00a0Viet\u00a0Nam\u2007and\u202fLaos\u3000now\u1680", "viet nam and laos now"),
        ("Viet\u200b\u2060Nam\ufeff \u202eEurope\u202c", "vietnam europe"),
        ("1\ufe0f\u20e3 \u2696\ufe0f", "1 ⚖"),
        ("A/RES/73/195", "a/res/73/195"),
    ],
)
def test_compares_text_without_case_accents_and_doubled_spaces(written: str, compared: str) -> None:
    assert folded(written) == compared


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("أحمد", "احمد"),
        ("إثيوبيا", "اثيوبيا"),
        ("آسيا", "اسيا"),
        ("مصطفى", "مصطفي"),
        ("الهجرة", "الهجره"),
        ("مؤتمر", "موتمر"),
        ("شؤون", "شوون"),
        ("هيئة", "هييه"),
        ("مـــيـثاق", "ميثاق"),  # drawn out to fill a line
        ("مِيثَاق", "ميثاق"),  # with its vowels
    ],
)
def test_forms_of_an_arabic_letter_are_the_same_letter(written: str, typed: str) -> None:
    assert folded(written) == folded(typed)


@given(st.text(), st.text())
def test_two_texts_one_after_the_other_are_folded_as_each_is(one: str, other: str) -> None:
    assert folded(f"{one} {other}") == f"{folded(one)} {folded(other)}".strip()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèüñçåßσςøłđðþœæŋħŧ "))
def test_capitals_make_no_difference(text: str) -> None:
    assert folded(text.upper()) == folded(text)


def found(pattern: str, text: str) -> bool:
    """What a database answers to LIKE with this pattern."""
    parts = re.findall(r"\\.|.", pattern, re.DOTALL)
    wild = {"%": ".*", "_": "."}
    return bool(re.fullmatch("".join(wild.get(part, re.escape(part[-1])) for part in parts), text, re.DOTALL))


@given(st.text(), st.text(), st.text())
def test_a_pattern_finds_the_text_wherever_it_stands(before: str, text: str, after: str) -> None:
    assert found(like(text), folded(before) + folded(text) + folded(after))


@given(st.text(), st.text())
def test_a_pattern_finds_nothing_where_the_text_is_not(text: str, elsewhere: str) -> None:
    assert found(like(text), folded(elsewhere)) == (folded(text) in folded(elsewhere))


@pytest.mark.parametrize(("text", "elsewhere"), [("100%", "1000"), ("a_b", "axb"), ("a\\b", "ab"), ("\\%", "%")])
def test_no_sign_stands_for_any_other(text: str, elsewhere: str) -> None:
    assert not found(like(text), folded(elsewhere))
