"""Whatever colour an installation chooses, what is drawn in it can be read."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.core import colours
from tests.web.test_the_stylesheet import contrast

pytestmark = pytest.mark.alike
TOKENS = Path(__file__).parents[2] / "static" / "css" / "concord" / "02-tokens.css"


@given(st.integers(0, 0xFFFFFF).map("#{:06x}".format))
@settings(max_examples=150, deadline=None)
def test_the_nearest_colour_that_passes_is_legible_everywhere(colour: str) -> None:
    near = colours.nearest_legible(colour)
    for scheme, tones in colours.tones(near).items():
        for text, ground in colours.PAIRS:
            assert contrast(tones[text], tones[ground]) >= 4.45, (scheme, text, ground)
        assert contrast(tones["accent"], colours.PAPERS[scheme][0]) >= 4.45


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("#09c", "#0099cc"),
        ("0099CC", "#0099cc"),
        (" #1a6539 ", "#1a6539"),
        ("blue", None),
        ("#12345", None),
        ("", None),
    ],
)
def test_a_colour_is_read_as_people_write_it(typed: str, found: str | None) -> None:
    assert colours.read(typed) == found


def test_a_legible_colour_stays_and_a_pale_one_is_darkened_in_its_hue() -> None:
    assert colours.nearest_legible(colours.DEFAULT) == colours.DEFAULT
    assert not colours.is_legible("#ffd700")
    near = colours.nearest_legible("#ffd700")
    red, green, blue = (int(near[at : at + 2], 16) for at in (1, 3, 5))
    assert red > green > blue  # still a yellow, seen in the shade


def test_grey_black_and_white_have_tones_too() -> None:
    for colour in ("#000000", "#777777", "#ffffff"):
        assert colours.is_legible(colours.nearest_legible(colour))


def test_the_tokens_are_those_of_the_sheet_and_the_papers_too() -> None:
    sheet = TOKENS.read_text()
    css = colours.as_tokens("#1a6539")
    assert set(re.findall(r"(--[\w-]+):", css)) <= set(re.findall(r"(--[\w-]+):", sheet))
    assert colours.as_tokens(colours.DEFAULT) == ""
    for papers in colours.PAPERS.values():
        for paper in papers:
            assert paper in sheet or paper == "#ffffff"


def test_the_default_is_the_accent_of_the_sheet() -> None:
    assert f"--accent: {colours.DEFAULT};" in TOKENS.read_text()
