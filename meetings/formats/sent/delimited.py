"""CSV as spreadsheets write it: in UTF-8 or UTF-16, whatever stands between its cells.

What gives nearly all rows as many cells is what does: a program writes every row whole, whatever stands in its cells.
Where rows differ clevercsv finds it, and not the standard library's Sniffer: of 80 files such as people send (four
signs, all or some cells quoted, one row, blank rows, notes beneath, other signs in the text) it finds 80, the other 59.
"""

import csv
import io
import re
from collections import Counter
from typing import Final

from clevercsv.detect import Detector

from meetings.core.translation_mark import mark as _
from meetings.formats.sent.rows import MOST_COLUMNS, Rows, as_flaw
from meetings.formats.spreadsheets import Flaw, Given, Table, Unreadable

_DELIMITERS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 20_000  # characters in which the sign between cells is looked for
_LONG_WORD: Final = re.compile(r"(\w{30})\w+")
_LONGEST: Final = 100_000  # characters of a cell; a quotation mark left open swallows the rest of a file
_SEP: Final = re.compile(r"(?:sep=([^\r\n])|\"sep=([^\r\n])\")[^\r\n\w]*(\r\n|\r|\n|$)", re.IGNORECASE)
_NEARLY_ALL: Final = 0.9  # of the rows
_NARROW: Final = 24  # signs around a letter that cannot be read


def table_of(body: bytes, rows: Rows) -> Table:
    """The rows of a file of text.

    :raises Unreadable: for what is no text, in another encoding, too large, or leaves a quotation mark open.
    """
    text, above = _decoded(body), 0
    told = _SEP.match(text)
    if told:  # Excel's own line, which it does not count as a row
        text, above = text[told.end() :], 1
    delimiter = (told[1] or told[2]) if told else _found(text)
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if rows.is_over(number):
                break
            rows.take(number, [_cell(each) for each in cells[:MOST_COLUMNS]])
    except csv.Error as error:
        sentence = _(
            "The CSV cannot be read from line %(line)s on: a quotation mark is open. Save it again as CSV UTF-8."
        )
        raise Unreadable(sentence, line=reader.line_num + above) from error
    return Table(rows.lines)


def _found(text: str) -> str:
    """What stands between the cells; a comma where there is only one in each row."""
    start = _whole_rows(text[:_LOOKED_AT]) if len(text) > _LOOKED_AT else text
    alike = {sign: _cells_alike(start, sign) for sign in _DELIMITERS}
    best = max(_DELIMITERS, key=alike.__getitem__)
    if alike[best] > 1:
        return best
    plain = start.replace("'", "x")  # no spreadsheet quotes with an apostrophe, and names have them
    plain = _LONG_WORD.sub(r"\1", plain)  # it takes seconds over a word of a page
    dialect = Detector().detect(plain, delimiters=[*_DELIMITERS])
    return dialect.delimiter if dialect and dialect.delimiter else ","


def _cells_alike(text: str, sign: str) -> int:
    """How many cells nearly every row has, were it this that stands between them; 1 where the rows differ."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error:
        return 1
    cells = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
    # Not most_common, which imports: a process that reads opens no file any more.
    most, times = max(cells.items(), key=lambda pair: pair[1], default=(1, 1))
    return most if times >= _NEARLY_ALL * cells.total() else 1


def _whole_rows(start: str) -> str:
    """Without the row that is cut at its end: the half of a quoted cell would turn what is quoted inside out."""
    is_quoted, end = False, len(start)
    for found in re.finditer(r'["\r\n]', start):
        if found[0] == '"':
            is_quoted = not is_quoted
        elif not is_quoted:
            end = found.end()
    return start[:end]


def _cell(text: str) -> Given:
    if text.startswith("="):  # an export of ours writes an apostrophe before what is no formula
        return Flaw(text[:200], is_formula=True)
    return as_flaw(text)


def _decoded(body: bytes) -> str:
    if body.startswith(b"\xd0\xcf\x11\xe0"):
        sentence = _("This is a workbook of an old kind, or one with a password. Save it as XLSX without a password.")
        raise Unreadable(sentence)
    encoding = _encoding(body)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig" and _is_text(body):
            raise _other_encoding(body, error.start) from error
        raise _neither() from error
    if "\x00" in text:
        raise _neither()
    return text.removeprefix("\ufeff")


def _encoding(body: bytes) -> str:
    """As its first bytes say; text of two bytes a letter that does not say so has an empty one in most of its first."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    first, second = body[:2000:2], body[1:2000:2]
    if second.count(0) > len(second) / 2 > first.count(0) * 4:
        return "utf-16-le"
    if first.count(0) > len(first) / 2 > second.count(0) * 4:
        return "utf-16-be"
    return "utf-8-sig"


def _is_text(body: bytes) -> bool:
    return not any(byte < 9 or 13 < byte < 32 for byte in body)


def _other_encoding(body: bytes, at: int) -> Unreadable:
    """The text around the letter shows what is meant, though not which letter it is."""
    line = body.count(b"\n", 0, at) + 1
    around = body[max(body.rfind(b"\n", 0, at) + 1, at - _NARROW) : at + _NARROW].split(b"\n")[0]
    sentence = _(
        "This CSV is not in UTF-8, so its letters cannot be told: see line %(line)s, “%(words)s”. In Excel choose "
        "“CSV UTF-8”, or send XLSX."
    )
    return Unreadable(sentence, line=line, words=around.decode("ascii", "replace").strip())


def _neither() -> Unreadable:
    return Unreadable(_("This is neither XLSX nor CSV in UTF-8. Save it as one of the two."))
