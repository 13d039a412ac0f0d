"""The parts of a follow-up report besides its rows: numbers, readings, sources, contents. Nothing is ranked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from meetings.followup.answers.questions.counts import counted
from meetings.followup.answers.register import Cell, Entry
from meetings.followup.answers.totals import is_invented, with_in_totals
from meetings.followup.rules.tally import Sureness, Tally, surest, tallied
from meetings.followup.rules.words_of_stages import stage_called
from meetings.followup.vocabulary import CHANNELS, DEGREES, STAGES, Channel, Stage
from meetings.showing.followup.report_rows import ReadingRow, Report
from meetings.showing.sureness import number
from meetings.web.translation import _

LONG: Final = 40  # recommendations; a longer report has contents


@dataclass(frozen=True, slots=True)
class Count:
    """A table of numbers: what is counted, a head for the numbers, and a row for each."""

    title: str
    about: str
    rows: Sequence[tuple[str, str]]


def figures(report: Report) -> list[tuple[str, str]]:
    """The report in few numbers; each recommendation counts once."""
    count = counted(report.entries, report.cells)
    others = sum(entry.put_as != "recommendation" and not is_invented(entry) for entry in report.entries)
    return [
        (_("Recommendations"), number(count.on_record)),
        *([(_("Conclusions, issues and views"), str(others))] if others else []),
        (_("of these with a contribution on record"), number(count.sent)),
        (_("Milestones they went to"), number(count.milestones)),
        (_("Recommendations with a reading cleared for publication"), number(count.cleared)),
    ]


def counts(report: Report) -> list[Count]:
    """How many stand where, how they went, how closely they are read: in the order of a journey, not of size."""
    cells = with_in_totals(report.cells)
    stages = tallied(chain.from_iterable(stages_of(entry, cell) for entry, cell in cells))
    channels = tallied(chain.from_iterable(_channels(entry, cell) for entry, cell in cells))
    degrees = tallied((cell.degree, entry.at_most(cell.holds)) for entry, cell in cells if cell.degree)
    each = _("A recommendation counts once for each milestone that it went to.")
    several = _("Through several channels, it counts for each.")
    closest = _("By the closest reading on record.")
    found = [
        Count(_("Where they stand"), each, _counted(STAGES, stages, stages_called(cells))),
        Count(_("How they went"), several, _counted(CHANNELS, channels, CHANNELS)),
        Count(_("How closely they are read"), closest, _counted(DEGREES, degrees, DEGREES)),
    ]
    return [count for count in found if count.rows]


def stages_of(entry: Entry, cell: Cell) -> list[tuple[Stage, Sureness]]:
    """Where it surely stands at a milestone, and where possibly."""
    perhaps: list[tuple[Stage, Sureness]] = [] if cell.possibly == cell.stage else [(cell.possibly, "possibly")]
    return [(cell.stage, entry.at_most(cell.there)), *perhaps]


def stages_called(cells: Iterable[tuple[Entry, Cell]]) -> dict[Stage, str]:
    """What each stage is called, of those that stand at milestones."""
    considered = {cell.considered for _entry, cell in cells if "considered" in (cell.stage, cell.possibly)}
    return {stage: stage_called(stage, considered) for stage in STAGES}


def _channels(entry: Entry, cell: Cell) -> list[tuple[Channel, Sureness]]:
    return list(surest((channel, entry.at_most(how)) for channel, _carrier, how in cell.carried).items())


def _counted(order: Iterable[str], numbers: Mapping[Any, Tally], words: Mapping[Any, str]) -> list[tuple[str, str]]:
    return [(_(words[name]), number(numbers[name])) for name in order if name in numbers]


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
