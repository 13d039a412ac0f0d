"""Any text goes in; the same text comes out, and never a line of its own."""

import re
from typing import cast

import pytest
import vobject  # type: ignore[import-untyped]  # it has no types of its own
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component, Event

from meetings.formats.ical import calendar_bytes, event_bytes
from meetings.formats.plain import one_line, paragraph
from tests.formats.builders import a_session

pytestmark = pytest.mark.alike

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
BREAKS = ("\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
anything = st.text(st.characters() | st.sampled_from("\r\n\x00\u2028\\,;:N\"^'\ufeff\ud800 "), max_size=200)


@settings(deadline=None)  # the time a machine takes is not what is tested
@given(summary=anything, description=anything, category=anything)
def test_any_text_comes_back_as_it_was_less_its_controls(summary: str, description: str, category: str) -> None:
    read = cast(
        "Event",
        Component.from_ical(
            event_bytes(a_session(summary=summary, description=description, categories=("Session", category)))
        ),
    )
    assert str(read["SUMMARY"]) == one_line(summary)
    assert str(read.get("DESCRIPTION", "")) == paragraph(description)
    assert read.categories[0] == "Session"
    assert read.categories[1:] == [text for text in [one_line(category)] if text]


@settings(deadline=None)
@given(text=anything)
def test_another_parser_reads_the_same_text(text: str) -> None:
    calendar = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        + event_bytes(a_session(summary=text, description=text))
        + b"END:VCALENDAR\r\n"
    )
    event = vobject.readOne(calendar.decode()).vevent
    assert event.summary.value == one_line(text)


@settings(deadline=None)
@given(text=anything)
def test_cleaned_text_is_one_line_has_no_controls_and_is_not_cleaned_further(text: str) -> None:
    assert not CONTROL.search(one_line(text) + paragraph(text))
    assert "\n" not in one_line(text)
    assert one_line(one_line(text)) == one_line(text)
    assert paragraph(paragraph(text)) == paragraph(text)


@settings(deadline=None)
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"])))
def test_text_without_controls_is_left_alone(text: str) -> None:
    assert one_line(text) == text.strip(" ")


@pytest.mark.parametrize("line_break", BREAKS)
@pytest.mark.parametrize("field", ["uid", "summary", "location", "url", "parent_uid", "join_url"])
def test_a_line_break_in_a_value_cannot_begin_a_line_of_the_file(field: str, line_break: str) -> None:
    attack = f"x{line_break}ATTENDEE:mailto:victim@example.org{line_break}END:VEVENT"
    body = event_bytes(a_session(1, **{field: attack}))
    names = [line.split(":")[0].split(";")[0] for line in body.decode().replace("\r\n ", "").splitlines()]
    assert "ATTENDEE" not in names
    assert names.count("END") == 1


@pytest.mark.parametrize("line_break", BREAKS)
def test_a_line_break_in_a_name_cannot_begin_a_line_of_the_calendar(line_break: str) -> None:
    attack = f"x{line_break}METHOD:REQUEST"
    body = calendar_bytes(name=attack, source=attack, zone=attack, zones=(), events=())
    assert not [line for line in body.decode().replace("\r\n ", "").splitlines() if line.startswith("METHOD")]
    assert "METHOD" not in Calendar.from_ical(body)


def test_lines_of_a_description_stay_lines() -> None:
    read = Component.from_ical(event_bytes(a_session(description="one\r\ntwo\u2028three\n\nfour")))
    assert str(read["DESCRIPTION"]) == "one\ntwo\nthree\n\nfour"


def test_a_written_backslash_and_capital_n_is_no_line_break() -> None:
    assert b"SUMMARY:C:\\\\New\r\n" in event_bytes(a_session(summary="C:\\New"))
