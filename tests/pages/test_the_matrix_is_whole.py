"""The matrix is not cut at its right edge: neither on the page, narrow or wide, nor on paper."""

import re
import subprocess
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image
from playwright.sync_api import Page

from meetings.accounts.viewer import NOBODY
from meetings.compact.models import Milestone
from meetings.core.db import db
from meetings.followup.rules.as_of import AsOf
from meetings.formats.pdf import printed
from meetings.handouts.printing.jobs import STATIC
from meetings.handouts.sheets.report import report_sheet
from meetings.showing.followup.report_rows import report_of
from meetings.showing.followup.report_scope import scope_of
from meetings.showing.two_clocks import Asked
from tests.pages import outcomes
from tests.programme.builders import Unit

pytestmark = pytest.mark.alike


@pytest.fixture
def _world(unit: Unit) -> None:
    """Recommendations on their way to every milestone that there is."""
    with unit():
        made = outcomes.published(outcomes.document("wide/text"))
        for number in range(3):
            row = outcomes.recommended(made, f"WIDE-R{number}", f"Recommendation {number} with a title of some length.")
            for milestone in db.session.scalars(db.select(Milestone)):
                outcomes.happened(outcomes.on_its_way(row, milestone=milestone.code), "agreed")


EDGES = """() => {
    const picture = document.querySelector('svg[role=img], .picture svg, figure svg');
    const whole = picture.getBoundingClientRect();
    const inner = [...picture.querySelectorAll('text, circle, path, line, rect')]
        .map(each => each.getBoundingClientRect());
    return {
        left: whole.left, right: whole.right, width: whole.width,
        furthest: Math.max(...inner.map(each => each.right)), least: Math.min(...inner.map(each => each.left)),
        marks: inner.length,
    };
}"""


@pytest.mark.usefixtures("_world")
@pytest.mark.parametrize("width", [390, 1440])
def test_on_the_page_it_is_within_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    answer = page.goto("/followup/matrix")
    assert answer is not None
    assert answer.status == 200
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    edges = page.evaluate(EDGES)
    assert edges["marks"] > 40
    assert edges["left"] >= 0
    assert edges["right"] <= width
    assert edges["furthest"] <= edges["right"] + 1
    assert edges["least"] >= edges["left"] - 1


@pytest.mark.usefixtures("_world")
def test_on_paper_it_is_within_the_margins(app: Flask, tmp_path: Path) -> None:
    clocks = Asked(AsOf.now(), {})
    with app.test_request_context("/", base_url="http://127.0.0.1:8000"):
        scope = scope_of(NOBODY, {"milestone": "imrf-2022"}, clocks.when)
        manuscript = report_sheet(report_of(NOBODY, clocks, scope)).manuscript
    file = tmp_path / "report.pdf"
    file.write_bytes(printed(manuscript, static=STATIC))
    read = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert "WIDE-R0" in read
    for sheet in read.split("<page ")[1:]:
        wide = float(re.findall(r'width="([\d.]+)"', sheet)[0])
        assert all(float(right) < wide - EDGE for right in re.findall(r'xMax="([\d.]+)"', sheet))
    subprocess.run(["pdftoppm", "-r", "72", "-gray", str(file), str(tmp_path / "sheet")], check=True)
    sheets = sorted(tmp_path.glob("sheet-*.pgm"))
    assert sheets
    for drawn in map(Image.open, sheets):
        for strip in ((0, 0, EDGE, drawn.height), (drawn.width - EDGE, 0, drawn.width, drawn.height)):
            assert drawn.crop(strip).getextrema() == (255, 255)


EDGE = 20  # points at each side where nothing is printed
