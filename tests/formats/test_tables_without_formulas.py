import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.formats.listing import Cell, plain
from meetings.formats.tables import as_typed, csv_bytes, defused

pytestmark = pytest.mark.alike

TEXT = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))


def written(*rows: list[Cell]) -> bytes:
    """The rows below a head of as many columns."""
    return csv_bytes(plain("A", [(f"column {place}", 9) for place in range(len(rows[0]))], rows, []))


def read(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))[1:]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u00a0=1", "\n=1"])
def test_what_a_spreadsheet_would_compute_is_only_shown(formula: str) -> None:
    assert read(written([formula])) == [["'" + formula]]


def test_days_numbers_and_nothing_are_written_plainly() -> None:
    assert read(written([date(2017, 10, 10), -5, None, "Côte d'Ivoire"])) == [["2017-10-10", "-5", "", "Côte d'Ivoire"]]


def test_lines_end_as_the_standard_says_and_begin_with_the_mark_that_excel_needs() -> None:
    listing = plain("A", [("a", 9), ("b", 9)], [["c", "d"]], ["As of today"])
    assert csv_bytes(listing) == b"\xef\xbb\xbfa,b\r\nc,d\r\n\r\nAs of today\r\n"


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1))
def test_every_cell_comes_back_as_it_was_and_none_begins_like_a_formula(rows: list[list[Cell]]) -> None:
    for row, cells in zip(rows, read(written(*rows)), strict=True):
        for text, cell in zip(row, cells, strict=True):
            assert as_typed(cell) == text
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(TEXT)
def test_whatever_was_typed_is_found_again_apostrophes_too(text: str) -> None:
    for each in (text, f"'{text}", f"'={text}", f"''={text}", f" ={text}"):
        assert as_typed(defused(each)) == each
