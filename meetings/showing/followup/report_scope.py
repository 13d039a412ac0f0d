"""What a follow-up report is about: everything, or what belongs to a meeting, a mechanism, a milestone, a cycle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meetings.accounts.viewer import Viewer
from meetings.compact import queries
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark
from meetings.followup.answers.cells import Cell
from meetings.followup.answers.register import Chosen, Entry
from meetings.followup.rules.as_of import AsOf
from meetings.showing import record_names
from meetings.showing.meeting.meeting_for_viewer import seen
from meetings.showing.two_clocks import asked_clocks
from meetings.web.query_string import asked
from meetings.web.translation import _

KINDS = ("meeting", "mechanism", "milestone", "cycle")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is about: everything, or what belongs to a meeting, a mechanism, a milestone, a cycle."""

    query: Mapping[str, str]  # kind and code, as the address has them
    parts: Sequence[tuple[str, str]]  # what kind of thing, and its name
    chosen: Chosen
    milestones: frozenset[str] | None  # to which it is narrowed; None: all

    @property
    def title(self) -> str:
        """Its names; empty where it is about everything."""
        return ", ".join(name for _kind, name in self.parts)

    def holds(self, cell: Cell) -> bool:
        """Whether it is about this milestone."""
        return self.milestones is None or cell.milestone in self.milestones

    def is_about(self, entry: Entry) -> bool:
        """Whether the recommendation was sent to a milestone that it is about."""
        return self.milestones is None or any(map(self.holds, entry.cells))


def scope_asked(viewer: Viewer) -> Scope:
    """What this request narrows a report to: ``?meeting=``, ``mechanism=``, ``milestone=``, ``cycle=``.

    :raises Missing: when there is no such thing that the person may know of.
    """
    return scope_of(viewer, {kind: asked(kind) for kind in KINDS if asked(kind)}, asked_clocks().when)


def scope_of(viewer: Viewer, query: Mapping[str, str], when: AsOf) -> Scope:
    """The scope of these kinds and codes; a meeting is named as it was released by the day as known.

    :raises Missing: when there is no such thing that the person may know of.
    """
    names = {kind: _named(viewer, kind, code, when) for kind, code in query.items()}
    words = {
        "meeting": mark("Meeting"),
        "mechanism": mark("Mechanism"),
        "milestone": mark("Milestone"),
        "cycle": mark("Cycle of the Compact"),
    }
    wanted: frozenset[str] | None = None
    if "cycle" in query:
        wanted = frozenset(each.code for each in queries.known_cycle(query["cycle"]).milestones)
    if "milestone" in query:
        wanted = frozenset((query["milestone"],)) & (wanted if wanted is not None else {query["milestone"]})
    chosen = Chosen(meeting=query.get("meeting", ""), mechanism=query.get("mechanism", ""))
    return Scope(query, [(_(words[kind]), names[kind]) for kind in query], chosen, wanted)


def _named(viewer: Viewer, kind: str, code: str, when: AsOf) -> str:
    if kind == "meeting":
        seen(viewer, code)
        return record_names.meeting_names([code], when).get(code, code)
    if kind == "milestone":
        return queries.known_milestone(code).milestone.name
    if kind == "cycle":
        return queries.known_cycle(code).cycle.name
    found = record_names.mechanisms([code])
    if not found:
        raise Missing(mark("There is no mechanism of this code on record."))
    return found[code]
