"""Where a contribution and a reading stand: computed from their events, never kept. Plain values, no queries."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol, TypeVar

from meetings.core.dates import FuzzyDates
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.tally import Sureness
from meetings.followup.vocabulary import STAGES, Considered, Degree, ReadingStanding, ReadingStepKind, Stage, StepKind

ENDED: Final = frozenset(("lapsed", "withdrawn"))
NOT_TRANSMITTED: Final = frozenset(("recorded", "planned", "prepared"))  # live, and nobody has handed it over yet
FOR_STAFF: Final = frozenset(("recorded", "lapsed", "withdrawn"))  # who asked for nothing, or took it back
RANK: Final = {stage: place for place, stage in enumerate(STAGES)}


@dataclass(frozen=True, slots=True)
class StepFact:
    """A step, as far as where it leads to depends on it."""

    id: int
    kind: StepKind
    on: FuzzyDates
    corrects_id: int | None
    recorded_at: datetime
    considered: Considered | None = None


@dataclass(frozen=True, slots=True)
class ReadingFact:
    """A reading, as far as its standing depends on it: ``on`` is the day its text was issued.

    ``steps`` are all that are on record, whenever they were recorded.
    """

    id: int
    degree: Degree
    on: FuzzyDates
    revises_id: int | None
    recorded_at: datetime
    steps: Sequence[tuple[ReadingStepKind, datetime]]
    is_readable: bool = True  # whether the person may read its text
    first_at: datetime | None = None  # when the first of those that it revises was recorded; None where it is the first

    @property
    def assessed_on(self) -> date:
        """The day on which somebody assessed it: not the day of its text, nor that of a revision."""
        return (self.first_at or self.recorded_at).date()


class Correcting(Protocol):
    """A step as a fact or as a row: what it is, and which other it corrects."""

    @property
    def id(self) -> int: ...  # noqa: D102 - what the class says

    @property
    def kind(self) -> StepKind: ...  # noqa: D102 - what the class says

    @property
    def corrects_id(self) -> int | None: ...  # noqa: D102 - what the class says


class Revising(Protocol):
    """A reading as a fact or as a row: which other it revises."""

    @property
    def id(self) -> int: ...  # noqa: D102 - what the class says

    @property
    def revises_id(self) -> int | None: ...  # noqa: D102 - what the class says


AStep = TypeVar("AStep", bound=Correcting)
AReading = TypeVar("AReading", bound=Revising)


def corrections(steps: Iterable[AStep]) -> dict[int, AStep]:
    """The steps that correct another of them, by the number of what they correct."""
    return {step.corrects_id: step for step in steps if step.corrects_id is not None}


def uncorrected(steps: Collection[AStep]) -> list[AStep]:
    """The steps that none of the others corrects, without those that only take another back."""
    corrected = corrections(steps)
    return [step for step in steps if step.id not in corrected and step.kind != "void"]


def revisions(readings: Iterable[AReading]) -> dict[int, AReading]:
    """The readings that revise another of them, by the number of what they revise."""
    return {reading.revises_id: reading for reading in readings if reading.revises_id is not None}


def unrevised(readings: Collection[AReading]) -> list[AReading]:
    """The latest readings: those that none of the others revises."""
    revised = revisions(readings)
    return [reading for reading in readings if reading.id not in revised]


def live_steps(steps: Iterable[StepFact], when: AsOf) -> list[StepFact]:
    """The steps that count: those that had happened as known, without those that a known correction replaced."""
    known = [step for step in steps if when.knows(step.recorded_at)]
    return [step for step in uncorrected(known) if when.counts(step)]


def stage_of(steps: Iterable[StepFact], readings: Iterable[ReadingFact], when: AsOf) -> Stage:
    """Where the contribution possibly stands: as ``standing_of``, were each rough day its first."""
    return _furthest(live_steps(steps, when), _assessed(readings, when), when.counts)


def standing_of(steps: Iterable[StepFact], readings: Iterable[ReadingFact], when: AsOf) -> tuple[Stage, Stage]:
    """Where the contribution surely stands, and where possibly: the furthest stage reached, unless it ended.

    What happened on a rough day did so surely from its last, possibly from its first. *Assessed* counts from the day on
    which somebody assessed it; what its text holds, from the adoption of the text (``seen_readings``).
    """
    live, assessed = live_steps(steps, when), _assessed(readings, when)
    possibly = _furthest(live, assessed, when.counts)
    if all(map(when.surely, live)) and all(map(when.surely, assessed)):
        return possibly, possibly
    return _furthest(live, assessed, when.surely), possibly


def _furthest(
    live: Iterable[StepFact], assessed: Iterable[ReadingFact], happened: Callable[[StepFact | ReadingFact], bool]
) -> Stage:
    kinds = {step.kind for step in live if happened(step)} - {"agreed"}
    for ending in ("withdrawn", "lapsed"):
        if ending in kinds:
            return ending
    if any(map(happened, assessed)):
        return "assessed"
    return max((kind for kind in kinds if kind in RANK), key=RANK.__getitem__, default="recorded")


def _assessed(readings: Iterable[ReadingFact], when: AsOf) -> list[ReadingFact]:
    """The readings that count and had been made by the day; not that a text could not be read yet."""
    live = live_readings(readings, when)
    return [each for each in live if each.assessed_on <= when.day and each.degree != "unread"]


def what_was_considered(steps: Iterable[StepFact], when: AsOf) -> Considered | None:
    """The item itself where any step says so, else the whole text; None where nobody said."""
    return closest_considered(step.considered for step in live_steps(steps, when))


def closest_considered(said: Iterable[Considered | None]) -> Considered | None:
    """Of several things that were considered the item itself, else the whole text."""
    found = set(said)
    return "item" if "item" in found else "text" if "text" in found else None


def went(stage: Stage) -> bool:
    """Whether something happened on the way: not merely recorded, nor ended."""
    return stage not in FOR_STAFF


def how_it_went(surely: Stage, possibly: Stage) -> Sureness | None:
    """Whether it surely or possibly went its way; None where it did not."""
    if went(surely):
        return "surely"
    return "possibly" if went(possibly) else None


def is_agreed(steps: Iterable[StepFact], when: AsOf) -> bool:
    """Whether the Chair had agreed that the contribution is public."""
    return any(step.kind == "agreed" for step in live_steps(steps, when))


def is_open(steps: Sequence[StepFact], when: AsOf) -> bool:
    """Whether everybody may see the contribution as of then: it was agreed then and is today, and had not ended.

    Today's permission counts for every day: an agreement taken back opens no earlier day either. Where days are rough,
    it is open once it was surely agreed, and closed once it possibly ended.

    :param steps: all that are on record, whenever they were recorded.
    """
    if not any(step.kind == "agreed" for step in uncorrected(steps)):
        return False
    live = live_steps(steps, when)
    if any(step.kind in ENDED for step in live):
        return False
    return any(step.kind == "agreed" and when.surely(step) for step in live)


def was_there(
    recorded_at: datetime, steps: Iterable[StepFact], readings: Iterable[ReadingFact], when: AsOf
) -> Sureness | None:
    """Whether a contribution surely or possibly was there: from its first event, or from when it was recorded."""
    if recorded_at.date() <= when.day:
        return "surely"
    there: list[StepFact | ReadingFact] = [*live_steps(steps, when), *readings]
    if any(map(when.surely, there)):
        return "surely"
    return "possibly" if there else None


def live_readings(readings: Iterable[ReadingFact], when: AsOf) -> list[ReadingFact]:
    """The readings that count: known, of a text issued by then that the person may read, and not revised since."""
    known = [reading for reading in readings if when.knows(reading.recorded_at)]
    return [each for each in unrevised(known) if each.is_readable and when.counts(each)]


def reading_standing(reading: ReadingFact, when: AsOf) -> ReadingStanding | None:
    """How a reading stands by what colleagues did with it; None where it was not yet known."""
    if not when.knows(reading.recorded_at):
        return None
    standing: ReadingStanding = "proposed"
    for kind, at in reading.steps:
        if when.knows(at):
            standing = kind
    return standing


def is_read(readings: Collection[ReadingFact], when: AsOf) -> bool:
    """Whether a reading stands that nobody disputes, checked by a second person or not yet."""
    return any(reading_standing(each, when) != "disputed" for each in unrevised(readings))


def is_cleared(reading: ReadingFact, when: AsOf) -> bool:
    """Whether a reading was cleared for everybody then and is today, or was until its revision: nobody disputes it."""
    return reading_standing(reading, when) == "cleared" and reading.steps[-1][0] == "cleared"


def seen_readings(
    readings: Iterable[ReadingFact], when: AsOf, *, for_staff: bool
) -> list[tuple[ReadingFact, ReadingStanding, bool]]:
    """The readings that count and that may be shown, with how each stands and whether it is cleared for everybody."""
    return [
        (reading, standing, cleared)
        for reading in live_readings(readings, when)
        for cleared in (is_cleared(reading, when),)
        if (standing := reading_standing(reading, when)) and (for_staff or cleared)
    ]


def is_late(on: FuzzyDates, closes: date | None) -> bool:
    """Whether something certainly came after the window for inputs. Only those who work on it are told."""
    return closes is not None and on.earliest is not None and on.earliest > closes


def is_advance(on: FuzzyDates, issued: FuzzyDates) -> bool:
    """Whether something was certainly handed over before its document was issued: an advance copy."""
    return on.latest is not None and issued.earliest is not None and on.latest < issued.earliest
