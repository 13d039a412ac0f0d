"""Facets over rows: a choice says how many rows it would leave, the other choices standing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from meetings.web.facets import Facet, chosen_links, group, groups, misses

pytestmark = pytest.mark.alike

KIND = Facet("kind", "Kind", {"panel": "Panel", "plenary": "Plenary", "break": "Break"})
ROOM = Facet("room", "Room", {"hall": "Hall", "annex": "Annex"})


@dataclass(frozen=True, slots=True)
class Row:
    values: Mapping[str, Sequence[str]]


def row(kind: str, *rooms: str) -> Row:
    return Row({"kind": [kind], "room": rooms})


def at(**more: str) -> str:
    return "&".join(f"{name}={value}" for name, value in more.items())


ROWS = [row("panel", "hall"), row("panel", "annex"), row("plenary", "hall", "annex"), row("panel")]
CHOSEN = st.fixed_dictionaries(
    {"kind": st.sampled_from(["", "panel", "plenary", "break"]), "room": st.sampled_from(["", "hall", "annex"])}
)
ANY_ROWS = st.lists(
    st.builds(
        lambda kind, rooms: row(kind, *rooms),
        st.sampled_from(["panel", "plenary", "break"]),
        st.lists(st.sampled_from(["hall", "annex"]), unique=True),
    )
)


def counts(rows: Sequence[Row], chosen: Mapping[str, str]) -> dict[str, dict[str, int | str]]:
    return {
        each.name: {text: count for text, count, _url, _current in each.choices}
        for each in groups([KIND, ROOM], rows, chosen, at)
    }


@pytest.mark.parametrize(
    ("kind", "room", "missed"),
    [
        ("", "", []),
        ("panel", "", []),
        ("plenary", "", ["kind"]),
        ("panel", "annex", ["room"]),
        ("break", "annex", ["kind", "room"]),
    ],
)
def test_a_row_says_by_which_facets_it_is_left_out(kind: str, room: str, missed: list[str]) -> None:
    assert misses(row("panel", "hall"), {"kind": kind, "room": room}) == missed


def test_a_row_with_several_codes_is_found_by_each() -> None:
    both = row("plenary", "hall", "annex")
    assert misses(both, {"room": "hall"}) == misses(both, {"room": "annex"}) == []


def test_a_row_without_any_code_is_found_by_none() -> None:
    assert misses(row("panel"), {"room": "hall"}) == ["room"]


def test_counts_what_each_choice_would_leave() -> None:
    assert counts(ROWS, {"kind": "", "room": ""}) == {
        "kind": {"Panel": 3, "Plenary": 1},
        "room": {"Hall": 2, "Annex": 2},
    }


def test_a_choice_narrows_the_counts_of_the_other_facets_and_not_its_own() -> None:
    assert counts(ROWS, {"kind": "panel", "room": ""}) == {
        "kind": {"Panel": 3, "Plenary": 1},
        "room": {"Hall": 1, "Annex": 1},
    }


def test_a_choice_that_would_leave_nothing_is_not_offered_unless_it_is_set() -> None:
    assert "Break" not in counts(ROWS, {"kind": "", "room": ""})["kind"]
    assert counts(ROWS, {"kind": "break", "room": ""})["kind"]["Break"] == 0


def test_choices_stand_in_the_order_of_the_facet_whatever_their_counts() -> None:
    found = group(KIND, {"break": 9, "panel": 1, "plenary": 5}, "", at)
    assert [text for text, _count, _url, _current in found.choices] == ["Panel", "Plenary", "Break"]


def test_a_choice_leads_to_itself_and_the_one_that_is_set_back_to_all() -> None:
    found = group(KIND, {"panel": 1, "plenary": 2}, "panel", at)
    assert found.choices == [("Panel", 1, "kind=", True), ("Plenary", 2, "kind=plenary", False)]


def test_a_code_that_the_facet_does_not_know_is_not_listed() -> None:
    assert group(KIND, {"webinar": 3}, "webinar", at).choices == []


def test_what_is_set_is_told_in_words_with_the_way_to_undo_it(app: Flask) -> None:
    with app.test_request_context("/"):
        links = chosen_links([KIND, ROOM], {"kind": "panel", "room": "cellar", "q": "sea"}, at)
    assert links == [("Panel", "kind="), ("cellar", "room="), ("“sea”", "q=")]


@given(ANY_ROWS, CHOSEN)
def test_the_count_of_a_choice_is_what_choosing_it_leaves(rows: list[Row], chosen: dict[str, str]) -> None:
    for facet in (KIND, ROOM):
        told = counts(rows, chosen)[facet.name]
        for code, text in facet.choices.items():
            left = [each for each in rows if not misses(each, {**chosen, facet.name: code})]
            assert told.get(text, 0) == len(left)
