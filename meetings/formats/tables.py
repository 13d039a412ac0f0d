"""Tables as CSV that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Iterable
from datetime import date

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
