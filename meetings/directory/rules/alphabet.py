"""The order of names in a list, which differs from language to language."""

import re

from meetings.core.folding import folded

# An article that stands before a name in lower case is not part of it ("l'ex-République yougoslave de Macédoine" is
# under E); one in capitals is ("El Salvador" is under E).
_ARTICLES = {
    "fr": re.compile(r"^(?:l['’]|le |la |les )"),
    "es": re.compile(r"^(?:el |la |los |las )"),
    "ar": re.compile("^ال"),
}
_PUNCTUATION = re.compile(r"[^\w\s]")


def sort_key(name: str, language: str) -> str:
    """What to compare letter by letter so that names stand as the United Nations list them in that language.

    Chinese names compare by character codes: the order of strokes is not kept here.
    """
    article = _ARTICLES.get(language)
    bare = article.sub("", name) if article else name
    return " ".join(_PUNCTUATION.sub(" ", folded(bare)).split())
