"""Words of the query string, taken in as every text is; and a query string of nothing but what a page reads."""

from collections.abc import Collection
from typing import Final
from urllib.parse import urlencode

from flask import Request, request
from werkzeug.datastructures import ImmutableMultiDict

from meetings.core.intake import one_line
from meetings.core.languages import CATALOGUES

LANGUAGE: Final = "lang"  # which every page reads
_LONGEST: Final = 100  # letters of a word


def asked(name: str) -> str:
    """A word of the query string, taken in as one line."""
    return cleaned(request.args.get(name, ""))


def cleaned(word: str) -> str:
    """The word as one line, of at most a hundred letters."""
    return one_line(word)[:_LONGEST].rstrip()


def narrow(visit: Request, names: Collection[str]) -> None:
    """Leave in the request's query only these names and the language, each once, cleaned and in this order.

    So whatever else somebody puts into an address reaches no page: the page is that of the address without it.
    """
    given = {name: cleaned(visit.args.get(name, "")) for name in (*names, LANGUAGE)}
    if given[LANGUAGE] not in CATALOGUES:
        del given[LANGUAGE]
    kept = [(name, word) for name, word in given.items() if word]
    visit.query_string = urlencode(kept).encode("ascii")
    visit.args = ImmutableMultiDict(kept)


def is_of_its_own(visit: Request) -> bool:
    """Whether the address asks for more than the page in a language, and so is one of as many as somebody makes up."""
    return bool(visit.args.keys() - {LANGUAGE})
