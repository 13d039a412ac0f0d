import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.formats.tables import Cell, csv_bytes

pytestmark = pytest.mark.alike


def read(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u00a0=1", "\n=1"])
def test_what_a_spreadsheet_would_compute_is_only_shown(formula: str) -> None:
    assert read(csv_bytes([[formula]])) == [["'" + formula]]


def test_days_numbers_and_nothing_are_written_plainly() -> None:
    row: list[Cell] = [date(2017, 10, 10), -5, None, "Côte d'Ivoire"]
    assert read(csv_bytes([row])) == [["2017-10-10", "-5", "", "Côte d'Ivoire"]]


def test_lines_end_as_the_standard_says_and_begin_with_the_mark_that_excel_needs() -> None:
    assert csv_bytes([["a", "b"], ["c", "d"]]) == b"\xef\xbb\xbfa,b\r\nc,d\r\n"


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])), min_size=1)))
def test_every_cell_comes_back_as_it_was_and_none_begins_like_a_formula(rows: list[list[str]]) -> None:
    back = read(csv_bytes(rows))
    kept = [row for row in rows if row != [""] or back]
    for row, written in zip(kept, back, strict=False):
        for cell, shown in zip(row, written, strict=True):
            assert shown in (cell, f"'{cell}")
            assert not shown.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
