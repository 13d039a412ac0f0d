"""Where a summary and the official text of what it sums up meet: by their numbers, until somebody says otherwise."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from meetings.documents.models import Paragraph

_RANGE: Final = re.compile(r"(\d{1,4})(?:\s*[-\u2010-\u2014]\s*(\d{1,4}))?")
_ONWARDS: Final = re.compile(r"(\d{1,4}) onwards")
_NOT_READ: Final = re.compile(r"Paragraphs? (\d{1,4})(?: to (\d{1,4})| onwards\b[^:]*)?: not read\b")
PERHAPS: Final = "if any"  # of what stands before it


def proposed(summary: Iterable[Paragraph], official: Iterable[Paragraph]) -> dict[int, list[int]]:
    """For each paragraph of the summary by its number in the database, those of the official text that bear its number.

    A number that is ours, in either text, proposes nothing: the other text does not print it.
    """
    there: dict[str, list[int]] = {}
    for row in official:
        if row.path and not row.editorial and row.kind != "heading":
            there.setdefault(row.anchor, []).append(row.id)
    return {row.id: list(there.get(row.anchor, ())) if _is_printed(row) else [] for row in summary}


def _is_printed(row: Paragraph) -> bool:
    return bool(row.path) and not row.editorial and row.kind != "heading"


def numbers_of(paragraphs: Iterable[Paragraph]) -> set[int]:
    """The numbers of whole paragraphs that a text prints."""
    return {int(row.path[0]) for row in paragraphs if row.path and row.path[0].isdecimal() and _is_printed(row)}


def still_unread(unread: str | None, numbers: Collection[int]) -> str | None:
    """What a summary says nobody has read, without the paragraphs that an official text has: "6-9, 12 onwards".

    What is said in other words than numbers stays as it is. None where nothing is left.
    """
    if not unread or not numbers:
        return unread
    left: list[str] = []
    is_gone = False
    for part in unread.split(", "):
        if part == PERHAPS:  # belongs to what stands before it
            left += [] if is_gone else [part]
            continue
        kept = _left_of(part, numbers)
        is_gone = not kept
        left += kept
    return ", ".join(left) or None


def first_of_onwards(part: str) -> int | None:
    """Of "77 onwards", as a part of what is not read, the 77; None for other parts."""
    found = _ONWARDS.fullmatch(part)
    return int(found[1]) if found else None


def range_not_read(text: str) -> tuple[int, int | None] | None:
    """Which paragraphs a line of a summary calls not read: "Paragraphs 6 to 69: not read." None for other lines.

    :returns: the first and the last of them; no last where it says "onwards".
    """
    found = _NOT_READ.match(text)
    return (int(found[1]), int(found[2]) if found[2] else None) if found else None


def are_all_there(first: int, last: int | None, numbers: Collection[int]) -> bool:
    """Whether an official text with these numbers has the paragraphs; without a last one, whether it goes on so far."""
    if last is None:
        return max(numbers, default=0) >= first - 1
    return all(each in numbers for each in range(first, last + 1))


def _left_of(part: str, numbers: Collection[int]) -> list[str]:
    onwards, ranged = _ONWARDS.fullmatch(part), _RANGE.fullmatch(part)
    if onwards:
        first, last = int(onwards[1]), max(numbers)
        return [] if last >= first - 1 and not _between(first, last, numbers) else [part]
    if not ranged:
        return [part]
    return _between(int(ranged[1]), int(ranged[2] or ranged[1]), numbers)


def _between(first: int, last: int, numbers: Collection[int]) -> list[str]:
    return [_span(run) for run in _runs([each for each in range(first, last + 1) if each not in numbers])]


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for each in numbers:
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _span(run: Sequence[int]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}"
