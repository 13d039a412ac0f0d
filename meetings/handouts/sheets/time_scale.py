"""Where the minutes of a day stand on paper: to scale as far as possible, stretched where a title needs the room."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

HOUR = 60  # minutes
TIGHTEST, WIDEST = 6.0, 17.0  # mm of an hour before anything is stretched, and at most
PAUSE = 5.0  # mm at most of a time at which nothing takes place on any day


@dataclass(frozen=True, slots=True)
class Stay:
    """A time from one minute of the day to another, which needs so many mm."""

    start: int
    end: int
    need: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Minutes of the day and where each stands, in mm from the top; between them it goes evenly."""

    minutes: list[int]
    tops: list[float]
    idle: Sequence[tuple[int, int]] = ()  # from one minute to another, nothing takes place on any day

    @property
    def height(self) -> float:
        """All of it, in mm."""
        return self.tops[-1]

    def top(self, minute: int) -> float:
        """Where a minute stands, in mm."""
        place = min(max(bisect_right(self.minutes, minute) - 1, 0), len(self.minutes) - 2)
        first, last = self.minutes[place], self.minutes[place + 1]
        share = (minute - first) / (last - first)
        return self.tops[place] + share * (self.tops[place + 1] - self.tops[place])

    def hours(self, apart: float) -> list[tuple[int, float]]:
        """The full hours and where they stand; those closer than ``apart`` mm to the one before are left out."""
        shown: list[tuple[int, float]] = []
        for minute in range(-(-self.minutes[0] // HOUR) * HOUR, self.minutes[-1] + 1, HOUR):
            top = self.top(minute)
            if not shown or top - shown[-1][1] >= apart:
                shown.append((minute // HOUR % 24, top))
        return shown

    def left_out(self) -> list[tuple[int, int]]:
        """The times that are shorter on paper than the scale has them, because nothing takes place."""
        return [(first, last) for first, last in self.idle if (last - first) / HOUR * TIGHTEST > PAUSE]


def axis_of(stays: Iterable[Stay], room: float) -> Axis:
    """The axis on which every stay has what it needs; it is as high as ``room`` (mm) where that much is of use.

    It may be higher than that: then not everything fits.
    """
    ordered = sorted(stays, key=lambda stay: (stay.end - stay.start, stay.start))
    minutes = sorted({minute for stay in ordered for minute in (stay.start, stay.end)})
    spans = list(pairwise(minutes))
    busy = [any(stay.start <= first and last <= stay.end for stay in ordered) for first, last in spans]
    heights = [_height(first, last, TIGHTEST, taken) for (first, last), taken in zip(spans, busy, strict=True)]
    for stay in ordered:
        _stretch(heights, spans, stay)
    _spread(heights, spans, busy, room)
    tops = [0.0]
    for height in heights:
        tops.append(tops[-1] + height)
    return Axis(minutes, tops, [span for span, taken in zip(spans, busy, strict=True) if not taken])


def _height(first: int, last: int, an_hour: float, taken: bool) -> float:
    height = (last - first) / HOUR * an_hour
    return height if taken else min(height, PAUSE)


def _stretch(heights: list[float], spans: list[tuple[int, int]], stay: Stay) -> None:
    """Give a stay what it lacks, spread over its time."""
    inside = [place for place, (first, last) in enumerate(spans) if stay.start <= first and last <= stay.end]
    lacking = stay.need - sum(heights[place] for place in inside)
    if lacking > 0:
        for place in inside:
            heights[place] += lacking * (spans[place][1] - spans[place][0]) / (stay.end - stay.start)


def _spread(heights: list[float], spans: list[tuple[int, int]], busy: list[bool], room: float) -> None:
    """Use what is left of the page, so that equal times come closer to being equally high."""
    for an_hour in (TIGHTEST + step / 4 for step in range(1, int((WIDEST - TIGHTEST) * 4) + 1)):
        wider = [
            max(height, _height(first, last, an_hour, taken))
            for height, (first, last), taken in zip(heights, spans, busy, strict=True)
        ]
        if sum(wider) > room:
            return
        heights[:] = wider
