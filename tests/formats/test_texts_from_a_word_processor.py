"""A DOCX comes back as what whoever looks at it reads: paragraphs with their numbers, tables, notes, in their order."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from meetings.formats.sent.apart import text_in
from meetings.formats.sent.word import text_of
from meetings.formats.spreadsheets import Unreadable
from meetings.formats.word_texts import SentNote, SentParagraph, SentTable, from_plain, to_plain
from tests.formats.hostile import LAUGHS, workbook

pytestmark = pytest.mark.alike
MADE_BY_LIBREOFFICE = (Path(__file__).parent / "documents" / "libreoffice.docx").read_bytes()
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEGAL = [
    f'<w:lvl {W} w:ilvl="{depth}"><w:start w:val="{{start}}"/><w:numFmt w:val="{shape}"/>'
    f'<w:lvlText w:val="{text}"/></w:lvl>'
    for depth, shape, text in [(0, "decimal", "%1."), (1, "lowerLetter", "(%2)"), (2, "lowerRoman", "(%3)")]
]
FIGURES = '<w:lvl {w} w:ilvl="3"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2.%4"/><w:isLgl/></w:lvl>'


def written(paper: object) -> bytes:
    out = io.BytesIO()
    paper.save(out)  # type: ignore[attr-defined]  # python-docx's own class has a function's name
    return out.getvalue()


def with_body(*paragraphs: str) -> bytes:
    """A document of paragraphs that are given as elements."""
    paper = Document()
    for each in paragraphs:
        paper.element.body.insert(len(paper.element.body) - 1, parse_xml(f"<w:p {W}>{each}</w:p>"))
    return written(paper)


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def numbered(*items: tuple[int, str], start: int = 1) -> bytes:
    """A list of the levels that a resolution has; python-docx makes none."""
    paper = Document()
    lists = paper.part.numbering_part.element
    shape = parse_xml(f'<w:abstractNum {W} w:abstractNumId="90"/>')
    for depth, level in enumerate([*LEGAL, FIGURES]):
        shape.append(parse_xml(level.format(w=W, start=1 if depth else start)))
    lists.insert(0, shape)
    lists.append(parse_xml(f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for depth, text in items:
        place = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="91"/></w:numPr></w:pPr>'
        paper.element.body.insert(len(paper.element.body) - 1, parse_xml(f"<w:p {W}>{place}{run(text)}</w:p>"))
    return written(paper)


def with_part(body: bytes, name: str, content: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as plain, zipfile.ZipFile(out, "w") as other:
        for part in plain.namelist():
            other.writestr(part, content if part == name else plain.read(part))
    return out.getvalue()


def test_what_libreoffice_wrote_is_read_in_the_process_with_limits() -> None:
    text = text_in(MADE_BY_LIBREOFFICE)
    assert [(each.heading, each.level, each.number, each.text) for each in text.paragraphs] == [
        (1, None, "", "Outcome of the consultation"),
        (2, None, "", "Findings"),
        (None, None, "", "States underlined the need for regular pathways. They met in Geneva."),
        (None, 0, "1.", "To open pathways;"),
        (None, 0, "2.", "To share data:"),
        (None, 1, "a.", "on visas;"),
        (None, 1, "b.", "on work;"),
        (None, 2, "i.", "seasonal;"),
        (None, 2, "ii.", "permanent."),
        (None, 0, "3.", "To report."),
        (None, 0, "•", "A point"),
        (None, 0, "•", "Another"),
        (None, None, "", "A line\nand another"),
        (None, None, "", "المادة الأولى"),
    ]
    assert text.paragraphs[2].notes == [SentNote(48, "As in paragraph 12.")]
    assert text.blocks[13] == SentTable([["State", "Seats"], ["Kenya", "2"], ["Peru", "3"], ["", "4"]])
    assert text.left_out == []


def test_what_python_docx_wrote_keeps_styles_headings_and_lists() -> None:
    paper = Document()
    paper.add_heading("Title of it", level=0)
    paper.add_heading("First", level=1)
    paper.add_paragraph("One", style="List Number")
    paper.add_paragraph("", style="List Number")
    paper.add_paragraph("Two", style="List Number")
    paper.add_paragraph("A point", style="List Bullet")
    paper.add_paragraph("(a) typed by hand")
    found = text_of(written(paper)).paragraphs
    assert [(each.style, each.heading, each.number, each.text) for each in found] == [
        ("Title", 0, "", "Title of it"),
        ("Heading 1", 1, "", "First"),
        ("List Number", None, "1.", "One"),
        ("List Number", None, "2.", ""),  # word processors count it too
        ("List Number", None, "3.", "Two"),
        ("List Bullet", None, "•", "A point"),
        ("Normal", None, "", "(a) typed by hand"),
    ]


@pytest.mark.parametrize(
    ("below", "still_below"),
    [
        ("List Number 2", "List Number 3"),
        ("List Bullet 2", "List Bullet 3"),
        ("Liste à numéros 2", "Liste à puces 3"),
        ("Lista con números 2", "Lista con viñetas 3"),
    ],
)
def test_a_style_named_after_a_level_is_that_level(below: str, still_below: str) -> None:
    paper = Document()
    for asked, known in ((below, "List Number 2"), (still_below, "List Number 3")):
        if asked not in [style.name for style in paper.styles]:
            paper.styles[known].element.find(qn("w:name")).set(qn("w:val"), asked)
    paper.styles.add_style("Of the house", WD_STYLE_TYPE.PARAGRAPH).base_style = paper.styles[below]
    for style in ("List Number", below, still_below, "Of the house"):
        paper.add_paragraph("Words", style=style)
    assert [each.level for each in text_of(written(paper)).paragraphs] == [0, 1, 2, 1]


def test_the_numbers_of_a_list_are_counted_as_a_word_processor_counts_them() -> None:
    items = [(0, "A"), (1, "b"), (1, "c"), (2, "d"), (2, "e"), (1, "f"), (0, "G"), (1, "h"), (3, "i")]
    found = text_of(numbered(*items, start=7)).paragraphs
    assert [(each.level, each.number) for each in found] == [
        (0, "7."), (1, "(a)"), (1, "(b)"), (2, "(i)"), (2, "(ii)"), (1, "(c)"), (0, "8."), (1, "(a)"), (3, "8.1.1"),
    ]  # fmt: skip


def test_letters_of_a_long_list_go_on_after_z() -> None:
    found = text_of(numbered(*[(1, "x")] * 28)).paragraphs
    assert [each.number for each in found[24:]] == ["(y)", "(z)", "(aa)", "(bb)"]


@pytest.mark.parametrize(
    ("elements", "text", "left_out"),
    [
        (f"{run('a ')}<w:ins w:id='1'>{run('new ')}</w:ins>{run('b')}", "a new b", ["insertions"]),
        (f"{run('a')}<w:del w:id='1'><w:r><w:delText> old</w:delText></w:r></w:del>", "a", ["deletions"]),
        (f"<w:moveFrom w:id='1'>{run('away ')}</w:moveFrom>{run('here')}", "here", ["deletions"]),
        (f"{run('a')}<w:r><w:commentReference w:id='0'/></w:r>", "a", ["comments"]),
        (f"<w:hyperlink>{run('a link')}</w:hyperlink>", "a link", []),
        (f"<w:fldSimple w:instr='PAGE'>{run('7')}</w:fldSimple>", "7", []),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("seen"), "seen", []),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type='page'/></w:r>", "a\tb\nc", []),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>operation</w:t></w:r>", "co\u2011operation", []),
        ("<w:r><w:t>op</w:t><w:softHyphen/><w:t>tion</w:t></w:r>", "option", []),
        (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>{run('open')}", "open", ["hidden"]),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0A7'/><w:t>a</w:t></w:r>", "a", ["symbols"]),
        ("<w:r><w:drawing/></w:r>" + run("a"), "a", ["pictures"]),
        (f"<w:r><w:pict><w:txbxContent><w:p>{run('box')}</w:p></w:txbxContent></w:pict></w:r>", "", ["text boxes"]),
        (f"<w:sdt><w:sdtContent>{run('chosen')}</w:sdtContent></w:sdt>", "chosen", []),
    ],
)
def test_a_paragraph_holds_what_is_seen_and_says_what_else_there_was(
    elements: str, text: str, left_out: list[str]
) -> None:
    found = text_of(with_body(elements))
    assert [each.text for each in found.paragraphs] == [text]
    assert found.left_out == left_out


def test_two_paragraphs_whose_break_was_deleted_are_one() -> None:
    gone = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    assert [each.text for each in text_of(with_body(f"{gone}{run('One ')}", run("and two"))).paragraphs] == [
        "One and two"
    ]


def test_a_text_travels_as_plain_values() -> None:
    text = text_of(MADE_BY_LIBREOFFICE)
    assert from_plain(to_plain(text)) == text
    assert isinstance(text.blocks[0], SentParagraph)


ENDLESS = Document()
ENDLESS.styles["Normal"].element.append(parse_xml(f'<w:basedOn {W} w:val="Normal"/>'))


def test_a_style_that_stands_on_itself_ends() -> None:
    ENDLESS.add_paragraph("x")
    assert text_of(written(ENDLESS)).paragraphs[-1].text == "x"


BAD = {
    "a workbook": (workbook(A1="a"), "not a document of a word processor"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "not a document of a word processor"),
    "of an old kind": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "of an old kind"),
    "torn": (MADE_BY_LIBREOFFICE[:-200], "cannot be read"),
    "with entities": (
        with_part(MADE_BY_LIBREOFFICE, "word/document.xml", f"<!--{' ' * 5000}-->{LAUGHS}<w:document {W}/>"),
        "cannot be read",
    ),
    "endless": (
        with_part(MADE_BY_LIBREOFFICE, "word/document.xml", f"<w:document {W}>{'<w:p/>' * 700_000}</w:document>"),
        "far longer than a text",
    ),
    "of very many paragraphs": (with_body(*[run("x")] * 5001), "far longer than a text"),
    "large": (b"PK" + b"x" * (17 << 20), "larger than 16 megabytes"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_such_text_is_refused_in_words(kind: str) -> None:
    body, said = BAD[kind]
    with pytest.raises(Unreadable, match=said) as refusal:
        text_in(body)
    assert set(refusal.value.fields) == {"file"}
