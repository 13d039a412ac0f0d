"""A table for a word processor: its columns share the page, its cells hold what XML can hold."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st

from meetings.formats.docx_table import clean, element, row_of, said, table_of, widths_of
from meetings.formats.listing import Cell, Column

pytestmark = pytest.mark.alike

ROOM = int(Mm(180))


def columns(*widths: int) -> list[Column]:
    return [Column(str(place), str(place), width) for place, width in enumerate(widths)]


def texts(row: BaseOxmlElement) -> list[str]:
    return ["".join(piece.text or "" for piece in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]


@pytest.mark.parametrize(
    ("asked", "shares"),
    [
        ((20, 20), (1, 1)),
        ((10, 30), (1, 3)),
        ((6, 60), (1, 10)),
        ((1, 6), (1, 1)),  # no narrower than six letters
        ((60, 500), (1, 1)),  # no wider than sixty
        ((1, 500), (1, 10)),
    ],
)
def test_the_page_is_shared_out_by_the_letters_that_columns_ask_for(
    asked: tuple[int, ...], shares: tuple[int, ...]
) -> None:
    widths = widths_of(columns(*asked), ROOM)
    assert widths == [ROOM * share // sum(shares) for share in shares]


@given(st.lists(st.integers(0, 200), min_size=1, max_size=20))
def test_columns_fill_the_page_and_never_leave_it(asked: list[int]) -> None:
    widths = widths_of(columns(*asked), ROOM)
    assert ROOM - len(asked) < sum(widths) <= ROOM
    assert min(widths) > 0


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Côte d’Ivoire", "Côte d’Ivoire"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("nul\x00 bell\x07 escape\x1b", "nul bell escape"),
        ("half\ud800 a letter", "half a letter"),
        ("not a letter\ufffe\uffff", "not a letter"),
        ("🌍", "🌍"),
    ],
)
def test_text_is_cleaned_of_what_no_xml_can_hold(text: str, kept: str) -> None:
    assert clean(text) == kept


@given(st.text(st.characters(codec=None)))
def test_whatever_was_typed_is_xml_that_can_be_read_again(text: str) -> None:
    row = row_of([text], [ROOM])
    assert texts(parse_xml(row.xml)) == [clean(text).replace("\n", "")]


def test_each_line_of_a_cell_is_a_line() -> None:
    row = row_of(["one\r\ntwo\n\nfour"], [ROOM])
    assert len(list(row.iter(qn("w:br")))) == 3
    assert [piece.text or "" for piece in row.iter(qn("w:t"))] == ["one", "two", "", "four"]


def test_spaces_at_the_ends_of_a_text_are_kept() -> None:
    (piece,) = row_of(["  a  "], [ROOM]).iter(qn("w:t"))
    assert piece.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    assert piece.text == "  a  "


def test_a_row_stays_on_one_page_and_only_the_head_is_repeated() -> None:
    head, row = row_of(["a"], [ROOM], is_head=True), row_of(["a"], [ROOM])
    assert all(each.find(f".//{qn('w:cantSplit')}") is not None for each in (head, row))
    assert [each.find(f".//{qn('w:tblHeader')}") is not None for each in (head, row)] == [True, False]
    assert [each.find(f".//{qn('w:b')}") is not None for each in (head, row)] == [True, False]


def test_refuses_a_row_with_more_cells_than_columns() -> None:
    with pytest.raises(ValueError, match="zip"):
        row_of(["a", "b"], [ROOM])


def test_cells_are_as_wide_as_the_columns_of_the_table() -> None:
    widths = [int(Mm(25.4)), int(Mm(50.8))]
    grid = [column.get(qn("w:w")) for column in table_of(widths, "Agenda", turned=False).iter(qn("w:gridCol"))]
    cells = [cell.get(qn("w:w")) for cell in row_of(["a", "b"], widths).iter(qn("w:tcW"))]
    assert grid == cells == ["1440", "2880"]  # an inch is 1440 twentieths of a point


@pytest.mark.parametrize("turned", [True, False])
def test_a_table_of_a_language_from_the_right_begins_on_the_right(turned: bool) -> None:
    table = table_of([ROOM], "جدول الأعمال", turned=turned)
    assert (table.find(f".//{qn('w:bidiVisual')}") is not None) is turned


def test_whoever_hears_a_table_is_told_what_it_is_of() -> None:
    caption = table_of([ROOM], "Agenda\x00", turned=False).find(f".//{qn('w:tblCaption')}")
    assert caption is not None
    assert caption.get(qn("w:val")) == "Agenda"


@pytest.mark.parametrize(("cell", "text"), [(None, ""), ("a", "a"), (0, "0"), (-5, "-5"), ("", "")])
def test_a_cell_is_told_as_text(cell: Cell, text: str) -> None:
    assert said(cell) == text


def test_an_element_has_the_attributes_of_its_own_language() -> None:
    made = element("w:tblW", w="5000", type="pct")
    assert (made.tag, made.attrib) == (qn("w:tblW"), {qn("w:w"): "5000", qn("w:type"): "pct"})
