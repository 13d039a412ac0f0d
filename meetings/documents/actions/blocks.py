"""Which paragraphs move together: one takes its sub-paragraphs and its bullets along."""

from collections.abc import Sequence

from meetings.documents.models import Paragraph


def end_of(rows: Sequence[Paragraph], start: int) -> int:
    """Where the block that starts here ends: the place after its last paragraph."""
    first = rows[start]
    end = start + 1
    if first.kind == "numbered":
        while end < len(rows) and _is_under(rows[end], first.depth):
            end += 1
    return end


def place_above(rows: Sequence[Paragraph], start: int) -> int | None:
    """Where the block that starts here goes when it is moved up; None at the top."""
    if start == 0:
        return None
    above = start - 1
    while rows[start].kind == "numbered" and above > 0 and _is_under(rows[above], rows[start].depth):
        above -= 1
    return above


def place_below(rows: Sequence[Paragraph], start: int) -> int | None:
    """Before which of the present places the block goes when it is moved down; None at the bottom."""
    end = end_of(rows, start)
    if end == len(rows):
        return None
    below, moved = rows[end], rows[start]
    beside = moved.kind == below.kind == "numbered" and below.depth == moved.depth
    return end_of(rows, end) if beside else end + 1


def may_go_in(rows: Sequence[Paragraph], start: int, deepest: int) -> bool:
    """Whether the numbered paragraph here can become a sub-paragraph of one before it."""
    moved = rows[start]
    if moved.kind != "numbered" or not start or moved.depth >= deepest:
        return False
    if any(row.kind == "numbered" and row.depth >= deepest for row in rows[start : end_of(rows, start)]):
        return False
    before = next((row for row in reversed(rows[:start]) if row.kind == "numbered"), None)
    return before is not None and before.depth >= moved.depth


def _is_under(row: Paragraph, depth: int) -> bool:
    return row.kind == "bullet" or (row.kind == "numbered" and row.depth > depth)
