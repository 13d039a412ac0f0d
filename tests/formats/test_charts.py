"""Pictures as SVG: the same bytes for the same values, nothing that escapes, told apart by shape."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.formats import charts
from meetings.formats.charts_marks import SHAPES, mark
from meetings.formats.charts_matrix import FEW, ROW, Column, Mark, Row, matrix
from meetings.formats.charts_timeline import Event, Window, timeline

pytestmark = pytest.mark.alike

SVG = "{http://www.w3.org/2000/svg}"
KEY = ("Days as settled", "Days not settled", "Window for inputs")


def drawn(piece: charts.Piece) -> ElementTree.Element:
    return ElementTree.fromstring(piece)  # noqa: S314 - our own bytes


def words(root: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}text")]


def grid(columns: int, rows: int, title: str = "Where each stands") -> charts.Piece:
    marks = [Mark("Transmitted", "arrow", url="/there")] * columns
    return matrix(
        title,
        "Recommendations by milestones.",
        [Column(f"Milestone {number}", "2018", f"/milestones/{number}") for number in range(columns)],
        [Row(f"X-R{number:02}", f"What {number} asks for", marks, f"/x/{number}") for number in range(rows)],
        key=[("arrow", False, "Transmitted")],
    )


def line(**more: object) -> charts.Piece:
    event = Event("Review", date(2020, 11, 12), date(2020, 11, 13), exact=True, says="Review, 12–13 November 2020")
    events = more.pop("events", [event])
    return timeline("Milestones", "When.", events, today=date(2020, 12, 1), today_text="1 December 2020", key=KEY)  # type: ignore[arg-type]


def test_says_what_it_is_and_what_each_cell_says() -> None:
    root = drawn(grid(2, 2))
    assert root.get("aria-label") == "Where each stands"
    titles = [each.text for each in root.iter(f"{SVG}title")]
    assert titles[0] == "Where each stands"
    assert "X-R01, Milestone 1, 2018: Transmitted" in titles
    assert root.find(f"{SVG}desc").text == "Recommendations by milestones."


def test_leads_from_rows_columns_and_cells_to_their_pages() -> None:
    links = {each.get("href") for each in drawn(grid(1, 1)).iter(f"{SVG}a")}
    assert links == {"/x/0", "/milestones/0", "/there"}


@pytest.mark.parametrize("columns", [1, FEW, FEW + 1, 40])
def test_grows_with_its_rows_and_draws_each_cell_once(columns: int) -> None:
    few, many = drawn(grid(columns, 3)), drawn(grid(columns, 40))
    assert float(many.get("height", "")) - float(few.get("height", "")) == pytest.approx(37 * ROW)
    assert len([each for each in many.iter(f"{SVG}a") if each.get("href") == "/there"]) == 40 * columns


def test_is_the_same_bytes_each_time() -> None:
    assert charts.as_file(grid(3, 5)) == charts.as_file(grid(3, 5))


@given(st.text(max_size=80))
def test_nothing_typed_becomes_markup(typed: str) -> None:
    root = drawn(grid(1, 1, typed))
    assert len(list(root.iter(f"{SVG}script"))) == 0
    assert len(list(root)) == len(list(drawn(grid(1, 1))))


@given(st.text(max_size=60), st.floats(20, 400))
def test_text_is_cut_to_its_room(typed: str, room: float) -> None:
    cut = charts.fitted(typed, room, 12)
    assert cut == typed or charts.width_of(cut, 12) <= room + charts.width_of("…", 12)


def test_no_two_marks_look_alike_without_their_colour() -> None:
    assert len({str(mark(shape, 0, 0)) for shape in SHAPES}) == len(SHAPES)
    assert mark("square", 0, 0) != mark("square", 0, 0, dashed=True)


def test_needs_no_style_of_its_own() -> None:
    text = grid(2, 2) + line()
    assert "style" not in text.replace("stylesheet", "")
    assert "<script" not in text


def test_a_file_carries_its_notes_beneath() -> None:
    made = matrix("M", "D", [Column("A")], [], notes=["Designations imply no opinion."])
    assert "Designations imply no opinion." in words(drawn(made))


def test_a_number_stands_in_its_cell() -> None:
    made = matrix("Heat", "D", [Column("A")], [Row("1", "Data", [Mark("4 recommendations", number=4, depth=2)])])
    assert "4" in words(drawn(made))
    assert 'fill-opacity="0.16"' in made


def test_days_that_are_not_settled_are_drawn_as_a_range() -> None:
    event = Event("Forum", date(2030, 5, 1), date(2030, 6, 30), exact=False, says="Forum")
    made = drawn(line(events=[event]))
    dashed = [each for each in made.iter(f"{SVG}rect") if each.get("stroke-dasharray")]
    assert len(dashed) == 2  # the range itself, and the key


def test_a_window_with_one_known_day_is_drawn_to_that_day() -> None:
    closes = Window(None, date(2020, 11, 1), "Window for inputs until 1 November 2020")
    event = Event("Review", date(2020, 11, 12), date(2020, 11, 13), exact=True, says="Review", windows=[closes])
    titles = [each.text for each in drawn(line(events=[event])).iter(f"{SVG}title")]
    assert "Window for inputs until 1 November 2020" in titles


@given(
    st.lists(
        st.tuples(st.dates(date(2016, 1, 1), date(2031, 1, 1)), st.text("abc ", min_size=1, max_size=90)), max_size=30
    )
)
def test_no_name_stands_on_another(given_events: list[tuple[date, str]]) -> None:
    events = [Event(name, day, day, exact=True, says=name) for day, name in given_events]
    made = drawn(line(events=events))
    names = [each for each in made.iter(f"{SVG}text") if each.get("font-size") == "12"]
    heights = [float(each.get("y", "")) for each in names if each.text not in KEY]
    assert len(set(heights)) == len(heights)


def test_without_anything_it_is_still_a_picture() -> None:
    assert drawn(line(events=[])).tag == f"{SVG}svg"
    assert drawn(grid(0, 0)).tag == f"{SVG}svg"
