"""A line of a calendar has 75 octets at most, and addresses and names hold nothing that could end a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.formats.ical import AllDay, event_bytes
from meetings.formats.plain import address, join_address, one_line, paragraph, plain_name
from tests.formats.builders import STAMP

pytestmark = pytest.mark.alike

ANYTHING = st.text(max_size=300)


def written(summary: str) -> bytes:
    return event_bytes(
        AllDay(
            uid="1", sequence=0, stamp=STAMP, summary=summary, url="https://example.org/", categories=("Meeting",),
            status="CONFIRMED", first=STAMP.date(), last=STAMP.date(),
        )
    )  # fmt: skip


@given(ANYTHING)
def test_no_line_is_longer_than_75_octets_and_each_can_be_read_by_itself(summary: str) -> None:
    for line in written(summary).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no letter is cut in two


@pytest.mark.parametrize("letter", ["a", "é", "会", "🌍"])
@pytest.mark.parametrize("count", range(60, 72))
def test_folded_lines_joined_again_are_the_text(letter: str, count: int) -> None:
    text = letter * count
    assert f"SUMMARY:{text}\r\n" in written(text).decode().replace("\r\n ", "")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("one\r\ntwo", "one\ntwo"),
        ("one\rtwo\x0bthree\x0cfour", "one\ntwo\nthree\nfour"),
        ("one\u2028two\u2029three\x85four", "one\ntwo\nthree\nfour"),
        ("tab\there", "tab here"),
        ("  ends  \n\n", "ends"),
        ("nul\x00 bell\x07 mark\ufeff", "nul bell mark"),
        ("half\ud800", "half\ufffd"),
        ("two\n\nlines", "two\n\nlines"),
    ],
)
def test_a_text_of_several_lines_breaks_them_in_one_way(text: str, kept: str) -> None:
    assert paragraph(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"), [("one\r\ntwo", "one two"), ("one  \n\n  two", "one two"), ("one  two", "one  two"), ("\n", "")]
)
def test_a_text_of_one_line_has_spaces_for_its_breaks(text: str, kept: str) -> None:
    assert one_line(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Global Meeting, 7; Geneva", "Global Meeting 7 Geneva"),
        ("C:\\Rooms", "C: Rooms"),
        (" , ", ""),
        ("Côte d'Ivoire", "Côte d'Ivoire"),
    ],
)
def test_a_name_has_no_sign_that_clients_show_as_it_is_escaped(text: str, kept: str) -> None:
    assert plain_name(text) == kept


@pytest.mark.parametrize(
    ("url", "written_out", "to_join"),
    [
        ("https://example.org/a?b=c&d=1#e", "https://example.org/a?b=c&d=1#e", "https://example.org/a?b=c&d=1#e"),
        ("https://example.org/a,b;c", "https://example.org/a,b;c", "https://example.org/a%2Cb%3Bc"),
        ("https://example.org/é", "https://example.org/%C3%A9", "https://example.org/%C3%A9"),
        ("https://example.org/a b", "https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/%C3%A9", "https://example.org/%C3%A9", "https://example.org/%C3%A9"),
        ('https://example.org/"', "https://example.org/%22", "https://example.org/%22"),
        ("https://example.org/\r\nX: y", "https://example.org/%20X:%20y", "https://example.org/%20X:%20y"),
    ],
)
def test_an_address_is_ascii_and_one_to_join_has_no_comma(url: str, written_out: str, to_join: str) -> None:
    assert address(url) == written_out
    assert join_address(url) == to_join


@given(ANYTHING)
def test_an_address_can_be_written_anywhere_and_is_not_encoded_twice(text: str) -> None:
    for encode in (address, join_address):
        encoded = encode(text)
        assert encoded.isascii()
        assert encoded.isprintable()
        assert encode(encoded) == encoded


@given(ANYTHING)
def test_a_name_can_be_cleaned_twice(text: str) -> None:
    assert plain_name(plain_name(text)) == plain_name(text)
    assert not set(plain_name(text)) & set(",;\\\n")
