"""Workbooks and CSV as people and their programs make them: which sheet, which cells, which sign between them."""

import csv
import io
from datetime import time, timedelta
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook

from meetings.formats.sent.tables import table_of
from meetings.formats.spreadsheets import Flaw, Table, Unreadable

pytestmark = pytest.mark.alike
HEAD = ["Title", "Day", "Starts", "Ends"]
ROW = ["Opening", "2027-05-20", "09:00", "10:00"]


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells(table: Table) -> list[list[Any]]:
    return [list(line.cells) for line in table.lines]


def read(body: bytes) -> list[list[Any]]:
    return cells(table_of(body, 500))


def with_sheets(*sheets: tuple[str, str]) -> bytes:
    """A workbook of sheets, each with its name in A1 and shown, hidden or veryHidden."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, state in sheets:
        sheet = book.create_sheet(name)
        sheet["A1"], sheet.sheet_state = name, state
    return saved(book)


def test_the_first_sheet_that_is_shown_is_read_and_the_others_are_named() -> None:
    table = table_of(
        with_sheets(("Old", "hidden"), ("Macros", "veryHidden"), ("Agenda", "visible"), ("Rooms", "visible")), 10
    )
    assert (table.sheet, table.shown, table.hidden) == ("Agenda", ["Rooms"], ["Old", "Macros"])
    assert cells(table) == [["Agenda"]]


def test_a_sheet_that_is_a_chart_is_passed_over() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    drawn, chart = book.add_chartsheet("Chart"), book.add_chart({"type": "line"})
    chart.add_series({"values": "=Agenda!$A$1:$A$1"})
    drawn.set_chart(chart)
    book.add_worksheet("Agenda").write_string(0, 0, "a")
    book.close()
    assert table_of(out.getvalue(), 10).sheet == "Agenda"


def test_a_workbook_whose_every_sheet_is_hidden_is_refused() -> None:
    body = with_sheets(("Old", "visible"), ("Older", "hidden"))
    from tests.formats.hostile import with_part

    shown = b'name="Old" sheetId="1" state="visible"'
    part = _part(body, "xl/workbook.xml")
    assert shown in part
    hidden = part.replace(shown, shown.replace(b"visible", b"hidden"))
    with pytest.raises(Unreadable, match="Every sheet of the workbook is hidden"):
        table_of(with_part("xl/workbook.xml", hidden, of=body), 10)


def _part(body: bytes, name: str) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return parts.read(name)


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"])
def test_an_error_is_a_flaw_whether_it_is_kept_as_one_or_as_its_word(error: str) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = error  # openpyxl writes it as an error
    sheet["B1"] = f"see {error}"
    sheet["C1"] = error
    sheet["C1"].data_type = "s"
    assert read(saved(book)) == [[Flaw(error), f"see {error}", Flaw(error)]]
    assert read(f"{error},see {error}\n".encode()) == [[Flaw(error), f"see {error}"]]


@pytest.mark.parametrize("error", ["#NOM?", "#¡REF!", "#BEZUG!", "#nv", "Err:502", "########", " #REF! ", "#SPILL!"])
def test_the_words_of_other_programs_and_languages_are_errors_too(error: str) -> None:
    assert read(f"a;{error}\n".encode()) == [["a", Flaw(error.strip())]]


@pytest.mark.parametrize("text", ["#1", "# Opening", "#", "##", "#hashtag", "Err: see below", "Number #N/A"])
def test_what_only_looks_like_an_error_is_text(text: str) -> None:
    assert read(f"a;{text}\n".encode()) == [["a", text]]


def test_a_formula_whose_value_nobody_worked_out_is_a_flaw() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"], sheet["C1"] = "a", "=A1", "=VLOOKUP(A1,Z:Z,1)"
    assert read(saved(book)) == [["a", Flaw("=A1", is_formula=True), Flaw("=VLOOKUP(A1,Z:Z,1)", is_formula=True)]]
    assert read(b"a,=A1\n") == [["a", Flaw("=A1", is_formula=True)]]


def test_a_formula_with_its_value_is_this_value_be_it_empty() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_string(0, 0, "a")
    sheet.write_formula(0, 1, '="x"', None, "x")
    sheet.write_formula(0, 2, "=1+1", None, 2)
    sheet.write_formula(0, 3, "=1/0", None, "#DIV/0!")
    book.close()
    assert read(out.getvalue()) == [["a", "x", 2, Flaw("#DIV/0!")]]
    from tests.formats.hostile import SHEET, with_part
    from tests.formats.hostile import sheet as sheet_of

    empty = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="str"><f>IF(1,"",1)</f><v></v></c></row>'
    )
    assert read(with_part(SHEET, sheet_of(empty))) == [["a", None]]


def test_what_is_merged_over_rows_holds_for_each_and_over_columns_for_the_first() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Day", "Title", "Room"], ["Thu", "A", "I"], [None, "B", "II"], [None, "C", None], ["Fri", "D", "I"]):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("B4:C4")
    assert read(saved(book))[1:] == [["Thu", "A", "I"], ["Thu", "B", "II"], ["Thu", "C"], ["Fri", "D", "I"]]


def test_times_are_what_a_spreadsheet_keeps() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for column, (value, shape) in enumerate([(0.375, "hh:mm"), (1, "[h]:mm"), (0, "hh:mm"), (0.375, "General")]):
        sheet.write_number(0, column, value, book.add_format({"num_format": shape}))
    book.close()
    assert read(out.getvalue()) == [[time(9), timedelta(days=1), time(0), 0.375]]


def text(delimiter: str, *rows: list[str], quoting: Any = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows(rows)
    return out.getvalue()


NOTED = "All times are on the clock in Geneva, as of today, and so on."
SPEAKERS = "chair | Ana, Dr | Minister; of all | Peru\nspeaker | Bo | | IOM"
AS_THEY_COME = {
    "one row": [HEAD, ROW],
    "headings alone": [HEAD],
    "signs in the text": [HEAD, ["One, two; three | four", *ROW[1:]], ["5, 6; 7", *ROW[1:]]],
    "line breaks in cells": [[*HEAD, "Description"], [*ROW, "One,\r\ntwo;\nthree"], [*ROW, "x"]],
    "speakers": [[*HEAD, "Speakers"], [*ROW, SPEAKERS], [*ROW, SPEAKERS]],
    "a long heading": [[*HEAD, "Remarks, notes; things | to do, other"], [*ROW, "a"]],
    "empty columns": [["No.", *HEAD, "Room"], ["", *ROW, ""], ["", "", "", "", "", ""], ["", *ROW, ""]],
    "blank rows first": [[], [], HEAD, ROW],
    "a note beneath": [HEAD, ROW, [], [NOTED]],
    "quotation marks": [HEAD, ['The "big" one; yes, no', *ROW[1:]], ["L'ouverture d'un 'jour'", *ROW[1:]]],
}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("kind", AS_THEY_COME)
def test_the_sign_between_cells_is_found_whatever_is_in_them(kind: str, quoting: Any, delimiter: str) -> None:
    rows = AS_THEY_COME[kind]
    assert read(text(delimiter, *rows, quoting=quoting).encode()) == [row for row in rows if any(row)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("length", [80, 81, 500, 799])
def test_it_is_found_in_a_long_file_wherever_the_part_that_is_looked_at_ends(delimiter: str, length: int) -> None:
    rows = [[*HEAD, "Speakers", "Description"], *([*ROW, SPEAKERS, "x" * length] for _n in range(300))]
    assert read(text(delimiter, *rows).encode()) == rows


@pytest.mark.parametrize(
    "body",
    [
        b"sep=;\r\nTitle;Day\r\nA, b;c\r\n",
        b"\xef\xbb\xbfsep=;\r\nTitle;Day\r\nA, b;c\r\n",
        b'"sep=;"\nTitle;Day\nA, b;c\n',
        b"SEP=;\rTitle;Day\rA, b;c\r",
        b"sep=;;;\r\nTitle;Day\r\nA, b;c\r\n",
        "sep=^\nTitle^Day\nA, b^c\n".encode("utf-16"),
        b"sep=\t\nTitle\tDay\nA, b\tc\n",
    ],
)
def test_the_sign_that_a_file_names_itself_is_obeyed_and_its_line_is_no_row(body: bytes) -> None:
    table = table_of(body, 10)
    assert cells(table) == [["Title", "Day"], ["A, b", "c"]]
    assert [line.number for line in table.lines] == [1, 2]  # as a spreadsheet counts them


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_unicode_is_read_with_and_without_a_mark_at_its_beginning(encoding: str) -> None:
    assert read("Titre;Jour\r\nÉlan à Łódź;x\r\n".encode(encoding)) == [["Titre", "Jour"], ["Élan à Łódź", "x"]]


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "mac_roman", "latin-1"])
def test_another_encoding_is_refused_naming_the_line(encoding: str) -> None:
    words = "Ордер" if encoding == "cp1251" else "Côté"
    with pytest.raises(Unreadable, match=r"not in UTF-8.*line 3.*In Excel choose “CSV UTF-8”"):
        table_of(f"Title;Day\nplain;x\n{words};y\n".encode(encoding), 10)
