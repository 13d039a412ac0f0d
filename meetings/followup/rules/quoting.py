"""Whether words are found in a text: what differs only in how it is set (quotes, dashes, spaces, capitals) is the same.

Plain values in and out.
"""

import re
import unicodedata
from typing import Final

from meetings.core.folding import in_plain_signs
from meetings.followup.rules.typed_text import without_marks

_LEFT_OUT: Final = re.compile(r"[\[(]?\s*(?:\.\.\.)\s*[\])]?")
_EDGES: Final = " \t\n\"'.,;:-"
_AROUND: Final = _EDGES.replace(".", "")


def normalised(text: str) -> str:
    """The text in one way of setting it: one kind of quotes, dashes and spaces, small letters."""
    # Before composing as well: NFKC makes a space and a combining accent of a typewriter's apostrophe.
    plain = in_plain_signs(unicodedata.normalize("NFKC", in_plain_signs(without_marks(text))))
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
