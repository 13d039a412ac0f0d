"""Which rows of a file are told of, by which numbers, and in which words a file is refused."""

import io
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from meetings.formats.listing import plain
from meetings.formats.sent.apart import table_in
from meetings.formats.sent.rows import as_flaw
from meetings.formats.sent.tables import table_of
from meetings.formats.spreadsheets import MOST_BYTES, Line, Unreadable
from meetings.formats.tables import as_typed, csv_bytes, xlsx_bytes

pytestmark = pytest.mark.alike


def read_rows(body: bytes, most: int, **more: int) -> Sequence[Line]:
    """As the process with limits reads it, in this one: each start of it takes a quarter of a second."""
    return table_of(body, most, **more).lines


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1).filter(
    lambda text: isinstance(as_flaw(text), str)  # the word of an error is read as one
)


def workbook(*rows: list[object]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    assert book.active
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def numbers(body: bytes, most: int = 1000, **more: int) -> list[int]:
    return [line.number for line in read_rows(body, most, **more)]


@pytest.mark.parametrize(
    ("place", "called"), [(0, "A7"), (1, "B7"), (25, "Z7"), (26, "AA7"), (51, "AZ7"), (52, "BA7"), (701, "ZZ7")]
)
def test_a_cell_is_called_as_a_spreadsheet_calls_it(place: int, called: str) -> None:
    assert Line(7, []).at(place) == called


def test_rows_without_anything_are_left_out_and_counted() -> None:
    assert numbers(b"a,b\n,\n\n  ,\nc,d\n") == [1, 4, 5]  # a space is something
    assert numbers(workbook(["a"], [None], [""], ["b"])) == [1, 4]


def test_a_false_and_a_nought_are_something() -> None:
    assert [line.cells[0] for line in read_rows(workbook([False], [0], [0.5]), 10)] == [False, 0, 0.5]


@pytest.mark.parametrize(("blank", "found"), [(200, [1, 202]), (201, [1])])
def test_after_two_hundred_rows_without_anything_a_file_is_over(blank: int, found: list[int]) -> None:
    assert numbers(b"a\n" + b"\n" * blank + b"b\n") == found


def test_rows_beside_those_that_count_are_not_counted() -> None:
    body = b"Heading\na\nb\n"
    assert numbers(body, 2, beside=1) == [1, 2, 3]
    with pytest.raises(Unreadable, match="more than 2 rows"):
        read_rows(body, 2)
    with pytest.raises(Unreadable, match="more than 1 rows"):
        read_rows(body, 1, beside=1)


def test_columns_beyond_the_sixtieth_are_left_out() -> None:
    wide = [f"c{place}" for place in range(70)]
    assert list(read_rows(",".join(wide).encode(), 10)[0].cells) == wide[:60]
    assert list(read_rows(workbook([*wide]), 10)[0].cells) == wide[:60]


def test_only_the_first_sheet_is_read() -> None:
    book, out = Workbook(), io.BytesIO()
    assert book.active
    book.active["A1"] = "first"
    book.create_sheet("Notes")["A1"] = "second"
    book.save(out)
    assert [line.cells[0] for line in read_rows(out.getvalue(), 10)] == ["first"]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (b"a;b;c", ["a", "b", "c"]),
        (b"a\tb\tc", ["a", "b", "c"]),
        (b"a,b;c;d", ["a,b", "c", "d"]),  # what there is most of in the first line
        (b'"a;b",c', ["a;b", "c"]),
        (b"a", ["a"]),
        (b'"a ""quoted"" word",b', ['a "quoted" word', "b"]),
    ],
)
def test_the_sign_between_cells_is_found_in_the_first_line(head: bytes, cells: list[str]) -> None:
    assert list(read_rows(head, 10)[0].cells) == cells


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "There is nothing in the file"),
        (b"\n,,\n", "There is nothing in the file"),
        (b"\xef\xbb\xbf", "There is nothing in the file"),
        ("Nom\nGenève\n".encode("latin-1"), "not in UTF-8, .* line 2, “Gen\ufffdve”"),
        (b"\x89PNG\r\n\x1a\n", "neither XLSX nor CSV in UTF-8"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a workbook of an old kind, or one with a password"),
        (b"\xff\xfea", "neither XLSX nor CSV in UTF-8"),  # half a letter of UTF-16
        (b"a\x00b", "neither XLSX nor CSV in UTF-8"),
        (b'a,"b', "a quotation mark is open"),
        (b"PK\x03\x04 and no more", "The workbook cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_can(body: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as refused:
        read_rows(body, 10)
    assert set(refused.value.fields) == {"file"}


def test_a_file_that_is_too_large_is_not_even_read() -> None:
    with pytest.raises(Unreadable, match="larger than 4 megabytes"):
        table_in(b"x" * (MOST_BYTES + 1), 10)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_a_list_that_was_exported_is_read_as_it_was(rows: list[list[str]]) -> None:
    """Both ways out, both ways back in."""
    listing = plain("Agenda", [("One", 9), ("Two", 9), ("Three", 9)], rows, [])
    for body in (csv_bytes(listing), xlsx_bytes(listing)):
        read = read_rows(body, 100)[1:]
        assert [[as_typed(str(cell)) for cell in line.cells[:3]] for line in read] == rows


def test_days_and_numbers_of_a_workbook_come_back_as_what_they_are() -> None:
    listing = plain("Agenda", [("Day", 9), ("No.", 9)], [[date(2027, 5, 20), 7]], [])
    day, number = read_rows(xlsx_bytes(listing), 10)[1].cells[:2]
    assert str(day).startswith("2027-05-20")
    assert number == 7
