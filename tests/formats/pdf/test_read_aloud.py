"""What a screen reader finds in the file, beyond what veraPDF asks for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from meetings.formats.limited.inside import Refused
from meetings.formats.pdf import Manuscript
from tests.formats.pdf import specimens
from tests.formats.pdf.reading import Element, Objects

pytestmark = pytest.mark.alike
Rendered = Callable[[Manuscript], bytes]


@pytest.fixture(scope="module")
def objects(specimen: Callable[[specimens.Words], bytes], tmp_path_factory: pytest.TempPathFactory) -> Objects:
    return Objects(specimen(specimens.ENGLISH), tmp_path_factory.mktemp("read"))


@pytest.fixture(scope="module")
def structure(objects: Objects) -> Element:
    return objects.structure()


def read(rendered: Rendered, body: str, folder: Path) -> Element:
    return Objects(rendered(specimens.manuscript(specimens.page(body))), folder).structure()


def test_a_paragraph_over_several_pages_is_announced_once(rendered: Rendered, tmp_path: Path) -> None:
    structure = read(rendered, "<p>" + "It goes on and on. " * 600 + "</p>", tmp_path)

    (paragraph,) = structure.all("P")
    assert len(paragraph.pages) == 3


def test_a_table_over_two_pages_is_one_table_with_one_head(structure: Element) -> None:
    (table,) = structure.all("Table")

    assert [kid.kind for kid in table.kids] == ["Caption", "THead", "TBody"]
    assert len(table.all("TR")) == 1 + 36
    assert len(table.kids[1].all("TH")) == 2
    assert len({page for each in table.walk() for page in each.pages}) == 2


def test_heads_of_columns_and_rows_know_what_they_head(structure: Element) -> None:
    (table,) = structure.all("Table")
    scopes = [head.told["/A"]["/Scope"] for head in table.all("TH")]

    assert scopes == ["/Column"] * 2 + ["/Row"] * 36


def test_cells_over_several_columns_say_so(rendered: Rendered, tmp_path: Path) -> None:
    table = (
        "<table><tbody><tr><th>All</th><td colspan=2>two</td></tr><tr><th>Each</th><td>1</td><td>1</td></tr></table>"
    )
    cells = read(rendered, table, tmp_path).all("TD")

    assert [cell.told.get("/A", {}).get("/ColSpan", 1) for cell in cells] == [2, 1, 1]


def test_a_footnote_is_read_where_it_is_called(structure: Element) -> None:
    notes = structure.all("Note")

    assert [note.told["/ID"] for note in notes] == [f"u:note-{number}" for number in range(1, 10)]
    assert all(note.content == 1 for note in notes)
    for paragraph in structure.all("P"):
        if paragraph.all("Note"):
            assert [kid.kind for kid in paragraph.kids] == ["Reference", "Note"]


def test_notes_are_found_by_their_identifiers(objects: Objects) -> None:
    leaf = objects.follow(objects.follow(objects.follow(objects.catalog["/StructTreeRoot"])["/IDTree"])["/Kids"][0])

    assert leaf["/Names"][::2] == [f"u:note-{number}" for number in range(1, 10)]


def test_contents_are_contents(structure: Element) -> None:
    (contents,) = structure.all("TOC")

    assert [kid.kind for kid in contents.kids] == ["TOCI", "TOCI"]
    assert len(contents.all("Link")) == 2
    assert all([kid.kind for kid in row.kids] == ["Reference", "Reference"] for row in contents.kids)


def test_what_runs_along_the_margins_is_not_read(
    specimen: Callable[[specimens.Words], bytes], objects: Objects, structure: Element
) -> None:
    """Each page draws it, marked as an artifact; nothing of it is in the structure."""
    drawn = objects.known.values()
    assert (
        sum(each.get("value", {}).get("/Type") == "/Page" for each in drawn if isinstance(each.get("value"), dict)) == 3
    )
    (numbers,) = (each for each in [objects.follow(objects.catalog["/StructTreeRoot"])["/ParentTree"]])
    entries = objects.follow(numbers)["/Nums"]
    marked = sum(len(objects.follow(each)) for each in entries[1::2] if isinstance(objects.follow(each), list))

    assert marked == sum(each.content for each in structure.walk())


def test_parts_in_another_language_say_so(structure: Element, objects: Objects) -> None:
    assert objects.catalog["/Lang"] == "u:en"
    assert [each.told["/Lang"] for each in structure.walk() if "/Lang" in each.told] == ["u:la"]


def test_a_picture_is_told_in_words_and_decoration_is_not(rendered: Rendered, tmp_path: Path) -> None:
    mark = '<img alt="" src="asset:img/mark.svg"><img alt="The mark of Concord" src="asset:img/mark.svg">'
    structure = read(rendered, f"<p>{mark}</p><p aria-hidden=true>* * *</p><p>{specimens.CHART}</p>", tmp_path)

    assert [figure.told["/Alt"] for figure in structure.all("Figure")] == ["u:The mark of Concord", "u:Three bars"]
    assert all(len(figure.told["/A"]["/BBox"]) == 4 for figure in structure.all("Figure"))
    assert len(structure.all("P")) == 2


def test_refuses_a_picture_without_words(rendered: Rendered) -> None:
    with pytest.raises(Refused, match="a picture has no words"):
        rendered(specimens.manuscript(specimens.page('<p><img src="asset:img/mark.svg"></p>')))


def test_lists_and_terms_are_items_with_labels(rendered: Rendered, tmp_path: Path) -> None:
    body = (
        "<ul><li>one<li>two<ul><li>inner</ul></ul><dl><dt>Ford<dt>Crossing<dd>a shallow place<dt>Mill<dd>a house</dl>"
    )
    outer, inner, terms = read(rendered, body, tmp_path).all("L")

    assert [kid.kind for kid in outer.kids] == ["LI", "LI"]
    assert [kid.kind for kid in outer.kids[0].kids] == ["Lbl", "LBody"]
    assert inner in list(outer.walk())
    assert [[kid.kind for kid in item.kids] for item in terms.kids] == [["Lbl", "Lbl", "LBody"], ["Lbl", "LBody"]]


def test_words_outside_of_any_paragraph_get_one(rendered: Rendered, tmp_path: Path) -> None:
    structure = read(rendered, "<div>loose<p>tight</p>loose again</div><div>alone</div>", tmp_path)

    assert [kid.kind for kid in structure.kids] == ["Div", "P"]
    assert [kid.kind for kid in structure.kids[0].kids] == ["P", "P", "P"]


def test_a_link_is_announced_by_its_words(objects: Objects, structure: Element) -> None:
    (link,) = [each for each in structure.all("P") for each in each.all("Link")]
    told = [each["value"].get("/Contents") for each in objects.known.values() if isinstance(each.get("value"), dict)]

    assert link.content == 1
    assert {"u:example.org", "u:The river", "u:The bridges"} <= set(told)
