"""One recommendation as the register shows it to a person: what it says, what it is about, and where it stands."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from meetings.accounts.viewer import Viewer
from meetings.core.dates import FuzzyDates
from meetings.followup.models import DEGREES, Degree
from meetings.followup.queries import event_rows
from meetings.followup.queries.event_rows import Journey, Tags
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import (
    FOR_STAFF,
    RANK,
    ReadingStanding,
    Stage,
    is_cleared,
    is_open,
    live_readings,
    reading_standing,
    stage_of,
)
from meetings.outcomes.queries.readable_texts import is_staff


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


@dataclass(frozen=True, slots=True)
class Entry:
    """One recommendation as the register shows it. ``stage`` is the furthest of its cells, "recorded" without any."""

    id: int
    code: str
    kind: str
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
    tags: Tags
    cells: tuple[Cell, ...]
    stage: Stage

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


def entries_for(viewer: Viewer, when: AsOf) -> tuple[Entry, ...]:
    """Every recommendation that the person may read, the latest document first. Eight queries."""
    rows = event_rows.wordings(viewer, when)
    sources, tags, journeys = event_rows.source_paragraphs(), event_rows.tags(when), event_rows.journeys(viewer, when)
    staff = {code: is_staff(viewer, code) for code in {row.meeting for row in rows}}
    none = Tags()
    entries = []
    for row in rows:
        cells = _cells(journeys.get(row.recommendation_id, ()), when, is_staff=staff[row.meeting])
        entries.append(
            Entry(
                id=row.recommendation_id,
                code=row.code,
                kind=row.kind,
                text=row.text,
                folded=row.folded,
                addressed_to=row.addressed_to,
                certainty=row.certainty,
                document=row.reference,
                document_title=row.title,
                issued=FuzzyDates(row.issued_label, row.issued_earliest, row.issued_latest, row.issued_status),
                meeting=row.meeting,
                is_staff=staff[row.meeting],
                paragraphs=tuple(sources.get(row.id, ())),
                tags=tags.get(row.recommendation_id, none),
                cells=cells,
                stage=max((cell.stage for cell in cells), key=RANK.__getitem__, default="recorded"),
            )
        )
    return tuple(entries)


def _cells(journeys: Iterable[Journey], when: AsOf, *, is_staff: bool) -> tuple[Cell, ...]:
    by_milestone: dict[str, list[Journey]] = {}
    for journey in journeys:
        if is_staff or is_open(journey.steps, when):
            by_milestone.setdefault(journey.milestone, []).append(journey)
    return tuple(_cell(milestone, those, when, is_staff=is_staff) for milestone, those in by_milestone.items())


def _cell(milestone: str, journeys: list[Journey], when: AsOf, *, is_staff: bool) -> Cell:
    stages: list[Stage] = []
    readings: list[tuple[Degree, ReadingStanding]] = []
    for journey in journeys:
        seen = [
            (reading, standing)
            for reading in live_readings(journey.readings, when)
            if (standing := reading_standing(reading, when)) and (is_staff or is_cleared(reading, when))
        ]
        stages.append(stage_of(journey.steps, [reading for reading, _standing in seen], when))
        readings += [(reading.degree, standing) for reading, standing in seen]
    degree, standing = min(readings, key=lambda each: DEGREES.index(each[0]), default=(None, None))
    channels = tuple(dict.fromkeys(journey.channel for journey in journeys))
    return Cell(milestone, max(stages, key=RANK.__getitem__), channels, degree, standing)
