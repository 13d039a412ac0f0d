"""What stands in a ``<bdi>`` runs as its first letter does, whatever the page does."""

from xml.etree.ElementTree import fromstring

import pytest

from meetings.formats.pdf.directions import direct, direction_of

pytestmark = pytest.mark.alike


@pytest.mark.parametrize(
    ("text", "direction"), [("2 (a)", "ltr"), ("(12)", "ltr"), ("", "ltr"), ("(12) فقرة A", "rtl"), ("A فقرة", "ltr")]
)
def test_runs_as_its_first_letter_does(text: str, direction: str) -> None:
    assert direction_of(text) == direction


def test_leaves_what_says_itself_how_it_runs() -> None:
    page = fromstring('<p><bdi dir="rtl">a</bdi> <bdi><i>فقرة</i></bdi> <bdi>2 (a)</bdi></p>')  # noqa: S314 - our own
    direct(page)
    assert [each.get("dir") for each in page.iter("bdi")] == ["rtl", "rtl", "ltr"]
