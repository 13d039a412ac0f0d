"""What people typed, without what nobody sees: two spellings that look alike are the same, and signs alone say nothing.

Plain values in and out.
"""

import unicodedata
from typing import Final

# Letters by their category that are drawn as nothing.
_BLANK: Final = frozenset("\u115f\u1160\u3164\uffa0")


def without_marks(text: str) -> str:
    """The text without characters that only steer how others are set (Unicode category Cf)."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def visible(text: str) -> str:
    """The text as it looks: composed, without invisible characters, one space between words."""
    return " ".join(without_marks(unicodedata.normalize("NFC", text)).split())


def says_something(text: str | None) -> bool:
    """Whether there is a letter or a digit in it that one can see."""
    return any(letter.isalnum() and letter not in _BLANK for letter in text or "")
