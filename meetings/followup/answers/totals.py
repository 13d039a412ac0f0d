"""What a total counts: the one rule of every figure that is headed "recommendations"."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from meetings.followup.answers.entries import Cell, Entry
from meetings.programme.models.meeting import DEMONSTRATION

With = TypeVar("With")


def is_invented(entry: Entry) -> bool:
    """Whether it belongs to the demonstration, which is in no total."""
    return entry.meeting == DEMONSTRATION


def is_counted(entry: Entry) -> bool:
    """Whether its source calls it a recommendation."""
    return entry.put_as == "recommendation"


def not_invented(entries: Iterable[Entry]) -> Sequence[Entry]:
    """Those that are not of the demonstration; conclusions and views are among them, for a sentence that tells each."""
    return [entry for entry in entries if not is_invented(entry)]


def in_totals(entries: Collection[Entry]) -> Sequence[Entry]:
    """Those of them that a total counts: what its source calls a recommendation, and nothing that is invented.

    Of the demonstration alone the demonstration's own are counted: its pages say what they are.
    """
    return [entry for entry in not_invented(entries) or entries if is_counted(entry)]


def with_in_totals(rows: Collection[tuple[Entry, With]]) -> Sequence[tuple[Entry, With]]:
    """The same of recommendations with something beside them."""
    real = [row for row in rows if not is_invented(row[0])] or rows
    return [row for row in real if is_counted(row[0])]


def cells_in_totals(entries: Iterable[Entry]) -> Sequence[tuple[Entry, Cell]]:
    """Where those that a total counts stand, milestone by milestone."""
    return with_in_totals([(entry, cell) for entry in entries for cell in entry.cells])
