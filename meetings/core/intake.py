"""Text as it is taken in, wherever it comes from: forms, tables, commands, seeds, addresses. Plain values in and out.

Line breaks of every kind are line breaks, and a space where a field has one line. Word's own hyphens become those of
Unicode. What nobody sees leaves: control characters, noncharacters, halves of surrogate pairs, marks of width and of
direction. What a script needs stays: joiners within words of Arabic or of India and in emoji, and, in running text with
letters that run from right to left, its marks of direction where they are closed again. What then shows nothing is
nothing at all.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Final

_BREAKS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# What programs put in place of signs: Word its hyphens, its fonts of pictures (in the private area) bullets and arrows.
_MEANT: Final = str.maketrans(
    {
        "\x1e": "\u2011", "\x1f": None, "\xad": None,
        "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0fe": "☑", "\uf0a8": "□", "\uf0e0": "→",
    }
)  # fmt: skip
# Letters and marks that are drawn as nothing, whatever their category.
BLANK: Final = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNUSUAL_BREAKS: Final = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_WORDS_HYPHENS: Final = str.maketrans({"\x1e": "\u2011", "\x1f": None, "\u2800": " "})
_NO_CHARACTER: Final = "\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(n * 0x10000 + 0xFFFE)}{chr(n * 0x10000 + 0xFFFF)}" for n in range(1, 17)
)
_UNDRAWN: Final = re.compile(f"[\x00-\x08\v-\x1f\x7f-\x9f\u2028\u2029\u2800{_NO_CHARACTER}]")
_VISIBLE: Final = re.compile(rf"[^\s{BLANK}]")
_ENDS: Final = "".join(sign for sign in map(chr, range(0x10000)) if sign.isspace()) + "\u2800\u3164\uffa0"
_SPACES: Final = re.compile(r"\s+")
_MOST_MARKS: Final = 30  # on one letter, as in the stream-safe format of Unicode; no language has as many
_SHOWN: Final = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")  # drawn, though marks
_FLAG: Final = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f")  # Scotland, Wales
_ARABIC: Final = "\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_JOINED: Final = f"{_ARABIC}\u0900-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1bff\ua800-\uaaff\U00011000-\U000118ff"
_JOINERS: Final = re.compile(f"(?<=[{_JOINED}])\u200c(?=[{_JOINED}])|(?<=[{_JOINED}])\u200d")
_PICTURE: Final = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
_GLUE: Final = re.compile(f"(?<=[{_PICTURE}\ufe0f])\u200d(?=[{_PICTURE}])")
_DIRECTIONS: Final = "\u061c\u200e\u200f\u2066\u2067\u2068\u2069"
_OPENS: Final = "\u2066\u2067\u2068"
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def without_controls(text: str) -> str:
    """Text that was kept before it was taken in so: a vertical tab for each line break that paper would not make.

    Only what no font could draw is touched, so that every other text stays as it is.
    """
    if not _UNDRAWN.search(text):
        return text
    return _UNDRAWN.sub(
        lambda sign: "\v" if sign[0] == "\v" else "", _UNUSUAL_BREAKS.sub("\v", text).translate(_WORDS_HYPHENS)
    )


def one_line(text: str) -> str:
    """A name, a title, or whatever stands in one line: line breaks and tabs are a space, marks of direction leave."""
    if text.isascii() and text.isprintable():
        return text.strip(" ")
    return _seen(_SPACES.sub(_without_breaks, _plain(text, lambda _line: "")))


def _without_breaks(spaces: re.Match[str]) -> str:
    """One space from the first line break or tab on, with the spaces before it."""
    run = spaces[0]
    kept = re.split("[\n\t]", run, maxsplit=1)[0]
    return run if kept == run else f"{kept.rstrip(' ')} "


def running_text(text: str) -> str:
    """Text of several lines, which end in one way; no space at the ends of the whole."""
    if text.isascii() and text.isprintable():
        return text.strip(" ")
    return _seen(_plain(text, _directions_kept))


def _seen(text: str) -> str:
    """Without blanks at its ends; nothing where nothing of it can be seen."""
    return text.strip(_ENDS) if _VISIBLE.search(text) else ""


def _plain(text: str, directions: Callable[[str], str]) -> str:
    """:param directions: which of these marks a line may keep."""
    lines = _BREAKS.sub("\n", text).translate(_MEANT).split("\n")
    return unicodedata.normalize("NFC", _few_marks("\n".join(_line(line, directions(line)) for line in lines)))


def _few_marks(text: str) -> str:
    """Without the marks that nobody could see on one letter: to put a hundred thousand in order takes a minute."""
    return text if text.isascii() else _stacked().sub(r"\1", text)


@cache
def _stacked() -> re.Pattern[str]:
    marks = "".join(sign for sign in map(chr, range(0x20000)) if unicodedata.combining(sign))
    return re.compile(f"([{marks}]{{{_MOST_MARKS}}})[{marks}]+")


def _line(line: str, directions: str) -> str:
    if line.isprintable():
        return line
    needed = {place for rule in (_JOINERS, _GLUE) for found in rule.finditer(line) for place in range(*found.span())}
    needed |= {place for found in _FLAG.finditer(line) for place in range(*found.span())}
    return "".join(
        letter for place, letter in enumerate(line) if place in needed or letter in directions or not _leaves(letter)
    )


def _leaves(letter: str) -> bool:
    """Whether it is a control, a mark nobody sees, half a pair, or no character at all."""
    kind = unicodedata.category(letter)
    if kind == "Cn":
        return "\ufdd0" <= letter <= "\ufdef" or ord(letter) & 0xFFFE == 0xFFFE
    return letter == "\ufffc" or (kind in ("Cc", "Cf", "Cs") and letter != "\t" and not _SHOWN.match(letter))


def _directions_kept(line: str) -> str:
    """The marks of direction in a line with letters from right to left, unless one of them is left open."""
    if not _RIGHT_TO_LEFT.search(line):
        return ""
    depth = 0
    for letter in line:
        depth += (letter in _OPENS) - (letter == "\u2069")
        if depth < 0:
            break
    return "\u061c\u200e\u200f" if depth else _DIRECTIONS
