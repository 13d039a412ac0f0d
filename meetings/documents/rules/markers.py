"""What stands before a paragraph that somebody pasted: "1.", "(a)", "ii)", "2.1", "OP3", "IV." or a bullet."""

import re
from dataclasses import dataclass
from typing import Final, Literal

# figures 1, letters (a), small Roman numbers (i), capitals A. and I. before headings, bullets, and the two kinds of
# paragraphs of a resolution as its drafts name them: PP1 and OP1
Family = Literal["figure", "letter", "roman", "capital", "bullet", "preamble"]

_BULLETS: Final = "•·▪■◦●○‣⁃∙➢►✓\u2043\uf0b7\uf0a7\uf0d8\uf076"
_GAP: Final = r"(?:[ \u00a0\u2007\u202f]*\t\s*|[ \u00a0\u2007\u202f]+|$)"
_FORMS: Final[tuple[tuple[Family, str], ...]] = (
    ("bullet", rf"[{_BULLETS}]\s*"),
    ("bullet", rf"(?:[-–—*]|[o§](?=\t)){_GAP}"),
    ("preamble", rf"(?:PP|pp)\s?\d{{0,3}}[.:]?{_GAP}"),
    ("figure", rf"(?:OP|op)\s?(?P<op>\d{{1,3}})[.:]?{_GAP}"),
    ("figure", rf"[(\[]?(?P<figure>\d{{1,3}})(?:[.)\]]\)?|(?=\t)){_GAP}"),
    ("figure", rf"(?P<deep>\d{{1,3}}(?:\.\d{{1,3}}){{1,3}})(?:\.|(?=\t)){_GAP}"),
    ("letter", rf"[(\[](?P<letter>[a-z]{{1,2}})[)\]]{_GAP}"),
    ("letter", rf"(?P<half>[a-z]{{1,2}})(?:\)|\.(?=\s)){_GAP}"),
    ("roman", rf"[(\[]?(?P<roman>[ivxl]{{2,7}})(?:[)\]]|\.(?=\s)){_GAP}"),
    ("capital", rf"(?P<capital>[IVXL]{{1,6}}|[A-Z])\.{_GAP}"),
)
_PATTERNS: Final = tuple((family, re.compile(r"\s*" + form)) for family, form in _FORMS)
_DIGITS: Final = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Marker:
    """A number or a bullet. ``parts``: its number, level by level where it says several; ``length``: in letters."""

    family: Family
    shown: str
    parts: tuple[str, ...] = ()
    length: int = 0

    @property
    def value(self) -> int:
        """Which of its list it is; 0 where it cannot be told."""
        last = self.parts[-1] if self.parts else ""
        if self.family == "figure":
            return int(last) if last.isdecimal() else 0
        return roman(last) if self.family == "roman" else letters(last)


def letters(text: str) -> int:
    """The place of "a", "z", "aa" and "bb": 1, 26, 27, 28; as lists of letters go on both ways."""
    if not text or not text.isascii() or not text.isalpha():
        return 0
    if len(text) == 2 and text[0] == text[1]:
        return 26 + ord(text[0]) - ord("a") + 1
    value = 0
    for each in text:
        value = value * 26 + ord(each) - ord("a") + 1
    return value


def roman(text: str) -> int:
    """The value of a small Roman number; 0 for what is none."""
    if not text or set(text) - _DIGITS.keys():
        return 0
    values = [_DIGITS[each] for each in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def marker_of(line: str, before: "Marker | None" = None, *, opens: bool = False) -> Marker | None:
    """What stands before a line, if anything does. "(i)" is the letter after (h), or the first of a list below.

    :param before: the last letter or Roman number above it.
    :param opens: whether the line above it ends with a colon, so that a list begins here.
    """
    for family, pattern in _PATTERNS:
        found = pattern.match(line)
        if found is None:
            continue
        named = next((value for value in found.groupdict().values() if value), "")
        parts = tuple(named.split(".")) if named else ()
        marker = Marker(family, found[0].strip(), parts, found.end())
        return _letter_or_roman(marker, before, opens=opens) if family in ("letter", "roman") else marker
    return None


def _letter_or_roman(marker: Marker, before: Marker | None, *, opens: bool) -> Marker:
    text = marker.parts[-1]
    as_letter = Marker("letter", marker.shown, marker.parts, marker.length)
    as_roman = Marker("roman", marker.shown, marker.parts, marker.length)
    number = roman(text)
    if not number:
        return as_letter
    if before is not None and before.family == "roman" and number == before.value + 1:
        return as_roman
    if before is not None and before.family == "letter" and letters(text) == before.value + 1 and not opens:
        return as_letter
    return as_roman if number == 1 or len(text) > 1 else as_letter
