"""The line: lanes one below the other, stops on them by their day, flows from lane to lane as wide as what they carry.

A stop has the shape of its lane, so that none is told apart by colour alone: filled is done, hollow is not yet. Names
stand beside their stop, on whichever of three rows has room.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from meetings.formats.charts import ACCENT, PAPER, Piece, fitted, joined, linked, picture, rule, tag, text, width_of

WIDTH: Final = 1160.0
_LABELS: Final = 168.0  # the names of the lanes, at the near edge
_EDGE: Final = 44.0
_TOP: Final = 46.0
_LANE: Final = 104.0
_WIDEST: Final = 16.0  # of a flow
_LONGEST: Final = (124.0, 150.0, 280.0, 280.0)  # of a name, by lane
_ROWS: Final = 3  # of names: on the line of a lane, and two below it
_BESIDE: Final = 13.0  # from a stop to its name
_SHAPES: Final = ("ring", "page", "arrow", "square")


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: what is on it, and one quiet line about all of it."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Something on a lane on its day; ``done`` is False for what is still to come, or not yet read."""

    key: str
    lane: int  # 0 to 3, from above
    day: date
    name: str
    about: str
    says: str
    url: str | None = None
    done: bool = True


@dataclass(frozen=True, slots=True)
class Flow:
    """So many go from one stop to another; none at all is a dotted way that nothing is said of yet."""

    start: str
    end: str
    count: int
    says: str


