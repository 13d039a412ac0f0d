"""The first sheet of a workbook that is shown: its cells as what they are, errors and formulas without value as flaws.

openpyxl reads it and not python-calamine: that is some twenty times as fast, and takes errors, as formulas without a
value, for empty cells (measured with 0.9).
"""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.formats.sent.packages import TooLarge, elements_of, part_of
from meetings.formats.sent.rows import MOST_COLUMNS, Rows, as_flaw
from meetings.formats.spreadsheets import Flaw, Given, Table, Unreadable

_WITH_CELLS: Final = ("xl/worksheets/", "xl/sharedStrings.xml")
_MOST_IN_CELLS: Final = 250_000  # tags
_MOST_ELSEWHERE: Final = 25_000
_MOST_SHEETS: Final = 250
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet[\s/>]")


# It reads every sheet to its end to find how large each says it is; one is asked for, and what it says is not believed.
ReadOnlyWorksheet._get_size = lambda _sheet: None  # type: ignore[attr-defined]  # the types know nothing of it


def table_of(body: bytes, rows: Rows) -> Table:
    """The rows of the first sheet that is shown.

    :raises Unreadable: for what is no workbook, is too large, or pretends to be something else.
    """
    _weigh(body)
    try:
        book = load_workbook(io.BytesIO(body), read_only=True, data_only=True, keep_links=False)
        return _table(book, rows)
    except (Invalid, MemoryError):
        raise
    except Exception as error:  # whatever a broken file makes the reader stumble over
        raise _broken() from error


def _weigh(body: bytes) -> None:
    """Refuse by its elements, before it is read: the reader takes a second for some 50,000 of a style sheet."""
    try:
        counts = elements_of(body)
        sheets = len(_SHEET.findall(part_of(body, "xl/workbook.xml"))) if "xl/workbook.xml" in counts else 0
    except TooLarge as error:
        raise _too_large() from error
    except ValueError as error:
        raise _broken() from error
    if "xl/workbook.xml" not in counts:
        raise Unreadable(_("This is not a workbook. Send XLSX, or CSV in UTF-8."))
    if sheets > _MOST_SHEETS:
        sentence = _("The workbook has more than %(most)s sheets. Send the agenda in a workbook of its own.")
        raise Unreadable(sentence, most=_MOST_SHEETS)
    cells = sum(count for name, count in counts.items() if name.startswith(_WITH_CELLS))
    if cells > _MOST_IN_CELLS or sum(counts.values()) - cells > _MOST_ELSEWHERE:
        raise _too_large()


def _table(book: Any, rows: Rows) -> Table:
    sheets = list(book.worksheets)
    seen = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    if not seen:
        raise Unreadable(_("Every sheet of the workbook is hidden. Show the one with the agenda."))
    chosen, *others = seen
    with chosen._get_source() as source:
        parser = _Cells(source, chosen)
        for number, cells in parser.parse():
            if rows.is_over(number):
                break
            rows.take(number, list(_in_order(cells)))
        else:
            _fill_down(rows, parser)
    return Table(
        rows.lines, chosen.title, [each.title for each in others], [each.title for each in sheets if each not in seen]
    )


class _Cells(WorkSheetParser):
    """openpyxl's own reading, which also tells a formula whose value nobody worked out from an empty cell."""

    def __init__(self, source: Any, sheet: Any) -> None:
        book = sheet.parent
        super().__init__(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """The cell, with a flaw for its value where it has none that holds."""
        found: dict[str, Any] = super().parse_cell(element)
        formula = element.find(FORMULA_TAG)
        if found["data_type"] == "e":
            found["value"] = Flaw(str(found["value"] or "#VALUE!"))
        elif formula is not None and found["value"] is None:
            kept = element.find(VALUE_TAG)
            if kept is None or element.get("t") != "str":  # an empty text is the value of some formulas
                found["value"] = Flaw(f"={formula.text or ''}"[:200], is_formula=True)
        return found


def _in_order(cells: Sequence[dict[str, Any]]) -> Iterator[Given]:
    """The values by their columns, those without a cell as nothing."""
    by_column = {cell["column"]: cell["value"] for cell in cells if 0 < cell["column"] <= MOST_COLUMNS}
    for column in range(1, max(by_column, default=0) + 1):
        yield as_flaw(by_column.get(column))


def _fill_down(rows: Rows, parser: Any) -> None:
    """What is merged over several rows holds for each of them, as whoever looks at the sheet sees it."""
    for merged in parser.merged_cells.mergeCell if parser.merged_cells else ():
        rows.fill_down(merged.min_col, merged.min_row, merged.max_row)


def _too_large() -> Unreadable:
    sentence = _("The workbook unpacks to far more than an agenda. Send only the agenda, in a workbook of its own.")
    return Unreadable(sentence)


def _broken() -> Unreadable:
    return Unreadable(_("The workbook cannot be read. Save it again as XLSX, or as CSV in UTF-8."))
