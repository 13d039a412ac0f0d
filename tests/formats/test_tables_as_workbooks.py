import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from meetings.formats.listing import Cell, plain
from meetings.formats.tables import xlsx_bytes

pytestmark = pytest.mark.alike

COLUMNS = (("Code", 12), ("Text", 60), ("Day", 12))
ROWS: list[list[Cell]] = [
    ["A-1", '=HYPERLINK("https://example.org")', date(2017, 10, 11)],
    ["A-2", "@SUM(A1)", None],
    ["A-3", "https://example.org/a", None],
    ["A-4", 5, None],
]


def opened(body: bytes) -> Workbook:
    return load_workbook(io.BytesIO(body))


def test_a_workbook_says_what_its_rows_say_and_none_is_a_formula() -> None:
    sheet = opened(xlsx_bytes(plain("Recommendations", COLUMNS, ROWS, ["=As of today"]))).active
    assert [cell.value for cell in sheet[1]] == ["Code", "Text", "Day"]
    assert sheet["B2"].value == '\'=HYPERLINK("https://example.org")'
    assert sheet["C2"].value == datetime(2017, 10, 11)
    assert sheet["B5"].value == 5
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
    assert sheet["A7"].value == "'=As of today"


def test_the_head_stays_in_sight_and_the_columns_can_be_narrowed() -> None:
    sheet = opened(xlsx_bytes(plain("Register: all [of it]", COLUMNS, ROWS, []))).active
    assert sheet.title == "Register all of it"
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:C5"
    assert round(sheet.column_dimensions["B"].width) in (60, 61)


def test_the_same_rows_are_the_same_bytes() -> None:
    assert xlsx_bytes(plain("A", COLUMNS, ROWS, [])) == xlsx_bytes(plain("A", COLUMNS, ROWS, []))


def test_a_text_that_no_cell_can_hold_is_cut_and_no_rows_are_a_workbook_too() -> None:
    assert len(opened(xlsx_bytes(plain("A", COLUMNS, [["x" * 40_000]], []))).active["A2"].value) == 32_767
    assert opened(xlsx_bytes(plain("A", COLUMNS, [], []))).active["A1"].value == "Code"
