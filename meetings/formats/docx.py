"""Lists as documents for a word processor: real headings, a real table whose head is on every page, page numbers."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from meetings.core.languages import RIGHT_TO_LEFT
from meetings.formats.docx_table import clean, element, row_of, said, table_of, widths_of
from meetings.formats.listing import Listing, Row

_NO_TIME: Final = datetime(1980, 1, 1, tzinfo=UTC)  # so that the same list is the same bytes
_MARGIN: Final = Mm(15)
_INK: Final = RGBColor(0x1A, 0x1A, 0x1A)
_FONT: Final = "Noto Sans"
_FOOT: Final = 8  # points


def docx_bytes(listing: Listing) -> bytes:
    """The list as a document: title, sections with their headings, one table each, and what must be said about it."""
    paper = Document()
    _describe(paper, listing)
    _lay_out(paper, listing)
    _set_language(paper, listing.language)
    paper.add_heading(clean(listing.title), level=1)
    if listing.subtitle:
        paper.add_paragraph(clean(listing.subtitle))
    for section in listing.sections:
        _write_section(paper, listing, section.heading, section.rows)
    for note in listing.notes:
        _small(paper.add_paragraph(clean(note)))
    if listing.language in RIGHT_TO_LEFT:
        _turn(paper)
    out = io.BytesIO()
    paper.save(out)
    return _without_times(out.getvalue())


def _describe(paper: Paper, listing: Listing) -> None:
    about = paper.core_properties
    about.title, about.author, about.comments = clean(listing.title)[:255], "Concord", ""
    about.language, about.last_modified_by, about.revision = listing.language, "Concord", 1
    about.created = about.modified = _NO_TIME.replace(tzinfo=None)


def _lay_out(paper: Paper, listing: Listing) -> None:
    section = paper.sections[0]
    short, long = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if listing.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if listing.landscape else (short, long)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.footer_distance = Mm(8)
    for name, size in (("Normal", 9.5), ("Heading 1", 18), ("Heading 2", 12.5)):
        style = paper.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _INK
        fonts = style.element.rPr.rFonts
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), _FONT)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{clean(listing.title)}  ·  ")
    _field(foot, "PAGE")
    foot.add_run(" / ")
    _field(foot, "NUMPAGES")
    _small(foot)


def _small(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.font.size = Pt(_FOOT)


def _field(paragraph: Paragraph, code: str) -> None:
    """What the word processor counts itself; 1 until it has."""
    field = element("w:fldSimple", instr=code)
    run, look, text = element("w:r"), element("w:rPr"), element("w:t")
    look.append(element("w:sz", val=str(_FOOT * 2)))  # half points
    run.append(look)
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _set_language(paper: Paper, language: str) -> None:
    defaults = paper.styles.element.find(qn("w:docDefaults"))
    for spoken in defaults.iter(qn("w:lang")):
        for name in ("val", "eastAsia", "bidi"):
            spoken.set(qn(f"w:{name}"), language)


def _write_section(paper: Paper, listing: Listing, heading: str | None, rows: Sequence[Row]) -> None:
    if heading:
        paper.add_heading(clean(heading), level=2)
    shown = [
        (place, column)
        for place, column in enumerate(listing.columns)
        if column.on_paper and not (heading and column.in_heading)
    ]
    page = paper.sections[0]
    room = int(page.page_width or 0) - 2 * int(_MARGIN)
    widths = widths_of([column for _place, column in shown], room)
    turned = listing.language in RIGHT_TO_LEFT
    table = table_of(widths, heading or listing.title, turned=turned)
    table.append(row_of([column.heading for _place, column in shown], widths, is_head=True))
    for row in rows:
        table.append(row_of([said(row[place]) for place, _column in shown], widths))
    body = paper.element.body
    body.insert(len(body) - 1, table)  # before the section's own properties, which come last
    paper.add_paragraph().paragraph_format.space_after = Pt(0)  # two tables in a row would become one


def _turn(paper: Paper) -> None:
    """Set every paragraph and run from right to left."""
    for part in (paper.element.body, paper.sections[0].footer._element):
        for paragraph in part.iter(qn("w:p")):
            layout = paragraph.get_or_add_pPr()
            layout.insert(0 if layout.find(qn("w:pStyle")) is None else 1, element("w:bidi"))
        for run in part.iter(qn("w:r")):
            run.get_or_add_rPr().append(element("w:rtl"))
    ends = paper.sections[0]._sectPr
    ends.insert(len(ends) - 1, element("w:bidi"))  # before the grid of the page


def _without_times(body: bytes) -> bytes:
    """The same file with its parts in one order and without the moment at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        names = sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, made.read(name))
    return out.getvalue()
