"""A timeline: one line for each thing, its days as a bar, the window before it as a hatched one, its name beside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from meetings.formats.charts import ACCENT, PAPER, Piece, fitted, joined, linked, picture, rule, tag, text, width_of

WIDTH: Final = 1160.0
LINE: Final = 26.0
_EDGE: Final = 12.0
_HEAD: Final = 40.0


@dataclass(frozen=True, slots=True)
class Window:
    """When inputs are asked for; a day that is not known is None."""

    opens: date | None
    closes: date | None
    says: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something with days: exact ones, or the bounds of what is known. ``group`` heads a run of them."""

    name: str
    first: date
    last: date
    exact: bool
    says: str
    url: str | None = None
    windows: Sequence[Window] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day begins."""
        inside = WIDTH - 2 * _EDGE
        return _EDGE + inside * (day - self.first).days / max((self.last - self.first).days, 1)


def timeline(
    title: str,
    description: str,
    events: Sequence[Event],
    *,
    today: date,
    today_text: str,
    key: tuple[str, str, str],
    notes: Sequence[str] = (),
) -> Piece:
    """The events in the order given, one a line, so that no name stands on another.

    :param today: where a line is drawn, with its words.
    :param key: what an exact bar, a dashed one and a hatched one mean.
    """
    axis = _axis(events)
    lines, y = list[Piece](), _HEAD
    for place, event in enumerate(events):
        if event.group and (place == 0 or events[place - 1].group != event.group):
            lines.append(text(event.group, _EDGE, y + 24, bold=True, size=13))
            y += 34
        lines.append(_event(axis, event, y + LINE / 2))
        y += LINE
    marked = _today(axis, today, today_text, y) if axis.first <= today <= axis.last else Piece()
    return picture(
        title,
        description,
        WIDTH,
        y + 44,
        joined(_ticks(axis, y)),
        marked,
        joined(lines),
        _key(key, y + 12),
        notes=notes,
    )


def _axis(events: Sequence[Event]) -> _Axis:
    days = [day for event in events for day in (event.first, event.last, *_known(event.windows))]
    first, last = min(days, default=date(2016, 1, 1)), max(days, default=date(2030, 12, 31))
    if (last - first).days > 500:
        return _Axis(date(first.year, 1, 1), date(last.year + 1, 1, 1))
    end = last.replace(day=1) + timedelta(days=32)
    return _Axis(first.replace(day=1), end.replace(day=1))


def _known(windows: Sequence[Window]) -> Iterator[date]:
    for window in windows:
        yield from (day for day in (window.opens, window.closes) if day)


def _ticks(axis: _Axis, foot: float) -> Iterator[Piece]:
    months = 12 if (axis.last - axis.first).days > 1100 else 3 if (axis.last - axis.first).days > 500 else 1
    day = axis.first
    while day <= axis.last:
        x = axis.x(day)
        yield rule(x, _HEAD - 8, x, foot)
        words = str(day.year) if months == 12 else f"{day:%Y-%m}"
        if x + width_of(words, 11) < WIDTH:
            yield text(words, x + 3, _HEAD - 14, size=11, soft=True)
        ahead = day.month - 1 + months
        day = date(day.year + ahead // 12, ahead % 12 + 1, 1)


def _today(axis: _Axis, day: date, words: str, foot: float) -> Piece:
    x = axis.x(day)
    dash = tag(
        "line",
        x1=x,
        y1=16,
        x2=x,
        y2=foot,
        stroke=ACCENT,
        stroke_width=1.5,
        stroke_dasharray="5 3",
        class_="chart__line",
    )
    after = x + width_of(words, 11) + 8 < WIDTH
    return joined(
        [dash, text(words, x + 5 if after else x - 5, 13, size=11, anchor=None if after else "end", over=True)]
    )


def _event(axis: _Axis, event: Event, y: float) -> Piece:
    left, right = axis.x(event.first), max(axis.x(event.last + timedelta(days=1)), axis.x(event.first) + 5)
    bar = tag(
        "rect", x=left, y=y - 5, width=right - left, height=10, rx=2, fill=ACCENT if event.exact else PAPER,
        stroke=ACCENT, stroke_width=1.4, stroke_dasharray=None if event.exact else "3 2",
        class_="chart__fill chart__line" if event.exact else "chart__open",
    )  # fmt: skip
    windows = [_window(axis, window, y) for window in event.windows]
    taken = [axis.x(day) for day in _known(event.windows)]
    start, end = min([left, *(x - 14 for x in taken)]) - 8, max([right, *taken]) + 8
    room = width_of(event.name, 12)
    if end + room < WIDTH - 4:
        name = text(event.name, end, y + 4, over=True)
    elif start - room > 4:
        name = text(event.name, start, y + 4, anchor="end", over=True)
    else:
        wider = max(WIDTH - 4 - end, start - 4)
        at, anchor = (end, None) if wider == WIDTH - 4 - end else (start, "end")
        name = text(fitted(event.name, wider, 12), at, y + 4, anchor=anchor, over=True)
    return joined([*windows, linked(event.url, event.says, bar, name)])


def _window(axis: _Axis, window: Window, y: float) -> Piece:
    """A hatched bar; one whose other end is not known is as long as a finger is wide, and open there."""
    known = window.closes or window.opens
    if known is None:
        return Piece()
    left = axis.x(window.opens) if window.opens else axis.x(known) - 14
    right = axis.x(window.closes) if window.closes else axis.x(known) + 14
    return linked(None, window.says, _hatched(left, max(right, left + 6), y, bool(window.opens), bool(window.closes)))


def _hatched(left: float, right: float, y: float, begins: bool, ends: bool) -> Piece:
    path, x = "", left
    while x < right - 1:
        path += f"M{x:.1f} {y + 4:.1f}L{min(x + 6, right):.1f} {y - 4:.1f}"
        x += 5
    ends_at = [place for place, known in ((left, begins), (right, ends)) if known]
    path += "".join(f"M{place:.1f} {y - 6:.1f}V{y + 6:.1f}" for place in ends_at)
    ground = tag("rect", x=left, y=y - 6, width=right - left, height=12, fill=PAPER, class_="chart__paper")
    line = tag("path", d=path, fill="none", stroke=ACCENT, stroke_width=1.1, class_="chart__line")
    return joined([ground, line])


def _key(words: tuple[str, str, str], y: float) -> Piece:
    exact, fuzzy, window = words
    at, pieces = _EDGE, list[Piece]()
    for place, name in enumerate((exact, fuzzy, window)):
        if place == 2:
            pieces.append(_hatched(at, at + 26, y + 8, begins=True, ends=True))
        else:
            pieces.append(
                tag(
                    "rect",
                    x=at,
                    y=y + 3,
                    width=26,
                    height=10,
                    rx=2,
                    fill=PAPER if place else ACCENT,
                    stroke=ACCENT,
                    stroke_width=1.4,
                    stroke_dasharray="3 2" if place else None,
                    class_="chart__open" if place else "chart__fill chart__line",
                )
            )
        pieces.append(text(name, at + 34, y + 12))
        at += 34 + width_of(name, 12) + 22
    return joined(pieces)
