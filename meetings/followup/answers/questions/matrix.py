"""Where recommendations stand at milestones: the milestones in the order of their days, and the rows of a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from meetings.compact.models import Cycle, Milestone
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.followup.answers.register import Chosen, Entry, Register


@dataclass(frozen=True, slots=True)
class At:
    """A milestone as a column."""

    code: str
    name: str
    dates: FuzzyDates
    cycle: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Recommendations against milestones; ``entries`` are those of the page, ``total`` is of all pages."""

    milestones: Sequence[At]
    entries: Sequence[Entry]
    total: int


def matrix(register: Register, chosen: Chosen, first: int = 0, count: int | None = None) -> Matrix:
    """The rows from ``first``, with every milestone that any recommendation chosen went to. One query."""
    entries = register.find(chosen).entries
    used = {cell.milestone for entry in entries for cell in entry.cells}
    end = None if count is None else first + count
    return Matrix(milestones_of(used), entries[first:end], len(entries))


def milestones_of(codes: Iterable[str]) -> list[At]:
    """These milestones in the order of their days, those without days last. One query."""
    wanted = sorted(set(codes))
    if not wanted:
        return []
    rows = db.session.execute(
        select(
            Milestone.code, Milestone.name, Milestone.dates_label, Milestone.dates_earliest, Milestone.dates_latest,
            Milestone.dates_status, Cycle.code.label("cycle"),
        )
        .join(Milestone.cycle)
        .where(Milestone.code.in_(wanted))
        .order_by(Milestone.dates_earliest.nulls_last(), Milestone.dates_latest, Milestone.code)
    )  # fmt: skip
    return [
        At(
            row.code,
            row.name,
            FuzzyDates(row.dates_label, row.dates_earliest, row.dates_latest, row.dates_status),
            row.cycle,
        )
        for row in rows
    ]
