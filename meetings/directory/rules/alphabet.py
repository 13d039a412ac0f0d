"""The order of names in a list, which differs from language to language.

A rule of our own and not ICU: PyICU has no wheel and would need a compiler and ICU itself on every machine, icu4py
brings 43 MB and no collator, pyuca knows the default order alone, without a language's own letters. What these lists
need is little, and it must be the same on both databases, which is why it is not left to them.
"""

import re
import unicodedata

from meetings.core.folding import folded

# An article that stands before a name in lower case is not part of it ("l'ex-République yougoslave de Macédoine" is
# under E); one in capitals is ("El Salvador" is under E).
_ARTICLES = {
    "fr": re.compile(r"^(?:l['’]|le |la |les )"),
    "es": re.compile(r"^(?:el |la |los |las )"),
    "ar": re.compile("^ال"),
}
_PUNCTUATION = re.compile(r"[^\w\s]")
_LAST = "\u9fff"  # after every letter
# Letters of their own, which follow the one that they look like.
_OF_THEIR_OWN = {
    "es": str.maketrans(dict.fromkeys("ñÑ", f"n{_LAST}")),
    "ru": str.maketrans(dict.fromkeys("йЙ", f"и{_LAST}")),
}


def sort_key(name: str, language: str) -> str:
    """What to compare letter by letter so that names stand as the United Nations list them in that language.

    A letter that the language counts apart has a place of its own, as ñ and й have.
    Chinese names compare by character codes: the order of strokes is not kept here.
    """
    article, own = _ARTICLES.get(language), _OF_THEIR_OWN.get(language)
    composed = unicodedata.normalize("NFC", name)
    bare = article.sub("", composed) if article else composed
    bare = bare.translate(own) if own else bare
    return " ".join(_PUNCTUATION.sub(" ", folded(bare)).split())


def alphabetical(name: str, language: str = "en") -> tuple[str, str, str]:
    """The key by which names stand in a list of that language, the same whatever database holds them.

    Letters first, with those that a language counts apart; names that differ in accents or signs alone by these; so
    that no two names are in one place. Quotation marks do not count.
    """
    composed = unicodedata.normalize("NFC", name)
    return sort_key(composed, language), unicodedata.normalize("NFD", composed.casefold()), name
