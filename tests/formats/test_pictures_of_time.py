"""Where days stand in a timeline, how its years and months are told, and how heads of a matrix keep their room."""

import re
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.formats.charts import Piece, width_of
from meetings.formats.charts_matrix import FEW, LINE, ROW, Column, Mark, Row, matrix, pages_of
from meetings.formats.charts_timeline import WIDTH, Event, Window, timeline

pytestmark = pytest.mark.alike

SVG = "{http://www.w3.org/2000/svg}"
KEY = ("Exact", "Rough", "Window")
FORUM = date(2020, 11, 12)
DAYS = st.dates(date(2016, 1, 1), date(2031, 1, 1))


def event(name: str, first: date, last: date | None = None, *, exact: bool = True, **more: object) -> Event:
    return Event(name, first, last or first, exact=exact, says=name, **more)  # type: ignore[arg-type]  # each test's own


def drawn(*events: Event, today: date = date(1990, 1, 1)) -> ElementTree.Element:
    made = timeline("Milestones", "When.", events, today=today, today_text="Today", key=KEY)
    return ElementTree.fromstring(made)  # noqa: S314 - our own bytes


def texts(root: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}text")]


def ticks(root: ElementTree.Element) -> list[str]:
    return [words for words in texts(root) if re.fullmatch(r"\d{4}(-\d\d)?", words)]


def bars(root: ElementTree.Element) -> list[tuple[float, float]]:
    """Where each bar begins and how long it is, the key's left out."""
    found = [each for each in root.iter(f"{SVG}rect") if each.get("rx") == "2"][:-2]
    return [(float(each.get("x", "")), float(each.get("width", ""))) for each in found]


def test_a_span_of_years_is_told_in_years() -> None:
    assert ticks(drawn(event("First", date(2018, 5, 1)), event("Last", date(2022, 3, 1)))) == [
        "2018", "2019", "2020", "2021", "2022",
    ]  # fmt: skip


def test_a_span_of_two_years_is_told_in_quarters() -> None:
    found = ticks(drawn(event("First", date(2019, 5, 1)), event("Last", date(2020, 11, 1))))
    assert found[:5] == ["2019-01", "2019-04", "2019-07", "2019-10", "2020-01"]


def test_a_span_of_months_is_told_in_months() -> None:
    assert ticks(drawn(event("First", date(2020, 11, 12)), event("Last", date(2021, 1, 5)))) == [
        "2020-11", "2020-12", "2021-01",
    ]  # fmt: skip


def test_a_longer_event_has_a_longer_bar_and_the_shortest_can_be_seen() -> None:
    (_day, one), (_month, month) = bars(drawn(event("Day", FORUM), event("Month", FORUM, date(2021, 11, 12))))
    assert one >= 5
    assert month > one


@given(st.lists(st.tuples(DAYS, st.integers(0, 400)), min_size=1, max_size=8))
def test_every_bar_is_on_the_picture(spans: list[tuple[date, int]]) -> None:
    events = [event(str(number), first, first + timedelta(more)) for number, (first, more) in enumerate(spans)]
    for left, length in bars(drawn(*events)):
        assert left >= 0
        assert left + length <= WIDTH


@given(st.lists(DAYS, min_size=2, max_size=8))
def test_what_begins_later_stands_further_right(days: list[date]) -> None:
    found = bars(drawn(*(event(str(day), day) for day in sorted(days))))
    assert all(one[0] <= other[0] for one, other in pairwise(found))


@pytest.mark.parametrize(("today", "shown"), [(date(2020, 11, 20), True), (date(2020, 10, 1), False)])
def test_today_is_drawn_where_it_is_within_the_picture(today: date, shown: bool) -> None:
    assert ("Today" in texts(drawn(event("Forum", FORUM), today=today))) is shown


def test_the_words_of_today_stand_before_its_line_where_there_is_no_room_after() -> None:
    root = drawn(event("Forum", date(2020, 11, 1), date(2020, 11, 30)), today=date(2020, 12, 1))
    (words,) = [each for each in root.iter(f"{SVG}text") if each.text == "Today"]
    assert words.get("text-anchor") == "end"


def test_a_group_is_named_once_before_its_first_event() -> None:
    days = [FORUM, FORUM + timedelta(1), FORUM + timedelta(2)]
    names = texts(
        drawn(
            event("A", days[0], group="Regional"),
            event("B", days[1], group="Regional"),
            event("C", days[2], group="Global"),
        )
    )
    assert [name for name in names if name in ("Regional", "Global", "A", "B", "C")] == [
        "Regional", "A", "B", "Global", "C",
    ]  # fmt: skip


