"""Which numbers and words an address and a form may hold: those that every database can keep."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.exceptions import NotFound
from werkzeug.routing import Map, Rule

from meetings.web.bounds import LARGEST, Number, Segments, Word, whole_number

pytestmark = pytest.mark.alike

ADDRESSES = Map(
    [
        Rule("/rows/<int:number>", endpoint="row"),
        Rule("/codes/<code>", endpoint="code"),
        Rule("/short/<string(maxlength=3):code>", endpoint="short"),
        Rule("/files/<path:name>", endpoint="file"),
    ],
    converters={"int": Number, "string": Word, "default": Word, "path": Segments},
).bind("concord.example.org")


def found(address: str) -> object:
    """What the address names, or None."""
    try:
        _endpoint, values = ADDRESSES.match(address)
    except NotFound:
        return None
    return next(iter(values.values()))


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/rows/0", 0),
        ("/rows/7", 7),
        ("/rows/0000000007", 7),
        (f"/rows/{LARGEST}", LARGEST),
        (f"/rows/{LARGEST + 1}", None),
        ("/rows/99999999999", None),
        ("/rows/-1", None),
        ("/rows/1.0", None),
        ("/rows/٣", None),
        ("/rows/", None),
    ],
)
def test_a_number_of_an_address_is_one_that_a_row_can_have(address: str, named: int | None) -> None:
    assert found(address) == named


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/codes/grcp-7", "grcp-7"),
        ("/codes/Côte d'Ivoire", "Côte d'Ivoire"),
        ("/codes/a/b", None),
        ("/codes/a\x00b", None),
        ("/codes/a\nb", None),
        ("/codes/a\x7f", None),
        ("/codes/a\x85", None),
        ("/short/abc", "abc"),
        ("/short/abcd", None),
    ],
)
def test_a_word_of_an_address_has_no_control_characters(address: str, named: str | None) -> None:
    assert found(address) == named


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/files/a.pdf", "a.pdf"),
        ("/files/a/b/c.pdf", "a/b/c.pdf"),
        ("/files/a/b\x00.pdf", None),
        ("/files/a\r\nb", None),
    ],
)
def test_a_path_of_an_address_has_none_either(address: str, named: str | None) -> None:
    assert found(address) == named


@given(st.integers(0, LARGEST))
def test_every_number_that_a_row_can_have_is_taken(number: int) -> None:
    assert whole_number(str(number)) == number == found(f"/rows/{number}")


@given(st.one_of(st.integers(max_value=-1), st.integers(min_value=LARGEST + 1)))
def test_every_other_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="from 0 to 2147483647"):
        whole_number(str(number))
    assert found(f"/rows/{number}") is None


@given(st.text())
def test_whatever_a_form_sends_is_a_number_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert 0 <= whole_number(text) <= LARGEST
