"""A text as somebody sent it from a word processor, as plain values: paragraphs, tables and notes in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

# What of the file is no part of the text handed back. Whoever shows the text says so.
LeftOut = Literal["deletions", "insertions", "comments", "pictures", "text boxes", "hidden", "symbols"]


@dataclass(frozen=True, slots=True)
class SentNote:
    """A footnote or endnote: its text, and after how many characters of its paragraph its mark stands."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class SentParagraph:
    """One paragraph.

    :param text: a line break in it is a line feed, a tab a tab; what was typed as a number stands in it.
    :param style: what its style is called, such as "Heading 1", "List Paragraph" or "Normal".
    :param heading: 1 to 9 for a heading, 0 for the title of the whole; None for what is none.
    :param level: how deep in a list, 0 for the outermost; None where it is in none.
    :param number: what the word processor prints before it: "3.", "(a)", "ii)", "•"; empty where nothing is.
    """

    text: str
    style: str = "Normal"
    heading: int | None = None
    level: int | None = None
    number: str = ""
    notes: Sequence[SentNote] = ()


@dataclass(frozen=True, slots=True)
class SentTable:
    """A table, row by row; the paragraphs of a cell are lines, and cells that were merged repeat nothing."""

    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class SentText:
    """A whole text; ``left_out`` names what else is in the file. Insertions that were tracked are *in* the text."""

    blocks: Sequence[SentParagraph | SentTable]
    left_out: Sequence[LeftOut] = ()

    @property
    def paragraphs(self) -> list[SentParagraph]:
        """The paragraphs alone."""
        return [block for block in self.blocks if isinstance(block, SentParagraph)]


def to_plain(text: SentText) -> dict[str, Any]:
    """The text as JSON can hold it."""
    return {"blocks": [asdict(block) for block in text.blocks], "left_out": list(text.left_out)}


def from_plain(kept: Mapping[str, Any]) -> SentText:
    """What ``to_plain`` wrote."""
    return SentText([_block(each) for each in kept["blocks"]], kept["left_out"])


def _block(kept: Mapping[str, Any]) -> SentParagraph | SentTable:
    if "rows" in kept:
        return SentTable(kept["rows"])
    return SentParagraph(**{**kept, "notes": [SentNote(**note) for note in kept["notes"]]})
