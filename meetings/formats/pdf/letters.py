"""Letters that the fonts for printing do not have: said before anything is laid out."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

_NEED_NO_FORM = frozenset({"Cc", "Cf", "Zl", "Zp"})  # line ends, marks of direction


def missing(text: Iterable[str], fonts: Path) -> list[str]:
    """The letters of the text without a form in any font of the folder, in order, once each."""
    wanted = {letter for part in text for letter in part if letter > "\u024f"}
    if not wanted:
        return []
    return sorted(each for each in wanted - _forms(fonts) if unicodedata.category(each) not in _NEED_NO_FORM)


@cache
def _forms(fonts: Path) -> frozenset[str]:
    return frozenset(chr(code) for path in fonts.glob("*.ttf") for code in TTFont(path, lazy=True).getBestCmap())


def named(letters: list[str]) -> str:
    """Each with its code point and name, for somebody who cannot tell them apart."""
    return ", ".join(f"{each} (U+{ord(each):04X} {unicodedata.name(each, 'unnamed')})" for each in letters[:5])
