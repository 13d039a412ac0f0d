"""Whatever a file says of itself, reading it costs little: what is too much is refused before it is read."""

import time
from datetime import datetime
from datetime import time as wall

import pytest

from meetings.formats.sent.tables import table_of
from meetings.formats.spreadsheets import Unreadable
from tests.formats.hostile import HOSTILE, SHEET, sheet, with_part, workbook

pytestmark = pytest.mark.alike


def test_rows_keep_their_numbers_and_cells_what_they_are() -> None:
    rows = table_of(workbook(A1="No.", B1="Day", A3=1, B3=datetime(2027, 5, 20), C3=wall(9, 30)), 10).lines
    assert [row.number for row in rows] == [1, 3]
    assert rows[1].cells[:4] == [1, datetime(2027, 5, 20), wall(9, 30)]
    assert rows[1].at(2) == "C3"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_however_a_spreadsheet_writes_it(encoding: str, delimiter: str) -> None:
    text = delimiter.join(["a", '"b\r\nc"', "é"])
    assert [row.cells for row in table_of(text.encode(encoding), 10).lines] == [["a", "b\r\nc", "é"]]


def test_a_row_too_many_is_refused_and_a_million_empty_ones_are_not_read() -> None:
    with pytest.raises(Unreadable, match="more than 2 rows"):
        table_of(b"a\nb\nc", 2)
    far = sheet('<row r="1"><c r="A1" t="str"><v>x</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>')
    assert len(table_of(with_part(SHEET, far), 10).lines) == 1


@pytest.mark.parametrize("kind", [kind for kind in HOSTILE if kind != "is large"])  # that one is not even begun
def test_what_is_hostile_or_broken_is_refused_in_under_a_second_of_work(kind: str) -> None:
    began = time.process_time()
    with pytest.raises(Unreadable):
        table_of(HOSTILE[kind], 1000)
    assert time.process_time() - began < 1
