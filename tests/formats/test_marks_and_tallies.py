"""What pictures are made of: text that fits its room, marks that are counted, elements that are escaped."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.formats.charts import Piece, as_file, fitted, joined, linked, picture, tag, text, width_of, wrapped
from meetings.formats.charts_marks import SHAPES, legend, mark
from meetings.formats.charts_tally import ACROSS, MOST, PITCH, per_mark, tally

pytestmark = pytest.mark.alike

WORDS = st.text(alphabet="abc WMij.,é", max_size=80)


def marks_in(drawn: Piece) -> int:
    return drawn.count("<circle")


def test_plain_text_is_escaped_and_pieces_are_not() -> None:
    assert tag("g", "a < b & c", tag("b", "d")) == "<g>a &lt; b &amp; c<b>d</b></g>"


def test_attributes_are_written_as_svg_has_them() -> None:
    made = tag("line", x1=1.0, y1=2.25, stroke_width=1.5, class_="a", title='"quoted" <', stroke_dasharray=None)
    assert made == """<line x1="1" y1="2.2" stroke-width="1.5" class="a" title='"quoted" &lt;'/>"""


def test_controls_are_left_out_of_text_and_attributes() -> None:
    assert tag("a", "x\x00y\x1b", title="\x07z\ufffe") == '<a title="z">xy</a>'


def test_a_piece_is_printed_as_it_is() -> None:
    assert Piece("<g/>").__html__() == "<g/>"
    assert joined([Piece("<a/>"), Piece("<b/>")]) == "<a/><b/>"


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert width_of("iii", 12) < width_of("aaa", 12) < width_of("MMM", 12)
    assert width_of("", 12) == 0
    assert width_of("aa", 24) == 2 * width_of("aa", 12)


def test_a_text_that_fits_is_left_as_it_is() -> None:
    assert fitted("Short", width_of("Short", 12), 12) == "Short"


def test_a_text_that_does_not_fit_is_cut_at_a_word() -> None:
    assert fitted("Sharing of data", width_of("Sharing of da…", 12), 12) == "Sharing of…"


def test_a_word_that_is_longer_than_the_room_is_cut_within() -> None:
    assert fitted("Unaccompanied", width_of("Unacc…", 12), 12) == "Unacc…"


def test_no_sign_is_left_before_the_dots() -> None:
    assert fitted("States, organisations", width_of("States, orga…", 12), 12) == "States…"


@given(WORDS, st.floats(30, 300))
def test_lines_are_no_wider_than_their_room_and_no_more_than_asked(words: str, room: float) -> None:
    lines = wrapped(words, room, 12, 3)
    assert len(lines) <= 3
    assert all(width_of(line, 12) <= room for line in lines)


@given(st.text(alphabet="abc WMij", max_size=80))
def test_lines_with_room_for_everything_hold_every_word(words: str) -> None:
    assert " ".join(wrapped(words, width_of(words, 12) + 1, 12, 1)) == " ".join(words.split())
    assert " ".join(wrapped(words, 500, 12, 99)) == " ".join(words.split())


def test_what_does_not_fit_into_its_lines_is_cut_in_the_last() -> None:
    room = width_of("one two", 12)
    assert wrapped("one two six ten aye nay", room, 12, 2) == ["one two", fitted("six ten aye nay", room, 12)]
    assert wrapped("", room, 12, 2) == []


@pytest.mark.parametrize(
    ("url", "title", "drawn"),
    [
        (None, None, "<b/>"),
        (None, "Says", "<g><title>Says</title><b/></g>"),
        ("/x", None, '<a href="/x" class="chart__link"><b/></a>'),
        ("/x?a=1&b=2", "Says", '<a href="/x?a=1&amp;b=2" class="chart__link"><title>Says</title><b/></a>'),
    ],
)
def test_pieces_lead_somewhere_or_say_something_or_stand_alone(url: str | None, title: str | None, drawn: str) -> None:
    assert linked(url, title, Piece("<b/>")) == drawn


def test_text_over_lines_has_a_ground_of_its_own() -> None:
    assert 'paint-order="stroke"' in text("Words", 0, 0, over=True)
    assert "paint-order" not in text("Words", 0, 0)
    assert 'font-weight="600"' in text("Words", 0, 0, bold=True)


def test_a_picture_says_what_it_is_and_is_as_high_as_what_is_in_it() -> None:
    plain = picture("Title", "What it shows", 100, 50)
    assert "<title>Title</title><desc>What it shows</desc>" in plain
    assert 'viewBox="0 0 100 50"' in plain


def test_notes_stand_beneath_a_picture_and_its_name_above() -> None:
    noted = picture("Title", "What it shows", 400, 50, notes=["As of today.", "It implies nothing."])
    assert 'viewBox="0 0 400 128"' in noted  # 34 above, 50, two lines of 15 and 14 around them
    assert noted.index("As of today.") < noted.index("It implies nothing.")


def test_a_file_of_a_picture_says_how_it_is_written() -> None:
    assert as_file(Piece("<svg/>")) == b'<?xml version="1.0" encoding="UTF-8"?>\n<svg/>\n'


@pytest.mark.parametrize(
    ("highest", "per"),
    [
        (0, 1),
        (1, 1),
        (120, 1),
        (121, 2),
        (240, 2),
        (241, 5),
        (600, 5),
        (601, 10),
        (1200, 10),
        (1201, 20),
        (20_000, 200),
    ],
)
def test_a_mark_stands_for_so_many_that_the_highest_number_fits(highest: int, per: int) -> None:
    assert per_mark(highest) == per


@given(st.integers(1, 10**9))
def test_no_tally_has_more_marks_than_can_be_seen(highest: int) -> None:
    assert -(-highest // per_mark(highest)) <= MOST


@pytest.mark.parametrize(
    ("count", "per", "marks"), [(0, 1, 0), (1, 1, 1), (10, 1, 10), (11, 5, 3), (10, 5, 2), (1, 50, 1)]
)
def test_what_is_left_over_after_whole_marks_has_a_mark_too(count: int, per: int, marks: int) -> None:
    assert marks_in(tally("So many", "disc", count, per=per)) == marks


@pytest.mark.parametrize(("count", "across", "down"), [(0, 1, 1), (1, 1, 1), (10, 10, 1), (11, 10, 2), (25, 10, 3)])
def test_ten_marks_stand_in_a_row(count: int, across: int, down: int) -> None:
    assert ACROSS == 10
    assert f'viewBox="0 0 {PITCH * across:.0f} {PITCH * down:.0f}"' in tally("So many", "disc", count)


def test_a_tally_says_its_number_to_who_cannot_see_it() -> None:
    assert 'role="img" aria-label="7 &lt; 8"' in tally("7 < 8", "disc", 7)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_mark_stands_around_its_point(shape: str) -> None:
    """No coordinate that a mark names lies farther from its point than half of what it may take."""
    drawn = mark(shape, 100, 100)
    named = re.findall(r'\b(?:cx|cy|x|y)="([\d.]+)"', drawn)
    assert all(abs(float(number) - 100) <= 7 for number in named)
    for path in re.findall(r'\bd="([^"]+)"', drawn):
        corners = re.findall(r"[ML]([\d.]+) ([\d.]+)", path)
        assert all(abs(float(number) - 100) <= 7 for corner in corners for number in corner)


def test_what_is_not_settled_is_dashed() -> None:
    assert 'stroke-dasharray="2 1.6"' in mark("ring", 0, 0, dashed=True)
    assert "stroke-dasharray" not in mark("ring", 0, 0)


def test_refuses_a_shape_that_there_is_not() -> None:
    with pytest.raises(KeyError):
        mark("star", 0, 0)


def test_a_legend_takes_as_many_lines_as_it_needs() -> None:
    entries = [("disc", False, "Settled"), ("ring", True, "Not settled"), ("bar", False, "Nothing")]
    one, high_of_one = legend(entries, 1000, 0)
    three, high_of_three = legend(entries, 40, 0)
    assert (high_of_one, high_of_three) == (28, 28 + 2 * 24)
    assert one.count("<text") == three.count("<text") == 3
