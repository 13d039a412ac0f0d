"""A table of a document for a word processor, part by part: a row at a time, since thousands must not be slow."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu

from meetings.formats.listing import Cell, Column, Told

_LINE: Final = "B8C0C8"
_HEAD: Final = "EEF1F4"
_SIZE: Final = "17"  # half points
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def widths_of(columns: Sequence[Column], room: int) -> list[int]:
    """The room on the page, in EMU, shared out in proportion to the letters that each column asks for."""
    asked = [min(max(column.width, 6), 60) for column in columns]
    return [room * each // sum(asked) for each in asked]


def table_of(widths: Iterable[int], caption: str, *, turned: bool) -> BaseOxmlElement:
    """A table without rows yet.

    :param widths: in EMU.
    :param caption: what it is of, for who hears it.
    :param turned: whether its first column is on the right.
    """
    table = element("w:tbl")
    about = element("w:tblPr")
    if turned:
        about.append(element("w:bidiVisual"))
    about.append(element("w:tblW", w="5000", type="pct"))
    borders = element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=_LINE))
    about.append(borders)
    about.append(element("w:tblLayout", type="fixed"))
    about.append(element("w:tblLook", val="0020", firstRow="1"))
    about.append(element("w:tblCaption", val=clean(caption)))
    grid = element("w:tblGrid")
    for width in widths:
        grid.append(element("w:gridCol", w=_twips(width)))
    table.append(about)
    table.append(grid)
    return table


def row_of(texts: Sequence[str], widths: Sequence[int], *, is_head: bool = False) -> BaseOxmlElement:
    """A row that stays on one page; the head is repeated on each."""
    row = element("w:tr")
    about = element("w:trPr")
    about.append(element("w:cantSplit"))
    if is_head:
        about.append(element("w:tblHeader"))
    row.append(about)
    for text, width in zip(texts, widths, strict=True):
        row.append(_cell(text, width, is_head=is_head))
    return row


def _cell(text: str, width: int, *, is_head: bool) -> BaseOxmlElement:
    cell = element("w:tc")
    about = element("w:tcPr")
    about.append(element("w:tcW", w=_twips(width), type="dxa"))
    if is_head:
        about.append(element("w:shd", val="clear", color="auto", fill=_HEAD))
    cell.append(about)
    paragraph = element("w:p")
    layout = element("w:pPr")
    layout.append(element("w:spacing", before="40", after="40"))
    paragraph.append(layout)
    paragraph.append(_run(text, is_bold=is_head))
    cell.append(paragraph)
    return cell


def _run(text: str, *, is_bold: bool) -> BaseOxmlElement:
    run = element("w:r")
    look = element("w:rPr")
    if is_bold:
        look.append(element("w:b"))
        look.append(element("w:bCs"))
    look.append(element("w:sz", val=_SIZE))
    look.append(element("w:szCs", val=_SIZE))
    run.append(look)
    for place, line in enumerate(clean(text).split("\n")):
        if place:
            run.append(element("w:br"))
        piece = element("w:t")
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        piece.text = line
        run.append(piece)
    return run


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML with attributes of the same."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _twips(width: int) -> str:
    return str(round(Emu(width).pt * 20))


def said(cell: Cell) -> str:
    """A cell as text; days as ISO 8601."""
    if cell is None:
        return ""
    if isinstance(cell, Told):
        return cell.on_paper
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def clean(text: str) -> str:
    """The text without what no XML can hold."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
