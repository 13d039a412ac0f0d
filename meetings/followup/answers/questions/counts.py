"""Recommendations in four numbers, each once: on record, sent, to how many milestones, with cleared readings."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from meetings.followup.answers.register import Cell, Entry
from meetings.followup.answers.totals import in_totals
from meetings.followup.rules.tally import Sureness, Tally, surest, total


@dataclass(frozen=True, slots=True)
class Counted:
    """How many surely and possibly: recommendations, those of them that went anywhere, milestones, cleared readings."""

    on_record: Tally
    sent: Tally
    milestones: Tally
    cleared: Tally


def counted(entries: Collection[Entry], cells: Collection[tuple[Entry, Cell]]) -> Counted:
    """Of these recommendations, and of where they stand, as totals count them. No query."""
    counting = in_totals(entries)
    theirs = {entry.code for entry in counting}
    there = [(entry, cell) for entry, cell in cells if entry.code in theirs]
    sent = [(entry, cell, entry.at_most(how)) for entry, cell in there if (how := cell.went)]
    return Counted(
        on_record=total({entry.code: entry.out for entry in counting}),
        sent=total(surest((entry.code, how) for entry, _cell, how in sent)),
        milestones=total(surest((cell.milestone, how) for _entry, cell, how in sent)),
        cleared=total(surest(_cleared(there))),
    )


def _cleared(cells: Collection[tuple[Entry, Cell]]) -> Iterator[tuple[str, Sureness]]:
    for entry, cell in cells:
        if cell.degree and cell.standing == "cleared" and cell.read_on is None:  # what was read later was not read then
            yield entry.code, entry.at_most(cell.holds)
