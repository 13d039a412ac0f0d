"""Tables as people send them, CSV or workbook: read with bounds on everything, whatever the file says of itself."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _

Given = str | int | float | bool | date | datetime | time | timedelta | None

MOST_BYTES: Final = 4 * 1024 * 1024
MOST_UNPACKED: Final = 12 * 1024 * 1024  # bytes, of all parts of a workbook together
_MOST_PARTS: Final = 500
_WITH_CELLS: Final = ("xl/worksheets/", "xl/sharedStrings.xml")
_MOST_IN_CELLS: Final = 250_000  # tags
_MOST_ELSEWHERE: Final = 25_000
_MOST_COLUMNS: Final = 60
_MOST_BLANK: Final = 200  # rows without anything, between those that have something
_DELIMITERS: Final = ",;\t"


class Unreadable(Invalid):
    """The file as a whole cannot be read; the message says which one can."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message, {"file": message}, **values)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it was sent, with its number in the file."""

    number: int
    cells: Sequence[Given]

    def at(self, place: int) -> str:
        """What a spreadsheet calls the cell in that place: ``B7``."""
        return f"{_letters(place + 1)}{self.number}"


def _letters(number: int) -> str:
    """What a spreadsheet calls its column of that number: 1 is A, 26 is Z, 27 is AA."""
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def read_rows(body: bytes, most: int, *, beside: int = 0) -> list[Line]:
    """The rows of the first sheet that hold something, in their order.

    :param most: rows that are told of; with those ``beside`` them, such as headings and notes, one more is refused.
    :raises Unreadable: for what is neither a workbook nor CSV in UTF-8, is too large, or pretends to be something else.
    """
    if len(body) > MOST_BYTES:
        raise Unreadable(_("The file is larger than %(most)s megabytes. Send only the agenda."), most=MOST_BYTES >> 20)
    found = list(islice(_filled(_of_workbook(body) if body.startswith(b"PK") else _of_csv(body)), most + beside + 1))
    if len(found) > most + beside:
        raise Unreadable(_("The file has more than %(most)s rows. Send an agenda in parts."), most=most)
    if not found:
        raise Unreadable(_("There is nothing in the file. Send an agenda as it is exported."))
    return found


def _filled(rows: Iterator[Sequence[Given]]) -> Iterator[Line]:
    blank = 0
    for number, cells in enumerate(rows, start=1):
        if any(cell not in (None, "") for cell in cells):
            blank = 0
            yield Line(number, cells)
        else:
            blank += 1
            if blank > _MOST_BLANK:  # a sheet may claim a million of them
                return


def _of_workbook(body: bytes) -> Iterator[Sequence[Given]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - twelve megabytes, and few processes ever read a workbook

    _weigh(body)
    try:
        book = load_workbook(io.BytesIO(body), read_only=True, data_only=True, keep_links=False)
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()  # what it claims of its size
        yield from sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)
    except Invalid:
        raise
    except Exception as error:  # whatever a broken file makes the reader stumble over
        raise _broken() from error


def _weigh(body: bytes) -> None:
    """Add up what a workbook unpacks to before it is unpacked, and its elements before it is read.

    The reader takes a second for some 50,000 elements of a style sheet, and ten times as many cells.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            entries = parts.infolist()
            if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise _too_large()
            counts = {each.filename: _elements(parts.read(each)) for each in entries if _is_xml(each.filename)}
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise _broken() from error
    if "xl/workbook.xml" not in counts:
        raise Unreadable(_("This is not a workbook. Send XLSX, or CSV in UTF-8."))
    cells = sum(count for name, count in counts.items() if name.startswith(_WITH_CELLS))
    if cells > _MOST_IN_CELLS or sum(counts.values()) - cells > _MOST_ELSEWHERE:
        raise _too_large()


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _elements(part: bytes) -> int:
    """How often something is opened or closed in a part.

    :raises ValueError: when it is written in an encoding in which that cannot be seen, or declares what it consists of
        (a DOCTYPE, wherever it stands): entities grow when they are read. What is missed here, defusedxml refuses.
    """
    start = part.removeprefix(b"\xef\xbb\xbf")
    declaration = start[: start.find(b"?>")].lower() if start.startswith(b"<?xml") else b""
    encoding = re.search(rb"encoding\s*=\s*[\"']([^\"']*)", declaration)
    if not start.startswith(b"<") or (encoding and encoding[1] not in (b"utf-8", b"us-ascii")) or b"<!DOCTYPE" in part:
        raise ValueError("not plain XML in UTF-8")
    return part.count(b"<")


def _too_large() -> Unreadable:
    sentence = _("The workbook unpacks to far more than an agenda. Send only the agenda, in a workbook of its own.")
    return Unreadable(sentence)


def _broken() -> Unreadable:
    return Unreadable(_("The workbook cannot be read. Save it again as XLSX, or as CSV in UTF-8."))


def _of_csv(body: bytes) -> Iterator[Sequence[Given]]:
    text = _decoded(body)
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield row[:_MOST_COLUMNS]
    except csv.Error as error:
        raise Unreadable(_("The CSV cannot be read: a quotation mark is open. Save it again as CSV UTF-8.")) from error


def _decoded(body: bytes) -> str:
    wide = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = body.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(_("This is neither XLSX nor CSV in UTF-8. Save it as one of the two.")) from error
    if "\x00" in text:
        raise Unreadable(_("This is neither XLSX nor CSV in UTF-8. Save it as one of the two."))
    return text
