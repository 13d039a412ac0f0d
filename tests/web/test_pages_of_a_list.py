"""Where one is in a list, and which pages are one step away."""

from collections.abc import Iterator

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from meetings.web.paging import Page, page_number

pytestmark = pytest.mark.alike

PAGES = st.builds(Page, st.integers(1, 60), st.integers(1, 50), st.integers(0, 2000))


@pytest.fixture(scope="module", autouse=True)
def _on_a_list() -> Iterator[None]:
    app = Flask("lists")
    app.add_url_rule("/things/", "things", lambda: "")
    with app.test_request_context("/things/?kind=a"):
        yield


def numbers(page: Page) -> list[int | None]:
    return [number for number, _url in page.links]


@pytest.mark.parametrize(
    ("page", "pages", "first", "last"),
    [
        (Page(1, 25, 0), 1, 0, 0),
        (Page(1, 25, 1), 1, 1, 1),
        (Page(1, 25, 25), 1, 1, 25),
        (Page(1, 25, 26), 2, 1, 25),
        (Page(2, 25, 26), 2, 26, 26),
        (Page(3, 25, 75), 3, 51, 75),
        (Page(9, 25, 26), 2, 26, 26),  # beyond the end
    ],
)
def test_says_which_of_its_things_are_shown(page: Page, pages: int, first: int, last: int) -> None:
    assert (page.pages, page.first_item, page.last_item) == (pages, first, last)


def test_the_first_page_has_none_before_it_and_the_last_none_after() -> None:
    assert Page(1, 25, 60).previous_url is None
    assert Page(3, 25, 60).next_url is None
    assert Page(2, 25, 60).previous_url == "/things/?kind=a&page=1"
    assert Page(2, 25, 60).next_url == "/things/?kind=a&page=3"


def test_a_page_beyond_the_end_leads_nowhere_by_a_step() -> None:
    beyond = Page(9, 25, 60)
    assert (beyond.previous_url, beyond.next_url) == (None, None)
    assert numbers(beyond) == [1, None, 3]


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (Page(1, 10, 10), [1]),
        (Page(1, 10, 100), [1, 2, 3, None, 10]),
        (Page(4, 10, 100), [1, 2, 3, 4, 5, 6, None, 10]),
        (Page(5, 10, 100), [1, None, 3, 4, 5, 6, 7, None, 10]),
        (Page(10, 10, 100), [1, None, 8, 9, 10]),
    ],
)
def test_shows_the_first_the_last_and_the_near_pages(page: Page, shown: list[int | None]) -> None:
    assert numbers(page) == shown


def test_each_link_leads_to_its_page_and_keeps_what_was_asked() -> None:
    assert Page(1, 10, 20).links == [(1, "/things/?kind=a&page=1"), (2, "/things/?kind=a&page=2")]


@given(PAGES)
def test_links_count_up_from_the_first_to_the_last_page(page: Page) -> None:
    shown = [number for number in numbers(page) if number is not None]
    assert shown == sorted(set(shown))
    assert (shown[0], shown[-1]) == (1, page.pages)


@given(PAGES)
def test_a_gap_stands_exactly_where_pages_are_left_out(page: Page) -> None:
    seen = numbers(page)
    for before, here, after in zip(seen, seen[1:], seen[2:], strict=False):
        if here is None:
            assert before is not None
            assert after is not None
            assert after - before > 1
    assert all(url is None for number, url in page.links if number is None)


@given(st.integers(1, 50), st.integers(1, 2000))
def test_the_pages_together_show_everything_once(size: int, total: int) -> None:
    pages = [Page(number, size, total) for number in range(1, Page(1, size, total).pages + 1)]
    shown = [item for page in pages for item in range(page.first_item, page.last_item + 1)]
    assert shown == list(range(1, total + 1))


@pytest.mark.parametrize(
    ("asked", "number"),
    [("3", 3), ("1", 1), ("0", 1), ("-5", 1), ("", 1), ("x", 1), ("2.5", 1), ("99999999999", 1_000_000)],
)
def test_the_page_asked_for_is_a_number_within_bounds(asked: str, number: int) -> None:
    with Flask("lists").test_request_context(f"/?page={asked}"):
        assert page_number() == number


def test_the_first_page_is_shown_when_none_is_asked_for() -> None:
    with Flask("lists").test_request_context("/"):
        assert page_number() == 1
