"""What waits for an analyst: sections of lines. The demonstration waits after the rest, and no number counts it.

What is said of contributions and readings follows from the register that is held, so from the rules that every page
goes by; the database is asked for what is no event of theirs.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from meetings.accounts.viewer import Viewer
from meetings.core import clock
from meetings.followup.answers.entries import Entry, SeenContribution, SeenReading
from meetings.followup.answers.register import register_for
from meetings.followup.answers.totals import is_invented
from meetings.followup.queries import inbox_rows
from meetings.followup.queries.whose_recommendation import followed_up_by
from meetings.followup.rules.standing import ENDED, NOT_TRANSMITTED
from meetings.followup.vocabulary import ReadingStanding

SOON: Final = timedelta(days=60)
_SOME: Final = 5  # lines of each section, where all are shown


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits: what it is about, and the numbers that its link needs."""

    code: str | None = None
    text: str | None = None
    milestone: str | None = None
    milestone_code: str | None = None
    channel: str | None = None
    contribution: int | None = None
    reading: int | None = None
    degree: str | None = None
    by: str | None = None
    closes: date | None = None
    count: int | None = None
    invented: int = 0  # how many of the demonstration there are besides


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of things that wait: how many in all, and some of them."""

    name: str
    total: int
    invented: int  # of the demonstration, which the total leaves out
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class _Waits:
    """A recommendation, a contribution or a reading that waits, before its line is written."""

    entry: Entry
    contribution: SeenContribution | None = None
    reading: SeenReading | None = None


_Found = Sequence[_Waits | Line]


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that waits of one kind, in the order of its list."""

    name: str
    found: _Found
    only_invented: bool  # whether the analyst follows up nothing else

    @property
    def total(self) -> int:
        """How many of them count."""
        return len(self.found) - self.invented

    @property
    def invented(self) -> int:
        """How many of them are of the demonstration, and not counted; who has nothing else counts it."""
        return 0 if self.only_invented else sum(map(_is_invented, self.found))

    def section(self, first: int, most: int) -> Section:
        """With the lines from ``first`` on. Two queries at most."""
        return self.with_lines(_lines(self.found[first : first + most]))

    def with_lines(self, lines: list[Line]) -> Section:
        """With these of its lines."""
        return Section(self.name, self.total, self.invented, lines)


def _is_invented(found: _Waits | Line) -> bool:
    if isinstance(found, Line):
        return not found.count and found.invented > 0
    return is_invented(found.entry)


class _Desk:
    """What one analyst follows up, by the codes of the recommendations; whatever several sections ask is asked once."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer

    @cached_property
    def entries(self) -> list[Entry]:
        theirs, by_code = followed_up_by(self.viewer), register_for(self.viewer).by_code
        ordered = sorted(by_code.values(), key=lambda entry: (is_invented(entry), entry.code))
        return [entry for entry in ordered if theirs is None or entry.id in theirs]

    @cached_property
    def only_invented(self) -> bool:
        return all(map(is_invented, self.entries))

    def waiting(self, name: str) -> Waiting:
        return Waiting(name, SECTIONS[name](self), self.only_invented)

    def contributions(self) -> Iterator[tuple[Entry, SeenContribution]]:
        """All of them, one after the other: a list of so many would be made for one use."""
        for entry in self.entries:
            for each in entry.contributions:
                yield entry, each

    @cached_property
    def not_transmitted(self) -> list[_Waits]:
        """Live contributions that nobody has handed over yet, and nobody has read."""
        return [
            _Waits(entry, each)
            for entry, each in self.contributions()
            if each.stage in NOT_TRANSMITTED and not each.is_read
        ]

    @cached_property
    def own(self) -> frozenset[int]:
        return inbox_rows.own_readings(self.viewer)

    def readings(self, standing: ReadingStanding) -> Iterator[_Waits]:
        """Those that stand so, by their contributions."""
        for entry, each in self.contributions():
            for reading in each.readings:
                if reading.standing == standing:
                    yield _Waits(entry, each, reading)


def _closing(desk: _Desk) -> _Found:
    """Milestones whose window closes soon, with the number of contributions that nobody has handed over yet."""
    today = clock.today()
    counts, invented = Counter[str](), Counter[str]()
    for each in desk.not_transmitted:
        apart = is_invented(each.entry) and not desk.only_invented
        (invented if apart else counts)[each.contribution.milestone if each.contribution else ""] += 1
    found = [
        Line(milestone=name, milestone_code=code, closes=closes, count=counts[code], invented=invented[code])
        for code, name, closes in inbox_rows.closing_between(today, today + SOON)
        if code in counts or code in invented
    ]
    return sorted(found, key=_is_invented)


def _by_others(standing: ReadingStanding) -> Callable[[_Desk], _Found]:
    """Readings that stand so; one's own wait for somebody else."""
    return lambda desk: [each for each in desk.readings(standing) if each.reading and each.reading.id not in desk.own]


