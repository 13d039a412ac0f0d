"""Reading what people send happens in a process of its own, which ends where its limits are, and says so in words."""

import os
import resource
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta

import psutil
import pytest

from meetings.formats.limited.starting import Ended, Limits, made_by
from meetings.formats.listing import plain
from meetings.formats.sent.apart import table_in
from meetings.formats.spreadsheets import Flaw, Line, Table, Unreadable, from_plain, to_plain
from meetings.formats.tables import xlsx_bytes
from tests.formats.hostile import HOSTILE, MAIN, SHEET, sheet, with_part

pytestmark = pytest.mark.alike
LONG = with_part("xl/sharedStrings.xml", f"<sst {MAIN}><si><t>{'x' * 11_000_000}</t></si></sst>")
LISTING = plain("Agenda", [("One", 9)], [["a"]], [])  # as a workbook it has a part for its words
ROWS = "\n".join(f"a,b,{n}" for n in range(900)).encode()
AMPLE = Limits(memory=256 << 20, cpu=8, wall=60, output=48 << 20)


@pytest.mark.parametrize("kind", HOSTILE)
def test_is_refused_in_words_and_this_process_does_not_grow(kind: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unreadable) as refusal:
        table_in(HOSTILE[kind], 1000, limits=AMPLE)
    assert set(refusal.value.fields) == {"file"}
    assert str(refusal.value).endswith(".")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 16 << 10  # kilobytes


def sheets(number: int) -> bytes:
    """A workbook that says that it has so many sheets."""
    named = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, number + 1))
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return with_part("xl/workbook.xml", f"<workbook {MAIN} {r}><sheets>{named}</sheets></workbook>")


def test_a_workbook_of_ten_thousand_sheets_is_refused_by_their_number() -> None:
    with pytest.raises(Unreadable, match="more than 250 sheets"):
        table_in(sheets(10_000), 1000)


def test_one_long_text_in_very_many_cells_is_refused() -> None:
    """Each cell is small in the file; all of them together would be gigabytes."""
    cells = "".join(f'<row r="{n}">' + '<c t="s"><v>0</v></c>' * 50 + "</row>" for n in range(1, 1000))
    strings = f"<sst {MAIN}><si><t>{'x' * 30_000}</t></si></sst>"
    body = with_part("xl/sharedStrings.xml", strings, of=with_part(SHEET, sheet(cells), of=xlsx_bytes(LISTING)))
    with pytest.raises(Unreadable, match="far more text than an agenda"):
        table_in(body, 1000)


@pytest.mark.parametrize(
    ("body", "limits", "said"),
    [
        (LONG, Limits(memory=56 << 20, cpu=8, wall=60, output=48 << 20), "far too much memory"),
        (ROWS, Limits(memory=256 << 20, cpu=8, wall=0, output=48 << 20), "far too long"),
        (ROWS, Limits(memory=256 << 20, cpu=8, wall=60, output=100), "holds far too much"),
    ],
)
def test_each_limit_ends_it_with_a_sentence_of_its_own(body: bytes, limits: Limits, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        table_in(body, 1000, limits=limits)


def test_in_it_no_file_and_no_line_to_elsewhere_can_be_opened() -> None:
    for act in ("file", "socket", "program"):
        with pytest.raises(Ended) as ended:
            made_by("tests.formats.reaching_out", [act], b"", AMPLE)
        assert ended.value.reason in ("outside", "unprintable"), (act, ended.value.detail)


def test_nothing_of_it_remains_when_it_is_stopped() -> None:
    def started() -> list[int]:
        return [child.pid for child in psutil.Process(os.getpid()).children(recursive=True)]

    before = started()
    with pytest.raises(Ended, match="time"):
        made_by("tests.formats.reaching_out", ["nothing"], b"", Limits(memory=512 << 20, cpu=8, wall=1, output=100))
    assert [child for child in started() if child not in before] == []


def test_where_two_files_are_read_already_a_third_is_told_to_come_again() -> None:
    body = b"a,b\n" * 900
    with ThreadPoolExecutor(6) as together:
        outcomes = list(together.map(lambda _n: _outcome(body), range(6)))
    assert outcomes.count("read") >= 2
    assert set(outcomes) == {"read", "Other files are being read at this moment. Send yours again in half a minute."}


def _outcome(body: bytes) -> str:
    try:
        table_in(body, 1000)
    except Unreadable as refusal:
        return str(refusal)
    return "read"


def test_a_table_travels_as_plain_values() -> None:
    cells = [None, True, 7, 0.5, "é", datetime(2027, 5, 20, 9), date(2027, 5, 20), time(9, 30), timedelta(days=1)]
    table = Table([Line(3, [*cells, Flaw("#N/A"), Flaw("=A1", is_formula=True)])], "Agenda", ["Notes"], ["Old"])
    again = from_plain(to_plain(table))
    assert again == table
    assert [type(each) for each in again.lines[0].cells] == [type(each) for each in table.lines[0].cells]