def line(
    title: str, description: str, lanes: Sequence[Lane], stops: Sequence[Stop], flows: Sequence[Flow], *, today: date
) -> Piece:
    """The picture; empty where there is no stop.

    :param lanes: four, from above.
    :param flows: between stops that there are, from a lane to the one below it.
    """
    if not stops:
        return Piece()
    days = [stop.day for stop in stops]
    axis = _Axis(date(min(days).year, 1, 1), date(max(*days, today).year + 1, 1, 1))
    at = {stop.key: (axis.x(stop.day), _y(stop.lane)) for stop in stops}
    height = _y(len(lanes) - 1) + 92
    most = max((flow.count for flow in flows), default=1) or 1
    return picture(
        title,
        description,
        WIDTH,
        height,
        joined(_years(axis, height)),
        joined(_lane(lane, place) for place, lane in enumerate(lanes)),
        joined(_flow(flow, at[flow.start], at[flow.end], most) for flow in flows),
        joined(_stops(stops, at)),
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day is."""
        inside = WIDTH - _LABELS - 2 * _EDGE
        return _LABELS + _EDGE + inside * (day - self.first).days / (self.last - self.first).days


def _y(lane: int) -> float:
    return _TOP + _LANE * lane


def _years(axis: _Axis, height: float) -> Iterator[Piece]:
    years = range(axis.first.year, axis.last.year + 1)
    step = 1 + len(years) // 16
    for year in years[::step]:
        x = axis.x(date(year, 1, 1))
        yield rule(x, 14, x, height - 24)
        yield text(str(year), x, height - 8, size=12, soft=True, anchor="middle")


def _lane(lane: Lane, place: int) -> Piece:
    y = _y(place)
    return joined(
        [
            rule(_LABELS, y, WIDTH, y),
            text(fitted(lane.name, _LABELS - 12, 13.5), 2, y - 2, size=13.5, bold=True),
            text(fitted(lane.about, _LABELS - 12, 12), 2, y + 15, size=12, soft=True),
        ]
    )


def _flow(flow: Flow, start: tuple[float, float], end: tuple[float, float], most: int) -> Piece:
    (x1, y1), (x2, y2) = start, end
    y1, y2 = y1 + 9, y2 - 9
    middle = (y1 + y2) / 2
    path = f"M{x1:.1f} {y1:.1f}C{x1:.1f} {middle:.1f} {x2:.1f} {middle:.1f} {x2:.1f} {y2:.1f}"
    wide = 2 + (_WIDEST - 2) * flow.count / most
    drawn = tag(
        "path", d=path, fill="none", stroke=ACCENT, stroke_width=wide if flow.count else 1.5,
        stroke_dasharray=None if flow.count else "2 4", stroke_opacity=0.38 if flow.count else 0.7,
        class_="chart__line",
    )  # fmt: skip
    return linked(None, flow.says, drawn)


def _stops(stops: Sequence[Stop], at: Mapping[str, tuple[float, float]]) -> Iterator[Piece]:
    """The stops from the near edge, each with its name on the side and in the row that have room."""
    for lane in sorted({stop.lane for stop in stops}):
        along = sorted((stop for stop in stops if stop.lane == lane), key=lambda stop: at[stop.key])
        taken: list[_Place] = []
        for stop in along:
            x, y = at[stop.key]
            others = [at[other.key][0] for other in along if other is not stop]
            place = _place(min(_room(stop), _LONGEST[lane]), x, others, taken)
            taken.append(place)
            yield linked(stop.url, stop.says, _shape(stop, x, y), *_named(stop, y, place))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name stands: on the lane's line (row 0) or below it, from edge to edge."""

    row: int
    left: float
    right: float
    behind: bool  # whether it begins at its stop


def _place(room: float, x: float, others: Sequence[float], taken: Sequence[_Place]) -> _Place:
    """Where there is room: rather across no flow of another stop, on the line never; else in the lowest row."""
    for apart in (True, False):
        for row in range(_ROWS):
            for behind in (True, False):
                left = x + _BESIDE if behind else x - _BESIDE - room
                place = _Place(row, left, left + room, behind)
                if place.left < _LABELS or place.right > WIDTH or any(_meet(place, other) for other in taken):
                    continue
                across = any(place.left - _BESIDE < other < place.right + _BESIDE for other in others)
                if not across or (row and not apart):
                    return place
    last = _ROWS - 1
    begin = max([x + _BESIDE, *(other.right + 8 for other in taken if other.row == last)])
    return _Place(last, begin, max(min(begin + room, WIDTH), begin + 40), behind=True)


def _meet(one: _Place, other: _Place) -> bool:
    return one.row == other.row and one.left < other.right + 8 and other.left < one.right + 8


def _room(stop: Stop) -> float:
    return max(width_of(stop.name, 13), width_of(stop.about, 12))


def _named(stop: Stop, y: float, place: _Place) -> list[Piece]:
    """Its name above the lane's line and what is said of it below, or both below those of another."""
    top, next_one = (y - 8, y + 16) if place.row == 0 else (y + 2 + 29 * place.row, y + 16 + 29 * place.row)
    near, anchor = (place.left, None) if place.behind else (place.right, "end")
    wide = place.right - place.left + 1
    return [
        text(fitted(stop.name, wide, 13), near, top, size=13, anchor=anchor, over=True),
        text(fitted(stop.about, wide, 12), near, next_one, size=12, soft=True, anchor=anchor, over=True),
    ]


def _shape(stop: Stop, x: float, y: float) -> Piece:
    looks: dict[str, str | float | None] = {
        "fill": ACCENT if stop.done and stop.lane > 1 else PAPER,
        "stroke": ACCENT,
        "stroke_width": 2.4 if stop.done else 1.8,
        "stroke_dasharray": None if stop.done else "3 2.4",
        "class_": "chart__fill chart__line" if stop.done and stop.lane > 1 else "chart__open",
    }
    shape = _SHAPES[stop.lane]
    if shape == "ring":
        return tag("circle", cx=x, cy=y, r=6.5, **looks)
    if shape == "page":
        return tag("rect", x=x - 5.5, y=y - 7.5, width=11, height=15, **looks)
    if shape == "arrow":
        return tag("path", d=f"M{x - 7:.1f} {y - 7:.1f}l14 7-14 7z", **looks)
    return tag("rect", x=x - 6.5, y=y - 6.5, width=13, height=13, **looks)
