"""One recommendation as the register shows it to a person: what it says, what it is about, and where it stands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any, Final

from meetings.accounts.viewer import Viewer
from meetings.core.dates import FuzzyDates
from meetings.followup.queries import events, recommendation_rows
from meetings.followup.queries.events import Journey, Of
from meetings.followup.queries.recommendation_rows import Tags
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import (
    ENDED,
    FOR_STAFF,
    RANK,
    is_open,
    live_steps,
    seen_readings,
    stage_of,
)
from meetings.followup.vocabulary import DEGREES, Channel, Degree, ReadingStanding, Stage
from meetings.outcomes.queries.readable_texts import is_staff
from meetings.outcomes.vocabulary import PutAs


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a recommendation stands at one milestone, by its contributions there that the person may see.

    ``standing`` and ``degree`` are those of the closest reading; None where there is none to see. A member of staff
    also sees readings that are proposed, which no count for the public may hold.
    """

    milestone: str
    stage: Stage
    channels: tuple[str, ...]
    degree: Degree | None = None
    standing: ReadingStanding | None = None
    carried: tuple[tuple[Channel, int | None], ...] = ()  # those that did not end: the channel and the carrier's number


@dataclass(frozen=True, slots=True)
class SeenReading:
    """A reading that counts and that the person may see, with how it stands; ``is_public``: others see it too."""

    id: int
    milestone: str
    channel: str
    degree: Degree
    standing: ReadingStanding
    is_public: bool


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


@dataclass(frozen=True, slots=True)
class Entry:
    """One recommendation as the register shows it. ``stage`` is the furthest of its cells, "recorded" without any."""

    id: int
    code: str
    kind: str
    put_as: PutAs  # what its source makes of it
    text: str
    folded: str
    addressed_to: str | None
    certainty: str
    document: str  # what stands behind /documents/
    document_title: str
    issued: FuzzyDates
    meeting: str | None
    is_staff: bool  # whether the person works on it
    paragraphs: tuple[tuple[str, str], ...]  # label as the document writes it, anchor
    points: tuple[str, ...]  # of a summary: the points of the text that it is read in
    tags: Tags
    cells: tuple[Cell, ...]
    stage: Stage
    readings: tuple[SeenReading, ...]
    contributions: tuple[SeenContribution, ...]  # all there are, the first recorded first; none for who is no staff
    place: tuple[bool, int, int, int, int]  # where it comes in the register, the latest document first

    def values(self, facet: str) -> Iterable[str]:
        """Its values in one facet, as they stand in the address."""
        return _VALUES[facet](self)


_VALUES: Final[Mapping[str, Callable[[Entry], Iterable[str]]]] = {
    "meeting": lambda entry: (entry.meeting,) if entry.meeting else (),
    "mechanism": lambda entry: entry.tags.mechanisms,
    "kind": lambda entry: (entry.kind,),
    "theme": lambda entry: entry.tags.themes,
    "principle": lambda entry: entry.tags.principles,
    "objective": lambda entry: [str(number) for number in entry.tags.objectives],
    "milestone": lambda entry: [cell.milestone for cell in entry.cells],
    # who asked for nothing to be handed on, or took it back, is nobody else's to list
    "stage": lambda entry: (entry.stage,) if entry.is_staff or entry.stage not in FOR_STAFF else (),
}
FACETS: Final = tuple(_VALUES)


def entries_for(viewer: Viewer, when: AsOf, of: Of = None) -> tuple[Entry, ...]:
    """The recommendations that the person may read, of those asked about, the latest document first. Seven queries."""
    rows = recommendation_rows.wordings(viewer, when, of)
    sources, tags = recommendation_rows.source_paragraphs(of), recommendation_rows.tags(viewer, when, of)
    journeys = events.journeys(viewer, when, of)
    staff = {code: is_staff(viewer, code) for code in {row.meeting for row in rows}}
    none = Tags()
    entries = []
    for row in rows:
        those = journeys.get(row.recommendation_id, ())
        cells, readings, contributions = _stands(those, when, is_staff=staff[row.meeting])
        entries.append(
            Entry(
                id=row.recommendation_id,
                code=row.code,
                kind=row.kind,
                put_as=row.put_as,
                text=row.text,
                folded=row.folded,
                addressed_to=row.addressed_to,
                certainty=row.certainty,
                document=row.reference,
                document_title=row.title,
                issued=FuzzyDates(row.issued_label, row.issued_earliest, row.issued_latest, row.issued_status),
                meeting=row.meeting,
                is_staff=staff[row.meeting],
                paragraphs=tuple((each.label, each.anchor) for each in sources.get(row.id, ())),
                points=tuple(dict.fromkeys(each.point for each in sources.get(row.id, ()) if each.point)),
                tags=tags.get(row.recommendation_id, none),
                cells=cells,
                stage=max((cell.stage for cell in cells), key=RANK.__getitem__, default="recorded"),
                readings=readings,
                contributions=contributions,
                place=_place(row),
            )
        )
    return tuple(entries)


def _place(row: Any) -> tuple[bool, int, int, int, int]:
    """As ``recommendation_rows.wordings`` orders them."""
    day: date | None = row.issued_earliest
    return day is None, -day.toordinal() if day else 0, -row.document_id, row.position, row.id


def _stands(
    journeys: Iterable[Journey], when: AsOf, *, is_staff: bool
) -> tuple[tuple[Cell, ...], tuple[SeenReading, ...], tuple[SeenContribution, ...]]:
    """Where it stands at each milestone, its readings, and for staff its contributions; the first recorded first."""
    by_milestone: dict[str, list[tuple[Journey, Stage]]] = {}
    readings: dict[str, list[SeenReading]] = {}
    contributions: list[SeenContribution] = []
    for journey in journeys:
        public = is_open(journey.steps, when)
        if not is_staff and not public:
            continue
        seen = seen_readings(journey.readings, when, for_staff=is_staff) if journey.readings else []
        stage = stage_of(journey.steps, [reading for reading, _standing, _cleared in seen], when)
        by_milestone.setdefault(journey.milestone, []).append((journey, stage))
        own = tuple(
            SeenReading(reading.id, journey.milestone, journey.channel, reading.degree, standing, public and cleared)
            for reading, standing, cleared in seen
        )
        readings.setdefault(journey.milestone, []).extend(own)
        if is_staff:
            contributions.append(_contribution(journey, stage, own, when, is_public=public))
    cells = tuple(_cell(milestone, those, readings[milestone]) for milestone, those in by_milestone.items())
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


def _cell(milestone: str, journeys: Sequence[tuple[Journey, Stage]], readings: Sequence[SeenReading]) -> Cell:
    closest = min(readings, key=lambda each: DEGREES.index(each.degree), default=None)
    return Cell(
        milestone,
        max((stage for _journey, stage in journeys), key=RANK.__getitem__),
        tuple(dict.fromkeys(journey.channel for journey, _stage in journeys)),
        closest.degree if closest else None,
        closest.standing if closest else None,
        tuple((journey.channel, journey.carrier_id) for journey, stage in journeys if stage not in ENDED),
    )
