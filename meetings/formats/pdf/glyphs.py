"""Letters and the forms that the fonts for printing have for them: what a form stands for."""

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def are_stacked(text: str) -> bool:
    """Whether it has letters that are drawn above, below or before one another, as those of India and its east.

    A program that reads a PDF puts them together in the order of their places; so the words are told beside them. Not
    in a line that has Arabic or Hebrew too, which such a program would then turn round.
    """
    if text.isascii() or any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        return False
    return any("\u0900" <= letter <= "\u109f" or "\u1780" <= letter <= "\u18af" for letter in text)


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
