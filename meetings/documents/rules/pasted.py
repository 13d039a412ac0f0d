"""A pasted text as the paragraphs that it seems to have: a proposal, which whoever pasted it takes, mends or leaves.

Blank lines, numbers and bullets part it, whatever program it comes from; a line that has none goes on the one above,
unless that one ended a sentence. From a word processor's file come lines that know their list and heading already.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from meetings.documents.rules.markers import Marker, marker_of
from meetings.documents.vocabulary import ParagraphKind

_PARTED: Final = re.compile(r"\r\n|[\n\r\f\x85\u2029]")
_ENDED: Final = re.compile(r"[.!?;:…][\"”’»)\]]*\s*$")
_DEPTHS: Final = {"figure": 0, "letter": 1, "roman": 2}
SHORT: Final = 90  # letters: longer than that, nothing is taken for a heading
DEEPEST: Final = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of what came: its words, whether it stands apart from the one above, and what is known of it already.

    :param number: what a word processor prints before it, where that is known; it is not in the words.
    :param level: how deep in a list, 0 for the outermost; ``heading``: whether it is one.
    :param row: whether it is a row of a table: words, whatever they look like.
    """

    text: str
    is_apart: bool = False
    number: str = ""
    level: int | None = None
    heading: bool = False
    row: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph that the text seems to have. ``number``: what stood before it; ``path``: that, level by level."""

    text: str
    kind: ParagraphKind
    depth: int = 0
    number: str = ""
    path: tuple[str, ...] = ()


def lines_of(text: str) -> list[Line]:
    """A pasted text line by line; empty ones part what is around them. A break within a paragraph stays one."""
    found: list[Line] = []
    is_apart = False
    for raw in _PARTED.split(text):
        line = re.sub(r"[\v\u2028]", "\n", raw).strip(" \u00a0\n")
        if not line.strip():
            is_apart = True
        else:
            found.append(Line(line.rstrip(), is_apart))
            is_apart = False
    return found


def parts_of(lines: Sequence[Line], plain: ParagraphKind = "text", depth: int = 0) -> list[Part]:
    """The paragraphs that these lines seem to be.

    :param plain: what a paragraph is that has neither number nor bullet, where the text has no figures; ``depth``: its.
    """
    marked = list(_marked(lines))
    figures = any(marker and marker.family == "figure" for _line, marker, _apart in marked)
    kind: ParagraphKind = "text" if figures and plain in ("numbered", "bullet") else plain
    level = depth if kind == plain else 0
    found: list[Part] = []
    levels: dict[int, str] = {}
    for place, (line, marker, is_apart) in enumerate(marked):
        if marker is None and found and not is_apart and not line.heading:
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n{line.text}")
            continue
        part = _part(line, marker, levels, goes_on=place + 1 < len(marked), figures=figures)
        found.append(part or Part(line.text.strip(), kind, level))
    return [replace(each, text=each.text.strip()) for each in found if each.text.strip() or each.number]


def is_several(parts: Sequence[Part]) -> bool:
    """Whether there is something to propose: several paragraphs, or one that brings its own number."""
    return len(parts) > 1 or any(part.number for part in parts)


def _marked(lines: Sequence[Line]) -> Iterator[tuple[Line, Marker | None, bool]]:
    """Each line without its number, that number, and whether it begins a paragraph."""
    last: Marker | None = None
    above = ""
    counted = any(line.text.lstrip().startswith("II.") for line in lines)
    for line in lines:
        marker = _marker(line, last, above, counted=counted)
        text = line.text[marker.length :] if marker is not None and not line.number else line.text
        if marker is not None and marker.family in ("letter", "roman", "figure"):
            last = marker
        yield replace(line, text=text), marker, line.is_apart or line.heading or _begins(above, text)
        above = text


def _marker(line: Line, last: Marker | None, above: str, *, counted: bool) -> Marker | None:
    if line.row:
        return None
    opens = above.rstrip().endswith(":")
    if line.number:  # a word processor's own list
        known = marker_of(f"{line.number}\t", last, opens=opens)
        return known or Marker("figure", line.number, (line.number.strip("().[] "),))
    found = marker_of(line.text, last, opens=opens)
    if found is not None and found.family == "capital" and not _counts(found, line, counted=counted):
        return None  # "J. Smith"
    return found


def _counts(marker: Marker, line: Line, *, counted: bool) -> bool:
    """Whether a capital before a line is a number: of a heading, or of paragraphs that are counted I, II, III."""
    rest = line.text[marker.length :].strip()
    is_short = len(rest) <= SHORT and not _ENDED.search(rest)
    return is_short or (counted and not set(marker.parts[-1]) - set("IVXL"))


def _begins(above: str, text: str) -> bool:
    """Whether a line without a number begins a paragraph: after the end of a sentence, with a capital."""
    return bool(_ENDED.search(above)) and text[:1].isupper()


def _part(line: Line, marker: Marker | None, levels: dict[int, str], *, goes_on: bool, figures: bool) -> Part | None:
    """What a line with a number or a bullet is, or a heading; None for plain words."""
    text = line.text.strip()
    if line.row:
        return None
    if line.heading or _is_heading(text, marker, goes_on, figures=figures):
        return Part(text, "heading", number=marker.shown if marker else "")
    if marker is None:
        return None
    if marker.family in ("bullet", "preamble"):
        return Part(text, "bullet" if marker.family == "bullet" else "preamble", number=marker.shown)
    several = len(marker.parts) > 1
    natural = len(marker.parts) - 1 if several else _DEPTHS.get(marker.family, 0)
    depth = min(max(natural, line.level or 0), DEEPEST)
    for level in [each for each in levels if each >= depth]:
        del levels[level]
    if several:
        levels.clear()
        levels.update(enumerate(marker.parts[:-1]))
    levels[depth] = marker.parts[-1] if marker.parts else ""
    path = tuple(str(int(each)) if each.isdecimal() else each for _level, each in sorted(levels.items()) if each)
    return Part(text, "numbered", depth, marker.shown, path)


def _is_heading(text: str, marker: Marker | None, goes_on: bool, *, figures: bool) -> bool:
    """A short line of capitals, or after a capital or Roman number, or before numbered paragraphs; never the last."""
    if not goes_on or len(text) > SHORT or not text or _ENDED.search(text) or text.endswith(","):
        return False
    if marker is not None:
        return marker.family == "capital"
    has_words = any(each.isalpha() for each in text)
    return has_words and text[:1].isupper() and (text == text.upper() or figures)
