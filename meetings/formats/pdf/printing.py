"""Print in a process of its own, whose time, memory and output are limited: whatever goes wrong there stays there."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from meetings.core.letters import need_further
from meetings.formats.limited import starting
from meetings.formats.pdf.manuscript import Manuscript

Reason = Literal["time", "memory", "outside", "size", "unprintable", "stopped"]
Progress = Callable[[str, int], None]
IN_WORDS: Final[dict[Reason, str]] = {
    "time": "It took too long to print.",
    "memory": "It needed too much memory to print.",
    "outside": "It asked for something outside this document",
    "size": "It is too long to print.",
    "unprintable": "It cannot be printed",
    "stopped": "The printing was stopped; asking again starts it anew.",
}


@dataclass(frozen=True, slots=True)
class Limits(starting.Limits):
    """What one file may cost.

    :param memory: the process takes about 350 MB of it before the first page.
    :param pages: at most so many, or as many as there are.
    """

    memory: int = 1200 << 20
    cpu: int = 180
    wall: int = 300
    output: int = 64 << 20
    pages: int | None = 1500


LIMITS: Final = Limits()


class NotPrinted(Exception):
    """There is no file. Its text tells a person why; ``reason`` tells a program."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        self.reason: Reason = reason
        self.detail = detail
        told = IN_WORDS[reason]
        super().__init__(f"{told}: {detail}" if detail and not told.endswith(".") else told)


def printed(
    manuscript: Manuscript, *, static: Path, limits: Limits = LIMITS, on_progress: Progress | None = None
) -> bytes:
    """The manuscript as a PDF.

    :param static: the folder whose fonts, print styles and pictures are used.
    :param on_progress: told ("layout", page) for each page laid out and ("drawing", pages) once; a long document may be
        laid out more than once, to know its own page numbers.
    :raises NotPrinted: when it cannot be made within the limits, or asks for what it may not have.
    """
    fonts = static.resolve() / "fonts" / ("further" if need_further(manuscript.html, static / "fonts") else "print")
    surroundings = {"FONTCONFIG_FILE": str(fonts / "fonts.conf")}
    if "DYLD_FALLBACK_LIBRARY_PATH" in os.environ:  # where macOS keeps Pango
        surroundings["DYLD_FALLBACK_LIBRARY_PATH"] = os.environ["DYLD_FALLBACK_LIBRARY_PATH"]
    try:
        return starting.made_by(
            "meetings.formats.pdf.press",
            [str(fonts.parent.parent)],
            manuscript.to_bytes(),
            limits,
            surroundings=surroundings,
            on_line=lambda line: _is_progress(line, on_progress),
        )
    except starting.Ended as ended:
        reason: Reason = next((known for known in IN_WORDS if known == ended.reason), "unprintable")
        raise NotPrinted(reason, ended.detail) from None


def _is_progress(line: str, on_progress: Progress | None) -> bool:
    """Whether a line of the process is its progress, which is told on."""
    kind, _, number = line.partition(" ")
    is_progress = kind in ("layout", "drawing") and number.isdecimal()
    if is_progress and on_progress:
        on_progress(kind, int(number))
    return is_progress
