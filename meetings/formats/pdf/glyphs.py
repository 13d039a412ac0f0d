"""Letters and the forms that the fonts for printing have for them: which are missing, and which a form stands for."""

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from meetings.formats.pdf.manuscript import STATIC

FONTS: Final = STATIC / "fonts"
_LATIN: Final = "\u024f"  # up to it every font of ours has all
_NEED_NO_FORM = frozenset({"Cc", "Cf", "Zl", "Zp"})  # line ends, marks of direction
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def missing(text: Iterable[str], fonts: Path = FONTS) -> list[str]:
    """The letters of the text without a form in any font of the two folders, in order, once each."""
    return sorted(_beyond(_beyond(_written(text), fonts / "print"), fonts / "further"))


def need_further(text: str, fonts: Path = FONTS) -> bool:
    """Whether it has letters that only the further fonts may have, which take time to look at."""
    return bool(_beyond(_written([text]), fonts / "print"))


def _written(text: Iterable[str]) -> set[str]:
    known = {letter for part in text if not part.isascii() for letter in unicodedata.normalize("NFC", part)}
    return {each for each in known if each > _LATIN and unicodedata.category(each) not in _NEED_NO_FORM}


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


def are_stacked(text: str) -> bool:
    """Whether it has letters that are drawn above, below or before one another, as those of India and its east.

    A program that reads a PDF puts them together in the order of their places; so the words are told beside them. Not
    in a line that has Arabic or Hebrew too, which such a program would then turn round.
    """
    if text.isascii() or any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        return False
    return any("\u0900" <= letter <= "\u109f" or "\u1780" <= letter <= "\u18af" for letter in text)


def named(letters: list[str]) -> str:
    """Each with its code point and name, for somebody who cannot tell them apart."""
    return ", ".join(f"{each} (U+{ord(each):04X} {unicodedata.name(each, 'unnamed')})" for each in letters[:5])


def around(text: str, letter: str, most: int = 60) -> str:
    """So many characters of the text at most, with the letter among them."""
    start = max(0, text.find(letter) - most // 2)
    return ("…" if start else "") + text[start : start + most] + ("…" if text[start + most :] else "")


class StandsFor(dict[int, str]):
    """What the forms used of a font stand for, letter by letter.

    WeasyPrint asks Pango, which tells only of clusters: of a letter and the mark above it the one would stand for both
    and the other for nothing, wherever else it is used.
    """

    def __init__(self, known: dict[int, str]) -> None:
        super().__init__()
        self.known = known

    def __setitem__(self, form: int, cluster: str) -> None:
        """A form is used for the first time, in a cluster of these letters."""
        super().__setitem__(form, self.known.get(form, cluster))


def tell_apart(font: Any, fonts: Path) -> None:
    """Have a font of WeasyPrint's tell letters from marks, where we know them apart."""
    known = _told(font.family, fonts)
    if known and not isinstance(font.to_unicode, StandsFor):
        font.to_unicode = StandsFor(known)


@cache
def _told(family: str, fonts: Path) -> dict[int, str]:
    path = fonts / f"{family.replace(' ', '')}.letters.json"
    return {int(form): told for form, told in json.loads(path.read_text("utf-8")).items()} if path.exists() else {}
