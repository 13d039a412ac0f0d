"""Letters and the forms that the fonts for printing have for them: which are missing, and which a form stands for."""

import json
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

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
