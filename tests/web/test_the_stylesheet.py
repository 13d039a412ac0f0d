"""The stylesheet keeps its promises: it can be read in both schemes, is light, and asks nobody else for anything."""

import gzip
import re
from itertools import product
from pathlib import Path

import pytest

from meetings.web.stylesheet import SHEETS, joined

pytestmark = pytest.mark.alike

STATIC = Path(__file__).parents[2] / "static"
CHAPTERS = {name: sorted((STATIC / "css" / name).glob("*.css")) for name in SHEETS}
SHEET = {name: joined(STATIC, name, "/static") for name in SHEETS}
CSS = "".join(SHEET.values())
TOKENS = (STATIC / "css" / "concord" / "02-tokens.css").read_text()
TOKEN = re.compile(r"(--[\w-]+):\s*(#[0-9a-f]{3,6})\b")

light, dark = (dict(TOKEN.findall(part)) for part in TOKENS.split("@media (prefers-color-scheme: dark)"))

TEXT_ON_GROUND = [
    *product(["--ink", "--ink-soft", "--accent", "--accent-strong"], ["--paper", "--sunk", "--accent-wash"]),
    *product(["--on-band", "--on-band-soft"], ["--band", "--band-deep"]),
    ("--good", "--paper"),
    ("--on-accent", "--accent"),
    ("--on-accent", "--accent-strong"),
    ("--warn", "--warn-wash"),
    ("--error", "--error-wash"),
    ("--error", "--paper"),
    *product(["--ink", "--accent"], ["--warn-wash", "--error-wash", "--mark"]),
]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [light, dark], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_every_text_stands_out_from_its_ground(scheme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(scheme[text], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [light, dark], ids=["light", "dark"])
def test_the_edge_of_a_control_can_be_seen(scheme: dict[str, str]) -> None:
    assert contrast(scheme["--edge"], scheme["--paper"]) >= 3


def test_both_schemes_name_the_same_colours() -> None:
    assert light.keys() == dark.keys()


def test_every_token_that_is_used_is_defined() -> None:
    assert set(re.findall(r"var\((--[\w-]+)\)", CSS)) <= set(re.findall(r"(--[\w-]+):", CSS))


def test_every_file_it_names_is_served_from_here() -> None:
    named = re.findall(r"url\(\"([^\"]+)\"\)", CSS)
    assert named
    assert [name for name in named if not (STATIC.parent / name.removeprefix("/")).is_file()] == []
    assert not re.search(r"https?://|@import|url\(\"//", CSS)


@pytest.mark.parametrize("name", SHEETS)
def test_each_chapter_is_numbered_and_can_be_read_by_itself(name: str) -> None:
    numbers = [path.name[:3] for path in CHAPTERS[name]]
    assert numbers == [f"{number:02}-" for number in range(1, len(numbers) + 1)]
    for path in CHAPTERS[name]:
        text = path.read_text()
        assert text.startswith("/*"), path.name
        assert text.count("{") == text.count("}"), path.name


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_its_chapters_in_order_and_nothing_else(name: str) -> None:
    texts = [path.read_text().replace('url("../../fonts/', 'url("/static/fonts/') for path in CHAPTERS[name]]
    assert "\n".join(texts) == SHEET[name]


def test_the_fonts_come_with_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (STATIC / "fonts" / "OFL.txt").read_text()


def test_it_and_the_fonts_of_a_latin_page_leave_room_for_the_page_itself() -> None:
    compressed = [
        gzip.compress(body) for body in (SHEET["concord"].encode(), (STATIC / "js" / "concord.js").read_bytes())
    ]
    fonts = ("noto-sans-latin", "noto-sans-latin-italic", "noto-sans-latin-names")
    sizes = [len(body) for body in compressed] + [(STATIC / "fonts" / f"{font}.woff2").stat().st_size for font in fonts]
    assert sum(sizes) <= 75_000  # of the 100 kB of a first view
