"""The line as a picture: stops in their lanes, flows as wide as what they carry, names that stand on no other."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.formats.charts import width_of
from meetings.formats.charts_line import WIDTH, Flow, Lane, Stop, line

pytestmark = pytest.mark.alike
LANES = [Lane(name, "") for name in ("Meetings", "Texts", "Handed on", "Later texts")]
TODAY = date(2026, 11, 30)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(stops: list[Stop], flows: list[Flow]) -> ET.Element:
    return ET.fromstring(line("A", "B", LANES, stops, flows, today=TODAY))  # noqa: S314 - made here


def stop(key: str, lane: int, day: date, **said: object) -> Stop:
    return Stop(key, lane, day, **{"name": key, "about": "about it", "says": key, **said})  # type: ignore[arg-type]


TWO = [stop("m", 0, date(2017, 10, 11)), stop("t", 1, date(2017, 10, 11)), stop("u", 1, date(2019, 4, 5))]


def test_without_a_stop_there_is_no_picture() -> None:
    assert line("A", "B", LANES, [], [], today=TODAY) == ""


def test_the_same_values_are_the_same_bytes_and_words_are_escaped() -> None:
    stops = [stop("a<b&c", 0, TODAY)]
    once = line("A", "B", LANES, stops, [], today=TODAY)
    assert once == line("A", "B", LANES, stops, [], today=TODAY)
    assert "a&lt;b&amp;c" in once


def test_a_flow_is_as_wide_as_what_it_carries_and_dotted_where_nothing_is_said() -> None:
    paths = [
        path
        for path in drawn(TWO, [Flow("m", "t", 28, ""), Flow("m", "u", 7, ""), Flow("m", "t", 0, "")]).iter(
            f"{SVG}path"
        )
        if path.get("fill") == "none"
    ]
    wide, narrow, dotted = (float(path.get("stroke-width", "0")) for path in paths)
    assert wide > narrow > dotted
    assert [path.get("stroke-dasharray") is not None for path in paths] == [False, False, True]


def test_what_is_to_come_is_hollow_and_each_lane_has_a_shape_of_its_own() -> None:
    lanes = [stop(str(lane), lane, TODAY) for lane in range(4)] + [stop("hollow", 3, TODAY, done=False)]
    text = line("A", "B", LANES, lanes, [], today=TODAY)
    assert len(re.findall("<circle", text)) == 1
    assert 'stroke-dasharray="3 2.4"' in text


@given(st.lists(st.integers(0, 3600), min_size=1, max_size=9, unique=True))
@settings(max_examples=80, deadline=None)
def test_no_name_stands_on_another_nor_leaves_the_picture(days: list[int]) -> None:
    stops = [stop(f"GRCP {day}", 0, date(2016, 1, 1) + timedelta(days=day)) for day in days]
    boxes = []
    for text in drawn(stops, []).iter(f"{SVG}text"):
        words = text.text or ""
        if not words.startswith("GRCP") and "…" not in words:
            continue
        x, y, wide = float(text.get("x", "0")), float(text.get("y", "0")), width_of(words, 13)
        left = x - wide if text.get("text-anchor") == "end" else x
        assert left >= 0
        assert left + wide <= WIDTH + 60  # a name that has no room whatever is cut to a few letters
        boxes.append((y, left, left + wide))
    for place, (y, left, right) in enumerate(boxes):
        clear = [other for other in boxes[place + 1 :] if other[0] == y and left < other[2] and other[1] < right]
        assert len(days) > 6 or not clear
