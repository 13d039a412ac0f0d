"""What a text says around the words that were looked for, with these marked."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from meetings.core.folding import places

WHOLE: Final = 400  # letters of a text that is shown as it is
AROUND: Final = 110  # letters before and after a word, of a longer one
LEFT_OUT: Final = "…"


class Piece(NamedTuple):
    """A part of an excerpt, and whether it is what was looked for."""

    text: str
    is_found: bool = False


def excerpt(text: str, words: Sequence[str]) -> list[Piece]:
    """The text with the words marked; of a long one what stands around the first place of each.

    :param words: folded.
    """
    plain = " ".join(text.split())
    marked, pieces, last = places(plain, words), list[Piece](), 0
    for start, end in _windows(plain, words) if len(plain) > WHOLE else [(0, len(plain))]:
        if start > last:
            pieces.append(Piece(f" {LEFT_OUT} " if last else f"{LEFT_OUT} "))
        pieces += _cut(plain, start, end, marked)
        last = end
    return [*pieces, Piece(f" {LEFT_OUT}")] if last < len(plain) else pieces


def _windows(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where to look, in order and apart, from the beginning of a word to the end of one; the beginning without any."""
    firsts = sorted(found[0] for word in words if (found := places(text, [word]))) or [(0, 0)]
    windows: list[tuple[int, int]] = []
    for start, end in firsts:
        before, after = max(0, start - AROUND), min(len(text), end + AROUND)
        before = text.find(" ", before, start) + 1 or before if before else 0
        cut = text.rfind(" ", end, after) if after < len(text) else after
        after = cut if cut > end else after
        if windows and before <= windows[-1][1] + 1:
            windows[-1] = (windows[-1][0], max(after, windows[-1][1]))
        else:
            windows.append((before, after))
    return windows


def _cut(text: str, start: int, end: int, marked: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    at = start
    for first, after in marked:
        if first >= end or after <= at:
            continue
        if first > at:
            yield Piece(text[at:first])
        yield Piece(text[max(first, at) : min(after, end)], is_found=True)
        at = min(after, end)
    if at < end:
        yield Piece(text[at:end])
