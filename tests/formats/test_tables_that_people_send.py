"""Whatever a file says of itself, reading it costs little: what is too much is refused before it is read."""

import io
import time
import zipfile
from datetime import datetime
from datetime import time as wall

import pytest
from openpyxl import Workbook

from meetings.formats.spreadsheets import Unreadable, read_rows

pytestmark = pytest.mark.alike

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"


def workbook(**cells: str | int | datetime | wall) -> bytes:
    book, out = Workbook(), io.BytesIO()
    assert book.active
    for place, value in cells.items():
        book.active[place] = value
    book.save(out)
    return out.getvalue()


def with_part(name: str, content: str | bytes) -> bytes:
    """A workbook in which one part is another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(A1="a"))) as plain, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for part in plain.namelist():
            if part != name:
                bad.writestr(part, plain.read(part))
        bad.writestr(name, content)
    return out.getvalue()


def sheet(rows: str) -> str:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


def test_rows_keep_their_numbers_and_cells_what_they_are() -> None:
    rows = read_rows(workbook(A1="No.", B1="Day", A3=1, B3=datetime(2027, 5, 20), C3=wall(9, 30)), 10)
    assert [row.number for row in rows] == [1, 3]
    assert rows[1].cells[:4] == (1, datetime(2027, 5, 20), wall(9, 30), None)
    assert rows[1].at(2) == "C3"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_however_a_spreadsheet_writes_it(encoding: str, delimiter: str) -> None:
    text = delimiter.join(["a", '"b\r\nc"', "é"])
    assert [row.cells for row in read_rows(text.encode(encoding), 10)] == [["a", "b\r\nc", "é"]]


def test_a_row_too_many_is_refused_and_a_million_empty_ones_are_not_read() -> None:
    with pytest.raises(Unreadable, match="more than 2 rows"):
        read_rows(b"a\nb\nc", 2)
    far = sheet('<row r="1"><c r="A1" t="str"><v>x</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>')
    assert len(read_rows(with_part(SHEET, far), 10)) == 1


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'lol'>" + "".join(f"<!ENTITY a{n} '{'&a;' * 10}'>" for n in range(9)) + "]>"
HOSTILE = {
    "unpacks to megabytes": with_part("xl/media/picture.png", b"0" * 13_000_000),
    "is full of cells": with_part(SHEET, sheet("<row>" + "<c/>" * 1_000_000 + "</row>")),
    "is full of styles": with_part("xl/styles.xml", f"<styleSheet {MAIN}>" + "<xf/>" * 900_000 + "</styleSheet>"),
    "has entities": with_part(SHEET, LAUGHS + sheet("<row/>")),
    "has entities after a comment": with_part(SHEET, f"<!--{' ' * 5000}-->{LAUGHS}{sheet('<row/>')}"),
    "has entities in its words": with_part("xl/sharedStrings.xml", f"<!--{' ' * 5000}-->{LAUGHS}<sst {MAIN}/>"),
    "names its encoding late": with_part(SHEET, f"<?xml version='1.0'{' ' * 500}encoding='cp037'?>{sheet('<row/>')}"),
    "hides its cells": with_part(SHEET, sheet("<row>" + "<c/>" * 300_000 + "</row>").encode("utf-16")),
    "hides its cells otherwise": with_part(SHEET, "<?xml version='1.0' encoding='cp037'?>" + sheet("<row/>")),
    "has no workbook": with_part(SHEET, sheet("<row/>")).replace(b"xl/workbook.xml", b"xl/playbook.xml"),
    "is torn": workbook(A1="a")[:-300],
    "is no archive": b"PK\x03\x04" + b"\x00" * 500,
    "is a picture": b"\x89PNG\r\n\x1a\n\xff",
    "is large": b"a," * 2_200_000,
    "leaves a quotation open": b'a,"b\n' + b"c" * 200_000,
    "has one long cell": b"a," + b"b" * 200_000,
    "has a nul": b"a,b\x00",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_hostile_or_broken_is_refused_in_under_a_second(kind: str) -> None:
    began = time.monotonic()
    with pytest.raises(Unreadable):
        read_rows(HOSTILE[kind], 1000)
    assert time.monotonic() - began < 1
