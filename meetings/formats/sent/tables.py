"""A table that somebody sent, workbook or CSV: what reads the one is not imported for the other."""

from meetings.core.translation_mark import mark as _
from meetings.formats.sent.packages import is_package
from meetings.formats.sent.rows import Rows
from meetings.formats.spreadsheets import Table, Unreadable


def table_of(body: bytes, most: int, beside: int = 0) -> Table:
    """As ``apart.table_in``, within this process: for the one with limits, and for tests.

    :raises Unreadable: as there.
    """
    rows = Rows(most, beside)
    if is_package(body):
        from meetings.formats.sent import workbooks  # noqa: PLC0415 - a tenth of a second, and so is the other

        table = workbooks.table_of(body, rows)
    else:
        from meetings.formats.sent import delimited  # noqa: PLC0415

        table = delimited.table_of(body, rows)
    if not table.lines:
        raise Unreadable(_("There is nothing in the file. Send an agenda as it is exported."))
    return table


def prepare(body: bytes) -> None:
    """Import what reads it, before the process is shut."""
    if is_package(body):
        from meetings.formats.sent import workbooks  # noqa: F401, PLC0415
    else:
        from meetings.formats.sent import delimited  # noqa: F401, PLC0415
