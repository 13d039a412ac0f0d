"""A manuscript waits and travels as JSON and comes out as it went in; its digest changes with all that it says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.letters import around, missing, named, need_further
from meetings.formats.pdf import Manuscript
from meetings.formats.pdf.glyphs import StandsFor
from meetings.formats.pdf.identity import written_out
from meetings.formats.pdf.manuscript import Enclosed
from meetings.handouts.printing.pdf_store import Shelf

pytestmark = pytest.mark.alike

NOON = datetime(2027, 5, 20, 12, tzinfo=UTC)
TABLE = Enclosed(
    name="agenda.csv", body=b"\x00\xff,", media_type="text/csv", description="The table", relationship="Data"
)
AGENDA = Manuscript(
    html='<html lang="en" dir="ltr"><p>Agenda</p></html>',
    styles=("base.css",),
    title="Agenda",
    author="Concord",
    language="en",
    moment=NOON,
    subject="Lakes",
    enclosed=(TABLE,),
)


def test_comes_out_as_it_went_in() -> None:
    assert Manuscript.from_bytes(AGENDA.to_bytes()) == AGENDA


@given(st.text(st.characters(codec="utf-8")), st.binary(max_size=50))
def test_whatever_is_in_it_travels(html: str, body: bytes) -> None:
    manuscript = replace(AGENDA, html=html, enclosed=(replace(TABLE, body=body), TABLE))
    assert Manuscript.from_bytes(manuscript.to_bytes()) == manuscript


def test_the_same_moment_on_another_clock_is_the_same_manuscript() -> None:
    elsewhere = replace(AGENDA, moment=NOON.astimezone(timezone(timedelta(hours=5))))
    assert elsewhere.to_bytes() == AGENDA.to_bytes()
    assert elsewhere.digest() == AGENDA.digest()


@pytest.mark.parametrize(
    "otherwise",
    [
        {"html": '<html lang="en" dir="ltr"><p>agenda</p></html>'},
        {"styles": ()},
        {"title": "Programme"},
        {"author": "IOM"},
        {"language": "fr"},
        {"moment": NOON + timedelta(seconds=1)},
        {"subject": ""},
        {"enclosed": ()},
        {"enclosed": (replace(TABLE, body=b"\x00\xfe,"),)},
        {"enclosed": (replace(TABLE, relationship="Source"),)},
        {"enclosed": (TABLE, TABLE)},
    ],
)
def test_whatever_it_says_changes_its_digest(otherwise: dict[str, Any]) -> None:
    assert replace(AGENDA, **otherwise).digest() != AGENDA.digest()


def test_refuses_a_moment_that_would_be_another_one_on_another_machine() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        replace(AGENDA, moment=datetime(2027, 5, 20, 12))


def test_refuses_a_style_that_there_is_not() -> None:
    with pytest.raises(FileNotFoundError):
        replace(AGENDA, styles=("never.css",)).digest()


def test_waits_on_the_shelf_until_its_pdf_is_there(tmp_path: Path) -> None:
    shelf, digest = Shelf(tmp_path), AGENDA.digest()
    assert (shelf.manuscript(digest), shelf.pdf(digest)) == (None, None)
    shelf.lay_down(digest, AGENDA)
    assert (shelf.manuscript(digest), shelf.pdf(digest)) == (AGENDA, None)
    shelf.keep(digest, b"%PDF")
    assert (shelf.manuscript(digest), shelf.pdf(digest)) == (None, b"%PDF")


def test_the_shelf_is_cleared_of_one_and_of_no_other(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for digest in ("aa11", "aa22"):
        shelf.lay_down(digest, AGENDA)
    shelf.keep("aa11", b"%PDF")
    shelf.clear("aa11")
    shelf.clear("aa33")  # which was never there
    assert (shelf.pdf("aa11"), shelf.manuscript("aa22")) == (None, AGENDA)


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (NOON, "2027-05-20T12:00:00+00:00"),
        (datetime(2027, 5, 20, 14, tzinfo=timezone(timedelta(hours=2))), "2027-05-20T12:00:00+00:00"),
        (datetime(2027, 5, 20, 12, 0, 0, 999_999, tzinfo=UTC), "2027-05-20T12:00:00+00:00"),
    ],
)
def test_a_moment_is_written_in_utc_to_the_second(moment: datetime, written: str) -> None:
    assert written_out(moment) == written


def folders(root: Path, usual: str, further: str) -> Path:
    """Fonts that have these letters: ranges of code points as they are written down."""
    for name, ranges in (("print", usual), ("further", further)):
        (root / name).mkdir()
        (root / name / "coverage.txt").write_text(ranges)
    return root


def test_a_letter_is_missing_that_neither_folder_of_fonts_has(tmp_path: Path) -> None:
    fonts = folders(tmp_path, "0400-04FF", "0905-0939\n0F40-0F47")
    assert missing(["Ж", "क", "ཀ", "ਕ", "a", "ਕ"], fonts) == ["ਕ"]
    assert missing(["plain words"], fonts) == []


def test_the_first_and_the_last_letter_of_a_range_are_in_it(tmp_path: Path) -> None:
    fonts = folders(tmp_path, "0905-0906", "0909-0909")
    assert missing(["\u0904\u0905\u0906\u0907\u0908\u0909\u090a"], fonts) == ["\u0904", "\u0907", "\u0908", "\u090a"]


def test_letters_of_the_further_fonts_only_need_them(tmp_path: Path) -> None:
    fonts = folders(tmp_path, "0400-04FF", "0905-0939")
    assert not need_further("Ж", fonts)
    assert need_further("Жक", fonts)


def test_a_folder_without_fonts_has_no_letters(tmp_path: Path) -> None:
    assert missing(["Ж"], tmp_path) == ["Ж"]


def test_letters_are_named_for_somebody_who_cannot_tell_them_apart() -> None:
    assert named(["\U00012000"]) == "\U00012000 (U+12000 CUNEIFORM SIGN A)"
    assert named(["\ue000"]) == "\ue000 (U+E000 unnamed)"
    assert named(list("abcdefg")).count("U+") == 5


@given(st.text(alphabet="ab ", max_size=200), st.integers(0, 200))
def test_what_is_around_a_letter_has_it_and_is_short(text: str, place: int) -> None:
    written = text[:place] + "ж" + text[place:]
    told = around(written, "ж", 60)
    assert "ж" in told
    assert len(told.strip("…")) <= 60
    assert told.strip("…") in written


def test_a_form_stands_for_the_letter_that_is_known_else_for_those_it_was_used_in() -> None:
    forms = StandsFor({7: "क"})
    forms[7], forms[9] = "के", "के"
    assert dict(forms) == {7: "क", 9: "के"}
