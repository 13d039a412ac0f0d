"""Files that people should not send: each says something else of itself than what it costs."""

import io
import zipfile
from datetime import datetime
from datetime import time as wall

from openpyxl import Workbook

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"


def workbook(**cells: str | int | datetime | wall) -> bytes:
    book, out = Workbook(), io.BytesIO()
    assert book.active
    for place, value in cells.items():
        book.active[place] = value
    book.save(out)
    return out.getvalue()


def with_part(name: str, content: str | bytes, *, of: bytes | None = None) -> bytes:
    """A workbook in which one part is another."""
    out, before = io.BytesIO(), io.BytesIO(of or workbook(A1="a"))
    with zipfile.ZipFile(before) as plain, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for part in plain.namelist():
            if part != name:
                bad.writestr(part, plain.read(part))
        bad.writestr(name, content)
    return out.getvalue()


def sheet(rows: str) -> str:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


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
