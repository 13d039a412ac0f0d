"""Names of people: as they are said, and by which of their words a list sorts them."""

from typing import Final

from meetings.core.folding import folded

_ADDRESSED: Final = frozenset({
    "h", "e", "s", "he", "se", "hh", "hrh", "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "amb",
    "ambassador", "sir", "dame", "lord", "lady", "judge", "rev", "sheikh", "sheikha", "mme", "mlle", "dra", "sra",
    "sr", "srta", "excmo", "excma", "minister", "hon", "madam",
})  # fmt: skip
_PARTICLES: Final = frozenset({
    "al", "el", "as", "az", "ad", "an", "ar", "ash", "at", "bin", "ibn", "ben", "bint", "da", "das", "de", "del",
    "della", "der", "des", "di", "do", "dos", "du", "la", "le", "los", "las", "san", "st", "st.", "ten", "ter",
    "van", "von", "vom", "zu", "zum", "y",
})  # fmt: skip


def said_of(honorific: str | None, name: str) -> str:
    """``H.E. Mr Ahmed Chair``: the name as the person is addressed; an honorific that stands in it stands once."""
    if not honorific or folded(name).startswith(f"{folded(honorific)} "):
        return name
    return f"{honorific} {name}"


def without_address(name: str) -> str:
    """The name without the honorifics before it: two who write them differently may be one person."""
    words = name.replace("H. E.", "H.E.").replace("S. E.", "S.E.").split()
    while len(words) > 1 and _is_address(words[0]):
        del words[0]
    return " ".join(words)


def family_of(name: str, family: str | None = None) -> str:
    """The family name: what is on record; else the words in capitals; else the last word with what belongs before it.

    No rule knows it of every name, so that it can be said.
    """
    if family:
        return family
    words = without_address(name).split()
    loud = [word for word in words if len(word) > 1 and word.isupper() and "." not in word]
    if loud and len(loud) < len(words):
        return " ".join(loud)
    start = len(words) - 1
    while start > 1 and _bare(words[start - 1]) in _PARTICLES:
        start -= 1
    return " ".join(words[max(start, 0) :])


def key_of_name(name: str, family: str | None = None) -> tuple[str, str]:
    """By which a list sorts somebody: the family name, then the whole."""
    return folded(family_of(name, family)), folded(without_address(name))


def _is_address(word: str) -> bool:
    parts = [part for part in folded(word).split(".") if part]
    return all(part in _ADDRESSED for part in parts) and sum(map(len, parts)) > 1  # one letter alone is an initial


def _bare(word: str) -> str:
    return folded(word).rstrip("-'’")
