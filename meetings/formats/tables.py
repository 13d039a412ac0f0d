"""Tables as CSV and as workbooks that a spreadsheet opens without running anything in them."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | date | None

# A spreadsheet takes a cell that begins so for a formula. Source: OWASP, CSV injection.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BOM = "\ufeff"  # without it Excel reads UTF-8 as something else


def csv_bytes(rows: Iterable[Iterable[Cell]]) -> bytes:
    """The rows as RFC 4180 CSV in UTF-8: days as ISO 8601, no cell a formula, no line break left bare."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_written(cell) for cell in row])
    return (_BOM + out.getvalue()).encode()


def _written(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return defused(cell) if isinstance(cell, str) else cell


def defused(text: str) -> str:
    """The text as a spreadsheet shows it, never what it computes: an apostrophe goes before what would be a formula."""
    bare = text.replace("\x00", "")
    return f"'{bare}" if bare.lstrip(" \u00a0\ufeff").startswith(_FORMULA) or bare.startswith(_FORMULA) else bare


_LONGEST: Final = 32_767  # characters that a cell of a workbook can hold
_NO_TIME: Final = datetime(1980, 1, 1)  # so that the same rows are the same bytes
_NOT_IN_A_TITLE: Final = str.maketrans("", "", "[]:*?/\\'")


def xlsx_bytes(
    title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]], notes: Iterable[str] = ()
) -> bytes:
    """The rows as a workbook of one sheet: the head stays in sight, and each column can be narrowed.

    :param title: of the sheet; what a sheet cannot be called is left out.
    :param columns: heading and width, in letters.
    :param notes: lines below the rows: what they are as of, and what they do not imply.
    """
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"title": title, "created": _NO_TIME})
    sheet = book.add_worksheet(title.translate(_NOT_IN_A_TITLE)[:31].strip() or "1")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    for place, (heading, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _put(sheet, (last, place), cell, plain, day)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, max(0, len(columns) - 1))
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for place, note in enumerate(notes, start=last + 2):
        sheet.write_string(place, 0, defused(note)[:_LONGEST])
    book.close()
    return out.getvalue()


def _put(sheet: Worksheet, at: tuple[int, int], cell: Cell, plain: Format, day: Format) -> None:
    """Write one cell as what it is; text is never taken for a formula, a number or an address."""
    if cell is None:
        return
    if isinstance(cell, date):
        sheet.write_datetime(*at, datetime(cell.year, cell.month, cell.day), day)
    elif isinstance(cell, str):
        sheet.write_string(*at, defused(cell)[:_LONGEST], plain)
    else:
        sheet.write_number(*at, cell, plain)