def _not_read(desk: _Desk) -> _Found:
    """Live contributions to a milestone whose result is on record, without a reading."""
    there = inbox_rows.with_results()
    return [
        _Waits(entry, each)
        for entry, each in desk.contributions()
        if each.milestone in there and not each.is_read and each.stage not in ENDED
    ]


def _not_begun(desk: _Desk) -> _Found:
    """What is on record without any contribution: recommendations, and what sources call otherwise."""
    return [_Waits(entry) for entry in desk.entries if not entry.contributions]


def _on_held_evidence(desk: _Desk) -> _Found:
    """Contributions that everybody may see, of which a step rests on evidence that is not public."""
    steps: dict[int, set[int]] = {}
    for contribution, step in inbox_rows.steps_on_held_evidence():
        steps.setdefault(contribution, set()).add(step)
    return [
        _Waits(entry, each)
        for entry, each in desk.contributions()
        if each.is_public and each.id in steps and not steps[each.id] <= set(each.struck)
    ]


def _mandates(desk: _Desk) -> _Found:
    """Mandates that are pending, of mechanisms and cycles; for analysts of all meetings."""
    if not desk.viewer.may("analyst"):
        return []
    return [Line(code=mechanism, text=cycle) for mechanism, cycle in inbox_rows.pending_mandates()]


SECTIONS: Final[Mapping[str, Callable[[_Desk], _Found]]] = {
    "closing": _closing,
    "to-verify": _by_others("proposed"),
    "to-clear": _by_others("verified"),
    "disputed": lambda desk: list(desk.readings("disputed")),
    "not-read": _not_read,
    "not-transmitted": lambda desk: desk.not_transmitted,
    "not-begun": _not_begun,
    "held": _on_held_evidence,
    "mandates": _mandates,
}


def waiting(viewer: Viewer, name: str) -> Waiting:
    """All that waits of one kind. Three queries at most where the register is held, its own among them."""
    return _Desk(viewer).waiting(name)


def inbox(viewer: Viewer) -> list[Section]:
    """Every section with its first lines. Nine queries at most where the register is held, its own among them."""
    desk = _Desk(viewer)
    found = [desk.waiting(name) for name in SECTIONS]
    lines = iter(_lines([each for those in found for each in those.found[:_SOME]]))
    return [those.with_lines([next(lines) for _each in those.found[:_SOME]]) for those in found]


def _lines(found: _Found) -> list[Line]:
    """What is said of each. Two queries at most: the names of milestones, and of who read."""
    waits = [each for each in found if isinstance(each, _Waits)]
    milestones = inbox_rows.milestone_names({each.contribution.milestone for each in waits if each.contribution})
    assessors = inbox_rows.assessors({each.reading.id for each in waits if each.reading})
    return [each if isinstance(each, Line) else _line(each, milestones, assessors) for each in found]


def _line(waits: _Waits, milestones: Mapping[str, str], assessors: Mapping[int, str]) -> Line:
    entry, contribution, reading = waits.entry, waits.contribution, waits.reading
    return Line(
        code=entry.code,
        text=entry.text,
        milestone=milestones[contribution.milestone] if contribution else None,
        milestone_code=contribution.milestone if contribution else None,
        channel=contribution.channel if contribution else None,
        contribution=contribution.id if contribution else None,
        reading=reading.id if reading else None,
        degree=reading.degree if reading else None,
        by=assessors[reading.id] if reading else None,
    )
