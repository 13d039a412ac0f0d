"""Numbers of paragraphs: a path without language, such as ("6", "a"), and how each language writes it.

A path starts with a word in small letters where the text prints no number at all: ("pp", "1") is the first paragraph
of a preamble, ("h", "2") the second heading, ("t", "3") the third text without a number.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _

DEEPEST: Final = 3  # of a text as it was printed elsewhere; at our desk, ``actions.DEEPEST_TYPED``
POINT: Final = 2  # parts of the path of a point: the paragraph that opens the list, and its place in it
_UNPRINTED: Final = ("pp", "h", "t")
_NAMED: Final = {"en": "PP", "fr": "préambule", "es": "preámbulo"}
_ROMAN: Final = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PART: Final = re.compile(
    r"\s*(?:(?:annexe?|anexo)\s*([ivxlc]+|\d+)\s*,?|([0-9]+(?:\s?bis|\s?ter)?|[a-z]{1,8})"
    r"|[\[(]\s*([0-9a-z]{1,8})\s*[\])])\s*[.,]?",
    re.I,
)


def anchor(path: Sequence[str]) -> str:
    """The paragraph's address on the page: ``p-6-a``. The same in every language, and for ever once published."""
    return "-".join(("p", *(re.sub(r"[^a-z0-9]+", "", part.lower()) for part in path)))


def label(path: Sequence[str], language: str = "en", *, editorial: bool = False) -> str:
    """The number as the language writes it: "6 (a)" in English, "6 a)" in French and Spanish.

    :param editorial: the text prints no number at this level; ours stands in square brackets.
    """
    unprinted = len(path) == 2 and path[0] in _UNPRINTED  # a list may well have a point (h) or (t)
    if not path or (unprinted and path[0] == "h"):
        return ""
    if unprinted:
        name = _NAMED.get(language, _NAMED["en"]) + " " if path[0] == "pp" else ""
        return f"[{name}{path[1]}]"
    first, *rest = path
    if first.startswith("annex"):
        number = first.removeprefix("annex").upper()
        name = {"fr": "annexe", "es": "anexo"}.get(language, "annex")
        return f"{name} {number}, {label(rest, language, editorial=editorial)}" if rest else f"{name} {number}"
    parts = [first, *(f"{part})" if language in ("fr", "es") else f"({part})" for part in rest)]
    if editorial:
        parts[-1] = f"[{path[-1]}]"
    return " ".join(parts)


def point_of(path: Sequence[str], kind: str) -> str | None:
    """The anchor of the point a bullet is, or stands below; None for what is no bullet.

    A text that sets out points without numbers, such as a list of Highlights, counts itself by them.
    """
    return anchor(path[:POINT]) if kind == "bullet" and len(path) >= POINT else None


def parsed(text: str) -> list[str]:
    """A number as people write it: "15(f)", "6 (a)", "6 a)", "Annex II, 8", "p-15-f" or "15-f".

    :raises Invalid: for anything else.
    """
    plain = text.strip().lower().removeprefix("para.").removeprefix("paragraph").strip().removeprefix("p-")
    parts, at = [], 0
    for found in _PART.finditer(plain.replace("-", " ").replace(")", ") ")):
        if found.start() != at and plain[at : found.start()].strip(" )"):
            break
        annex, bare, bracketed = found.groups()
        parts.append(f"annex{annex}" if annex else "".join((bare or bracketed).split()))
        at = found.end()
    rest = plain.replace("-", " ").replace(")", ") ")[at:].strip(" )")
    if not parts or rest or len(parts) > DEEPEST + 2:
        raise Invalid(_("Give a paragraph by its number, such as 47, 15 (f) or Annex II, 8."))
    return parts


def numbered(paragraphs: Iterable[tuple[str, int]]) -> list[tuple[list[str], bool]]:
    """Number paragraphs by themselves, from the kind and the depth of each, in order.

    :returns: for each its path, and whether the number is editorial.
    """
    counts: dict[str, int] = {}
    levels = [0] * (DEEPEST + 1)
    bullets = 0
    found = []
    for kind, depth in paragraphs:
        if kind == "numbered":
            level = min(depth, next((i for i, count in enumerate(levels) if not count), DEEPEST))
            levels[level] += 1
            levels[level + 1 :] = [0] * (DEEPEST - level)
            bullets = 0
            found.append(([_written(count, i) for i, count in enumerate(levels[: level + 1])], False))
        elif kind == "bullet" and levels[0]:
            bullets += 1
            above = [_written(count, i) for i, count in enumerate(levels) if count]
            found.append(([*above, str(bullets)], True))
        else:
            word = {"preamble": "pp", "heading": "h"}.get(kind, "t")
            counts[word] = counts.get(word, 0) + 1
            found.append(([word, str(counts[word])], True))
    return found


def _written(count: int, level: int) -> str:
    """A number, then (a), then (i), then (a) again: a figure there would be taken for a bullet's beside it."""
    if level in (1, 3):
        return _letters(count)
    return _roman(count) if level == 2 else str(count)


def _letters(count: int) -> str:
    """1 is a, 26 is z, 27 is aa: as lists of the United Nations go on."""
    text = ""
    while count:
        count, left = divmod(count - 1, 26)
        text = chr(ord("a") + left) + text
    return text


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        while count >= value:
            text, count = text + sign, count - value
    return text
