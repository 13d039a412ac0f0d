"""Whether words are found in a text: what differs only in how it is set (quotes, dashes, spaces, capitals) is the same.

Plain values in and out.
"""

import re
import unicodedata
from typing import Final

from meetings.followup.rules.typed_text import without_marks

_SAME: Final = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)
_LEFT_OUT: Final = re.compile(r"[\[(]?\s*(?:\.\.\.)\s*[\])]?")
_EDGES: Final = " \t\n\"'.,;:-"
_AROUND: Final = _EDGES.replace(".", "")


def normalised(text: str) -> str:
    """The text in one way of setting it: one kind of quotes, dashes and spaces, small letters."""
    # Before composing as well: NFKC makes a space and a combining accent of a typewriter's apostrophe.
    plain = unicodedata.normalize("NFKC", without_marks(text).translate(_SAME)).translate(_SAME)
    return re.sub(r"\s+", " ", plain).strip().casefold()


def pieces(quote: str) -> list[str]:
    """The parts of a quote between which words are left out ("…" or "[…]"), each normalised; nothing for no words."""
    return [part for found in _LEFT_OUT.split(normalised(quote)) if (part := found.strip(_EDGES))]


def found_in(quote: str, text: str) -> bool:
    """Whether every part of the quote stands in the text, in this order. A quote without words is in no text."""
    whole, at = normalised(text), 0
    parts = pieces(quote)
    for part in parts:
        place = _place(part, whole, at)
        if place < 0:
            return False
        at = place + len(part)
    return bool(parts)


def stands_whole_in(words: str, text: str) -> bool:
    """Whether the text has all the words, one after the other; "…" in them is not taken for words left out."""
    whole = normalised(words).strip(_AROUND)
    if not whole.endswith("..."):
        whole = whole.rstrip(_EDGES)
    return bool(pieces(words)) and _place(whole, normalised(text), 0) >= 0


def _place(part: str, whole: str, start: int) -> int:
    """Where the part begins as whole words, from ``start`` on; -1 where it does not."""
    pattern = re.compile(r"(?<!\w)" + re.escape(part) + r"(?!\w)")
    found = pattern.search(whole, start)
    return found.start() if found else -1
