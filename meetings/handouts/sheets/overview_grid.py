"""The overview of an agenda: days as columns, hours as rows, each session a box at its time. All lengths in mm."""

from dataclasses import dataclass
from math import ceil

from meetings.handouts.sheets.parallel_columns import Placed, in_lanes
from meetings.handouts.sheets.time_scale import Axis, Stay, axis_of
from meetings.showing.meeting.agenda_days import Day
from meetings.showing.meeting.sessions_shown import SessionShown

WIDTH = 256.0  # of all columns together, on a landscape page
GUTTER = 2.0  # between two days
MOST_DAYS = 5
INSIDE_X, INSIDE_Y = 4.2, 2.0  # what the rule and the margins of a box take, both sides together
APART = 0.8  # between two boxes
NARROWEST = 16.0  # of a box that can be read
NEXT_HOUR = 4.5  # between the figures of two hours


@dataclass(frozen=True, slots=True)
class Size:
    """A size of print: its name in the style sheet, the height of a line, the width of a letter, lines at most."""

    name: str
    line: float
    letter: float
    most: int = 99


# From the one that is read from afar to the one that can still be read in the hand.
SIZES = (
    Size("large", 4.8, 2.08),
    Size("middle", 4.1, 1.77),
    Size("small", 3.45, 1.5),
    Size("tiny", 2.95, 1.29),
    Size("tiny", 2.95, 1.29, 4),
)


@dataclass(frozen=True, slots=True)
class Box:
    """A session where it stands on the page; ``style`` are its four lengths, ``lines`` what has room in it."""

    session: SessionShown
    style: str
    lines: int


@dataclass(frozen=True, slots=True)
class Column:
    """One day."""

    day: Day
    zone_text: str
    style: str
    boxes: list[Box]


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole page. Without ``columns`` there is too much for one, and the days are listed instead."""

    days: list[Day]
    columns: list[Column]
    hours: list[tuple[str, str]]
    height: str
    size: str


def overview_of(days: list[Day], room: float) -> Overview | None:
    """The overview in the largest print in which everything fits the page; None where there is nothing to see.

    :param room: the height that the page has for the boxes.
    """
    if not days:
        return None
    width = (WIDTH + GUTTER) / len(days) - GUTTER
    placed = [in_lanes(day) for day in days]
    lanes = max(each.lanes for of_day in placed for each in of_day)
    if len(days) <= MOST_DAYS and width / lanes >= NARROWEST:
        for size in SIZES:
            axis = axis_of((_stay(each, width, size) for of_day in placed for each in of_day), room)
            if axis.height <= room:
                return _set(days, placed, axis, width, size)
    return Overview(days, [], [], "", "")


def _set(days: list[Day], placed: list[list[Placed]], axis: Axis, width: float, size: Size) -> Overview:
    hours = [(f"{hour:02}:00", f"top: {top:.2f}mm") for hour, top in axis.hours(NEXT_HOUR)]
    columns = [
        Column(
            day,
            day.zone_text,
            f"left: {number * (width + GUTTER):.2f}mm; width: {width:.2f}mm",
            [_box(each, axis, width, size) for each in of_day],
        )
        for number, (day, of_day) in enumerate(zip(days, placed, strict=True))
    ]
    return Overview(days, columns, hours, f"height: {axis.height:.2f}mm", size.name)


def _box(placed: Placed, axis: Axis, width: float, size: Size) -> Box:
    top, lane = axis.top(placed.start), width / placed.lanes
    height = axis.top(placed.end) - top - APART
    style = (
        f"top: {top:.2f}mm; height: {height:.2f}mm;"
        f" left: {placed.lane * lane:.2f}mm; width: {lane - (APART if placed.lanes > 1 else 0):.2f}mm"
    )
    return Box(placed.session, style, max(1, int((height - INSIDE_Y) / size.line)))


def _stay(placed: Placed, width: float, size: Size) -> Stay:
    """The height that its words take."""
    letters = (width / placed.lanes - INSIDE_X - APART) / size.letter
    session = placed.session
    words = f"{session.time_text} {session.title} {session.room or ''}".rstrip()
    lines = ceil((len(words) + 2) / letters)
    return Stay(placed.start, placed.end, min(lines, size.most) * size.line + INSIDE_Y + APART)
