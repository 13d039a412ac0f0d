"""Lists as CSV and as workbooks that a spreadsheet opens without running anything in them."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from meetings.core.languages import RIGHT_TO_LEFT
from meetings.formats.listing import Cell, Column, Listing

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# A spreadsheet takes a cell that begins so for a formula. Source: OWASP, CSV injection.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BOM = "\ufeff"  # without it Excel reads UTF-8 as something else


def csv_bytes(listing: Listing) -> bytes:
    """The list as RFC 4180 CSV in UTF-8: days as ISO 8601, no cell a formula, no line break left bare.

    What is to be said about it follows a blank line, each sentence in the first cell.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_written(column.heading) for column in listing.columns])
    for row in listing.rows:
        writer.writerow([_written(cell) for cell in row])
    if listing.beneath:
        writer.writerow(())
    writer.writerows([_written(text)] for text in listing.beneath)
    return (_BOM + out.getvalue()).encode()


def _written(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return defused(cell) if isinstance(cell, str) else cell


def defused(text: str) -> str:
    """The text as a spreadsheet shows it, never what it computes: an apostrophe goes before what would be a formula.

    It also goes before what would be one without its apostrophes, so that ``as_typed`` finds every text again.
    """
    bare = text.replace("\x00", "")
    return f"'{bare}" if _computes(bare.lstrip("'")) else bare


def as_typed(cell: str) -> str:
    """The text of a cell as it was before ``defused``."""
    return cell[1:] if cell.startswith("'") and _computes(cell.lstrip("'")) else cell


def _computes(text: str) -> bool:
    return text.startswith(_FORMULA) or text.lstrip(" \u00a0\ufeff").startswith(_FORMULA)


_LONGEST: Final = 32_767  # characters that a cell of a workbook can hold
_NO_TIME: Final = datetime(1980, 1, 1)  # so that the same rows are the same bytes
_NOT_IN_A_TITLE: Final = str.maketrans("", "", "[]:*?/\\'")
_A4: Final = 9


def xlsx_bytes(listing: Listing) -> bytes:
    """The list as a workbook of one sheet: the head stays in sight, and each column can be narrowed.

    What a sheet cannot be called is left out of its title; what is to be said about the list stands below the rows.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - six megabytes, and few processes ever write a workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"title": listing.title, "created": _NO_TIME})
    sheet = book.add_worksheet(listing.title.translate(_NOT_IN_A_TITLE)[:31].strip() or "1")
    rows = listing.rows
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    _write_head(sheet, listing.columns, head)
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    for line, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _put(sheet, (line, place), cell, plain, day)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), max(0, len(listing.columns) - 1))
    _set_for_print(sheet, listing)
    for place, note in enumerate(listing.beneath, start=len(rows) + 2):
        sheet.write_string(place, 0, defused(note)[:_LONGEST])
    book.close()
    return out.getvalue()


def _write_head(sheet: "Worksheet", columns: Sequence[Column], head: "Format") -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, defused(column.heading), head)


def _set_for_print(sheet: "Worksheet", listing: Listing) -> None:
    """Each printed page repeats the head and says which list it is of."""
    sheet.repeat_rows(0)
    sheet.set_paper(_A4)
    if listing.landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{listing.title.replace('&', '&&')[:150]}&R&P / &N")
    if listing.language in RIGHT_TO_LEFT:
        sheet.right_to_left()


def _put(sheet: "Worksheet", at: tuple[int, int], cell: Cell, plain: "Format", day: "Format") -> None:
    """Write one cell as what it is; text is never taken for a formula, a number or an address."""
    if cell is None:
        return
    if isinstance(cell, date):
        sheet.write_datetime(*at, datetime(cell.year, cell.month, cell.day), day)
    elif isinstance(cell, str):
        sheet.write_string(*at, defused(cell)[:_LONGEST], plain)
    else:
        sheet.write_number(*at, cell, plain)
