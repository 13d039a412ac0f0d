"""The address of a calendar says what is wanted of it, and each wish has one address."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.urls import iri_to_uri

from meetings.core.errors import Invalid
from meetings.serving.calendar_feeds import EVERYBODY, Wish

pytestmark = pytest.mark.alike

WISHES = st.builds(
    Wish,
    st.sampled_from(["sessions", "meeting"]),
    st.sampled_from(["en", "fr", "es"]),
    st.one_of(st.none(), st.integers(1, 10_080)),
)


def asked(query: str) -> dict[str, str]:
    return dict(parse_qsl(query.removeprefix("?")))


def test_who_asks_for_nothing_gets_what_everybody_gets() -> None:
    assert Wish.from_args({}) is EVERYBODY
    assert (EVERYBODY.detail, EVERYBODY.language, EVERYBODY.alarm_minutes) == ("sessions", "en", None)
    assert EVERYBODY.query_string() == ""


@pytest.mark.parametrize(
    ("args", "wish"),
    [
        ({"detail": "meeting"}, Wish("meeting")),
        ({"lang": "fr"}, Wish(language="fr")),
        ({"alarm": "15"}, Wish(alarm_minutes=15)),
        ({"alarm": "1"}, Wish(alarm_minutes=1)),
        ({"alarm": "10080"}, Wish(alarm_minutes=10_080)),  # a week
        ({"alarm": "0015"}, Wish(alarm_minutes=15)),
        ({"detail": "sessions", "lang": "en"}, EVERYBODY),
        ({"utm_source": "letter"}, EVERYBODY),  # what others hang on an address
    ],
)
def test_reads_what_is_asked_for(args: dict[str, str], wish: Wish) -> None:
    assert Wish.from_args(args) == wish


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ({"detail": "everything"}, "detail=sessions or detail=meeting"),
        ({"detail": ""}, "detail=sessions or detail=meeting"),
        ({"lang": "de"}, "lang=en, lang=fr or lang=es"),
        ({"lang": "EN"}, "lang=en, lang=fr or lang=es"),
        ({"alarm": "0"}, "from 1 to 10080 minutes"),
        ({"alarm": "10081"}, "from 1 to 10080 minutes"),
        ({"alarm": "-5"}, "from 1 to 10080 minutes"),
        ({"alarm": "1.5"}, "from 1 to 10080 minutes"),
        ({"alarm": ""}, "from 1 to 10080 minutes"),
        ({"alarm": "٣"}, "from 1 to 10080 minutes"),
    ],
)
def test_refuses_what_there_is_not_and_says_what_there_is(args: dict[str, str], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        Wish.from_args(args)


@pytest.mark.parametrize(
    ("wish", "query"),
    [
        (Wish("meeting"), "?detail=meeting"),
        (Wish("meeting", "fr", 30), "?detail=meeting&lang=fr&alarm=30"),
        (Wish(alarm_minutes=5), "?alarm=5"),
        (Wish(language="es"), "?lang=es"),
    ],
)
def test_is_written_in_one_way_and_no_longer_than_it_need_be(wish: Wish, query: str) -> None:
    assert wish.query_string() == query


@given(WISHES)
def test_the_address_of_a_wish_asks_for_that_wish(wish: Wish) -> None:
    assert Wish.from_args(asked(wish.query_string())) == wish


@given(WISHES, WISHES)
def test_two_wishes_have_the_same_address_only_if_they_are_the_same(one: Wish, other: Wish) -> None:
    assert (one.query_string() == other.query_string()) == (one == other)


@given(WISHES)
def test_an_address_needs_no_encoding(wish: Wish) -> None:
    assert iri_to_uri(wish.query_string()) == wish.query_string()
