"""The parts of a follow-up report besides its rows: numbers, readings, sources, contents. Nothing is ranked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from meetings.followup.vocabulary import CHANNELS, DEGREES, STAGES
from meetings.showing.followup.report_rows import ReadingRow, Report
from meetings.web.translation import _

LONG: Final = 40  # recommendations; a longer report has contents


@dataclass(frozen=True, slots=True)
class Count:
    """A table of numbers: what is counted, a head for the numbers, and a row for each."""

    title: str
    about: str
    rows: Sequence[tuple[str, int]]


def figures(report: Report) -> list[tuple[str, int]]:
    """The report in few numbers; each recommendation counts once."""
    cells, entries = report.cells, report.entries
    recommended = sum(entry.put_as == "recommendation" for entry in entries)
    others = [(_("Conclusions, issues and views"), len(entries) - recommended)] if recommended < len(entries) else []
    cleared = {entry.code for entry, cell in cells if cell.degree and cell.standing == "cleared"}
    return [
        (_("Recommendations"), recommended),
        *others,
        (_("of these with a contribution on record"), len({entry.code for entry, _cell in cells})),
        (_("Milestones they went to"), len(report.milestones)),
        (_("Recommendations with a reading cleared for publication"), len(cleared)),
    ]


def counts(report: Report) -> list[Count]:
    """How many stand where, how they went, how closely they are read: in the order of a journey, not of size."""
    stages = Counter[str](cell.stage for _entry, cell in report.cells)
    channels = Counter[str](channel for _entry, cell in report.cells for channel in cell.channels)
    degrees = Counter[str](cell.degree for _entry, cell in report.cells if cell.degree)
    each = _("A recommendation counts once for each milestone that it went to.")
    several = _("Through several channels, it counts for each.")
    closest = _("By the closest reading on record.")
    found = [
        Count(_("Where they stand"), each, _counted(STAGES, stages, STAGES)),
        Count(_("How they went"), several, _counted(CHANNELS, channels, CHANNELS)),
        Count(_("How closely they are read"), closest, _counted(DEGREES, degrees, DEGREES)),
    ]
    return [count for count in found if count.rows]


def _counted(order: Iterable[str], numbers: Mapping[str, int], words: Mapping[Any, str]) -> list[tuple[str, int]]:
    return [(_(words[name]), numbers[name]) for name in order if numbers.get(name)]


def readings(report: Report) -> list[ReadingRow]:
    """Every reading, in the order of the milestones and of the register."""
    return [reading for group in report.groups for row in group.rows for reading in row.readings]


def told_in(report: Report) -> dict[str, str]:
    """For each recommendation the milestone where it is told whose it is: the first; the others need not repeat it."""
    return {row.code: group.code for group in reversed(report.groups) for row in group.rows}


def sources(report: Report) -> list[str]:
    """The documents that word the recommendations, and the texts that they are read in; each once."""
    worded = {f"{row.document}, {row.issued}".rstrip(", "): None for group in report.groups for row in group.rows}
    return [*worded, *{reading.text: None for reading in readings(report) if reading.text not in worded}]


def contents(report: Report) -> list[tuple[str, str, int]]:
    """What the report holds, where it is long: words, anchor, level."""
    if len(report.entries) <= LONG:
        return []
    found = [(_("In brief"), "brief", 1), (_("Where each stands"), "standing", 1)]
    found += [(group.name, f"m-{group.code or 'none'}", 2) for group in report.groups]
    found += [(_("Readings"), "readings", 1)] if readings(report) else []
    return [*found, (_("Sources"), "sources", 1), (_("Pictures"), "pictures", 1)]
