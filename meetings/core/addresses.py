"""An address made from words: small letters of English, digits and hyphens, for ever."""

import re
import unicodedata

from anyascii import anyascii

from meetings.core.folding import folded

_VOWELS_UNWRITTEN = frozenset({"R", "AL"})  # by the direction of their letters: Arabic, Hebrew and their kin
_SYLLABLE = re.compile("[\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]")


def address_of(words: str, most: int) -> str:
    """The words as an address of so many characters at most, cut between two of them.

    Latin letters lose their marks (Łódź is lodz), Greek, Cyrillic and most other scripts are written in Latin ones.
    Scripts that leave vowels out would give what nobody can read: of words in them nothing is made, and whoever types
    them is asked instead.

    :returns: nothing where the words do not give an address.
    """
    composed = unicodedata.normalize("NFC", words)
    left_out = any(unicodedata.bidirectional(letter) in _VOWELS_UNWRITTEN for letter in composed)
    plain = folded("".join(map(_in_latin, composed))).replace("'", " ")
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if left_out and not re.search("[a-z]", whole):
        return ""
    if len(whole) < most:
        return whole
    return whole[:most].rpartition("-")[0] or whole[:most]


def _in_latin(letter: str) -> str:
    if letter.isascii() or not (letter.isalpha() or unicodedata.category(letter).startswith("M")):
        return letter
    if unicodedata.bidirectional(letter) in _VOWELS_UNWRITTEN:
        return " "
    if unicodedata.name(letter, "").startswith("LATIN"):
        return letter
    if unicodedata.combining(letter):
        return ""
    written = re.sub("[^A-Za-z]", "", anyascii(letter))
    return f" {written} " if _SYLLABLE.match(letter) else written
