"""Letters that the fonts for printing have a form for. One function says which are missing, to whoever types them, to
whoever publishes them, and to what prints them.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from meetings.core.intake import BLANK

FONTS: Final = Path(__file__).resolve().parents[2] / "static" / "fonts"
_LATIN: Final = "\u024f"  # up to it every font of ours has all
_NEED_NO_FORM = frozenset({"Cc", "Cf", "Zl", "Zp"})  # line ends, marks of direction
_DRAWN_AS_NOTHING: Final = re.compile(f"[{BLANK}\ufdd0-\ufdef\ufffe\uffff]")


def missing(text: Iterable[str], fonts: Path = FONTS) -> list[str]:
    """The letters of the text without a form in any font of the two folders, in order, once each."""
    return sorted(_beyond(_beyond(_written(text), fonts / "print"), fonts / "further"))


def need_further(text: str, fonts: Path = FONTS) -> bool:
    """Whether it has letters that only the further fonts may have, which take time to look at."""
    return bool(_beyond(_written([text]), fonts / "print"))


def _written(text: Iterable[str]) -> set[str]:
    known = {letter for part in text if not part.isascii() for letter in unicodedata.normalize("NFC", part)}
    return {each for each in known if each > _LATIN and not _needs_no_form(each)}


def _needs_no_form(letter: str) -> bool:
    return unicodedata.category(letter) in _NEED_NO_FORM or bool(_DRAWN_AS_NOTHING.match(letter))


def _beyond(letters: set[str], folder: Path) -> set[str]:
    return {each for each in letters if not _among(ord(each), _ranges(folder))} if letters else letters


def _among(code: int, ranges: tuple[list[int], list[int]]) -> bool:
    at = bisect_right(ranges[0], code) - 1
    return at >= 0 and code <= ranges[1][at]


@cache
def _ranges(folder: Path) -> tuple[list[int], list[int]]:
    """The first and the last code points of what a folder of fonts has, as ``script/fonts`` wrote them down."""
    path = folder / "coverage.txt"
    pairs = [line.split("-") for line in path.read_text("ascii").split()] if path.exists() else []
    return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]


def named(letters: Iterable[str], most: int = 5) -> str:
    """Each with its code point and name, for somebody who cannot tell them apart."""
    return ", ".join(f"{each} ({code_and_name(each)})" for each in [*letters][:most])


def code_and_name(letter: str) -> str:
    """``U+1F600 GRINNING FACE``."""
    return f"U+{ord(letter):04X} {unicodedata.name(letter, 'unnamed')}"


def around(text: str, letter: str, most: int = 60) -> str:
    """So many characters of the text at most, with the letter among them."""
    start = max(0, text.find(letter) - most // 2)
    return ("…" if start else "") + text[start : start + most] + ("…" if text[start + most :] else "")
