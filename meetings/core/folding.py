"""Search compares folded text: one column, LIKE, and no index that could leak what is embargoed.

What people type and what print sets differ in apostrophes, dashes and spaces, in accents and in letters that a keyboard
lacks: each has one plain form here, so that either finds the other.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from meetings.core.intake import BLANK

_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
APOSTROPHES: Final = "'`´‘’‚‛′‵ʹʻʼʽʾʿˈˊˋ՚׳ꞌꞋ"
QUOTES: Final = '"“”„‟«»″‶〃״'
DASHES: Final = "-‐‑‒–—―−⁃\x1e"
# Letters that are not a plain one with a mark: the form in which people type them who cannot.
_PLAIN: Final = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ȷ": "j", "ŋ": "ng", "ħ": "h",
    "ŧ": "t", "ĸ": "q", "ß": "ss", "ƀ": "b", "ɓ": "b", "ƈ": "c", "ȼ": "c", "ɖ": "d", "ɗ": "d", "ƌ": "d", "ə": "e",
    "ǝ": "e", "ɛ": "e", "ɇ": "e", "ƒ": "f", "ǥ": "g", "ɠ": "g", "ɣ": "g", "ɨ": "i", "ɩ": "i", "ɉ": "j", "ƙ": "k",
    "ƚ": "l", "ɫ": "l", "ɬ": "l", "ɲ": "n", "ƞ": "n", "ɔ": "o", "ɵ": "o", "ƥ": "p", "ɍ": "r", "ʃ": "sh", "ʈ": "t",
    "ƭ": "t", "ƫ": "t", "ⱦ": "t", "ʉ": "u", "ʊ": "u", "ʋ": "v", "ɏ": "y", "ƴ": "y", "ƶ": "z", "ȥ": "z", "ʒ": "z",
    "ⱥ": "a", "ɑ": "a", "ʔ": "'", "ꜣ": "'", "ꜥ": "'",
}  # fmt: skip
_SIGNS: Final = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(QUOTES, '"') | dict.fromkeys(DASHES, "-")
    | dict.fromkeys("\u2800\u3164\uffa0", " ")
)  # fmt: skip
_LETTERS: Final = str.maketrans(_PLAIN)
_UNSEEN: Final = frozenset({"Cf", "Cc", "Cs", "Me"})
LONGEST_NAME: Final = 500  # characters; nobody and nothing on record is called by more
_NOTHING: Final = re.compile(f"[{BLANK}]")


def folded(text: str) -> str:
    """The text without accents, case and doubled spaces, Arabic letter forms unified, signs as a keyboard has them."""
    if text.isascii() and text.isprintable():
        return re.sub(" +", " ", in_plain_signs(text).lower()).strip()
    return re.sub(r"\s+", " ", _plain(text)).strip()


def may_be_a_name(text: str) -> bool:
    """Whether a text is short enough to be looked up: asked before it is folded or compared with what is on record."""
    return len(text) <= LONGEST_NAME


def _plain(text: str) -> str:
    """The same with its spaces as they are: letter by letter, so that parts may be folded one by one."""
    decomposed = unicodedata.normalize("NFKD", in_plain_signs(text).translate(_ARABIC))
    plain = "".join(each for each in decomposed if each.isascii() or not _is_left_out(each))
    return in_plain_signs(plain.casefold()).translate(_LETTERS)


@lru_cache(4096)
def _letter(letter: str) -> str:
    return _plain(letter)


def places(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where the text says these folded words, as slices of the text as it is written, in order; none overlap."""
    letters = [_letter(each) for each in text]
    plain, written = "".join(letters), [place for place, each in enumerate(letters) for _letter in each]
    found = [
        (written[each.start()], written[each.end() - 1] + 1)
        for word in words
        if word
        for each in re.finditer(re.escape(word), plain)
    ]
    merged: list[tuple[int, int]] = []
    for start, after in sorted(found):
        end = after
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def in_plain_signs(text: str) -> str:
    """The text with one kind of apostrophe, of quotation mark and of dash."""
    return text.translate(_SIGNS)


def _is_left_out(letter: str) -> bool:
    if letter.isspace():
        return False
    return bool(unicodedata.combining(letter) or unicodedata.category(letter) in _UNSEEN or _NOTHING.match(letter))


def like(text: str) -> str:
    """A LIKE pattern (escape character ``\\``) that finds the folded text anywhere."""
    safe = folded(text).replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return f"%{safe}%"
