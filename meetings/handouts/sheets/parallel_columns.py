"""Sessions of a day in lanes: those that take place at the same time stand beside one another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from meetings.showing.meeting.agenda_days import Day
from meetings.showing.meeting.sessions_shown import SessionShown

END_OF_DAY = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Timed:
    """A session by the minutes of its day, on the clock of the sheet; what goes on after midnight ends there."""

    session: SessionShown
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placed:
    """The same in its lane, counted from 0, of so many."""

    session: SessionShown
    start: int
    end: int
    lane: int
    lanes: int


def in_lanes(day: Day) -> list[Placed]:
    """The sessions of a day in the order of their beginning, each in the first lane that is free."""
    timed = [_timed(session) for slot in day.slots for session in slot.sessions]
    return [placed for together in _at_once(timed) for placed in _side_by_side(together)]


def _timed(session: SessionShown) -> Timed:
    start, end = (datetime.fromisoformat(text).replace(tzinfo=None) for text in (session.starts_iso, session.ends_iso))
    midnight = datetime.combine(start.date(), time())
    first, last = ((moment - midnight) // timedelta(minutes=1) for moment in (start, end))
    last = min(last, END_OF_DAY)  # on the wall it may even end before it begins, in the night the clocks go back
    return Timed(session, min(first, END_OF_DAY - 1), max(last, first + 1))


def _at_once(timed: list[Timed]) -> Iterator[list[Timed]]:
    """Runs of sessions that hang together: each begins before all of those before it have ended."""
    together: list[Timed] = []
    until = 0
    for each in sorted(timed, key=lambda each: each.start):
        if together and each.start >= until:
            yield together
            together = []
        together.append(each)
        until = max(until, each.end)
    if together:
        yield together


def _side_by_side(together: list[Timed]) -> list[Placed]:
    free: list[int] = []  # the minute from which each lane is free
    lanes = []
    for each in together:
        lane = next((number for number, minute in enumerate(free) if minute <= each.start), len(free))
        free[lane : lane + 1] = [each.end]
        lanes.append(lane)
    return [
        Placed(each.session, each.start, each.end, lane, len(free)) for each, lane in zip(together, lanes, strict=True)
    ]
