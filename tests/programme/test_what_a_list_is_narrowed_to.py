"""What the list of meetings is narrowed to stands in its address, in one order, and is read as it stands."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.intake import one_line
from meetings.programme.queries.meeting_lists import Filter

pytestmark = pytest.mark.alike

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=100).map(
    lambda typed: one_line(one_line(typed)[:100])  # a word as it is taken in, which is what an address holds
)
FILTERS = st.builds(Filter, kind=WORDS, region=WORDS, year=WORDS, cycle=WORDS, q=WORDS)


def read(query: str) -> Filter:
    return Filter.from_args(dict(parse_qsl(query)))


def test_is_narrowed_to_nothing_where_nothing_is_asked() -> None:
    assert read("") == Filter()
    assert Filter().query_string() == ""
    assert Filter().chosen() == {}


def test_what_is_asked_in_any_order_is_written_in_one() -> None:
    assert read("year=2017&kind=grcp") == read("kind=grcp&year=2017")
    assert read("year=2017&kind=grcp").query_string() == "kind=grcp&year=2017"


def test_what_is_no_facet_is_left_out() -> None:
    assert read("kind=grcp&page=2&lang=fr").query_string() == "kind=grcp"


@pytest.mark.parametrize(
    ("asked", "word"),
    [("  lakes ", "lakes"), ("la\x00k\nes", "lak es"), ("\u200flakes", "lakes"), ("\t", ""), ("x" * 200, "x" * 100)],
)
def test_a_word_is_cleaned_of_what_is_in_no_record(asked: str, word: str) -> None:
    assert Filter.from_args({"q": asked}).q == word


def test_a_facet_is_set_otherwise_and_the_others_stay() -> None:
    narrowed = Filter(kind="grcp", year="2017")
    assert narrowed.but(kind="") == Filter(year="2017")
    assert narrowed.but(region="africa").chosen() == {"kind": "grcp", "region": "africa", "year": "2017"}
    assert narrowed.kind == "grcp"


@given(FILTERS)
def test_the_address_of_a_list_leads_to_that_list(wanted: Filter) -> None:
    assert read(wanted.query_string()) == wanted


@given(FILTERS, FILTERS)
def test_two_lists_have_the_same_address_only_if_they_are_the_same(one: Filter, other: Filter) -> None:
    assert (one.query_string() == other.query_string()) == (one == other)
