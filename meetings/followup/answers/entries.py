"""One recommendation as the register shows it to a person: what it says, what it is about, and where it stands."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from meetings.accounts.viewer import Viewer
from meetings.core.dates import FuzzyDates
from meetings.followup.answers.cells import Cell, SeenContribution, SeenReading, stands
from meetings.followup.queries import events, recommendation_rows
from meetings.followup.queries.events import Of
from meetings.followup.queries.recommendation_rows import Tags
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import RANK, closest_considered, went
from meetings.followup.rules.tally import Sureness
from meetings.followup.vocabulary import Considered, Stage
from meetings.outcomes.queries.readable_texts import is_staff
from meetings.outcomes.vocabulary import PutAs

__all__ = ["FACETS", "Cell", "Entry", "SeenContribution", "SeenReading", "considered_among", "entries_for"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One recommendation as the register shows it.

    ``stage`` is the furthest of its cells, "recorded" without any; ``possibly`` the same where each rough day is its
    first. ``out``: whether the document that words it had surely come out; ``is_sure``: whether it surely has all the
    values of its facets, so of nearly all as of today.
    """

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
    possibly: Stage
    out: Sureness
    is_sure: bool
    readings: tuple[SeenReading, ...]
    contributions: tuple[SeenContribution, ...]  # all there are, the first recorded first; none for who is no staff
    place: tuple[bool, int, int, int, int]  # where it comes in the register, the latest document first

    def at_most(self, how: Sureness) -> Sureness:
        """How sure something that is told of it is: never surer than that it had come out."""
        return how if self.out == "surely" else "possibly"

    @property
    def considered(self) -> Considered | None:
        """What was considered, where it stands there: the item itself where that is so at any milestone."""
        return closest_considered(cell.considered for cell in self.cells)

    def values(self, facet: str) -> Iterable[str]:
        """Its values in one facet, as they stand in the address: those that it possibly has."""
        return _VALUES[facet](self)

    def sure_values(self, facet: str) -> Iterable[str]:
        """Those of them that it surely has."""
        if self.out == "possibly":
            return ()
        if facet == "milestone":
            return [cell.milestone for cell in self.cells if cell.there == "surely"]
        return self._stages(self.stage) if facet == "stage" else self.values(facet)

    def _stages(self, *stages: Stage) -> Iterable[str]:
        """Who asked for nothing to be handed on, or took it back, is nobody else's to list."""
        return [stage for stage in dict.fromkeys(stages) if self.is_staff or went(stage)]


_VALUES: Final[Mapping[str, Callable[[Entry], Iterable[str]]]] = {
    "meeting": lambda entry: (entry.meeting,) if entry.meeting else (),
    "mechanism": lambda entry: entry.tags.mechanisms,
    "kind": lambda entry: (entry.kind,),
    "theme": lambda entry: entry.tags.themes,
    "principle": lambda entry: entry.tags.principles,
    "objective": lambda entry: [str(number) for number in entry.tags.objectives],
    "milestone": lambda entry: [cell.milestone for cell in entry.cells],
    "stage": lambda entry: entry._stages(entry.stage, entry.possibly),
}
FACETS: Final = tuple(_VALUES)


def considered_among(entries: Iterable[Entry]) -> frozenset[Considered | None]:
    """What was considered of those among these that surely or possibly stand there."""
    return frozenset(entry.considered for entry in entries if "considered" in (entry.stage, entry.possibly))


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
        cells, readings, contributions = stands(those, when, is_staff=staff[row.meeting])
        stage: Stage = max((cell.stage for cell in cells), key=RANK.__getitem__, default="recorded")
        possibly: Stage = max((cell.possibly for cell in cells), key=RANK.__getitem__, default="recorded")
        out: Sureness = "surely" if when.was_out(row.published_at, row.issued_latest) else "possibly"
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
                stage=stage,
                possibly=possibly,
                out=out,
                is_sure=out == "surely" and stage == possibly and all(cell.there == "surely" for cell in cells),
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