def test_a_window_of_which_no_day_is_known_is_not_drawn() -> None:
    known = Window(date(2020, 10, 1), date(2020, 10, 31), "Window in October")
    unknown = Window(None, None, "Window some time")
    titles = [each.text for each in drawn(event("Forum", FORUM, windows=[known, unknown])).iter(f"{SVG}title")]
    assert "Window in October" in titles
    assert "Window some time" not in titles


@pytest.mark.parametrize(
    ("window", "ends"),
    [
        (Window(date(2020, 10, 1), date(2020, 10, 31), "W"), 2),
        (Window(None, date(2020, 10, 31), "W"), 1),
        (Window(date(2020, 10, 1), None, "W"), 1),
    ],
)
def test_a_window_is_open_at_the_end_that_is_not_known(window: Window, ends: int) -> None:
    paths = [each.get("d", "") for each in drawn(event("Forum", FORUM, windows=[window])).iter(f"{SVG}path")]
    assert paths[0].count("V") == ends  # a line across closes an end
    assert paths[-1].count("V") == 2  # that of the key


def test_the_days_of_windows_count_for_the_span_of_the_picture() -> None:
    early = Window(date(2020, 8, 3), None, "W")
    assert ticks(drawn(event("Forum", FORUM, windows=[early])))[0] == "2020-08"


def grid(columns: list[Column], *rows: Row) -> Piece:
    return matrix("M", "D", columns, rows)


def test_few_columns_have_their_names_across_and_many_at_a_slant() -> None:
    assert "rotate(-55)" not in grid([Column("Forum", "2022")] * FEW)
    assert grid([Column("Forum", "2022")] * (FEW + 1)).count("rotate(-55)") == FEW + 1


def test_a_head_says_its_whole_name_however_it_is_cut() -> None:
    name = "Regional review of the Compact in a region with a name of many words and more of them"
    for number in (1, FEW, FEW + 1):
        assert f"<title>{name}, 2020</title>" in grid([Column(name, "2020")] * number)


def test_a_head_without_a_second_line_has_none() -> None:
    root = ElementTree.fromstring(grid([Column("Forum")]))  # noqa: S314 - our own bytes
    assert texts(root) == ["Forum"]


def test_a_cell_that_holds_nothing_is_not_drawn() -> None:
    marks = [Mark("Considered", "disc"), None, Mark("Planned", "ring", dashed=True)]
    made = grid([Column("A"), Column("B"), Column("C")], Row("R1", "Share data", marks))
    assert made.count("<circle") == 2
    assert "R1, B" not in made


@pytest.mark.parametrize("columns", [1, 3, FEW, FEW + 1, 15, 24])
def test_what_a_row_says_stands_whole_and_the_picture_fits_a_page(columns: int) -> None:
    said = "Recognise mechanisms as key contributors to, and partners of, regional and interregional governance"
    heads = [Column("Preparatory (stocktaking) meeting", "2017")] * columns
    short, long = (
        ElementTree.fromstring(grid(heads, Row("GRCP7-R01", words, [None] * columns)))  # noqa: S314 - our own bytes
        for words in ("Share", said)
    )
    written = [text for text in texts(long) if text in said]
    assert " ".join(written) == said
    lines = len(written) - 1
    assert float(long.get("height", "")) == pytest.approx(float(short.get("height", "")) + LINE * lines)
    assert float(long.get("width", "")) <= 1000
    ends = [float(each.get("x", "")) + width_of(each.text or "", 12) for each in long.iter(f"{SVG}text")]
    assert max(ends) <= float(long.get("width", ""))


def test_pages_hold_rows_up_to_a_height_and_break_none() -> None:
    rows = [Row(f"R{number}", "Share data " * 12 if number % 2 else "Share", [None]) for number in range(20)]
    pages = list(pages_of([Column("A")], rows, 8 * ROW))
    assert [row for page in pages for row in page] == rows
    heads = float(ElementTree.fromstring(grid([Column("A")])).get("height", ""))  # noqa: S314 - our own bytes
    for page in pages:
        whole = ElementTree.fromstring(grid([Column("A")], *page))  # noqa: S314 - our own bytes
        assert float(whole.get("height", "")) - heads <= 8 * ROW


def test_a_fuller_ground_says_a_higher_number() -> None:
    marks = [Mark("n", number=number, depth=depth) for number, depth in ((1, 0), (5, 2), (9, 4))]
    made = grid([Column("A"), Column("B"), Column("C")], Row("R1", "Share data", marks))
    assert re.findall(r'fill-opacity="([\d.]+)"', made) == ["0.00", "0.16", "0.32"]
