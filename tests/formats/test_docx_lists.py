import io
import zipfile

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn

from meetings.formats.docx import docx_bytes
from meetings.formats.listing import Column, Listing, Section, plain

pytestmark = pytest.mark.alike

AGENDA = Listing(
    "Agenda: Côte d'Ivoire",
    [
        Column("day", "Day", 10, in_heading=True),
        Column("title", "Title", 40),
        Column("link", "Link to join", 40, on_paper=False),
        Column("room", "Room", 10),
    ],
    [
        Section("Monday", [["2027-05-17", "Opening\r\nof the meeting", "https://example.org", None]]),
        Section("Tuesday", [["2027-05-18", "=1+1\x00\x01", "", "Room\tI"]]),
    ],
    subtitle="All times are on the clock of Europe/Zurich.",
    notes=["The designations employed imply no opinion."],
)


def opened(listing: Listing) -> Paper:
    return Document(io.BytesIO(docx_bytes(listing)))


def texts(paper: Paper) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]


def test_a_document_has_a_title_headings_a_table_for_each_and_what_must_be_said() -> None:
    paper = opened(AGENDA)
    told = [(each.style.name, each.text) for each in paper.paragraphs if each.style and each.text]
    assert told == [
        ("Heading 1", "Agenda: Côte d'Ivoire"),
        ("Normal", "All times are on the clock of Europe/Zurich."),
        ("Heading 2", "Monday"),
        ("Heading 2", "Tuesday"),
        ("Normal", "The designations employed imply no opinion."),
    ]
    assert texts(paper) == [["Title", "Room"], ["Opening\nof the meeting", ""], ["Title", "Room"], ["=1+1", "Room I"]]
    assert paper.core_properties.title == "Agenda: Côte d'Ivoire"
    assert paper.core_properties.language == "en"


def test_without_headings_the_column_stays_that_they_would_say() -> None:
    listing = Listing(AGENDA.title, AGENDA.columns, [Section(None, AGENDA.rows)])
    assert texts(opened(listing))[1] == ["2027-05-17", "Opening\nof the meeting", ""]


def test_the_head_of_the_table_is_on_every_page_and_no_row_is_torn() -> None:
    table = opened(AGENDA).tables[0]
    rows = [row._tr for row in table.rows]
    assert [row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in rows] == [True, False]
    assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)
    widths = [int(each.get(qn("w:w"))) for each in table._tbl.tblGrid.iter(qn("w:gridCol"))]
    assert widths[0] == pytest.approx(4 * widths[1], rel=0.01)


def test_pages_are_numbered_and_wide_lists_lie_across() -> None:
    section = opened(AGENDA).sections[0]
    fields = [each.get(qn("w:instr")) for each in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert (section.page_width or 0) > (section.page_height or 0)
    tall = opened(Listing("A", AGENDA.columns, [], landscape=False)).sections[0]
    assert (tall.page_width or 0) < (tall.page_height or 0)


def test_an_arabic_list_reads_from_right_to_left() -> None:
    paper = opened(plain("الأجندة", [("العنوان", 20)], [["الافتتاح"]], [], "ar"))
    assert paper.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    runs, paragraphs = (list(paper.element.body.iter(qn(tag))) for tag in ("w:r", "w:p"))
    assert runs
    assert all(run.find(qn("w:rPr")).find(qn("w:rtl")) is not None for run in runs)
    assert all(each.find(qn("w:pPr")).find(qn("w:bidi")) is not None for each in paragraphs)
    spoken = next(paper.styles.element.iter(qn("w:lang")))
    assert spoken.get(qn("w:bidi")) == "ar"


def test_the_same_list_is_the_same_bytes_and_says_no_time() -> None:
    body = docx_bytes(AGENDA)
    assert body == docx_bytes(AGENDA)
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.namelist()[0] == "[Content_Types].xml"
