"""Where a recommendation stands at each milestone, and by which contributions and readings; for a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import attrgetter

from meetings.followup.queries.events import Journey
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import (
    RANK,
    closest_considered,
    how_it_went,
    is_open,
    live_steps,
    seen_readings,
    standing_of,
    was_there,
    what_was_considered,
)
from meetings.followup.rules.tally import Sureness
from meetings.followup.vocabulary import DEGREES, Channel, Considered, Degree, ReadingStanding, Stage


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a recommendation stands at one milestone, by its contributions there that the person may see.

    ``stage`` is where it surely stands, ``possibly`` where it does if each rough day is its first. ``standing`` and
    ``degree`` are those of the closest reading; None where there is none to see. A member of staff also sees readings
    that are proposed, which no count for the public may hold.
    """

    milestone: str
    stage: Stage
    channels: tuple[str, ...]
    possibly: Stage
    there: Sureness = "surely"  # whether a contribution to it was on its way at all
    degree: Degree | None = None
    standing: ReadingStanding | None = None
    holds: Sureness = "surely"  # whether the text that it is read in was adopted by then
    read_on: date | None = None  # when it was read, where that is later than the day asked for
    considered: Considered | None = None  # what was, where it stands there or possibly does
    carried: tuple[tuple[Channel, int | None, Sureness], ...] = ()  # what went: channel, the carrier's number, how sure

    @property
    def went(self) -> Sureness | None:
        """Whether it surely or possibly went there; None where it is merely recorded, or ended."""
        return how_it_went(self.stage, self.possibly)


@dataclass(frozen=True, slots=True)
class SeenReading:
    """A reading that counts and that the person may see, with how it stands; ``is_public``: others see it too."""

    id: int
    milestone: str
    channel: str
    degree: Degree
    standing: ReadingStanding
    is_public: bool
    holds: Sureness = "surely"  # whether its text was adopted by then
    read_on: date | None = None  # when it was read, where that is later than the day asked for


@dataclass(frozen=True, slots=True)
class SeenContribution:
    """A contribution, for those who work on it; its readings are those that count and that they may see."""

    id: int
    milestone: str
    channel: Channel
    stage: Stage
    is_public: bool
    is_read: bool  # whether a reading was known at all, be it one that this person may not read
    readings: tuple[SeenReading, ...]
    struck: tuple[int, ...]  # the steps known that do not count, by number: taken back, corrected, or yet to come


_Standing = tuple[Journey, Stage, Stage, Sureness]  # where it surely and possibly stands, and whether it was there


def stands(
    journeys: Iterable[Journey], when: AsOf, *, is_staff: bool
) -> tuple[tuple[Cell, ...], tuple[SeenReading, ...], tuple[SeenContribution, ...]]:
    """Where it stands at each milestone, its readings, and for staff its contributions; the first recorded first."""
    by_milestone: dict[str, list[_Standing]] = {}
    readings: dict[str, list[SeenReading]] = {}
    contributions: list[SeenContribution] = []
    for journey in journeys:
        public = is_open(journey.steps, when)
        if not is_staff and not public:
            continue
        seen = seen_readings(journey.readings, when, for_staff=is_staff) if journey.readings else []
        facts = [reading for reading, _standing, _cleared in seen]
        there = was_there(journey.recorded_at, journey.steps, facts, when)
        if there is None:
            continue
        stage, possibly = standing_of(journey.steps, facts, when)
        by_milestone.setdefault(journey.milestone, []).append((journey, stage, possibly, there))
        own = tuple(
            SeenReading(
                reading.id, journey.milestone, journey.channel, reading.degree, standing, public and cleared,
                "surely" if when.surely(reading) else "possibly",
                read_on if (read_on := reading.recorded_at.date()) > when.day else None,
            )
            for reading, standing, cleared in seen
        )  # fmt: skip
        readings.setdefault(journey.milestone, []).extend(own)
        if is_staff:
            contributions.append(_contribution(journey, possibly, own, when, is_public=public))
    cells = tuple(_cell(milestone, those, readings[milestone], when) for milestone, those in by_milestone.items())
    return cells, tuple(sorted(chain.from_iterable(readings.values()), key=attrgetter("id"))), tuple(contributions)


def _contribution(
    journey: Journey, stage: Stage, readings: tuple[SeenReading, ...], when: AsOf, *, is_public: bool
) -> SeenContribution:
    struck: tuple[int, ...] = ()
    counted = live_steps(journey.steps, when)
    if len(counted) < len(journey.steps):  # of most nothing is struck
        known = {step.id for step in journey.steps if when.knows(step.recorded_at)}
        struck = tuple(sorted(known - {step.id for step in counted}))
    is_read = any(when.knows(reading.recorded_at) for reading in journey.readings)
    return SeenContribution(journey.id, journey.milestone, journey.channel, stage, is_public, is_read, readings, struck)


def _cell(milestone: str, those: Sequence[_Standing], readings: Sequence[SeenReading], when: AsOf) -> Cell:
    closest = min(readings, key=lambda each: DEGREES.index(each.degree), default=None)
    return Cell(
        milestone,
        max((stage for _journey, stage, *_more in those), key=RANK.__getitem__),
        tuple(dict.fromkeys(journey.channel for journey, *_more in those)),
        max((possibly for _journey, _stage, possibly, _there in those), key=RANK.__getitem__),
        "surely" if any(there == "surely" for *_more, there in those) else "possibly",
        closest.degree if closest else None,
        closest.standing if closest else None,
        closest.holds if closest else "surely",
        closest.read_on if closest else None,
        _considered(those, when),
        tuple(
            (journey.channel, journey.carrier_id, how)
            for journey, stage, possibly, _there in those
            if (how := how_it_went(stage, possibly))
        ),
    )


def _considered(those: Sequence[_Standing], when: AsOf) -> Considered | None:
    return closest_considered(
        what_was_considered(journey.steps, when)
        for journey, stage, possibly, _there in those
        if "considered" in (stage, possibly)
    )
