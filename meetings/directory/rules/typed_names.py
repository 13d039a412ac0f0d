"""What is the same name however people type it."""

import re

from meetings.core.folding import folded, may_be_a_name

_SIGNS = re.compile(r"[^\w\s&]")
_ARTICLE = re.compile(r"^(?:the|la|le|les|l|el|los|las) (?=.)")
_SAID_OTHERWISE = {"and": "&", "et": "&", "y": "&", "e": "&", "st": "saint", "ste": "saint", "sainte": "saint"}


def name_key(text: str) -> str:
    """A name without what people leave out or write otherwise: stops, hyphens, a leading article, "and" for "&".

    Nothing of what is too long for a name.
    """
    if not may_be_a_name(text):
        return ""
    plain = _SIGNS.sub(" ", folded(text).replace(".", "").replace("&", " & "))
    bare = _ARTICLE.sub("", " ".join(plain.split()))
    return " ".join(_SAID_OTHERWISE.get(word, word) for word in bare.split())


def keys_of(name: str) -> set[str]:
    """The keys of a name of record: as a whole, and as far as a parenthesis ("Iran (Islamic Republic of)")."""
    return {key for key in (name_key(name), name_key(name.partition(" (")[0])) if key}
